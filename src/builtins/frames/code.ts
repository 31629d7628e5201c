// Code objects. What CPython derives from bytecode is derived from the table of positions: one "instruction" of two bytes per position.

import type { CodeSpec } from "#abi/types.ts";
import { addressOf } from "#builtins/object/index.ts";
import { callMethodOf } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { warn } from "#runtime/exceptions/warn.ts";
import { ascii, copySpec } from "#runtime/importing/unit-text.ts";
import type { Interpreter } from "#runtime/interpreter.ts";
import { defineClass } from "#runtime/native/define.ts";
import { kw, pos, rest } from "#runtime/native/params.ts";
import { emptyTuple, PyBytes, PyList, PyTuple } from "#runtime/objects/containers.ts";
import {
  attributeError,
  DeprecationWarningType,
  makeException,
  notImplementedError,
  typeError,
  ValueErrorType,
} from "#runtime/objects/exceptions.ts";
import { Code, codeType } from "#runtime/objects/frames.ts";
import { hashText, pyEquals } from "#runtime/objects/hash.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { fromUtf16, jsText } from "#runtime/objects/str.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { toIndexValue } from "#runtime/operators/protocols.ts";
import { constantValue, type UnitInstance } from "#runtime/units.ts";

const constants = new WeakMap<Code, PyTuple>();
const sourceLines = new WeakMap<object, { lines: string[] | undefined }>();

/** `co_consts`, made once a code so that its items keep their identity. */
function constsOf(code: Code): PyTuple {
  let t = constants.get(code);
  if (t === undefined)
    constants.set(code, (t = new PyTuple(code.spec.consts.map((c) => constantValue(c, code.instance.K)))));
  return t;
}

function names(list: readonly string[]): PyTuple {
  return list.length === 0 ? emptyTuple : new PyTuple(list.map((n) => fromUtf16(n)));
}

/** Number of positions of a code: what counts as its instructions. */
export function positionCount(code: Code): number {
  return Math.max(1, Math.floor(code.spec.positions.length / 4));
}

function linesOf(code: Code): string[] | undefined {
  const { unit } = code.instance;
  let memo = sourceLines.get(unit);
  if (memo === undefined) {
    const text = unit.source;
    sourceLines.set(
      unit,
      (memo = { lines: text === undefined ? current().sourceLines(code.filename) : text.split(/\r\n|\r|\n/) }),
    );
  }
  return memo.lines;
}

/** A column in UTF-8 bytes from one in UTF-16 units. */
function byteColumn(line: string | undefined, column: number): number {
  if (line === undefined) return column;
  let n = 0;
  for (const c of line.slice(0, column)) {
    const p = c.codePointAt(0)!;
    n += p < 0x80 ? 1 : p < 0x800 ? 2 : p < 0x10000 ? 3 : 4;
  }
  return n;
}

function hasCells(code: Code): boolean {
  return code.spec.cellvars.length + code.spec.freevars.length > 0;
}

/** The four numbers of one position, as co_positions gives them. */
function positionTuple(code: Code, i: number, lines: () => string[] | undefined): PyTuple {
  const p = code.spec.positions;
  // A code with cells begins by making them, on no line.
  if (i === 0 && hasCells(code)) return new PyTuple([None, None, None, None]);
  if (i === 0 && code.spec.form === "module" && code.index === 0) return new PyTuple([0, 1, 0, 0]);
  const line = p[i * 4];
  if (line === undefined) return new PyTuple([code.spec.firstlineno, code.spec.firstlineno, 0, 0]);
  const endLine = p[i * 4 + 1]!;
  const column = p[i * 4 + 2]!;
  const endColumn = p[i * 4 + 3]!;
  if (current().flags["no_debug_ranges"] === 1) return new PyTuple([line, line, None, None]);
  if (column < 0 || endColumn < 0) return new PyTuple([line, endLine, None, None]);
  // columns past the first few of a line of ASCII are the same in both units
  const source = lines();
  return new PyTuple([
    line,
    endLine,
    byteColumn(source?.[line - 1], column),
    byteColumn(source?.[endLine - 1], endColumn),
  ]);
}

function iterator(items: PyValue[]): PyValue {
  return callMethodOf(new PyList(items), "__iter__");
}

/** The line of an "instruction"; a module begins on line 0. */
export function instructionLine(code: Code, i: number): number {
  return i === 0 && code.spec.form === "module" && code.index === 0 ? 0 : code.lineAt(i);
}

