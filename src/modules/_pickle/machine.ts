// The machine that a pickle runs on: its stack, marks and memo, and the opcodes that build objects (Modules/_pickle.c).

import { callMethod, getattr, lookupAttribute, setattr } from "#runtime/attributes.ts";
import { attempt, call0, call1, call2, callv } from "#runtime/calls/call.ts";
import { decodeErrors, decodeText, strOfText } from "#runtime/codecs.ts";
import { current } from "#runtime/current.ts";
import { listType, PyBytes, PyList, PyTuple } from "#runtime/objects/containers.ts";
import { dictType, PyDict } from "#runtime/objects/dict.ts";
import { type PyBaseException, typeError, ValueErrorType, valueError } from "#runtime/objects/exceptions.ts";
import { floatType, intType, normalizeInt, PyFloat } from "#runtime/objects/numbers.ts";
import type { PyObject, PyValue } from "#runtime/objects/object.ts";
import { frozensetOf, PySet } from "#runtime/objects/set.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, jsText, type Str, strType, strValue } from "#runtime/objects/str.ts";
import { PyType } from "#runtime/objects/type.ts";
import { isInstance, typeName, typeOf } from "#runtime/objects/type-of.ts";
import { setitem } from "#runtime/operators/items.ts";
import { stringOfUnits } from "#text/codecs/codec.ts";
import { decodeRawUnicodeEscape } from "#text/codecs/unicode-escape.ts";
import { decodeUtf8 } from "#text/codecs/utf-8.ts";
import { findClass } from "./globals.ts";
import type { Input } from "./input.ts";
import { PlainClasses } from "./plain-classes.ts";
import { fullTypeName, pickleState, unpicklingError } from "./state.ts";

/** How Python 2's strings, globals and persistent objects are read. */
export interface Reading {
  encoding: string;
  errors: string;
  fixImports: boolean;
  buffers: PyValue | undefined;
  /** find_class() and persistent_load(), where a program has its own. */
  findClass: ((module: Str, name: Str) => PyValue) | undefined;
  persistentLoad: ((id: PyValue) => PyValue) | undefined;
}

const scratch = new DataView(new ArrayBuffer(8));
const scratchBytes = new Uint8Array(scratch.buffer);

const SHORT = 32;
const { fromCharCode } = String;

/** ASCII text of up to 32 bytes. One call with more arguments than needed is faster than a loop (measured: 110 ns against 330). */
function shortText(d: Uint8Array, at: number, n: number): string {
  if (n <= 8) {
    const [a, b, c, e] = [d[at]!, d[at + 1]!, d[at + 2]!, d[at + 3]!];
    return fromCharCode(a, b, c, e, d[at + 4]!, d[at + 5]!, d[at + 6]!, d[at + 7]!).substring(0, n);
  }
  const i = at + 8;
  const j = at + 16;
  const text = fromCharCode(
    ...([d[at]!, d[at + 1]!, d[at + 2]!, d[at + 3]!, d[at + 4]!, d[at + 5]!, d[at + 6]!, d[at + 7]!] as const),
    ...([d[i]!, d[i + 1]!, d[i + 2]!, d[i + 3]!, d[i + 4]!, d[i + 5]!, d[i + 6]!, d[i + 7]!] as const),
  );
  return n <= 16 ? text.substring(0, n) : text + shortText(d, j, n - 16);
}

/** Setting the length would call the host, which costs more than a few objects do. */
function shorten(stack: PyValue[], size: number): void {
  while (stack.length > size) stack.pop();
}

export class Machine {
  readonly input: Input;
  readonly reading: Reading;
  readonly stack: PyValue[] = [];
  marks: number[] = [];
  /** The stack's height at the last mark: nothing below it is in reach. */
  fence = 0;
  memo: (PyValue | undefined)[];
  memoSize = 0;
  proto = 0;
  private readonly plain = new PlainClasses();
  constructor(input: Input, reading: Reading, memo: (PyValue | undefined)[]) {
    this.input = input;
    this.reading = reading;
    this.memo = memo;
    for (const v of memo) if (v !== undefined) this.memoSize++;
  }

  // --- stack ---

  underflow(): PyBaseException {
    return unpicklingError(this.marks.length > 0 ? "unexpected MARK found" : "unpickling stack underflow");
  }

  pop(): PyValue {
    if (this.stack.length <= this.fence) throw this.underflow();
    return this.stack.pop()!;
  }

  top(): PyValue {
    if (this.stack.length <= this.fence) throw this.underflow();
    return this.stack[this.stack.length - 1]!;
  }

