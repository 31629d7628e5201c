// Facts about decoded patterns that let the machine skip hopeless work: how few characters a node takes, which groups
// it may set, and which characters a match of it (followed by a known continuation) can start with.

import { type CharSet, disjoint, END_SET, LINE_END_SETS } from "./charset.ts";
import { At, type Node } from "./program.ts";

/** The characters that must come next, as a union; null if nothing is known (or the match may end here). */
export type First = readonly CharSet[] | null;

const MAX_SETS = 40;
/** How many optional parts in a row are looked through. */
const MAX_DEPTH = 100;

export function minWidth(nodes: readonly Node[]): number {
  let width = 0;
  for (const node of nodes) width += nodeWidth(node);
  return width;
}

function nodeWidth(node: Node): number {
  switch (node.kind) {
    case "char":
      return 1;
    case "group":
    case "atomic":
      return minWidth(node.body);
    case "branch":
      return node.alternatives.length === 0 ? 0 : Math.min(...node.alternatives.map(minWidth));
    case "repeatOne":
      return node.min;
    case "repeat":
      return node.min === 0 ? 0 : node.min * minWidth(node.body);
    case "conditional":
      return Math.min(minWidth(node.yes), minWidth(node.no));
    default:
      return 0;
  }
}

/** How many nodes there are in all, nested ones included. */
export function countNodes(nodes: readonly Node[]): number {
  let count = 0;
  for (const node of nodes) {
    count += 1;
    for (const part of children(node)) count += countNodes(part);
  }
  return count;
}

export function children(node: Node): readonly Node[][] {
  switch (node.kind) {
    case "group":
    case "atomic":
    case "repeat":
    case "assert":
      return [node.body];
    case "branch":
      return node.alternatives;
    case "conditional":
      return [node.yes, node.no];
    default:
      return [];
  }
}

export function setsGroups(nodes: readonly Node[]): boolean {
  return nodes.some((node) => node.kind === "group" || children(node).some(setsGroups));
}

export function union(left: First, right: First): First {
  if (left === null || right === null) return null;
  if (left === right) return left;
  const sets = [...left];
  for (const set of right) if (!sets.includes(set)) sets.push(set);
  return sets.length > MAX_SETS ? null : sets;
}

/** What `nodes` from `index` on, followed by `after`, can start with. */
export function firstOf(nodes: readonly Node[], index: number, after: First, depth = 0): First {
  if (index >= nodes.length) return after;
  const node = nodes[index]!;
  if (depth > MAX_DEPTH) return null;
  const rest = (): First => firstOf(nodes, index + 1, after, depth + 1);
  switch (node.kind) {
    case "char":
      return [node.set];
    case "at":
      if (node.at === At.End || node.at === At.EndLine) return LINE_END_SETS;
      return node.at === At.EndString ? [END_SET] : rest();
    case "assert":
      return rest();
    case "group":
    case "atomic":
      return firstOf(node.body, 0, minWidth(node.body) > 0 ? null : rest(), depth + 1);
    case "branch": {
      let first: First = [];
      const next = rest();
      for (const alternative of node.alternatives) first = union(first, firstOf(alternative, 0, next, depth + 1));
      return first;
    }
    case "repeatOne":
      return node.max === 0 ? rest() : node.min > 0 ? [node.set] : union([node.set], rest());
    case "repeat": {
      if (node.max === 0) return rest();
      const next = rest();
      const body = firstOf(node.body, 0, next, depth + 1);
      return node.min > 0 ? body : union(body, next);
    }
    case "conditional": {
      const next = rest();
      return union(firstOf(node.yes, 0, next, depth + 1), firstOf(node.no, 0, next, depth + 1));
    }
    case "backref":
      return null;
    case "fail":
      return [];
  }
}

export function allDisjoint(set: CharSet, others: First): boolean {
  return others?.every((other) => disjoint(set, other)) ?? false;
}
