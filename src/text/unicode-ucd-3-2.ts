// Unicode 3.2 as `unicodedata.ucd_3_2_0` has it, which IDNA's nameprep needs: the current tables with what changed since.

import * as data from "#generated/unicode-ucd-3-2.ts";
import { unpackNumbers } from "./packed-numbers.ts";
import { decimalValue, unicodeCategory } from "./unicode.ts";
import type { NormalizationVersion } from "./unicode-normalize.ts";
import {
  bidirectional,
  combining,
  type Decomposition,
  decompositionOf,
  digitValue,
  eastAsianWidth,
  mirrored,
  numericValue,
  unpackDecompositions,
} from "./unicode-properties.ts";

/** Runs of (gap, length, value) as starts, ends and values. */
type Changes = { starts: number[]; ends: number[]; values: number[] };

function unpackChanges(text: string): Changes {
  const numbers = unpackNumbers(text);
  const changes: Changes = { starts: [], ends: [], values: [] };
  let point = 0;
  for (let i = 0; i < numbers.length; i += 3) {
    point += numbers[i]!;
    changes.starts.push(point);
    point += numbers[i + 1]!;
    changes.ends.push(point);
    changes.values.push(numbers[i + 2]!);
  }
  return changes;
}

function find(changes: Changes, point: number): number | undefined {
  let low = 0;
  let high = changes.starts.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (point < changes.starts[middle]!) high = middle - 1;
    else if (point >= changes.ends[middle]!) low = middle + 1;
    else return changes.values[middle];
  }
  return undefined;
}

/** A set as (gap, length) pairs, read as changes to 1. */
function unpackSet(text: string): Changes {
  const triples: Changes = { starts: [], ends: [], values: [] };
  const numbers = unpackNumbers(text);
  let point = 0;
  for (let i = 0; i < numbers.length; i += 2) {
    point += numbers[i]!;
    triples.starts.push(point);
    point += numbers[i + 1]!;
    triples.ends.push(point);
    triples.values.push(1);
  }
  return triples;
}

export class Ucd32 implements NormalizationVersion {
  private readonly assignedSet = unpackSet(data.assignedSet);
  private readonly categories = unpackChanges(data.categoryChanges);
  private readonly bidis = unpackChanges(data.bidiChanges);
  private readonly widths = unpackChanges(data.widthChanges);
  private readonly mirrors = unpackChanges(data.mirroredChanges);
  private readonly numerics = unpackChanges(data.numericChanges);
  private readonly decimals = unpackSet(data.decimalThen);
  private readonly decompositions = unpackDecompositions(data.decompositionChanges);
  private readonly corrections = new Map<number, number>();

  constructor() {
    const numbers = unpackNumbers(data.normalizationChanges);
    for (let i = 0; i < numbers.length; i += 3) this.corrections.set(numbers[i]!, numbers[i + 2]!);
  }

  /** Private use is assigned beyond the packed table too. */
  assigned(point: number): boolean {
    return find(this.assignedSet, point) === 1 || (point >= 0xf0000 && unicodeCategory(point) === "Co");
  }

  category(point: number): string {
    const change = find(this.categories, point);
    if (change !== undefined) return data.categoryNames[change]!;
    return this.assigned(point) ? unicodeCategory(point) : "Cn";
  }

  bidirectional(point: number): string {
    const change = find(this.bidis, point);
    if (change !== undefined) return data.bidiNames[change]!;
    return this.assigned(point) ? bidirectional(point) : "";
  }

  eastAsianWidth(point: number): string {
    const change = find(this.widths, point);
    if (change !== undefined) return data.widthNames[change]!;
    return this.assigned(point) ? eastAsianWidth(point) : data.unassignedWidth;
  }

  mirrored(point: number): 0 | 1 {
    const now = this.assigned(point) ? mirrored(point) : 0;
    return find(this.mirrors, point) === undefined ? now : ((1 - now) as 0 | 1);
  }

  combining(point: number): number {
    return this.assigned(point) ? combining(point) : 0;
  }

  numericValue(point: number): number | undefined {
    const change = find(this.numerics, point);
    if (change !== undefined) return data.numericValues[change] === "" ? undefined : Number(data.numericValues[change]);
    return this.assigned(point) ? numericValue(point) : undefined;
  }

  digitValue(point: number): number | undefined {
    return this.assigned(point) ? digitValue(point) : undefined;
  }

  decimalValue(point: number): number | undefined {
    if (find(this.decimals, point) !== undefined) return digitValue(point);
    const value = this.assigned(point) ? decimalValue(point) : -1;
    return value < 0 ? undefined : value;
  }

  decompositionOf(point: number): Decomposition | undefined {
    const changed = this.decompositions.get(point);
    if (changed) return changed.points.length === 0 ? undefined : changed;
    return this.assigned(point) ? decompositionOf(point) : undefined;
  }

  correction(point: number): number | undefined {
    return this.corrections.get(point);
  }
}