  mark(): void {
    this.marks.push((this.fence = this.stack.length));
  }

  /** Takes the last mark away; gives its height. */
  unmark(): number {
    const { marks } = this;
    const at = marks.pop();
    if (at === undefined) throw unpicklingError("could not find MARK");
    this.fence = marks.length > 0 ? marks[marks.length - 1]! : 0;
    return at;
  }

  /** The items from height `at` on. */
  popFrom(at: number): PyValue[] {
    if (at < this.fence) throw this.underflow();
    const { stack } = this;
    const items = stack.slice(at);
    shorten(stack, at);
    return items;
  }

  tuple(n: number): void {
    const { stack } = this;
    if (stack.length < n) throw this.underflow();
    const at = stack.length - n;
    if (at < this.fence) throw this.underflow();
    const items = n === 1 ? [stack[at]!] : n === 2 ? [stack[at]!, stack[at + 1]!] : stack.slice(at);
    shorten(stack, at + 1);
    stack[at] = new PyTuple(items);
  }

  popMarked(): void {
    const { marks, stack } = this;
    if (marks.length > 0 && marks[marks.length - 1] === stack.length) this.unmark();
    else if (stack.length <= this.fence) throw this.underflow();
    else stack.pop();
  }

  // --- memo ---

  put(index: number): void {
    const v = this.top();
    if (index < 0) throw valueError("negative PUT argument");
    if (this.memo[index] === undefined) this.memoSize++;
    this.memo[index] = v;
  }

  get(index: number): void {
    const v = this.memo[index];
    if (v === undefined) throw unpicklingError(`Memo value not found at index ${index}`);
    this.stack.push(v);
  }

  /** The number on a line: of PUT, GET and LONG. */
  lineInt(line: Uint8Array): number | bigint {
    return call1(intType, stringOfUnits(line)) as number | bigint;
  }

  // --- numbers and text ---

  loadInt(): void {
    const text = stringOfUnits(this.input.line(2));
    if (text === "00\n") this.stack.push(false);
    else if (text === "01\n") this.stack.push(true);
    else {
      const n = attempt(
        () => call1(intType, text),
        (e) => isInstance(e, ValueErrorType),
      );
      if (n === undefined) throw valueError("could not convert string to int");
      this.stack.push(n);
    }
  }

  loadLong(): void {
    const line = this.input.line(2);
    const suffix = line.length >= 2 && line[line.length - 2] === 0x4c;
    this.stack.push(this.lineInt(suffix ? line.subarray(0, -2) : line));
  }

  countedLong(n: number): void {
    if (n < 0) throw unpicklingError("LONG pickle has negative byte count");
    const data = this.input.bytes(n);
    if (n <= 6) {
      let v = 0;
      for (let i = n - 1; i >= 0; i--) v = v * 256 + data[i]!;
      this.stack.push(n > 0 && data[n - 1]! > 127 ? v - 256 ** n : v);
      return;
    }
    let hex = "";
    for (let i = n - 1; i >= 0; i--) hex += (data[i]! | 256).toString(16).slice(1);
    this.stack.push(normalizeInt(BigInt.asIntN(8 * n, BigInt(`0x${hex}`))));
  }

  loadFloat(): void {
    const text = stringOfUnits(this.input.line(2));
    const v = attempt(
      () => call1(floatType, text),
      (e) => isInstance(e, ValueErrorType),
    );
    if (v === undefined || /[_\s]/.test(text.slice(0, -1)))
      throw valueError(`could not convert string to float${/^\s*[-+]?\.?\d/.test(text) ? "" : `: '${text}'`}`);
    this.stack.push(v);
  }

  loadBinFloat(): void {
    const at = this.input.read(8);
    const { data } = this.input;
    for (let i = 0; i < 8; i++) scratchBytes[i] = data[at + i]!;
    this.stack.push(new PyFloat(scratch.getFloat64(0)));
  }

  /** UTF-8 text of `n` bytes. */
  text(n: number): void {
    const { input } = this;
    const at = input.read(n);
    const { data } = input;
    const end = at + n;
    if (n <= SHORT) {
      let any = 0;
      for (let i = at; i < end; i++) any |= data[i]!;
      if (any < 128) {
        this.stack.push(shortText(data, at, n));
        return;
      }
    }
    const bytes = data.subarray(at, end);
    this.stack.push(strOfText(decodeUtf8(bytes, decodeErrors(bytes, "surrogatepass")).text));
  }

  rawText(): void {
    const line = this.input.line(1).subarray(0, -1);
    this.stack.push(strOfText(decodeRawUnicodeEscape(line, decodeErrors(line, "strict")).text));
  }

