// Decimal digits of a double, exactly rounded half to even: what CPython's Python/dtoa.c gives in modes 0, 2 and 3.
// JavaScript's own conversions are exact too but round ties up, so a possible tie (and a long precision) goes through BigInt.

/** The digits without trailing zeros ("" if rounded to nothing), and the decimal point's place: 0.digits × 10^point. */
export type Digits = { negative: boolean; digits: string; point: number };

const scratch = new DataView(new ArrayBuffer(8));

/** |x| as mantissa × 2^exponent, for a finite x. */
export function decomposeFloat(x: number): { mantissa: bigint; exponent: number } {
  scratch.setFloat64(0, Math.abs(x));
  const bits = scratch.getBigUint64(0);
  const biased = Number(bits >> 52n);
  const fraction = bits & 0xfffffffffffffn;
  return biased === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | 0x10000000000000n, exponent: biased - 1075 };
}

/** numerator / denominator rounded to the nearest whole number, ties to even; both are positive. */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = (numerator - quotient * denominator) * 2n;
  if (twice > denominator || (twice === denominator && (quotient & 1n) === 1n)) return quotient + 1n;
  return quotient;
}

/** |x| × 10^power, rounded half to even. */
function scaled(x: number, power: number): bigint {
  let { mantissa: numerator, exponent } = decomposeFloat(x);
  let denominator = 1n;
  if (exponent >= 0) numerator <<= BigInt(exponent);
  else denominator <<= BigInt(-exponent);
  if (power >= 0) numerator *= 10n ** BigInt(power);
  else denominator *= 10n ** BigInt(-power);
  return divideHalfEven(numerator, denominator);
}

export function isNegative(x: number): boolean {
  return x < 0 || (x === 0 && 1 / x < 0);
}

function stripZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charCodeAt(end - 1) === 48) end--;
  return end === digits.length ? digits : digits.slice(0, end);
}

/** Reads "d.ddde±x". */
function fromExponential(text: string, negative: boolean): Digits {
  const e = text.indexOf("e");
  const mantissa = text.slice(0, e);
  const digits = mantissa.length === 1 ? mantissa : mantissa[0]! + mantissa.slice(2);
  return { negative, digits: stripZeros(digits), point: Number(text.slice(e + 1)) + 1 };
}

const zero = (negative: boolean): Digits => ({ negative, digits: "0", point: 1 });

/** Mode 0: the shortest digits that read back as x. */
export function shortestDigits(x: number): Digits {
  const negative = isNegative(x);
  return x === 0 ? zero(negative) : fromExponential(Math.abs(x).toExponential(), negative);
}

/** Powers of ten that a double holds exactly. */
const TENS: readonly number[] = Array.from({ length: 23 }, (_, n) => Number(`1e${n}`));

/**
 * toExponential() of a positive x where it cannot round otherwise than half to even; undefined for the rest. A tie is half of an odd number
 * after scaling by a power of ten, which a double holds exactly, and so do the product and the quotient that find it. (Where all digits
 * were nines and the exponent went up, both ways round up.)
 */
export function plainExponential(x: number, places: number): string | undefined {
  if (places > 14) return undefined;
  const text = x.toExponential(places);
  const power = places - Number(text.slice(text.indexOf("e") + 1));
  if (power > 22 || power < -22) return undefined;
  const scaledUp = power >= 0 ? x * TENS[power]! : x / TENS[-power]!;
  return (scaledUp * 2) % 2 === 1 ? undefined : text;
}

/** Digits that quickDigits() takes at most: they and one more are integers of 31 bits. */
const QUICK = 8;

/**
 * The `count` digits of a positive x as one integer, its exponent left in `quick.exponent`; -1 where the product of x and a power of ten might be
 * rounded otherwise than x itself.
 */
export function quickDigits(x: number, count: number): number {
  if (count > QUICK || !(x >= 1e-14 && x < 1e22)) return -1;
  let exponent = Math.floor(Math.log10(x));
  let scaled = atPlace(x, count - 1 - exponent);
  const limit = TENS[count]!;
  if (scaled >= limit) scaled = atPlace(x, count - 1 - ++exponent);
  else if (scaled < TENS[count - 1]!) scaled = atPlace(x, count - 1 - --exponent);
  const down = Math.floor(scaled);
  const part = scaled - down;
  // Too near to a tie, or to the next power of ten on either side.
  if (Math.abs(part - 0.5) < 1e-6 || scaled < TENS[count - 1]!) return -1;
  const rounded = part > 0.5 ? down + 1 : down;
  if (rounded >= limit) return -1;
  quick.exponent = exponent;
  return rounded;
}
export const quick = { exponent: 0 };

function atPlace(x: number, power: number): number {
  return power >= 0 ? x * TENS[power]! : x / TENS[-power]!;
}

/** Mode 2: rounded to `count` (at least 1) significant digits. */
export function significantDigits(x: number, count: number): Digits {
  const negative = isNegative(x);
  if (x === 0) return zero(negative);
  x = Math.abs(x);
  const plain = plainExponential(x, count - 1);
  if (plain !== undefined) return fromExponential(plain, negative);
  if (count <= 40) {
    const more = x.toExponential(count);
    if (more.charCodeAt(more.indexOf("e") - 1) !== 53) return fromExponential(x.toExponential(count - 1), negative);
  }
  // No double has more significant digits than this.
  if (count > 800) count = 800;
  const guess = x.toExponential(40);
  let exponent = Number(guess.slice(guess.indexOf("e") + 1));
  for (;;) {
    const digits = scaled(x, count - 1 - exponent).toString();
    if (digits.length === count) return { negative, digits: stripZeros(digits), point: exponent + 1 };
    exponent += digits.length > count ? 1 : -1;
  }
}

/** Mode 3: rounded to `places` digits after the decimal point (may be negative). */
export function fixedDigits(x: number, places: number): Digits {
  const negative = isNegative(x);
  if (x === 0) return zero(negative);
  x = Math.abs(x);
  let digits: string;
  if (places > 1100) places = 1100;
  if (places >= 0 && places <= 40 && x < 1e21) {
    const more = x.toFixed(places + 1);
    if (more.charCodeAt(more.length - 1) !== 53) {
      const text = x.toFixed(places);
      const dot = text.length - places - 1;
      digits = places === 0 ? text : text.slice(0, dot) + text.slice(dot + 1);
      let start = 0;
      while (start < digits.length && digits.charCodeAt(start) === 48) start++;
      if (start === digits.length) return { negative, digits: "", point: -places };
      return {
        negative,
        digits: stripZeros(start === 0 ? digits : digits.slice(start)),
        point: digits.length - places - start,
      };
    }
  }
  const whole = scaled(x, places);
  if (whole === 0n) return { negative, digits: "", point: -places };
  digits = whole.toString();
  return { negative, digits: stripZeros(digits), point: digits.length - places };
}
