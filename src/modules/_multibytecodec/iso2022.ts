// The codecs of ISO 2022 (escape sequences designate character sets) and HZ. State bytes are CPython's: the sets designated to G0, G1 and G2
// (the final byte of the escape sequence, with the high bit for sets of two bytes), and flags.

import { type Coder, TOO_FEW } from "./coder.ts";
import { bytesOfHex, codecData, type Grid, gridOf } from "./tables.ts";

const ESC = 0x1b;
const SO = 0x0e;
const SI = 0x0f;
const ASCII = 0x42;
const LATIN_1 = 0x41;
const GREEK = 0x46;
const DOUBLE = 0x80;
const FLAGS = 4;
const SHIFTED = 1;
const ESCAPE_THROUGHOUT = 2;
const MAX_ESCAPE = 16;

interface CharacterSet {
  /** As it stands in the state. */
  readonly mark: number;
  readonly escape: readonly number[];
  /** 0 for G0, 1 for G1, 2 for G2. */
  readonly plane: number;
  readonly grid: Grid | undefined;
}

const bytesOf = (text: string): number[] => Array.from(text, (c) => c.charCodeAt(0));

/** Codes by character, `[set, bytes]`, and codes of pairs. */
class Codes {
  readonly characters: Map<number, readonly [set: number, bytes: readonly number[]]> = new Map();
  readonly pairs: Map<number, Map<number, readonly [set: number, bytes: readonly number[]]>> = new Map();

  constructor(
    grids: readonly (Grid | undefined)[],
    exceptions: Readonly<Record<string, string>>,
    decodeOnly: readonly string[],
  ) {
    grids.forEach((grid, i) => {
      grid?.forEach((c, bytes) => {
        if (!this.characters.has(c)) this.characters.set(c, [i, bytes]);
      });
      for (const [code, [first, second]] of grid?.pairs ?? []) {
        const seconds = this.pairs.get(first) ?? new Map();
        this.pairs.set(first, seconds.set(second, [i, [code >> 8, code & 255]]));
      }
    });
    for (const [c, code] of Object.entries(exceptions)) {
      const [set, bytes] = code.split(":") as [string, string];
      if (set !== "-") this.characters.set(Number.parseInt(c, 16), [Number(set), bytesOfHex(bytes)]);
    }
    for (const c of decodeOnly) this.characters.delete(Number.parseInt(c, 16));
  }
}

export class Iso2022Coder implements Coder {
  readonly initial: Uint8Array = Uint8Array.of(ASCII, ASCII, 0, 0, 0, 0, 0, 0);
  private readonly sets: readonly CharacterSet[];
  private readonly codes: Codes;
  private readonly shifts: boolean;
  private readonly usesG2: boolean;
  private readonly extended: boolean;

  constructor(name: string) {
    const data = codecData(name);
    this.sets = data.sets!.map(([escape, grid]) => ({
      mark: escape.charCodeAt(escape.length - 1) | (escape.startsWith("$") ? DOUBLE : 0),
      // Of the three-byte sequences only those for JIS X 0208 are written.
      escape: [ESC, ...bytesOf(escape.replace(/^\$(?=[AC-Z]$)/, "$("))],
      plane: escape.includes(")") ? 1 : escape.startsWith(".") ? 2 : 0,
      grid: gridOf(grid),
    }));
    this.codes = new Codes(
      this.sets.map((set) => (set.plane === 2 ? undefined : set.grid)),
      data.exceptions,
      data.decodeOnly,
    );
    this.shifts = name === "iso2022_kr";
    this.usesG2 = name === "iso2022_jp_2";
    this.extended = name.startsWith("iso2022_jp");
  }

  decode(data: Uint8Array, at: number, state: Uint8Array, out: number[]): number {
    const c = data[at]!;
    const left = data.length - at;
    const pass = (): number => {
      out.push(c);
      return 1;
    };
    if ((state[FLAGS]! & ESCAPE_THROUGHOUT) !== 0) {
      if ((c >= 0x41 && c <= 0x5a) || c === 0x40) state[FLAGS]! &= ~ESCAPE_THROUGHOUT;
      return pass();
    }
    if (c === ESC) {
      if (left < 2) return TOO_FEW;
      const next = data[at + 1]!;
      if ("()$.&".includes(String.fromCharCode(next))) return this.designate(data, at, state);
      if (this.usesG2 && next === 0x4e) return left < 3 ? TOO_FEW : this.decodeG2(data[at + 2]!, state, out);
      state[FLAGS]! |= ESCAPE_THROUGHOUT;
      return pass();
    }
    if (this.shifts && (c === SI || c === SO)) {
      if (c === SO) state[FLAGS]! |= SHIFTED;
      else state[FLAGS]! &= ~SHIFTED;
      return 1;
    }
    if (c === 0x0a) {
      state[FLAGS]! &= ~SHIFTED;
      return pass();
    }
    if (c < 0x20) return pass();
    if (c >= 0x80) return -1;
    const mark = (state[FLAGS]! & SHIFTED) !== 0 ? state[1]! : state[0]!;
    if (mark === ASCII) return pass();
    const width = (mark & DOUBLE) !== 0 ? 2 : 1;
    if (left < width) return TOO_FEW;
    if (mark === 0x4a && (c === 0x20 || c === 0x7f)) return pass();
    const grid = this.sets.find((set) => set.mark === mark)?.grid;
    const found = width === 2 ? grid?.decode(c, data[at + 1]!, out) : grid?.decode(0, c, out);
    return found === true ? width : -width;
  }