  /** A string of Python 2. */
  oldString(data: Uint8Array): void {
    const { encoding, errors } = this.reading;
    this.stack.push(
      encoding === "bytes" ? new PyBytes(data.slice()) : data.length === 0 ? "" : decodeText(data, encoding, errors),
    );
  }

  quotedString(): void {
    const line = this.input.line(1).subarray(0, -1);
    const quote = line[0];
    if (line.length < 2 || quote !== line[line.length - 1] || (quote !== 0x27 && quote !== 0x22))
      throw unpicklingError("the STRING opcode argument must be quoted");
    const codecs = current().importModule("_codecs");
    const r = callMethod(codecs, "escape_decode", new PyBytes(line.slice(1, -1))) as PyTuple;
    this.oldString((r.items[0] as PyBytes).data);
  }

  // --- containers ---

  append(at: number): void {
    const { stack } = this;
    const n = stack.length;
    if (at > n || at <= this.fence) throw this.underflow();
    if (n === at) return;
    const list = stack[at - 1]!;
    if (list instanceof PyList && list.cls === listType) {
      const { items } = list;
      for (let i = at; i < n; i++) items.push(stack[i]!);
      shorten(stack, at);
      return;
    }
    const items = this.popFrom(at);
    const extend = lookupAttribute(list, "extend");
    if (extend !== undefined) call1(extend, new PyList(items));
    else {
      const append = getattr(list, "append");
      for (const item of items) call1(append, item);
    }
  }

  setItems(at: number): void {
    const { stack } = this;
    const n = stack.length;
    if (at > n || at <= this.fence) throw this.underflow();
    if (n === at) return;
    if ((n - at) % 2 !== 0) throw unpicklingError("odd number of items for SETITEMS");
    const dict = stack[at - 1]!;
    if (dict instanceof PyDict && dict.cls === dictType)
      for (let i = at; i < n; i += 2) dict.set(stack[i]!, stack[i + 1]!);
    else for (let i = at; i < n; i += 2) setitem(dict, stack[i]!, stack[i + 1]!);
    shorten(stack, at);
  }

  addItems(): void {
    const at = this.unmark();
    const { stack } = this;
    if (at > stack.length || at <= this.fence) throw this.underflow();
    if (at === stack.length) return;
    const set = stack[at - 1]!;
    const items = this.popFrom(at);
    if (set instanceof PySet) for (const item of items) set.add(item);
    else {
      const add = getattr(set, "add");
      for (const item of items) call1(add, item);
    }
  }

  dict(): void {
    const items = this.popFrom(this.unmark());
    if (items.length % 2 !== 0) throw unpicklingError("odd number of items for DICT");
    const d = new PyDict();
    for (let i = 0; i < items.length; i += 2) d.set(items[i]!, items[i + 1]!);
    this.stack.push(d);
  }

  frozenset(): void {
    this.stack.push(frozensetOf(this.popFrom(this.unmark())));
  }

  // --- objects ---

  findClass(module: Str, name: Str): PyValue {
    const { findClass: own, fixImports } = this.reading;
    return own === undefined ? findClass(module, name, this.proto, fixImports) : own(module, name);
  }

  global(): void {
    const module = decodeText(this.input.line(2).slice(0, -1));
    const name = decodeText(this.input.line(2).slice(0, -1));
    this.stack.push(this.findClass(module, name));
  }

  stackGlobal(): void {
    const name = this.pop();
    const module = this.pop();
    if (typeOf(name) !== strType || typeOf(module) !== strType) throw unpicklingError("STACK_GLOBAL requires str");
    this.stack.push(this.findClass(strValue(module)!, strValue(name)!));
  }

  extension(code: number): void {
    const state = pickleState();
    if (code <= 0) throw unpicklingError("EXT specifies code <= 0");
    let v = state.extensionCache.get(code);
    if (v === undefined) {
      const pair = state.invertedRegistry.get(code);
      if (pair === undefined) throw valueError(`unregistered extension code ${code}`);
      const [module, name] = pair instanceof PyTuple && pair.items.length === 2 ? pair.items : [];
      if (module === undefined || strValue(module) === undefined || strValue(name!) === undefined)
        throw valueError(`_inverted_registry[${code}] isn't a 2-tuple of strings`);
      v = this.findClass(strValue(module)!, strValue(name!)!);
      state.extensionCache.set(code, v);
    }
    this.stack.push(v);
  }

  private instantiate(cls: PyValue, args: PyValue[]): void {
    this.stack.push(
      args.length === 0 && cls instanceof PyType && lookupAttribute(cls, "__getinitargs__") === undefined
        ? callMethod(cls, "__new__", cls)
        : callv(cls, args),
    );
  }