function lineRanges(code: Code): PyValue[] {
  const out: PyValue[] = [];
  if (code.spec.positions.length === 0) return out;
  const n = positionCount(code);
  const line = (i: number): number => instructionLine(code, i);
  let start = 0;
  for (let i = 1; i <= n; i++) {
    if (i < n && line(i) === line(start)) continue;
    out.push(new PyTuple([start * 2, i * 2, line(start)]));
    start = i;
  }
  return out;
}

/** The text of the JavaScript function that a code is. */
export function instructionsOf(code: Code): string {
  return String((code.instance as UnitInstance).makers[code.index]);
}

/** The same, as it is stored and read again. */
function storedInstructions(code: Code): string {
  return ascii(instructionsOf(code));
}

/** What makes two codes equal: everything but the file name; `text` adds the instructions. */
function keyOf(given: Code, text: boolean): string {
  // A traced form is the code that it stands for.
  const { plain, K } = given.instance as UnitInstance;
  const code = plain !== undefined && K[given.index] === given ? plain.K[given.index]! : given;
  const s = code.spec;
  const consts = s.consts.map((c) => (c.t === "code" ? keyOf(code.instance.K[c.v]!, text) : JSON.stringify(c)));
  return JSON.stringify([
    code.name,
    code.qualname,
    s.argcount,
    s.posonlyargcount,
    s.kwonlyargcount,
    s.flags,
    s.firstlineno,
    s.varnames,
    s.cellvars,
    s.freevars,
    s.names,
    consts,
    s.positions,
    text ? storedInstructions(code) : "",
  ]);
}

function equal(a: Code, b: Code): boolean {
  return a === b || (keyOf(a, false) === keyOf(b, false) && keyOf(a, true) === keyOf(b, true));
}

function strings(v: PyValue, what: string): string[] {
  if (!(v instanceof PyTuple)) throw typeError(`replace() argument '${what}' must be tuple, not ${typeName(v)}`);
  return v.items.map((x) => {
    const s = jsText(x);
    if (s === undefined) throw typeError(`name tuples must contain only strings, not '${typeName(x)}'`);
    return s;
  });
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((x, i) => x === b[i]);
}

const NUMBERS: Record<string, keyof CodeSpec> = {
  co_argcount: "argcount",
  co_posonlyargcount: "posonlyargcount",
  co_kwonlyargcount: "kwonlyargcount",
};
const NAME_LISTS: Record<string, "varnames" | "names" | "cellvars" | "freevars"> = {
  co_varnames: "varnames",
  co_names: "names",
  co_cellvars: "cellvars",
  co_freevars: "freevars",
};

/**
 * `code.replace(…)`: names, file, first line and flags may change. The instructions are JavaScript: a code object whose constants, variables
 * or parameters were changed has the attributes asked for, but cannot run.
 */
function replaced(code: Code, changes: Record<string, PyValue | undefined>): Code {
  const spec = copySpec(code.spec);
  let { filename, name, qualname, stacksize } = code;
  let base = code;
  let altered = code.altered;
  for (const [key, v] of Object.entries(changes)) {
    if (v === undefined) continue;
    if (key === "co_name" || key === "co_qualname" || key === "co_filename") {
      const s = jsText(v);
      if (s === undefined) throw typeError(`replace() argument '${key}' must be str, not ${typeName(v)}`);
      if (key === "co_name") name = spec.name = s;
      else if (key === "co_qualname") qualname = spec.qualname = s;
      else filename = s;
    } else if (key === "co_firstlineno") {
      const line = Number(toIndexValue(v));
      const delta = line - spec.firstlineno;
      spec.firstlineno = line;
      spec.positions = spec.positions.map((p, i) => (i % 4 < 2 ? p + delta : p));
    } else if (key === "co_flags") spec.flags = Number(toIndexValue(v));
    else if (key === "co_stacksize") stacksize = Number(toIndexValue(v));
    else if (NUMBERS[key] !== undefined) {
      const n = Number(toIndexValue(v));
      if (n < 0) throw makeException(ValueErrorType, `${key} must be a positive integer`);
      altered ||= n !== spec[NUMBERS[key]];
      spec[NUMBERS[key]] = n as never;
    } else if (NAME_LISTS[key] !== undefined) {
      const list = strings(v, key);
      altered ||= !same(list, spec[NAME_LISTS[key]]);
      spec[NAME_LISTS[key]] = list;
    } else if (key === "co_consts") {
      if (!(v instanceof PyTuple)) throw typeError(`replace() argument 'co_consts' must be tuple, not ${typeName(v)}`);
      altered ||= !pyEquals(v, constsOf(code));
    } else if (key === "co_code" || key === "co_linetable" || key === "co_exceptiontable") {
      if (!(v instanceof PyBytes)) throw typeError(`replace() argument '${key}' must be bytes, not ${typeName(v)}`);
      if (key === "co_linetable" && v.data.length === 0) spec.positions = [];
      if (key !== "co_code" || pyEquals(v, codeBytes(code))) continue;
      const other = codeOfBytes(v);
      if (other === undefined) altered = true;
      else base = other;
    }
  }
  const nlocals = changes["co_nlocals"];
  if (nlocals !== undefined && Number(toIndexValue(nlocals)) !== spec.varnames.length)
    throw makeException(ValueErrorType, "code: co_nlocals != len(co_varnames)");
  if (spec.varnames.length < spec.argcount + spec.kwonlyargcount)
    throw makeException(ValueErrorType, "code: co_varnames is too small");
  const fresh = new Code(spec, filename, base.index, base.instance);
  fresh.name = name;
  fresh.qualname = qualname;
  fresh.stacksize = stacksize;
  fresh.altered = altered;
  constants.set(fresh, (changes["co_consts"] as PyTuple | undefined) ?? constsOf(code));
  return fresh;
}

