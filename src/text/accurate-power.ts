// Powers, exponentials and logarithms of doubles to within about 0.51 units in the last place, as the C libraries under
// CPython have them. V8's own `**` is off by one unit often enough to show (10 ** -4 gives 0.00009999999999999999).
// Works in pairs of doubles [high, low] with tables of log(i/128) and 2^(j/128) that are computed exactly on first use.

const scratch = new DataView(new ArrayBuffer(8));

/** Fractional bits of the fixed-point numbers that the tables are made from. */
const FIXED = 180n;
const ONE = 1n << FIXED;

/** A fixed-point number as a sum of two doubles; the first has at most `bits` significant bits. */
function splitFixed(value: bigint, bits = 53): [number, number] {
  const size = value < 0n ? -value : value;
  if (size === 0n) return [0, 0];
  const length = size.toString(2).length;
  const drop = BigInt(Math.max(0, length - bits));
  const highPart = (size >> drop) << drop;
  const high = Number(highPart) * 2 ** -180;
  const low = Number(size - highPart) * 2 ** -180;
  return value < 0n ? [-high, -low] : [high, low];
}

/** ln(numerator / denominator) by the series of atanh. */
function logFixed(numerator: bigint, denominator: bigint): bigint {
  const z = ((numerator - denominator) << FIXED) / (numerator + denominator);
  const square = (z * z) >> FIXED;
  let term = z;
  let sum = 0n;
  for (let n = 1n; term !== 0n && term !== -1n; n += 2n) {
    sum += term / n;
    term = (term * square) >> FIXED;
  }
  return 2n * sum;
}

function squareRoot(value: bigint): bigint {
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

type Tables = {
  ln2: [number, number];
  /** ln2 / 128 with a high part short enough for exact multiples. */
  step: [number, number];
  stepsPerUnit: number;
  /** Indexed by i: 1/c rounded to 10 bits, and −ln of that as a pair. */
  logs: ([number, number, number] | undefined)[];
  exponentials: [number, number][];
};

let tables: Tables | undefined;

function makeTables(): Tables {
  const ln2 = logFixed(2n, 1n);
  let root = 2n * ONE;
  for (let i = 0; i < 7; i++) root = squareRoot(root << FIXED);
  const exponentials: [number, number][] = [];
  for (let j = 0, value = ONE; j < 128; j++, value = (value * root) >> FIXED) exponentials.push(splitFixed(value));
  tables = {
    ln2: splitFixed(ln2, 36),
    step: splitFixed(ln2 >> 7n, 34),
    stepsPerUnit: 128 / Math.LN2,
    logs: [],
    exponentials,
  };
  return tables;
}

function logEntry(table: Tables, i: number): [number, number, number] {
  const numerator = Math.round((1024 * 128) / i);
  const [high, low] = splitFixed(logFixed(1024n, BigInt(numerator)));
  return (table.logs[i] = [numerator / 1024, high, low]);
}

/** Veltkamp's split: the product of two doubles as a pair, for factors that are not huge. */
function productError(a: number, b: number, product: number): number {
  const ca = 134217729 * a;
  const ah = ca - (ca - a);
  const al = a - ah;
  const cb = 134217729 * b;
  const bh = cb - (cb - b);
  const bl = b - bh;
  return ah * bh - product + ah * bl + al * bh + al * bl;
}

let logLow = 0;

/** ln(x) for a finite x > 0; the low part is left in `logLow`. */
function logPair(x: number): number {
  const table = tables ?? makeTables();
  let k = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 2 ** 54;
    k = -54;
  }
  scratch.setFloat64(0, x);
  const high = scratch.getUint32(0);
  k += (high >>> 20) - 1023;
  scratch.setUint32(0, (high & 0xfffff) | 0x3ff00000);
  let m = scratch.getFloat64(0);
  if (m > 1.4) {
    m /= 2;
    k++;
  }
  const i = Math.round(m * 128);
  const [inverse, logHigh, logRest] = table.logs[i] ?? logEntry(table, i);
  // m × inverse − 1 exactly, from halves of m that fit beside the short inverse.
  const mh = Math.fround(m);
  const a = mh * inverse - 1;
  const b = (m - mh) * inverse;
  const r = a + b;
  const rLow = b - (r - a);
  // ln(1 + r) = r − r²/2 + r³ (1/3 − r/4 + …)
  const half = -0.5 * r;
  const square = r * half;
  const squareLow = productError(r, half, square) - r * rLow;
  const cubed = r * r * r * (1 / 3 - r * (1 / 4 - r * (1 / 5 - r * (1 / 6 - r * (1 / 7 - r * (1 / 8 - r * (1 / 9)))))));
  // Sum of k ln2, the table's logarithm, r and the rest, by falling size.
  const kHigh = k * table.ln2[0];
  let sum = kHigh + logHigh;
  let low = Math.abs(kHigh) >= Math.abs(logHigh) ? logHigh - (sum - kHigh) : kHigh - (sum - logHigh);
  let next = sum + r;
  low += Math.abs(sum) >= Math.abs(r) ? r - (next - sum) : sum - (next - r);
  sum = next;
  next = sum + square;
  low += Math.abs(sum) >= Math.abs(square) ? square - (next - sum) : sum - (next - square);
  sum = next;
  low += cubed + squareLow + rLow + logRest + k * table.ln2[1];
  const result = sum + low;
  logLow = low - (result - sum);
  return result;
}

/** e^(high + low). */
function expPair(high: number, low: number): number {
  if (high > 709.79) return Infinity;
  if (high < -745.2) return 0;
  const table = tables ?? makeTables();
  const n = Math.round(high * table.stepsPerUnit);
  const a = high - n * table.step[0];
  const b = low - n * table.step[1];
  const r = a + b;
  const rLow = b - (r - a);
  const j = n & 127;
  const k = (n - j) / 128;
  const [tHigh, tLow] = table.exponentials[j]!;
  const rest = rLow + r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r / 720))));
  // tHigh × r is the only product whose rounding could be felt.
  const product = tHigh * r;
  const correction = productError(tHigh, r, product) + tHigh * rest + tLow + tLow * r;
  const sum = tHigh + product;
  const value = sum + (product - (sum - tHigh) + correction);
  if (k > 1000) return value * 2 ** (k - 1000) * 2 ** 1000;
  if (k < -1000) return value * 2 ** -1000 * 2 ** (k + 1000);
  return value * 2 ** k;
}

/** x ** y for a finite x > 0 and a finite y. */
export function powerOfPositive(x: number, y: number): number {
  if (x === 1 || y === 0) return 1;
  const log = logPair(x);
  const low = logLow;
  const product = log * y;
  // Far outside the range of results, where the exact product would overflow.
  if (!(Math.abs(product) < 2000)) return product > 0 ? Infinity : 0;
  if (Math.abs(product) < 1e-20) return 1 + product;
  return expPair(product, productError(log, y, product) + low * y);
}

/** `math.exp`. */
export function accurateExp(x: number): number {
  if (!Number.isFinite(x)) return x === -Infinity ? 0 : x;
  return Math.abs(x) < 1e-20 ? 1 + x : expPair(x, 0);
}

/** The natural logarithm of a finite x > 0. */
export function accurateLog(x: number): number {
  return logPair(x);
}