  inst(): void {
    const at = this.unmark();
    const module = decodeText(this.input.line(2).slice(0, -1), "ascii");
    const name = decodeText(this.input.line(2).slice(0, -1), "ascii");
    const cls = this.findClass(module, name);
    this.instantiate(cls, this.popFrom(at));
  }

  obj(): void {
    const at = this.unmark();
    if (this.stack.length - at < 1) throw this.underflow();
    const args = this.popFrom(at + 1);
    this.instantiate(this.pop(), args);
  }

  newObject(withKeywords: boolean): void {
    const kwargs = withKeywords ? this.pop() : undefined;
    const args = this.pop();
    const cls = this.pop();
    const op = withKeywords ? "NEWOBJ_EX" : "NEWOBJ";
    if (!(cls instanceof PyType))
      throw unpicklingError(`${op} class argument must be a type, not ${fullTypeName(cls)}`);
    if (kwargs === undefined && args instanceof PyTuple && args.items.length === 0 && this.plain.makes(cls)) {
      this.stack.push(new cls.K());
      return;
    }
    const make = cls.lookup("__new__");
    if (make === undefined) throw unpicklingError(`${op} class argument '${cls.name}' doesn't have __new__`);
    if (!(args instanceof PyTuple))
      throw unpicklingError(`${op} args argument must be a tuple, not ${fullTypeName(args)}`);
    if (kwargs !== undefined && !(kwargs instanceof PyDict))
      throw unpicklingError(`${op} kwargs argument must be a dict, not ${fullTypeName(kwargs)}`);
    const f = getattr(cls, "__new__");
    const pairs = kwargs?.pairs() ?? [];
    this.stack.push(
      pairs.length > 0
        ? callv(
            f,
            [cls, ...args.items, ...pairs.map((p) => p[1])],
            pairs.map((p) => jsText(p[0]) ?? ""),
          )
        : args.items.length === 0
          ? call1(f, cls)
          : args.items.length === 1
            ? call2(f, cls, args.items[0]!)
            : callv(f, [cls, ...args.items]),
    );
  }

  reduce(): void {
    const args = this.pop();
    const f = this.pop();
    if (!(args instanceof PyTuple)) throw typeError("argument list must be a tuple");
    const { items } = args;
    this.stack.push(items.length === 0 ? call0(f) : items.length === 1 ? call1(f, items[0]!) : callv(f, items.slice()));
  }

  build(): void {
    if (this.stack.length - 2 < this.fence) throw this.underflow();
    let state = this.pop();
    const instance = this.top();
    if (state instanceof PyDict && this.plain.fill(instance, state)) return;
    const setState = lookupAttribute(instance, "__setstate__");
    if (setState !== undefined) {
      call1(setState, state);
      return;
    }
    let slots: PyValue | undefined;
    if (state instanceof PyTuple && state.items.length === 2) [state, slots] = state.items as [PyValue, PyValue];
    if (state !== None) {
      if (!(state instanceof PyDict)) throw unpicklingError("state is not a dictionary");
      const own = getattr(instance, "__dict__");
      for (const [k, v] of state.pairs()) setitem(own, k, v);
    }
    if (slots !== undefined) {
      if (!(slots instanceof PyDict)) {
        if (slots === None) return;
        throw unpicklingError("slot state is not a dictionary");
      }
      for (const [k, v] of slots.pairs()) {
        const name = jsText(k);
        if (name === undefined) throw typeError(`attribute name must be string, not '${typeName(k)}'`);
        setattr(instance, name, v);
      }
    }
  }

  persistent(id: PyValue): void {
    const { persistentLoad } = this.reading;
    if (persistentLoad === undefined)
      throw unpicklingError(
        "A load persistent id instruction was encountered, but no persistent_load function was specified.",
      );
    this.stack.push(persistentLoad(id));
  }

  persistentLine(): void {
    const line = this.input.line(1).subarray(0, -1);
    for (const c of line) if (c > 127) throw unpicklingError("persistent IDs in protocol 0 must be ASCII strings");
    this.persistent(fromUtf16(stringOfUnits(line)));
  }

  nextBuffer(): void {
    const { buffers } = this.reading;
    if (buffers === undefined)
      throw unpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given");
    const next = call2(current().builtins.getStr("next")!, buffers, endOfBuffers);
    if (next === endOfBuffers) throw unpicklingError("not enough out-of-band buffers");
    this.stack.push(next);
  }
}

const endOfBuffers: PyObject = new PyTuple([]);
