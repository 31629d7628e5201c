// The text form in which generated tables hold lists of small whole numbers.
// A number is a little-endian run of base-46 digits; printable ASCII without `"` and `\` gives 92 characters, of which
// the upper 46 say "more digits follow". Long tables stay one JavaScript string, which costs nothing until unpacked.

const ALPHABET_START = 33;
const BASE = 46;

function makeAlphabet(): string {
  let text = "";
  for (let code = ALPHABET_START; code < 127; code++) {
    if (code !== 34 && code !== 92) text += String.fromCharCode(code);
  }
  return text;
}

export const packedAlphabet: string = makeAlphabet();

const digitOf: Int8Array = makeDigits();

function makeDigits(): Int8Array {
  const table = new Int8Array(128).fill(-1);
  for (let i = 0; i < packedAlphabet.length; i++) table[packedAlphabet.charCodeAt(i)] = i;
  return table;
}

/** Packs whole numbers (zero or more) into printable text. */
export function packNumbers(numbers: readonly number[]): string {
  let text = "";
  for (let value of numbers) {
    while (value >= BASE) {
      text += packedAlphabet[BASE + (value % BASE)];
      value = Math.floor(value / BASE);
    }
    text += packedAlphabet[value];
  }
  return text;
}

/** Undoes `packNumbers`. */
export function unpackNumbers(text: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let scale = 1;
  for (let i = 0; i < text.length; i++) {
    const digit = digitOf[text.charCodeAt(i)]!;
    if (digit >= BASE) {
      value += (digit - BASE) * scale;
      scale *= BASE;
    } else {
      numbers.push(value + digit * scale);
      value = 0;
      scale = 1;
    }
  }
  return numbers;
}

/** Maps a signed number to a whole one (0, -1, 1, -2 … to 0, 1, 2, 3 …). */
export function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

export function unzigzag(value: number): number {
  return value & 1 ? -(value + 1) / 2 : value / 2;
}
