// str as a value: JavaScript string primitives without surrogates, PyStr for the rest, PyStrObject for subclasses.

import { PyObject, type PyValue } from "./object.ts";
import { builtinType, type PyType, TypeFlags } from "./type.ts";

/** A str that holds a character beyond the BMP or a lone surrogate, as code points. Immutable. */
export class PyStr extends PyObject {
  readonly cps: readonly number[];
  private text: string | undefined = undefined;
  constructor(cps: readonly number[] = []) {
    super();
    this.cps = cps;
  }

  /** UTF-16; lone surrogates stay themselves. */
  get utf16(): string {
    return (this.text ??= utf16OfCodePoints(this.cps));
  }

  /** Key in dict maps: distinguishes a pair of lone surrogates from the character they would spell. */
  get mapKey(): string {
    const text = this.utf16;
    let units = 0;
    for (const c of this.cps) units += c > 0xffff ? 2 : 1;
    let n = 0;
    for (const _ of text) n++;
    return n === this.cps.length && units === text.length && text.charCodeAt(0) !== 0xdfff
      ? text
      : "\udfff" + this.cps.join(",");
  }
}

/** A str value that is not of a subclass. */
export type Str = string | PyStr;

/** Instance of a subclass of str. */
export class PyStrObject extends PyObject {
  value: Str = "";
}

// The layout given to the type is that of subclasses; PyStr shares the type.
export const strType: PyType = builtinType({
  name: "str",
  layout: PyStrObject,
  flags: TypeFlags.BASETYPE | TypeFlags.MATCH_SELF,
});
Object.defineProperty(PyStr.prototype, "cls", { value: strType });

export function utf16OfCodePoints(cps: readonly number[]): string {
  let out = "";
  for (let i = 0; i < cps.length; i += 4096) out += String.fromCodePoint(...cps.slice(i, i + 4096));
  return out;
}

const SURROGATE = /[\ud800-\udfff]/;

/** The Python str of JavaScript text: surrogate pairs become characters, lone surrogates stay. */
export function fromUtf16(text: string): Str {
  if (!SURROGATE.test(text)) return text;
  const cps: number[] = [];
  for (const ch of text) cps.push(ch.codePointAt(0)!);
  return new PyStr(cps);
}

/** The Python str of code points. */
export function fromCodePoints(cps: readonly number[]): Str {
  for (const c of cps) if (c > 0xffff || (c >= 0xd800 && c <= 0xdfff)) return new PyStr(cps);
  let out = "";
  for (let i = 0; i < cps.length; i += 4096) out += String.fromCharCode(...cps.slice(i, i + 4096));
  return out;
}

/** True for str and its subclasses' instances. */
export function isStr(v: PyValue): v is string | PyStr | PyStrObject {
  return typeof v === "string" || v instanceof PyStr || v instanceof PyStrObject;
}

/** The plain str behind a str value, undefined for others. */
export function strValue(v: PyValue): Str | undefined {
  if (typeof v === "string" || v instanceof PyStr) return v;
  return v instanceof PyStrObject ? v.value : undefined;
}

/** UTF-16 text of a str value, undefined for other values. */
export function jsText(v: PyValue): string | undefined {
  if (typeof v === "string") return v;
  if (v instanceof PyStr) return v.utf16;
  if (v instanceof PyStrObject) return typeof v.value === "string" ? v.value : v.value.utf16;
  return undefined;
}

export function strLength(s: Str): number {
  return typeof s === "string" ? s.length : s.cps.length;
}

export function codePointsOf(s: Str): readonly number[] {
  if (typeof s !== "string") return s.cps;
  const cps = new Array<number>(s.length);
  for (let i = 0; i < s.length; i++) cps[i] = s.charCodeAt(i);
  return cps;
}

/** So few are sooner put together one by one. */
const FEW_PARTS = 8;

export function concatStr(a: Str, b: Str): Str {
  if (typeof a === "string" && typeof b === "string") return a + b;
  return new PyStr([...codePointsOf(a), ...codePointsOf(b)]);
}

export function joinStrs(parts: readonly Str[]): Str {
  let plain = true;
  for (let i = 0; i < parts.length; i++) if (typeof parts[i] !== "string") plain = false;
  if (plain) {
    if (parts.length > FEW_PARTS) return (parts as string[]).join("");
    let text = "";
    for (let i = 0; i < parts.length; i++) text += parts[i] as string;
    return text;
  }
  const cps: number[] = [];
  for (const p of parts) {
    if (typeof p === "string") for (let i = 0; i < p.length; i++) cps.push(p.charCodeAt(i));
    else for (const c of p.cps) cps.push(c);
  }
  return new PyStr(cps);
}

/** A str that is put together piece by piece. */
export class TextBuilder {
  private text = "";
  /** All pieces, once one of them is no JavaScript string. */
  private parts: Str[] | undefined = undefined;
  add(piece: Str): void {
    if (typeof piece === "string" && this.parts === undefined) this.text += piece;
    else (this.parts ??= [this.text]).push(piece);
  }
  value(): Str {
    return this.parts === undefined ? this.text : joinStrs(this.parts);
  }
}

/** Text through a function that leaves what is not ASCII alone: characters that UTF-16 could confuse are hidden from it. */
export function throughText(s: Str, f: (text: string) => string): Str {
  if (typeof s === "string") return fromUtf16(f(s));
  const hidden: number[] = [];
  let text = "";
  for (const c of s.cps) {
    if (c < 0xd800) text += String.fromCharCode(c);
    else {
      text += `\ue000${hidden.length}\ue001`;
      hidden.push(c);
    }
  }
  const parts = f(text).split(/\ue000(\d+)\ue001/);
  return joinStrs(parts.map((part, i) => (i % 2 === 0 ? fromUtf16(part) : fromCodePoints([hidden[Number(part)]!]))));
}
