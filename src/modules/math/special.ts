// Error and gamma functions. Follows Modules/mathmodule.c (Lanczos approximation, series and continued fraction for erf).

/** Error function. */
export function erf(x: number): number {
  if (Number.isNaN(x)) return x;
  const a = Math.abs(x);
  if (a < 1.5) return erfSeries(x);
  const c = erfcFraction(a);
  return x > 0 ? 1 - c : c - 1;
}

/** Complementary error function. */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  const a = Math.abs(x);
  if (a < 1.5) return 1 - erfSeries(x);
  const c = erfcFraction(a);
  return x > 0 ? c : 2 - c;
}

function erfSeries(x: number): number {
  const x2 = x * x;
  let acc = 0;
  let fk = 25 + 0.5;
  for (let i = 0; i < 25; i++) {
    acc = 2 + (x2 * acc) / fk;
    fk -= 1;
  }
  return (acc * x * Math.exp(-x2)) / Math.sqrt(Math.PI);
}
function erfcFraction(x: number): number {
  if (x >= 30) return 0;
  const x2 = x * x;
  let a = 0;
  let da = 0.5;
  let p = 1;
  let p0 = 0;
  let q = da + x2;
  let q0 = 1;
  for (let i = 0; i < 50; i++) {
    a += da;
    da += 2;
    const b = da + x2;
    [p, p0] = [b * p - a * p0, p];
    [q, q0] = [b * q - a * q0, q];
  }
  return ((p / q) * x * Math.exp(-x2)) / Math.sqrt(Math.PI);
}

const G = 6.02468004077673;
const NUM = [
  23531376880.41076, 42919803642.6491, 35711959237.35567, 17921034426.03721, 6039542586.352028, 1439720407.3117216,
  248874557.86205417, 31426415.585400194, 2876370.6289353725, 186056.26539522348, 8071.672002365816, 210.82427775157936,
  2.5066282746310002,
];
const DEN = [0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1];

function lanczos(x: number): number {
  let n = 0;
  let d = 0;
  if (x < 5) {
    for (let i = 12; i >= 0; i--) {
      n = n * x + NUM[i]!;
      d = d * x + DEN[i]!;
    }
  } else {
    for (let i = 0; i < 13; i++) {
      n = n / x + NUM[i]!;
      d = d / x + DEN[i]!;
    }
  }
  return n / d;
}

function sinpi(x: number): number {
  const y = Math.abs(x) % 2;
  const n = Math.round(2 * y);
  let r: number;
  switch (n) {
    case 0:
      r = Math.sin(Math.PI * y);
      break;
    case 1:
      r = Math.cos(Math.PI * (y - 0.5));
      break;
    case 2:
      r = Math.sin(Math.PI * (1 - y));
      break;
    case 3:
      r = -Math.cos(Math.PI * (y - 1.5));
      break;
    default:
      r = Math.sin(Math.PI * (y - 2));
  }
  return (x < 0 ? -1 : 1) * r;
}

/** Gamma function. */
export function gamma(x: number): number {
  if (!Number.isFinite(x)) return x;
  if (Number.isInteger(x) && x <= 23) {
    let r = 1;
    for (let i = 2; i < x; i++) r *= i;
    return r;
  }
  const a = Math.abs(x);
  if (a < 1e-20) return 1 / x;
  if (a > 200) return x < 0 ? 0 / sinpi(x) : Number.POSITIVE_INFINITY;
  const y = a + G - 0.5;
  let z: number;
  if (a > G - 0.5) {
    const q = y - a;
    z = q - (G - 0.5);
  } else {
    const q = y - (G - 0.5);
    z = q - a;
  }
  z = (z * G) / y;
  if (x < 0) {
    let r = ((-Math.PI / sinpi(a) / a) * Math.exp(y)) / lanczos(a);
    r -= z * r;
    if (a < 140) r /= y ** (a - 0.5);
    else {
      const s = y ** (a / 2 - 0.25);
      r = r / s / s;
    }
    return r;
  }
  let r = lanczos(a) / Math.exp(y);
  r += z * r;
  if (a < 140) r *= y ** (a - 0.5);
  else {
    const s = y ** (a / 2 - 0.25);
    r = r * s * s;
  }
  return r;
}

/** Logarithm of the absolute value of the gamma function. */
export function lgamma(x: number): number {
  if (Number.isInteger(x) && x <= 2) return 0;
  const a = Math.abs(x);
  if (a < 1e-20) return -Math.log(a);
  let r = Math.log(lanczos(a)) - G;
  r += (a - 0.5) * (Math.log(a + G - 0.5) - 1);
  if (x < 0) r = Math.log(Math.PI) - Math.log(Math.abs(sinpi(a))) - Math.log(a) - r;
  return r;
}
