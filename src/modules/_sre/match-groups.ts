// The groups of a match: which one an index means, and what it matched.

import { indexError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { isIndexable, toClippedSize } from "#runtime/operators/protocols.ts";
import type { PyMatch } from "./layouts.ts";
import { sliceOf, subjectOf } from "./subjects.ts";

/** The number of the group that `index` (an int or a name) means; IndexError if there is none. */
export function groupNumber(match: PyMatch, index: PyValue): number {
  let number: PyValue | undefined = -1;
  if (typeof index === "number") number = index;
  else if (typeof index === "string") number = match.re.groupindex.get(index);
  else if (isIndexable(index)) number = toClippedSize(index);
  else number = match.re.groupindex.get(index);
  if (typeof number !== "number" || number < 0 || number > match.re.groups) throw indexError("no such group");
  return number;
}

export function spanOf(match: PyMatch, group: number): readonly [number, number] {
  if (group === 0) return [match.spans.start, match.spans.end];
  const { marks } = match.spans;
  const start = marks[group * 2]!;
  const end = marks[group * 2 + 1]!;
  return start < 0 || end < 0 ? [-1, -1] : [start, end];
}

/** What group `number` matched, or `missing`. */
export function groupByNumber(match: PyMatch, number: number, missing: PyValue): PyValue {
  if (number < 0 || number > match.re.groups) throw indexError("no such group");
  const { texts } = match.spans;
  if (texts !== undefined) return texts[number] ?? missing;
  const { marks } = match.spans;
  const start = marks[number * 2]!;
  const end = marks[number * 2 + 1]!;
  if (start < 0 || end < 0) return missing;
  if (typeof match.string === "string") return match.string.slice(start, end);
  const subject = subjectOf(match.string);
  // The subject may be a bytearray that has shrunk since.
  const length = subject.length;
  return sliceOf(match.string, subject, Math.min(start, length), Math.min(end, length));
}
