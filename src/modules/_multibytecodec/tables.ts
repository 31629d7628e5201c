// The tables of the East Asian codecs, which come with taipan's library (scripts/generate-cjk.ts made them from CPython's codecs): grids of
// characters by code, and what encoding does that is not the inverse of decoding.

import { current } from "#runtime/current.ts";
import { importError } from "#runtime/objects/exceptions.ts";

interface GridData {
  readonly lead: readonly [number, number];
  readonly trail: readonly [number, number];
  readonly text: string;
  /** Codes that stand for two characters. */
  readonly pairs: Readonly<Record<string, string>>;
}

export interface CodecData {
  /** Characters of one byte, where they are not ASCII's own. */
  readonly single?: Readonly<Record<string, string>>;
  /** Grids, each with the byte in hexadecimal that stands before its codes. */
  readonly tables?: readonly (readonly [prefix: string, grid: string | null])[];
  /** Character sets of ISO 2022, each with the escape sequence that designates it. */
  readonly sets?: readonly (readonly [escape: string, grid: string | null])[];
  /** Codes by character that the grids do not give. */
  readonly exceptions: Readonly<Record<string, string>>;
  /** Characters that are read but not written. */
  readonly decodeOnly: readonly string[];
  /** GB 18030: runs of characters with codes of four bytes. */
  readonly four?: readonly (readonly [character: number, index: number, length: number])[];
  /** EUC-KR: the bytes of initial, medial and final jamo of syllables that are spelled. */
  readonly jamo?: readonly (readonly number[])[];
}

const NO_CHARACTER = 0xfffd;

/** A table of characters by code: bytes `a` and `b`, or `b` alone where codes have one byte (`a` is 0 then). */
export class Grid {
  private readonly cells: Uint32Array;
  private readonly lead: readonly [number, number];
  private readonly trail: readonly [number, number];
  readonly pairs: ReadonlyMap<number, readonly [number, number]>;

  constructor(data: GridData) {
    this.cells = Uint32Array.from(data.text, (c) => c.codePointAt(0)!);
    this.lead = data.lead;
    this.trail = data.trail;
    this.pairs = new Map(
      Object.entries(data.pairs).map(([code, text]) => {
        const [first, second] = Array.from(text, (c) => c.codePointAt(0)!);
        return [Number.parseInt(code, 16), [first!, second!]];
      }),
    );
  }

  /** Appends the character or two of a code; false where there is none. */
  decode(a: number, b: number, out: number[]): boolean {
    const [low, high] = this.trail;
    if (a < this.lead[0] || a > this.lead[1] || b < low || b > high) return false;
    const c = this.cells[(a - this.lead[0]) * (high - low + 1) + b - low]!;
    if (c !== NO_CHARACTER) {
      out.push(c);
      return true;
    }
    const pair = this.pairs.size === 0 ? undefined : this.pairs.get(a * 256 + b);
    if (pair === undefined) return false;
    out.push(...pair);
    return true;
  }

  /** Calls `found` with every single character and the bytes of its code. */
  forEach(found: (character: number, bytes: readonly number[]) => void): void {
    const width = this.trail[1] - this.trail[0] + 1;
    this.cells.forEach((c, i) => {
      if (c === NO_CHARACTER) return;
      const b = this.trail[0] + (i % width);
      found(c, this.lead[1] === 0 ? [b] : [this.lead[0] + Math.floor(i / width), b]);
    });
  }
}

/** Bytes written in hexadecimal. */
export function bytesOfHex(text: string): number[] {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i += 2) bytes.push(Number.parseInt(text.slice(i, i + 2), 16));
  return bytes;
}

function read(name: string): unknown {
  const text = current().library?.table?.(name);
  if (text === undefined) throw importError("the tables of the East Asian codecs are not at hand");
  return JSON.parse(text);
}

/** What is known of a codec. */
export function codecData(name: string): CodecData {
  return read(name) as CodecData;
}

export function gridOf(name: string | null | undefined): Grid | undefined {
  return typeof name === "string" ? new Grid(read(name) as GridData) : undefined;
}
