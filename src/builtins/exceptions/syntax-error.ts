// SyntaxError: its details tuple and str. Follows Objects/exceptions.c (SyntaxError_*).

import { defineClass } from "#runtime/native/define.ts";
import { kwrest, rest } from "#runtime/native/params.ts";
import { PySyntaxError, SyntaxErrorType, typeError } from "#runtime/objects/exceptions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, jsText } from "#runtime/objects/str.ts";
import { str, strText, toArray } from "#runtime/operators/protocols.ts";
import { initBase, objectMember } from "./kit.ts";

defineClass(SyntaxErrorType, PySyntaxError, (c) => ({
  slots: {
    init: c.init([rest("args"), kwrest("kwargs")], (self, args, kwargs) => {
      initBase(self, args, kwargs);
      if (args.length >= 1) self.msg = args[0]!;
      if (args.length !== 2) return;
      const info = toArray(args[1]!);
      if (info.length < 4) throw typeError(`function takes at least 4 arguments (${info.length} given)`);
      if (info.length > 7) throw typeError(`function takes at most 7 arguments (${info.length} given)`);
      self.filename = info[0]!;
      self.lineno = info[1]!;
      self.offset = info[2]!;
      self.text = info[3]!;
      self.endLineno = info[4] ?? None;
      self.endOffset = info[5] ?? None;
      self.metadata = info[6] ?? None;
      if (info.length === 5) throw typeError("end_offset must be provided when end_lineno is provided");
    }),
    str: (self) => {
      const path = jsText(self.filename);
      const hasLine = isInt(self.lineno) && typeof self.lineno !== "boolean";
      if (path === undefined && !hasLine) return str(self.msg);
      const name = path === undefined ? undefined : path.slice(path.lastIndexOf("/") + 1);
      const where =
        name === undefined ? `line ${strText(self.lineno)}` : hasLine ? `${name}, line ${strText(self.lineno)}` : name;
      return fromUtf16(`${strText(self.msg)} (${where})`);
    },
  },
  properties: {
    msg: objectMember<PySyntaxError>("msg"),
    filename: objectMember<PySyntaxError>("filename"),
    lineno: objectMember<PySyntaxError>("lineno"),
    offset: objectMember<PySyntaxError>("offset"),
    text: objectMember<PySyntaxError>("text"),
    end_lineno: objectMember<PySyntaxError>("endLineno"),
    end_offset: objectMember<PySyntaxError>("endOffset"),
    print_file_and_line: objectMember<PySyntaxError>("printFileAndLine"),
    _metadata: objectMember<PySyntaxError>("metadata"),
  },
}));