/** Which code objects `co_code` stands for, by number; codes of the same text share one. */
class Instructions {
  private readonly numbers = new Map<string, number>();
  private readonly codes = new Map<number, WeakRef<Code>>();

  numberOf(code: Code): number {
    const text = storedInstructions(code);
    let n = this.numbers.get(text);
    if (n === undefined) this.numbers.set(text, (n = this.numbers.size + 1));
    this.codes.set(n, new WeakRef(code));
    return n;
  }
  codeOf(n: number): Code | undefined {
    return this.codes.get(n)?.deref();
  }
}
const tables = new WeakMap<Interpreter, Instructions>();
function instructions(): Instructions {
  const interpreter = current();
  let table = tables.get(interpreter);
  if (table === undefined) tables.set(interpreter, (table = new Instructions()));
  return table;
}

const NOP = 27;
/** Where the body begins: what looks for the first line that runs goes by it. */
const RESUME = 128;
/** Instructions whose arguments tell which code it is. */
const NUMBERED = 4;

/**
 * Bytecode there is none: a RESUME, and a NOP for each further position, so that offsets mean something; the arguments of the first of these
 * hold the code's number.
 */
function codeBytes(code: Code): PyBytes {
  const n = Math.max(positionCount(code), NUMBERED + 1);
  const data = new Uint8Array(n * 2);
  const number = instructions().numberOf(code);
  for (let i = 0; i < n; i++) {
    data[i * 2] = i === 0 ? RESUME : NOP;
    if (i > 0 && i <= NUMBERED) data[i * 2 + 1] = (number >>> (8 * (i - 1))) & 255;
  }
  return new PyBytes(data);
}

/** The code that such bytes came from. */
export function codeOfBytes({ data }: PyBytes): Code | undefined {
  let number = 0;
  for (let i = 0; i < data.length; i += 2) if (data[i] !== (i === 0 ? RESUME : NOP)) return undefined;
  for (let i = 0; i < NUMBERED; i++) number += (data[i * 2 + 3] ?? 0) * 256 ** i;
  return instructions().codeOf(number);
}

/** `co_linetable`: an entry for each position, in the long form (Objects/locations.md). */
function lineTable(code: Code): PyBytes {
  const out: number[] = [];
  const varint = (n: number): void => {
    for (; n >= 64; n = Math.floor(n / 64)) out.push(64 | (n & 63));
    out.push(n);
  };
  const signed = (n: number): void => varint(n < 0 ? -n * 2 + 1 : n * 2);
  let previous = code.spec.firstlineno;
  const count = code.spec.positions.length === 0 ? 0 : positionCount(code);
  for (let i = 0; i < count; i++) {
    const [line, endLine, column, endColumn] = positionTuple(code, i, () => linesOf(code)).items;
    if (typeof line !== "number" || typeof endLine !== "number") {
      out.push(0x80 | (15 << 3));
      continue;
    }
    const hasColumns = typeof column === "number" && typeof endColumn === "number";
    out.push(0x80 | ((hasColumns ? 14 : 13) << 3));
    signed(line - previous);
    previous = line;
    if (!hasColumns) continue;
    varint(endLine - line);
    varint(column + 1);
    varint(endColumn + 1);
  }
  return new PyBytes(Uint8Array.from(out));
}

/** The setter of a member that may not be set. */
function readonly(self: Code): void {
  throw attributeError("readonly attribute", self, None);
}

