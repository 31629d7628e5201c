// Normalisation forms on the tables of Unicode 16 (UAX 15; Modules/unicodedata.c nfd_nfkd, nfc_nfkc). String.prototype.normalize
// is not used: it follows the host's Unicode version. Works on code points; `normalizeText` is the form for BMP strings.

import { textOfUnits } from "./unicode-case.ts";
import { combining, compositions, type Decomposition, decompositionOf } from "./unicode-properties.ts";

export type NormalizationForm = "NFC" | "NFD" | "NFKC" | "NFKD";

/** How an old Unicode version differs; see unicode-ucd-3-2.ts. */
export type NormalizationVersion = {
  decompositionOf(point: number): Decomposition | undefined;
  /** A single code point that stands for this one, where a corrigendum changed it later. */
  correction(point: number): number | undefined;
};

const S_BASE = 0xac00;
const L_BASE = 0x1100;
const V_BASE = 0x1161;
const T_BASE = 0x11a7;
const L_COUNT = 19;
const V_COUNT = 21;
const T_COUNT = 28;
const S_COUNT = L_COUNT * V_COUNT * T_COUNT;

function decompose(
  points: ArrayLike<number>,
  compatibility: boolean,
  version: NormalizationVersion | undefined,
): number[] {
  const out: number[] = [];
  const stack: number[] = [];
  for (let i = 0; i < points.length; i++) {
    stack.push(points[i]!);
    while (stack.length > 0) {
      const point = stack.pop()!;
      if (point < 0xa0) {
        out.push(point);
        continue;
      }
      if (point >= S_BASE && point < S_BASE + S_COUNT) {
        const index = point - S_BASE;
        out.push(L_BASE + Math.floor(index / (V_COUNT * T_COUNT)));
        out.push(V_BASE + Math.floor((index % (V_COUNT * T_COUNT)) / T_COUNT));
        if (index % T_COUNT !== 0) out.push(T_BASE + (index % T_COUNT));
        continue;
      }
      const corrected = version?.correction(point);
      if (corrected !== undefined) {
        stack.push(corrected);
        continue;
      }
      const found = version ? version.decompositionOf(point) : decompositionOf(point);
      if (!found || (found.tag !== "" && !compatibility)) out.push(point);
      else for (let k = found.points.length - 1; k >= 0; k--) stack.push(found.points[k]!);
    }
  }
  // Canonical ordering: a stable insertion sort within runs of non-starters.
  let previous = 0;
  for (let i = 0; i < out.length; i++) {
    const own = combining(out[i]!);
    if (own === 0 || previous <= own) {
      previous = own;
      continue;
    }
    const moved = out[i]!;
    let k = i - 1;
    for (; k >= 0 && combining(out[k]!) > own; k--) out[k + 1] = out[k]!;
    out[k + 1] = moved;
    previous = combining(out[i]!);
  }
  return out;
}

function composePair(first: number, second: number): number | undefined {
  if (first >= L_BASE && first < L_BASE + L_COUNT && second >= V_BASE && second < V_BASE + V_COUNT) {
    return S_BASE + ((first - L_BASE) * V_COUNT + (second - V_BASE)) * T_COUNT;
  }
  if (
    first >= S_BASE &&
    first < S_BASE + S_COUNT &&
    (first - S_BASE) % T_COUNT === 0 &&
    second > T_BASE &&
    second < T_BASE + T_COUNT
  ) {
    return first + (second - T_BASE);
  }
  return compositions().get(first * 0x110000 + second);
}

function compose(points: readonly number[]): number[] {
  const out: number[] = [];
  let starter = -1;
  let lastClass = 0;
  for (const point of points) {
    const own = combining(point);
    if (starter >= 0 && (lastClass < own || (lastClass === 0 && starter === out.length - 1))) {
      const composed = composePair(out[starter]!, point);
      if (composed !== undefined) {
        out[starter] = composed;
        continue;
      }
    }
    if (own === 0) starter = out.length;
    lastClass = own;
    out.push(point);
  }
  return out;
}

/** No code point below these is changed by the form or takes part in a composition as its second half. */
const stableBelow: Record<NormalizationForm, number> = { NFC: 0x300, NFD: 0xc0, NFKC: 0xa0, NFKD: 0xa0 };

export function normalizePoints(
  form: NormalizationForm,
  points: ArrayLike<number>,
  version?: NormalizationVersion,
): number[] {
  const limit = stableBelow[form];
  let i = 0;
  while (i < points.length && points[i]! < limit) i++;
  if (i === points.length) return Array.from(points);
  const decomposed = decompose(points, form === "NFKC" || form === "NFKD", version);
  return form === "NFC" || form === "NFKC" ? compose(decomposed) : decomposed;
}

/** For a string without surrogates; the result is undefined where it needs code points beyond the BMP. */
export function normalizeText(form: NormalizationForm, text: string): string | undefined {
  const limit = stableBelow[form];
  let i = 0;
  while (i < text.length && text.charCodeAt(i) < limit) i++;
  if (i === text.length) return text;
  const units: number[] = [];
  for (let k = 0; k < text.length; k++) units.push(text.charCodeAt(k));
  const points = normalizePoints(form, units);
  return points.some((point) => point > 0xffff) ? undefined : textOfUnits(points);
}
