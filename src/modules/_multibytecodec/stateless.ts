// Codecs without state: GBK, Big5, EUC, Shift JIS and their kin. A code is one byte, a prefix with one or two, two bytes; in GB 18030 also four,
// and in EUC-KR eight that spell a syllable.

import { type Coder, TOO_FEW } from "./coder.ts";
import { bytesOfHex, type CodecData, codecData, type Grid, gridOf } from "./tables.ts";

/** Index of the first four-byte code of GB 18030 beyond the BMP. */
const SUPPLEMENTARY = 189000;

function fourBytes(index: number): number[] {
  return [
    0x81 + Math.floor(index / 12600),
    0x30 + (Math.floor(index / 1260) % 10),
    0x81 + (Math.floor(index / 10) % 126),
    0x30 + (index % 10),
  ];
}

export class StatelessCoder implements Coder {
  readonly initial: Uint8Array = new Uint8Array(8);
  private readonly singles: (number | undefined)[];
  private readonly main: Grid | undefined;
  /** Grids by their prefix byte. */
  private readonly prefixed: Map<number, { grid: Grid; width: number }> = new Map();
  private readonly four: CodecData["four"];
  private readonly jamo: CodecData["jamo"];
  private readonly codes: Map<number, readonly number[]> = new Map();
  /** Codes of two characters, by the first and the second. */
  private readonly pairs: Map<number, Map<number, readonly number[]>> = new Map();

  constructor(name: string) {
    const data = codecData(name);
    this.singles = Array.from({ length: 256 }, (_, c) => (c < 0x80 ? c : undefined));
    for (const [byte, character] of Object.entries(data.single ?? {})) {
      this.singles[Number.parseInt(byte, 16)] = character.codePointAt(0)!;
      this.learn(character.codePointAt(0)!, bytesOfHex(byte));
    }
    for (const [prefix, table] of data.tables ?? []) {
      const grid = gridOf(table);
      if (grid === undefined) continue;
      const before = bytesOfHex(prefix);
      if (prefix === "") this.main = grid;
      else this.prefixed.set(before[0]!, { grid, width: prefix === "8f" ? 3 : 2 });
      grid.forEach((c, bytes) => {
        this.learn(c, [...before, ...bytes]);
      });
      for (const [code, [first, second]] of grid.pairs) {
        const seconds = this.pairs.get(first) ?? new Map<number, readonly number[]>();
        this.pairs.set(first, seconds.set(second, [...before, code >> 8, code & 255]));
      }
    }
    for (const [c, code] of Object.entries(data.exceptions)) this.codes.set(Number.parseInt(c, 16), bytesOfHex(code));
    for (const c of data.decodeOnly) this.codes.delete(Number.parseInt(c, 16));
    this.four = data.four;
    this.jamo = data.jamo;
  }

  private learn(c: number, bytes: readonly number[]): void {
    if (!this.codes.has(c)) this.codes.set(c, bytes);
  }

  decode(data: Uint8Array, at: number, _state: Uint8Array, out: number[]): number {
    const a = data[at]!;
    const single = this.singles[a];
    if (single !== undefined) {
      out.push(single);
      return 1;
    }
    const left = data.length - at;
    if (left < 2) return TOO_FEW;
    const b = data[at + 1]!;
    const prefixed = this.prefixed.get(a);
    if (prefixed !== undefined) {
      if (left < prefixed.width) return TOO_FEW;
      const found =
        prefixed.width === 2 ? prefixed.grid.decode(0, b, out) : prefixed.grid.decode(b, data[at + 2]!, out);
      return found ? prefixed.width : -1;
    }
    if (this.four !== undefined && b >= 0x30 && b <= 0x39) return this.decodeFour(data, at, out);
    if (this.jamo !== undefined && a === 0xa4 && b === 0xd4) return this.decodeSpelled(data, at, out);
    return this.main?.decode(a, b, out) === true ? 2 : -1;
  }

  private decodeFour(data: Uint8Array, at: number, out: number[]): number {
    if (data.length - at < 4) return TOO_FEW;
    const [a, b, c, d] = data.subarray(at, at + 4) as unknown as [number, number, number, number];
    if (a < 0x81 || a > 0xfe || c < 0x81 || c > 0xfe || d < 0x30 || d > 0x39) return -1;
    const index = (((a - 0x81) * 10 + b - 0x30) * 126 + c - 0x81) * 10 + d - 0x30;
    if (index >= SUPPLEMENTARY) {
      if (index >= SUPPLEMENTARY + 0x100000) return -1;
      out.push(index - SUPPLEMENTARY + 0x10000);
      return 4;
    }
    const run = this.four!.find(([, first, length]) => index >= first && index < first + length);
    if (run === undefined) return -1;
    out.push(run[0] + index - run[1]);
    return 4;
  }

  private decodeSpelled(data: Uint8Array, at: number, out: number[]): number {
    if (data.length - at < 8) return TOO_FEW;
    const bytes = data.subarray(at, at + 8);
    if (bytes[2] !== 0xa4 || bytes[4] !== 0xa4 || bytes[6] !== 0xa4) return -1;
    const [initial, medial, final] = [0, 1, 2].map((i) => this.jamo![i]!.indexOf(bytes[i * 2 + 3]!));
    if (initial! < 0 || medial! < 0 || final! < 0) return -1;
    out.push(0xac00 + initial! * 588 + medial! * 28 + final!);
    return 8;
  }

  encode(text: ArrayLike<number>, at: number, last: boolean, _state: Uint8Array, out: number[]): number {
    const c = text[at]!;
    const seconds = this.pairs.get(c);
    if (seconds !== undefined) {
      if (at + 1 >= text.length && !last) return TOO_FEW;
      const pair = at + 1 < text.length ? seconds.get(text[at + 1]!) : undefined;
      if (pair !== undefined) {
        out.push(...pair);
        return 2;
      }
    }
    const code = c < 0x80 && this.singles[c] === c ? [c] : (this.codes.get(c) ?? this.computed(c));
    if (code === undefined) return -1;
    for (const byte of code) out.push(byte);
    return 1;
  }

  private computed(c: number): readonly number[] | undefined {
    if (this.four !== undefined) {
      if (c >= 0x10000) return fourBytes(c - 0x10000 + SUPPLEMENTARY);
      const run = this.four.find(([first, , length]) => c >= first && c < first + length);
      return run === undefined ? undefined : fourBytes(run[1] + c - run[0]);
    }
    if (this.jamo === undefined || c < 0xac00 || c > 0xd7a3) return undefined;
    const n = c - 0xac00;
    const parts = [Math.floor(n / 588), Math.floor((n % 588) / 28), n % 28];
    return [0xa4, 0xd4, ...parts.flatMap((index, i) => [0xa4, this.jamo![i]![index]!])];
  }

  finish(): void {}
}
