// long double as x86-64 keeps it: 80 bits (sign and exponent, then a mantissa with its leading one) in 16 bytes. Python sees a double.

const FRACTION = (1n << 52n) - 1n;
const LEADING = 1n << 63n;

/** Stores a double; the six bytes of padding are cleared. */
export function storeLongDouble(view: DataView, at: number, x: number): void {
  const scratch = new DataView(new ArrayBuffer(8));
  scratch.setFloat64(0, x);
  const bits = scratch.getBigUint64(0);
  const sign = Number(bits >> 63n);
  let exponent = Number((bits >> 52n) & 0x7ffn);
  let mantissa = (bits & FRACTION) << 11n;
  if (exponent === 0x7ff) {
    exponent = 0x7fff;
    mantissa |= LEADING;
  } else if (exponent !== 0) {
    exponent += 16383 - 1023;
    mantissa |= LEADING;
  } else if (mantissa !== 0n) {
    // A subnormal double is a normal long double.
    exponent = 16383 - 1022;
    while ((mantissa & LEADING) === 0n) {
      mantissa <<= 1n;
      exponent--;
    }
  }
  view.setBigUint64(at, mantissa, true);
  view.setUint16(at + 8, (sign << 15) | exponent, true);
  view.setUint16(at + 10, 0);
  view.setUint32(at + 12, 0);
}

/** The nearest double. */
export function loadLongDouble(view: DataView, at: number): number {
  const mantissa = view.getBigUint64(at, true);
  const top = view.getUint16(at + 8, true);
  const sign = (top & 0x8000) !== 0 ? -1 : 1;
  const exponent = top & 0x7fff;
  if (exponent === 0x7fff) return (mantissa & (LEADING - 1n)) === 0n ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  if (mantissa === 0n) return sign * 0;
  // Number() rounds to 53 bits; two steps keep the scale in range.
  const scale = exponent - 16383 - 63;
  const half = Math.trunc(scale / 2);
  return sign * Number(mantissa) * 2 ** half * 2 ** (scale - half);
}
