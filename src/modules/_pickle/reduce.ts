// Pickling what `__reduce__` gave (save_reduce in Modules/_pickle.c).

import { getattr, lookupAttribute } from "#runtime/attributes.ts";
import { callv } from "#runtime/calls/call.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { PyFunction, PyNativeFunction } from "#runtime/objects/functions.ts";
import type { PyObject, PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { PyType } from "#runtime/objects/type.ts";
import { typeOf } from "#runtime/objects/type-of.ts";
import { reprText } from "#runtime/operators/protocols.ts";
import { saveItems, savePairs } from "./batches.ts";
import { addNote, memoGet, memoPut, type PyPickler, type Save } from "./layout.ts";
import { Op } from "./opcodes.ts";
import { fullTypeName, pickleState, picklingError } from "./state.ts";

const callable = (v: PyValue): boolean =>
  v instanceof PyFunction || v instanceof PyNativeFunction || typeOf(v).lookup("__call__") !== undefined;
const isIterator = (v: PyValue): boolean => typeOf(v).lookup("__next__") !== undefined;
const orNothing = (v: PyValue | undefined): PyValue | undefined => (v === None ? undefined : v);

class Reduced {
  private readonly p: PyPickler;
  private readonly save: Save;
  private readonly obj: PyObject;
  constructor(p: PyPickler, save: Save, obj: PyObject) {
    this.p = p;
    this.save = save;
    this.obj = obj;
  }

  private part(v: PyValue, what: string): void {
    try {
      this.save(this.p, v);
    } catch (x) {
      addNote(x, () => `when serializing ${fullTypeName(this.obj)} ${what}`);
      throw x;
    }
  }

  private checkClass(cls: PyValue, name: string): void {
    const own = getattr(this.obj, "__class__");
    if (own !== cls) throw picklingError(`first argument to ${name}() must be ${reprText(own)}, not ${reprText(cls)}`);
  }

  /** `copyreg.__newobj_ex__(cls, args, kwargs)` */
  newObjectEx(args: PyTuple): void {
    const { p } = this;
    if (args.items.length !== 3) throw picklingError(`__newobj_ex__ expected 3 arguments, got ${args.items.length}`);
    const [cls, newArgs, kwargs] = args.items as [PyValue, PyValue, PyValue];
    if (!(cls instanceof PyType))
      throw picklingError(`first argument to __newobj_ex__() must be a class, not ${fullTypeName(cls)}`);
    this.checkClass(cls, "__newobj_ex__");
    if (!(newArgs instanceof PyTuple))
      throw picklingError(`second argument to __newobj_ex__() must be a tuple, not ${fullTypeName(newArgs)}`);
    if (!(kwargs instanceof PyDict))
      throw picklingError(`third argument to __newobj_ex__() must be a dict, not ${fullTypeName(kwargs)}`);
    if (p.proto >= 4) {
      this.part(cls, "class");
      this.part(newArgs, "__new__ arguments");
      this.part(kwargs, "__new__ arguments");
      p.out.byte(Op.NEWOBJ_EX);
      return;
    }
    const pairs = kwargs.pairs();
    const bound = callv(
      pickleState().partial,
      [getattr(cls, "__new__"), cls, ...newArgs.items, ...pairs.map((pair) => pair[1])],
      pairs.length === 0 ? undefined : pairs.map((pair) => jsText(pair[0])!),
    );
    this.part(bound, "reconstructor");
    this.save(p, new PyTuple([]));
    p.out.byte(Op.REDUCE);
  }

  /** `copyreg.__newobj__(cls, *args)` */
  newObject(args: PyTuple): void {
    if (args.items.length < 1) throw picklingError("__newobj__ expected at least 1 argument, got 0");
    const cls = args.items[0]!;
    if (!(cls instanceof PyType))
      throw picklingError(`first argument to __newobj__() must be a class, not ${fullTypeName(cls)}`);
    this.checkClass(cls, "__newobj__");
    this.part(cls, "class");
    this.part(new PyTuple(args.items.slice(1)), "__new__ arguments");
    this.p.out.byte(Op.NEWOBJ);
  }

  call(f: PyValue, args: PyTuple): void {
    this.part(f, "reconstructor");
    this.part(args, "reconstructor arguments");
    this.p.out.byte(Op.REDUCE);
  }

  state(state: PyValue, setter: PyValue | undefined): void {
    const { p } = this;
    if (setter === undefined) {
      this.part(state, "state");
      p.out.byte(Op.BUILD);
      return;
    }
    // A call of setter(obj, state), whose result is dropped.
    this.part(setter, "state setter");
    this.save(p, this.obj);
    this.part(state, "state");
    p.out.byte2(Op.TUPLE2, Op.REDUCE);
    p.out.byte(Op.POP);
  }
}

export function saveReduce(p: PyPickler, save: Save, reduced: PyTuple, obj: PyObject): void {
  const { items } = reduced;
  if (items.length < 2 || items.length > 6)
    throw picklingError("tuple returned by __reduce__ must contain 2 through 6 elements");
  const [f, args] = items as [PyValue, PyValue];
  const wrong = (which: string, kind: string, v: PyValue): never => {
    throw picklingError(`${which} item of the tuple returned by __reduce__ must be ${kind}, not ${fullTypeName(v)}`);
  };
  if (!callable(f)) wrong("first", "callable", f);
  if (!(args instanceof PyTuple)) throw wrong("second", "a tuple", args);
  const state = orNothing(items[2]);
  const listItems = orNothing(items[3]);
  const dictItems = orNothing(items[4]);
  const setter = orNothing(items[5]);
  if (listItems !== undefined && !isIterator(listItems)) wrong("fourth", "an iterator", listItems);
  if (dictItems !== undefined && !isIterator(dictItems)) wrong("fifth", "an iterator", dictItems);
  if (setter !== undefined && !callable(setter)) wrong("sixth", "callable", setter);
  const name = p.proto < 2 ? undefined : f instanceof PyFunction ? f.name : lookupAttribute(f, "__name__");
  const writer = new Reduced(p, save, obj);
  if (name === "__newobj_ex__") writer.newObjectEx(args);
  else if (name === "__newobj__") writer.newObject(args);
  else writer.call(f, args);
  const known = p.memo.get(obj);
  if (known !== undefined) {
    // A recursive object, which its own arguments made.
    p.out.byte(Op.POP);
    memoGet(p, known);
    return;
  }
  memoPut(p, obj);
  if (listItems !== undefined) saveItems(p, save, listItems, obj);
  if (dictItems !== undefined) savePairs(p, save, dictItems, obj);
  if (state !== undefined) writer.state(state, setter);
}
