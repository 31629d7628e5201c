// Compiled units as text, ASCII throughout: what the library's unit files and `.pyc` files hold. A first line of JSON describes the unit and
// what of its codes is needed to make functions; the second holds the rest of each code and the third their packed positions, which
// are read when somebody asks for them; then comes the JavaScript, as one function expression.

import type { CodeSpec, ConstSpec, Unit } from "#abi/types.ts";
import { packNumbers, unpackNumbers, unzigzag, zigzag } from "#text/packed-numbers.ts";

type Fields = readonly [
  name: string,
  qualname: string,
  firstlineno: number,
  argcount: number,
  posonlyargcount: number,
  kwonlyargcount: number,
  flags: number,
  constDefaults: number,
  form: CodeSpec["form"],
  parent: number,
  guarded: boolean,
  handles: boolean,
];
type Details = Pick<CodeSpec, "varnames" | "cellvars" | "freevars" | "names" | "consts" | "saved" | "className"> & {
  /** 1: the first constant. */
  doc: string | null | 1;
};
interface Head {
  readonly filename: string;
  readonly mode: Unit["mode"];
  readonly consts: ConstSpec[];
  readonly codes: readonly Fields[];
}

const OPEN = "(function (A, S, M) {\n";
const CLOSE = "\n})";
/** Between the details of two codes; JSON escapes it. */
const TAB = "\t";

function packPositions(positions: readonly number[]): string {
  const out: number[] = [];
  let line = 0;
  for (let i = 0; i + 3 < positions.length; i += 4) {
    const [start, end, from, to] = positions.slice(i, i + 4) as [number, number, number, number];
    out.push(zigzag(start - line), zigzag(end - start), zigzag(from), zigzag(to - from));
    line = start;
  }
  return packNumbers(out);
}

function unpackPositions(text: string): number[] {
  const out = unpackNumbers(text);
  let line = 0;
  for (let i = 0; i < out.length; i += 4) {
    line += unzigzag(out[i]!);
    out[i] = line;
    out[i + 1] = line + unzigzag(out[i + 1]!);
    out[i + 2] = unzigzag(out[i + 2]!);
    out[i + 3] = out[i + 2]! + unzigzag(out[i + 3]!);
  }
  return out;
}

/** The lines of a unit's codes, cut apart on first use. */
class Lines {
  private readonly details: string;
  private readonly positions: string;
  private detailParts: string[] | undefined = undefined;
  private positionParts: string[] | undefined = undefined;
  constructor(details: string, positions: string) {
    this.details = details;
    this.positions = positions;
  }
  detailsOf(index: number): Details {
    return JSON.parse((this.detailParts ??= this.details.split(TAB))[index]!) as Details;
  }
  positionsOf(index: number): number[] {
    return unpackPositions((this.positionParts ??= this.positions.split(" "))[index]!);
  }
}

// Every field, so that none added to CodeSpec is lost; the optional ones may be undefined here.
class StoredCode implements CodeSpec, Record<keyof CodeSpec, unknown> {
  name: string;
  qualname: string;
  firstlineno: number;
  argcount: number;
  posonlyargcount: number;
  kwonlyargcount: number;
  flags: number;
  constDefaults: number;
  form: CodeSpec["form"];
  parent: number;
  guarded: boolean;
  handles: boolean;
  private readonly lines: Lines;
  private readonly index: number;
  private unpacked: number[] | undefined = undefined;
  private parsed: Details | undefined = undefined;
  constructor(f: Fields, lines: Lines, index: number) {
    this.name = f[0];
    this.qualname = f[1];
    this.firstlineno = f[2];
    this.argcount = f[3];
    this.posonlyargcount = f[4];
    this.kwonlyargcount = f[5];
    this.flags = f[6];
    this.constDefaults = f[7];
    this.form = f[8];
    this.parent = f[9];
    this.guarded = f[10];
    this.handles = f[11];
    this.lines = lines;
    this.index = index;
  }
  private get details(): Details {
    return (this.parsed ??= this.lines.detailsOf(this.index));
  }
  get varnames(): string[] {
    return this.details.varnames;
  }
  get cellvars(): string[] {
    return this.details.cellvars;
  }
  get freevars(): string[] {
    return this.details.freevars;
  }
  get names(): string[] {
    return this.details.names;
  }
  get consts(): ConstSpec[] {
    return this.details.consts;
  }
  get doc(): string | null {
    const { doc, consts } = this.details;
    return doc === 1 ? (consts[0] as { v: string }).v : doc;
  }
  get saved(): Exclude<CodeSpec["saved"], undefined> {
    return this.details.saved!;
  }
  get className(): string {
    return this.details.className!;
  }
  get positions(): number[] {
    return (this.unpacked ??= this.lines.positionsOf(this.index));
  }
}

/** A copy of a code's description that can be changed. */
export function copySpec(spec: CodeSpec): CodeSpec {
  const { varnames, cellvars, freevars, names, consts, doc, positions, saved, className } = spec;
  const optional = { ...(saved === undefined ? {} : { saved }), ...(className === undefined ? {} : { className }) };
  return { ...spec, varnames, cellvars, freevars, names, consts, doc, positions, ...optional };
}

/** Escapes what is not ASCII; both JSON and emitted JavaScript have it in string literals and names only. */
export function ascii(text: string): string {
  return text.replace(/[^\t\n -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function detailsOf(c: CodeSpec): string {
  const { varnames, cellvars, freevars, names, consts, saved, className } = c;
  const [first] = consts;
  const doc = c.doc !== null && first?.t === "str" && first.v === c.doc ? 1 : c.doc;
  return JSON.stringify({ varnames, cellvars, freevars, names, consts, doc, saved, className });
}

/** A unit as text. Warnings are left out: they were given when it was compiled. */
export function writeUnitText(unit: Unit): string {
  const { filename, mode, consts } = unit;
  const codes = unit.codes.map((c): Fields => {
    const { name, qualname, firstlineno, argcount, posonlyargcount, kwonlyargcount } = c;
    const numbers = [firstlineno, argcount, posonlyargcount, kwonlyargcount, c.flags, c.constDefaults] as const;
    return [name, qualname, ...numbers, c.form, c.parent, c.guarded === true, c.handles === true];
  });
  const head: Head = { filename, mode, consts, codes };
  const details = unit.codes.map(detailsOf).join(TAB);
  const positions = unit.codes.map((c) => packPositions(c.positions)).join(" ");
  const expression = `${OPEN}${unit.js}${CLOSE}`;
  return [JSON.stringify(head), details, positions, expression].map(ascii).join("\n");
}

/** The unit in such text, and its JavaScript as an expression. */
export function readUnitText(text: string): { unit: Unit; expression: string } {
  const first = text.indexOf("\n");
  const second = text.indexOf("\n", first + 1);
  const third = text.indexOf("\n", second + 1);
  const head = JSON.parse(text.slice(0, first)) as Head;
  const lines = new Lines(text.slice(first + 1, second), text.slice(second + 1, third));
  const expression = text.slice(third + 1);
  const unit: Unit = {
    js: expression.slice(OPEN.length, expression.length - CLOSE.length),
    codes: head.codes.map((f, i) => new StoredCode(f, lines, i)),
    consts: head.consts,
    filename: head.filename,
    mode: head.mode,
    warnings: [],
  };
  return { unit, expression };
}
