// Pickling by name: GLOBAL, STACK_GLOBAL and the extension codes (save_global in Modules/_pickle.c).

import { getattr, lookupAttribute } from "#runtime/attributes.ts";
import { encodeText } from "#runtime/codecs.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { runtimeError, UnicodeEncodeErrorType } from "#runtime/objects/exceptions.ts";
import { PyNativeFunction } from "#runtime/objects/functions.ts";
import { intValue } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { fromUtf16, isStr, jsText, type Str, strValue } from "#runtime/objects/str.ts";
import { isInstance } from "#runtime/objects/type-of.ts";
import { reprText } from "#runtime/operators/protocols.ts";
import { renamed, replacing, whichModule } from "./globals.ts";
import { memoGet, memoPut, type PyPickler, type Save } from "./layout.ts";
import { Op } from "./opcodes.ts";
import { pickleState, picklingError } from "./state.ts";

/** An extension code of copyreg for the name; false when it has none. */
function saveExtension(p: PyPickler, module: Str, name: Str): boolean {
  const found = pickleState().extensionRegistry.get(new PyTuple([module, name]));
  if (found === undefined) return false;
  const code = Number(intValue(found) ?? 0);
  if (code <= 0 || code > 0x7fff_ffff) throw runtimeError(`extension code ${code} is out of range`);
  if (code <= 0xff) p.out.byte2(Op.EXT1, code);
  else if (code <= 0xffff) p.out.op2(Op.EXT2, code);
  else p.out.op4(Op.EXT4, code);
  return true;
}

/** A module's or a global's name as GLOBAL holds it: UTF-8 in protocol 3, else ASCII. */
function identifier(p: PyPickler, name: Str, what: string): void {
  const data = replacing(
    () => encodeText(name, p.proto === 3 ? "utf-8" : "ascii"),
    (e) => isInstance(e, UnicodeEncodeErrorType),
    () => picklingError(`can't pickle ${what} identifier ${reprText(name)} using pickle protocol ${p.proto}`),
  );
  p.out.data(data);
  p.out.byte(10);
}

function saveFunctionModule(p: PyPickler, save: Save, module: string): void {
  const { functionModules } = p.memo;
  const known = functionModules.get(module);
  if (known !== undefined) memoGet(p, known);
  else if (p.persistentId !== undefined || p.fast !== 0 || !p.out.shortAscii(Op.SHORT_BINUNICODE, module))
    save(p, module);
  else {
    functionModules.set(module, p.memo.size);
    p.memo.skip();
    p.out.byte(Op.MEMOIZE);
  }
}

export function saveGlobal(p: PyPickler, save: Save, obj: PyValue, given: PyValue | undefined): void {
  const { out } = p;
  const named = given ?? lookupAttribute(obj, "__qualname__") ?? getattr(obj, "__name__");
  const name = isStr(named) ? strValue(named)! : fromUtf16(reprText(named));
  const path = jsText(name)!.split(".");
  const module = whichModule(obj, name, path);
  if (p.proto >= 2 && saveExtension(p, module, name)) return;
  if (p.proto >= 4) {
    if (obj instanceof PyNativeFunction && typeof module === "string") saveFunctionModule(p, save, module);
    else save(p, module);
    save(p, name);
    out.byte(Op.STACK_GLOBAL);
    memoPut(p, obj);
    return;
  }
  // A dotted name is getattr(getattr(…, first), second).
  for (let i = 1; i < path.length; i++) {
    save(p, pickleState().getattr);
    if (p.proto < 2) out.byte(Op.MARK);
  }
  let [m, n]: [Str, Str] = [module, path.length > 1 ? fromUtf16(path[0]!) : name];
  if (p.fixImports) [m, n] = renamed(m, n, "3to2");
  out.byte(Op.GLOBAL);
  identifier(p, m, "module");
  identifier(p, n, "global");
  for (const attribute of path.slice(1)) {
    save(p, fromUtf16(attribute));
    out.byte2(p.proto < 2 ? Op.TUPLE : Op.TUPLE2, Op.REDUCE);
  }
  memoPut(p, obj);
}