  private decodeG2(b: number, state: Uint8Array, out: number[]): number {
    if (b >= 0x80) return -3;
    const mark = state[2]!;
    if (mark === LATIN_1) out.push(b + 0x80);
    else if (mark === GREEK) {
      if (this.sets.find((set) => set.mark === GREEK)?.grid?.decode(0, b, out) !== true) return -3;
    } else out.push(b);
    return 3;
  }

  /** Takes an escape sequence. */
  private designate(data: Uint8Array, at: number, state: Uint8Array): number {
    let length = 0;
    for (let i = 1; length === 0; i++) {
      if (i >= MAX_ESCAPE) return -1;
      if (at + i >= data.length) return TOO_FEW;
      const c = data[at + i]!;
      if ((c >= 0x41 && c <= 0x5a) || c === 0x40) length = i + 1;
      else if (this.extended && c === 0x26 && data[at + i + 1] === 0x40) i++;
    }
    const bytes = data.subarray(at, at + length);
    const final = bytes[length - 1]!;
    let mark = final;
    let plane: number;
    if (length === 3) {
      plane = bytes[1] === 0x24 ? 0 : "().".indexOf(String.fromCharCode(bytes[1]!));
      if (bytes[1] === 0x24) mark |= DOUBLE;
      if (plane < 0 || (plane === 2 && !this.usesG2)) return -3;
    } else if (length === 4) {
      if (bytes[1] !== 0x24) return -4;
      mark |= DOUBLE;
      plane = "()".indexOf(String.fromCharCode(bytes[2]!));
      if (plane < 0) return -4;
    } else if (length === 6 && this.extended && String.fromCharCode(...bytes) === "\x1b&@\x1b$B") {
      mark |= DOUBLE;
      plane = 0;
    } else return -length;
    if (mark !== ASCII && !this.sets.some((set) => set.mark === mark)) return -length;
    state[plane] = mark;
    return length;
  }

  encode(text: ArrayLike<number>, at: number, last: boolean, state: Uint8Array, out: number[]): number {
    const c = text[at]!;
    if (c < 0x80) {
      if (state[0] !== ASCII) out.push(ESC, 0x28, ASCII);
      state[0] = ASCII;
      if ((state[FLAGS]! & SHIFTED) !== 0) out.push(SI);
      state[FLAGS]! &= ~SHIFTED;
      out.push(c);
      return 1;
    }
    let taken = 1;
    let code = this.codes.characters.get(c);
    const seconds = this.codes.pairs.get(c);
    if (seconds !== undefined) {
      if (at + 1 >= text.length && !last) return TOO_FEW;
      const pair = at + 1 < text.length ? seconds.get(text[at + 1]!) : undefined;
      if (pair !== undefined) {
        code = pair;
        taken = 2;
      }
    }
    if (code === undefined) return -1;
    const set = this.sets[code[0]]!;
    if (state[set.plane] !== set.mark) out.push(...set.escape);
    state[set.plane] = set.mark;
    if (set.plane === 1 && (state[FLAGS]! & SHIFTED) === 0) {
      out.push(SO);
      state[FLAGS]! |= SHIFTED;
    }
    out.push(...code[1]);
    return taken;
  }

  finish(state: Uint8Array, out: number[]): void {
    if ((state[FLAGS]! & SHIFTED) !== 0) out.push(SI);
    state[FLAGS]! &= ~SHIFTED;
    if (state[0] !== ASCII) out.push(ESC, 0x28, ASCII);
    state[0] = ASCII;
  }
}

const TILDE = 0x7e;

/** HZ (RFC 1843): `~{` and `~}` around codes of GB 2312; state byte 0 tells that codes follow. */
export class HzCoder implements Coder {
  readonly initial: Uint8Array = new Uint8Array(8);
  private readonly grid: Grid;
  private readonly codes: Codes;

  constructor() {
    const data = codecData("hz");
    this.grid = gridOf(data.sets![0]![1])!;
    this.codes = new Codes([this.grid], data.exceptions, data.decodeOnly);
  }

  decode(data: Uint8Array, at: number, state: Uint8Array, out: number[]): number {
    const c = data[at]!;
    const left = data.length - at;
    if (c === TILDE) {
      if (left < 2) return TOO_FEW;
      const next = data[at + 1]!;
      if (next === TILDE && state[0] === 0) out.push(TILDE);
      else if (next === 0x7b && state[0] === 0) state[0] = 1;
      else if (next === 0x7d && state[0] === 1) state[0] = 0;
      else if (next !== 0x0a || state[0] !== 0) return -1;
      return 2;
    }
    if (c >= 0x80) return -1;
    if (state[0] === 0) {
      out.push(c);
      return 1;
    }
    if (left < 2) return TOO_FEW;
    return this.grid.decode(c, data[at + 1]!, out) ? 2 : -1;
  }

  encode(text: ArrayLike<number>, at: number, _last: boolean, state: Uint8Array, out: number[]): number {
    const c = text[at]!;
    if (c < 0x80) {
      this.finish(state, out);
      out.push(c);
      if (c === TILDE) out.push(c);
      return 1;
    }
    const code = this.codes.characters.get(c);
    if (code === undefined) return -1;
    if (state[0] === 0) out.push(TILDE, 0x7b);
    state[0] = 1;
    out.push(...code[1]);
    return 1;
  }

  finish(state: Uint8Array, out: number[]): void {
    if (state[0] !== 0) out.push(TILDE, 0x7d);
    state[0] = 0;
  }
}
