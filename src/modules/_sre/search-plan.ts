// Where a search may find a match: how to skip positions that cannot start one.

import type { CharSet } from "./charset.ts";
import type { Machine } from "./machine-state.ts";

/** Up to this length a loop of our own beats the host's indexOf. */
export const SHORT = 24;

/** Where a search may find matches. */
export interface SearchPlan {
  /** The literal that every match starts with. */
  readonly prefix: readonly number[];
  /** The same as text; undefined if a str without surrogates cannot hold it. */
  readonly prefixText: string | undefined;
  /** What a match can start with. */
  readonly first: CharSet | undefined;
  /** Matches start only where a line does. */
  readonly atLineStart: boolean;
  readonly minWidth: number;
}

/** The next position from `from` on where a match could start, or -1. */
export function candidate(plan: SearchPlan, machine: Machine, from: number): number {
  const { prefix, first } = plan;
  const { text, units, end } = machine;
  const last = end - plan.minWidth;
  let p = from;
  if (prefix.length > 0) {
    const head = prefix[0]!;
    if (units !== undefined) {
      while (p <= last && units[p] !== head) p++;
      return p <= last ? p : -1;
    }
    if (plan.prefixText === undefined) return -1;
    const stop = Math.min(last, p + SHORT);
    while (p <= stop && text.charCodeAt(p) !== head) p++;
    if (p <= stop) return p;
    return p <= last ? text.indexOf(plan.prefixText, p) : -1;
  }
  if (plan.atLineStart) {
    if (p === 0) return 0;
    if (units !== undefined) while (p <= last && units[p - 1] !== 10) p++;
    else while (p <= last && text.charCodeAt(p - 1) !== 10) p++;
    return p <= last ? p : -1;
  }
  if (first !== undefined) {
    const { latin } = first;
    if (units !== undefined) {
      while (p < end && !first.has(units[p]!)) p++;
    } else {
      while (p < end) {
        const c = text.charCodeAt(p);
        if (c < 256 ? latin[c] === 1 : first.wide(c)) break;
        p++;
      }
    }
    if (p === end && !first.atEnd) return -1;
  }
  return p <= last ? p : -1;
}
