// Module _sqlite3: SQLite (Modules/_sqlite/module.c). The library is SQLite itself as WebAssembly; its files are the host's.

import { callv } from "#runtime/calls/call.ts";
import { bool, text } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, kwrest, pos, rest } from "#runtime/native/params.ts";
import { bytearrayType, PyTuple } from "#runtime/objects/containers.ts";
import { DeprecationWarningType } from "#runtime/objects/exceptions.ts";
import { floatType, intType } from "#runtime/objects/numbers.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, jsText, strType } from "#runtime/objects/str.ts";
import { warn } from "#runtime/warnings.ts";
import { blobType } from "./blob.ts";
import { connectionType } from "./connection.ts";
import { constants } from "./constants.ts";
import { cursorType } from "./cursor.ts";
import { prepareProtocolType } from "./protocol.ts";
import { rowType } from "./row.ts";
import { sqlState } from "./state.ts";
import { adapt } from "./values.ts";

const sqliteModule: NativeModule = defineModule("_sqlite3", () => {
  const state = sqlState();
  const { engine } = state;
  return {
    functions: {
      connect: fn([rest("args"), kwrest("kwargs")], (args, kwargs) => {
        if (args.length > 1)
          warn(
            DeprecationWarningType,
            "Passing more than 1 positional argument to sqlite3.connect() is deprecated. Parameters 'timeout', 'detect_types', " +
              "'isolation_level', 'check_same_thread', 'factory', 'cached_statements' and 'uri' will become keyword-only " +
              "parameters in Python 3.15.",
          );
        const named = kwargs.getStr("factory");
        const factory = args[5] ?? named ?? connectionType;
        const pairs = kwargs.pairs();
        return callv(
          factory,
          [...args, ...pairs.map(([, v]) => v)],
          pairs.map(([k]) => jsText(k)!),
        );
      }),
      complete_statement: fn([arg("statement", text)], (statement) =>
        engine.withTexts([statement], (at) => engine.c.sqlite3_complete(at!) !== 0),
      ),
      register_adapter: fn([pos("type"), pos("adapter")], (type, adapter) => {
        if (type === intType || type === floatType || type === strType || type === bytearrayType)
          state.baseTypeAdapted = true;
        state.adapters.set(new PyTuple([type, prepareProtocolType]), adapter);
        return None;
      }),
      register_converter: fn([pos("typename", text), pos("converter")], (name, converter) => {
        state.converters.set(fromUtf16(name.toUpperCase()), converter);
        return None;
      }),
      adapt: fn([pos("obj"), pos("proto", "..."), pos("alt", "...")], (obj, proto, alt) => {
        const adapted = adapt(state, obj, proto ?? prepareProtocolType, alt);
        if (adapted === undefined) throw state.error("ProgrammingError", "can't adapt");
        return adapted;
      }),
      enable_callback_tracebacks: fn([pos("enable", bool)], (enable) => {
        state.callbackTracebacks = enable;
        return None;
      }),
    },
    types: {
      Connection: connectionType,
      Cursor: cursorType,
      Row: rowType,
      Blob: blobType,
      PrepareProtocol: prepareProtocolType,
      ...state.errors,
    },
    attributes: {
      ...constants,
      sqlite_version: engine.text(engine.c.sqlite3_libversion()),
      threadsafety: 0,
      adapters: state.adapters,
      converters: state.converters,
    },
  };
});
export default sqliteModule;
