// The character properties of the `unicodedata` module beyond the category: bidirectional class, combining class, width,
// mirroring, numeric values, decompositions (Modules/unicodedata.c). Tables are unpacked on first use.

import * as data from "#generated/unicode-properties.ts";
import { unpackNumbers, unzigzag } from "./packed-numbers.ts";
import { findRun, UnicodeFlag, unicodeFlags } from "./unicode.ts";

/** Run starts and the value index of each run. */
class RunTable {
  readonly starts: Uint32Array;
  readonly indexes: readonly number[];

  constructor(gaps: string, indexes: readonly number[]) {
    const steps = unpackNumbers(gaps);
    this.starts = new Uint32Array(steps.length);
    let start = 0;
    for (let i = 0; i < steps.length; i++) this.starts[i] = start += steps[i]!;
    this.indexes = indexes;
  }

  at(point: number): number {
    return this.indexes[findRun(this.starts, point)]!;
  }
}

function lazy<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= make());
}

const bidi = lazy(() => new RunTable(data.bidiGaps, unpackNumbers(data.bidiIndexes)));
const width = lazy(() => new RunTable(data.widthGaps, unpackNumbers(data.widthIndexes)));
const numeric = lazy(() => new RunTable(data.numericGaps, unpackNumbers(data.numericIndexes)));
const mirroring = lazy(() => new RunTable(data.mirroredGaps, []));
const combiningTable = lazy(() => {
  const classes = unpackNumbers(data.combiningClasses);
  return new RunTable(
    data.combiningGaps,
    unpackNumbers(data.combiningIndexes).map((index) => classes[index]!),
  );
});

export function bidirectional(point: number): string {
  return data.bidiNames[bidi().at(point)]!;
}

export function eastAsianWidth(point: number): string {
  return data.widthNames[width().at(point)]!;
}

/** The canonical combining class. */
export function combining(point: number): number {
  return point < 0x300 ? 0 : combiningTable().at(point);
}

export function mirrored(point: number): 0 | 1 {
  const first = Number(data.mirroredFirst);
  return ((findRun(mirroring().starts, point) & 1) ^ first) as 0 | 1;
}

export function numericValue(point: number): number | undefined {
  const text = data.numericValues[numeric().at(point)]!;
  if (text === "") return undefined;
  const slash = text.indexOf("/");
  return Number(text.slice(0, slash)) / Number(text.slice(slash + 1));
}

export function digitValue(point: number): number | undefined {
  return (unicodeFlags(point) & UnicodeFlag.digit) === 0 ? undefined : numericValue(point);
}

/** `tag` is "" for a canonical decomposition, else "<compat>" and the like. */
export type Decomposition = { tag: string; points: readonly number[] };

/** Unpacks a decomposition table; `data.decompositionTags` names its tags. */
export function unpackDecompositions(text: string): Map<number, Decomposition> {
  const map = new Map<number, Decomposition>();
  const numbers = unpackNumbers(text);
  let point = 0;
  for (let i = 0; i < numbers.length; ) {
    point += numbers[i]!;
    const tag = numbers[i + 1]!;
    const length = numbers[i + 2]!;
    const points: number[] = [];
    let previous = point;
    for (let k = 0; k < length; k++) {
      previous += unzigzag(numbers[i + 3 + k]!);
      points.push(previous);
    }
    map.set(point, { tag: tag === 0 ? "" : data.decompositionTags[tag - 1]!, points });
    i += 3 + length;
  }
  return map;
}

const decompositions = lazy(() => unpackDecompositions(data.decompositions));

/** The decomposition of one code point (Hangul syllables have none here, as in CPython's table). */
export function decompositionOf(point: number): Decomposition | undefined {
  return decompositions().get(point);
}

/** The text `unicodedata.decomposition` gives. */
export function spellDecomposition(found: Decomposition | undefined): string {
  if (!found) return "";
  const words = found.points.map((point) => point.toString(16).toUpperCase().padStart(4, "0"));
  return (found.tag === "" ? words : [found.tag, ...words]).join(" ");
}

/** Composition: `first * 0x110000 + second` to the primary composite. */
export const compositions: () => Map<number, number> = lazy(() => {
  const excluded = new Set<number>();
  const runs = unpackNumbers(data.nonComposing);
  let point = 0;
  for (let i = 0; i < runs.length; i += 2) {
    point += runs[i]!;
    for (const end = point + runs[i + 1]!; point < end; point++) excluded.add(point);
  }
  const map = new Map<number, number>();
  for (const [composite, { tag, points }] of decompositions()) {
    if (tag === "" && points.length === 2 && !excluded.has(composite)) {
      map.set(points[0]! * 0x110000 + points[1]!, composite);
    }
  }
  return map;
});
