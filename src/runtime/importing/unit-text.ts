// Compiled units as text, ASCII throughout: what the library's unit files and `.pyc` files hold. A first line of JSON describes the unit and
// its codes, a second one packs the positions of all codes, the rest is the JavaScript. So reading a unit parses little: positions
// are unpacked when a traceback (or a tool) first asks for one.

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
  varnames: string[],
  cellvars: string[],
  freevars: string[],
  names: string[],
  consts: ConstSpec[],
  /** 1: the first constant. */
  doc: string | null | 1,
  constDefaults: number,
  form: CodeSpec["form"],
  parent: number,
  className?: string,
];
interface Head {
  readonly filename: string;
  readonly mode: Unit["mode"];
  readonly consts: ConstSpec[];
  readonly codes: readonly Fields[];
}

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

/** The packed positions of a unit's codes, cut apart on first use. */
class Positions {
  private readonly text: string;
  private parts: string[] | undefined = undefined;
  constructor(text: string) {
    this.text = text;
  }
  of(index: number): number[] {
    return unpackPositions((this.parts ??= this.text.split(" "))[index]!);
  }
}

class StoredCode implements CodeSpec {
  name: string;
  qualname: string;
  firstlineno: number;
  argcount: number;
  posonlyargcount: number;
  kwonlyargcount: number;
  flags: number;
  varnames: string[];
  cellvars: string[];
  freevars: string[];
  names: string[];
  consts: ConstSpec[];
  doc: string | null;
  constDefaults: number;
  form: CodeSpec["form"];
  parent: number;
  declare className?: string;
  private unpacked: number[] | undefined = undefined;
  private readonly packed: Positions;
  private readonly index: number;
  constructor(f: Fields, packed: Positions, index: number) {
    this.name = f[0];
    this.qualname = f[1];
    this.firstlineno = f[2];
    this.argcount = f[3];
    this.posonlyargcount = f[4];
    this.kwonlyargcount = f[5];
    this.flags = f[6];
    this.varnames = f[7];
    this.cellvars = f[8];
    this.freevars = f[9];
    this.names = f[10];
    this.consts = f[11];
    this.doc = f[12] === 1 ? (f[11][0] as { v: string }).v : f[12];
    this.constDefaults = f[13];
    this.form = f[14];
    this.parent = f[15];
    if (f[16] !== undefined) this.className = f[16];
    this.packed = packed;
    this.index = index;
  }
  get positions(): number[] {
    return (this.unpacked ??= this.packed.of(this.index));
  }
  set positions(list: number[]) {
    this.unpacked = list;
  }
}

/** Escapes what is not ASCII; both JSON and emitted JavaScript have it in string literals and names only. */
function ascii(text: string): string {
  return text.replace(/[^\n -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** A unit as text. Warnings are left out: they were given when it was compiled. */
export function writeUnitText(unit: Unit): string {
  const head: Head = {
    filename: unit.filename,
    mode: unit.mode,
    consts: unit.consts,
    codes: unit.codes.map((c) => {
      const [first] = c.consts;
      const doc = c.doc !== null && first?.t === "str" && first.v === c.doc ? 1 : c.doc;
      const { name, qualname, firstlineno, argcount, posonlyargcount, kwonlyargcount, flags } = c;
      const fields: Fields = [
        ...([name, qualname, firstlineno, argcount, posonlyargcount, kwonlyargcount, flags] as const),
        ...([c.varnames, c.cellvars, c.freevars, c.names, c.consts, doc, c.constDefaults, c.form, c.parent] as const),
      ];
      return c.className === undefined ? fields : [...fields, c.className];
    }) as Fields[],
  };
  return ascii(`${JSON.stringify(head)}\n${unit.codes.map((c) => packPositions(c.positions)).join(" ")}\n${unit.js}`);
}

/** The unit in such text. */
export function readUnitText(text: string): Unit {
  const first = text.indexOf("\n");
  const second = text.indexOf("\n", first + 1);
  const head = JSON.parse(text.slice(0, first)) as Head;
  const packed = new Positions(text.slice(first + 1, second));
  return {
    js: text.slice(second + 1),
    codes: head.codes.map((f, i) => new StoredCode(f, packed, i)),
    consts: head.consts,
    filename: head.filename,
    mode: head.mode,
    warnings: [],
  };
}
