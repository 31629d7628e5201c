// Values of the complex functions at infinities, NaNs and zeros: C99 Annex G, as Modules/cmathmodule.c lays them out.

import type { Complex } from "#text/complex-math.ts";

/** Rows by the real part, columns by the imaginary one, each in the order -inf, negative, -0, 0, positive, inf, nan; U is never asked for. */
const TABLES = {
  acos: [
    "P34,I P,I P,I P,-I P,-I P34,-I N,I",
    "P12,I U U U U P12,-I N,N",
    "P12,I U P12,0 P12,-0 U P12,-I P12,N",
    "P12,I U P12,0 P12,-0 U P12,-I P12,N",
    "P12,I U U U U P12,-I N,N",
    "P14,I 0,I 0,I 0,-I 0,-I P14,-I N,I",
    "N,I N,N N,N N,N N,N N,-I N,N",
  ],
  acosh: [
    "I,-P34 I,-P I,-P I,P I,P I,P34 I,N",
    "I,-P12 U U U U I,P12 N,N",
    "I,-P12 U 0,-P12 0,P12 U I,P12 N,P12",
    "I,-P12 U 0,-P12 0,P12 U I,P12 N,P12",
    "I,-P12 U U U U I,P12 N,N",
    "I,-P14 I,-0 I,-0 I,0 I,0 I,P14 I,N",
    "I,N N,N N,N N,N N,N I,N N,N",
  ],
  asinh: [
    "-I,-P14 -I,-0 -I,-0 -I,0 -I,0 -I,P14 -I,N",
    "-I,-P12 U U U U -I,P12 N,N",
    "-I,-P12 U -0,-0 -0,0 U -I,P12 N,N",
    "I,-P12 U 0,-0 0,0 U I,P12 N,N",
    "I,-P12 U U U U I,P12 N,N",
    "I,-P14 I,-0 I,-0 I,0 I,0 I,P14 I,N",
    "I,N N,N N,-0 N,0 N,N I,N N,N",
  ],
  atanh: [
    "-0,-P12 -0,-P12 -0,-P12 -0,P12 -0,P12 -0,P12 -0,N",
    "-0,-P12 U U U U -0,P12 N,N",
    "-0,-P12 U -0,-0 -0,0 U -0,P12 -0,N",
    "0,-P12 U 0,-0 0,0 U 0,P12 0,N",
    "0,-P12 U U U U 0,P12 N,N",
    "0,-P12 0,-P12 0,-P12 0,P12 0,P12 0,P12 0,N",
    "0,-P12 N,N N,N N,N N,N 0,P12 N,N",
  ],
  cosh: [
    "I,N U I,0 I,-0 U I,N I,N",
    "N,N U U U U N,N N,N",
    "N,0 U 1,0 1,-0 U N,0 N,0",
    "N,0 U 1,-0 1,0 U N,0 N,0",
    "N,N U U U U N,N N,N",
    "I,N U I,-0 I,0 U I,N I,N",
    "N,N N,N N,0 N,0 N,N N,N N,N",
  ],
  exp: [
    "0,0 U 0,-0 0,0 U 0,0 0,0",
    "N,N U U U U N,N N,N",
    "N,N U 1,-0 1,0 U N,N N,N",
    "N,N U 1,-0 1,0 U N,N N,N",
    "N,N U U U U N,N N,N",
    "I,N U I,-0 I,0 U I,N I,N",
    "N,N N,N N,-0 N,0 N,N N,N N,N",
  ],
  log: [
    "I,-P34 I,-P I,-P I,P I,P I,P34 I,N",
    "I,-P12 U U U U I,P12 N,N",
    "I,-P12 U -I,-P -I,P U I,P12 N,N",
    "I,-P12 U -I,-0 -I,0 U I,P12 N,N",
    "I,-P12 U U U U I,P12 N,N",
    "I,-P14 I,-0 I,-0 I,0 I,0 I,P14 I,N",
    "I,N N,N N,N N,N N,N I,N N,N",
  ],
  sinh: [
    "I,N U -I,-0 -I,0 U I,N I,N",
    "N,N U U U U N,N N,N",
    "0,N U -0,-0 -0,0 U 0,N 0,N",
    "0,N U 0,-0 0,0 U 0,N 0,N",
    "N,N U U U U N,N N,N",
    "I,N U I,-0 I,0 U I,N I,N",
    "N,N N,N N,-0 N,0 N,N N,N N,N",
  ],
  sqrt: [
    "I,-I 0,-I 0,-I 0,I 0,I I,I N,I",
    "I,-I U U U U I,I N,N",
    "I,-I U 0,-0 0,0 U I,I N,N",
    "I,-I U 0,-0 0,0 U I,I N,N",
    "I,-I U U U U I,I N,N",
    "I,-I I,-0 I,-0 I,0 I,0 I,I I,N",
    "I,-I N,N N,N N,N N,N I,I N,N",
  ],
  tanh: [
    "-1,0 U -1,-0 -1,0 U -1,0 -1,0",
    "N,N U U U U N,N N,N",
    "-0,N U -0,-0 -0,0 U -0,N -0,N",
    "0,N U 0,-0 0,0 U 0,N 0,N",
    "N,N U U U U N,N N,N",
    "1,0 U 1,-0 1,0 U 1,0 1,0",
    "N,N N,N N,-0 N,0 N,N N,N N,N",
  ],
  rect: [
    "I,N U -I,0 -I,-0 U I,N I,N",
    "N,N U U U U N,N N,N",
    "0,0 U -0,0 -0,-0 U 0,0 0,0",
    "0,0 U 0,-0 0,0 U 0,0 0,0",
    "N,N U U U U N,N N,N",
    "I,N U I,-0 I,0 U I,N I,N",
    "N,N N,N N,0 N,0 N,N N,N N,N",
  ],
} as const;

const VALUES: Readonly<Record<string, number>> = {
  I: Number.POSITIVE_INFINITY,
  N: Number.NaN,
  U: Number.NaN,
  "0": 0,
  "1": 1,
  P: Math.PI,
  P12: 0.5 * Math.PI,
  P14: 0.25 * Math.PI,
  P34: 0.75 * Math.PI,
};

function valueOf(text: string): number {
  return text.startsWith("-") ? -VALUES[text.slice(1)]! : VALUES[text]!;
}

function kind(x: number): number {
  if (Number.isNaN(x)) return 6;
  if (!Number.isFinite(x)) return x > 0 ? 5 : 0;
  if (x === 0) return Object.is(x, -0) ? 2 : 3;
  return x > 0 ? 4 : 1;
}

export function specialValue(name: keyof typeof TABLES, real: number, imaginary: number): Complex {
  const cell = TABLES[name][kind(real)]!.split(" ")[kind(imaginary)]!;
  const [a, b] = cell === "U" ? ["N", "N"] : (cell.split(",") as [string, string]);
  return [valueOf(a), valueOf(b)];
}
