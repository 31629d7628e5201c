// Instances of ordinary classes: what `object.__reduce_ex__` would give is written without being made.

import { PyDict } from "#runtime/objects/dict.ts";
import { nameOfKey, PyInstance, type PyObject, type PyValue, slotsOf } from "#runtime/objects/object.ts";
import { objectType, type PyType } from "#runtime/objects/type.ts";
import { saveValue } from "./batches.ts";
import { addNote, memoPut, type PyPickler, putOp, type Save } from "./layout.ts";
import { BATCH_SIZE, Op } from "./opcodes.ts";
import { fullTypeName } from "./state.ts";

const isPlain = (cls: PyType): boolean =>
  cls.isHeap &&
  cls.layout === PyInstance &&
  cls.hasDict &&
  cls.hasPlainClass() &&
  cls.definer("__reduce_ex__") === objectType &&
  cls.definer("__reduce__") === objectType &&
  cls.definer("__getstate__") === objectType &&
  cls.lookup("__getnewargs__") === undefined &&
  cls.lookup("__getnewargs_ex__") === undefined &&
  cls.mro.every((t) => t.ownSlots.length === 0);

function plainClass(p: PyPickler, cls: PyType): boolean {
  const known = p.plainClasses.get(cls);
  if (known?.version === cls.version) return known.plain;
  const plain = isPlain(cls);
  p.plainClasses.set(cls, { version: cls.version, plain });
  return plain;
}

/** Stands in notes for the dict that is not made. */
const stateDict = new PyDict();

/** Writes `v` if it is such an instance; false, and nothing is written, otherwise. */
export function savePlainObject(p: PyPickler, save: Save, v: PyObject): boolean {
  const { cls } = v;
  if (p.proto < 2 || p.fast !== 0 || p.persistentId !== undefined || v.odict !== undefined) return false;
  if (!plainClass(p, cls)) return false;
  const own = slotsOf(v);
  const keys: string[] = [];
  for (const key of Object.keys(v)) if (key.charCodeAt(0) === 36 && own[key] !== undefined) keys.push(key);
  if (keys.length > BATCH_SIZE || own["$__reduce_ex__"] !== undefined || own["$__getstate__"] !== undefined)
    return false;
  try {
    write(p, save, v, keys);
  } catch (x) {
    addNote(x, () => `when serializing ${fullTypeName(v)} object`);
    throw x;
  }
  return true;
}

function write(p: PyPickler, save: Save, v: PyObject, keys: readonly string[]): void {
  const { out } = p;
  try {
    save(p, v.cls);
  } catch (x) {
    addNote(x, () => `when serializing ${fullTypeName(v)} class`);
    throw x;
  }
  out.boundary();
  out.byte2(Op.EMPTY_TUPLE, Op.NEWOBJ);
  memoPut(p, v);
  if (keys.length === 0) return;
  out.boundary();
  out.byte(Op.EMPTY_DICT);
  putOp(p, p.memo.size);
  p.memo.skip();
  if (keys.length > 1) out.byte(Op.MARK);
  try {
    const own = slotsOf(v);
    for (const key of keys) {
      const name: PyValue = nameOfKey(key);
      save(p, name);
      saveValue(p, save, stateDict, name, own[key]!);
    }
  } catch (x) {
    addNote(x, () => `when serializing ${fullTypeName(v)} state`);
    throw x;
  }
  out.byte2(keys.length > 1 ? Op.SETITEMS : Op.SETITEM, Op.BUILD);
}