const REPLACEABLE = [
  "co_argcount",
  "co_posonlyargcount",
  "co_kwonlyargcount",
  "co_nlocals",
  "co_stacksize",
  "co_flags",
  "co_firstlineno",
  "co_code",
  "co_consts",
  "co_names",
  "co_varnames",
  "co_freevars",
  "co_cellvars",
  "co_filename",
  "co_name",
  "co_qualname",
  "co_linetable",
  "co_exceptiontable",
];
/** The order of the constructor's arguments. */
const CONSTRUCTED = (
  "co_argcount co_posonlyargcount co_kwonlyargcount co_nlocals co_stacksize co_flags co_code co_consts co_names co_varnames " +
  "co_filename co_name co_qualname co_firstlineno co_linetable co_exceptiontable co_freevars co_cellvars"
).split(" ");
const replaceParams = REPLACEABLE.map((n) => kw(n, "..."));
const replaceHandler = (self: Code, ...values: (PyValue | undefined)[]): PyValue =>
  replaced(self, Object.fromEntries(REPLACEABLE.map((n, i) => [n, values[i]])));

defineClass(codeType, Code, (c) => ({
  slots: {
    new: c.make([rest("args")], (_cls, args) => {
      if (args.length < 16) throw typeError(`code expected at least 16 arguments, got ${args.length}`);
      if (args.length > 18) throw typeError(`code expected at most 18 arguments, got ${args.length}`);
      const bytes = args[6];
      const base = bytes instanceof PyBytes ? codeOfBytes(bytes) : undefined;
      if (base === undefined)
        throw notImplementedError("types.CodeType() with other bytecode than that of a code object");
      return replaced(base, Object.fromEntries(CONSTRUCTED.map((n, i) => [n, args[i]])));
    }),
    repr: (self) =>
      fromUtf16(
        `<code object ${self.name} at ${addressOf(self)}, file "${self.filename}", line ${self.spec.firstlineno}>`,
      ),
    eq: (self, other) => (other instanceof Code ? equal(self, other) : NotImplemented),
    ne: (self, other) => (other instanceof Code ? !equal(self, other) : NotImplemented),
    hash: (self) => hashText(keyOf(self, true)),
  },
  methods: {
    replace: c.method(replaceParams, replaceHandler as never),
    __replace__: c.method(replaceParams, replaceHandler as never),
    co_positions: c.method([], (self) => {
      const lines = (): string[] | undefined => linesOf(self);
      return iterator(Array.from({ length: positionCount(self) }, (_, i) => positionTuple(self, i, lines)));
    }),
    co_lines: c.method([], (self) => iterator(lineRanges(self))),
    co_branches: c.method([], () => iterator([])),
    _varname_from_oparg: c.method([pos("oparg")], (self, i) => {
      const { varnames, cellvars, freevars } = self.spec;
      const name = [...varnames, ...cellvars.filter((n) => !varnames.includes(n)), ...freevars][
        Number(toIndexValue(i))
      ];
      if (name === undefined) throw makeException(ValueErrorType, "invalid oparg");
      return fromUtf16(name);
    }),
    __sizeof__: c.method([], (self) => 200 + self.spec.positions.length * 2),
  },
  properties: {
    co_argcount: c.member((self) => self.spec.argcount, readonly),
    co_posonlyargcount: c.member((self) => self.spec.posonlyargcount, readonly),
    co_kwonlyargcount: c.member((self) => self.spec.kwonlyargcount, readonly),
    co_nlocals: c.member((self) => self.spec.varnames.length, readonly),
    co_stacksize: c.member((self) => self.stacksize ?? self.spec.varnames.length + 2, readonly),
    co_flags: c.member((self) => self.spec.flags, readonly),
    co_code: c.property(codeBytes),
    _co_code_adaptive: c.property(codeBytes),
    co_consts: c.member(constsOf, readonly),
    co_names: c.member((self) => names(self.spec.names), readonly),
    co_varnames: c.property((self) => names(self.spec.varnames)),
    co_freevars: c.property((self) => names(self.spec.freevars)),
    co_cellvars: c.property((self) => names(self.spec.cellvars)),
    co_filename: c.member((self) => fromUtf16(self.filename), readonly),
    co_name: c.member((self) => fromUtf16(self.name), readonly),
    co_qualname: c.member((self) => fromUtf16(self.qualname), readonly),
    co_firstlineno: c.member((self) => self.spec.firstlineno, readonly),
    co_linetable: c.member(lineTable, readonly),
    co_exceptiontable: c.member(() => new PyBytes(), readonly),
    co_lnotab: c.property(() => {
      warn(DeprecationWarningType, "co_lnotab is deprecated, use co_lines instead.");
      return new PyBytes();
    }),
  },
}));
