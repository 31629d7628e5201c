// Displays: tuples, lists, sets, dicts, slices; with starred parts.

import type { Dict, Expr, List, Position, Set as SetNode, Slice, Tuple } from "#syntax/ast/nodes.ts";
import type { Fn } from "../context.ts";
import { expr } from "../dispatch.ts";
import { isPlainString } from "../js/quote.ts";
import { operands, settleTemps } from "./operands.ts";

function hasStar(elts: readonly Expr[]): boolean {
  for (let i = 0; i < elts.length; i++) if (elts[i]!.kind === "Starred") return true;
  return false;
}

export function emitTuple(f: Fn, e: Tuple): string {
  if (hasStar(e.elts)) {
    const list = starredList(f, e.elts, e);
    return `(${f.h("listToTuple")}(${list}))`;
  }
  return `(${f.h("tuple")}([${operands(f, e.elts).join(", ")}]))`;
}

export function emitList(f: Fn, e: List): string {
  if (hasStar(e.elts)) return starredList(f, e.elts, e);
  return `(${f.h("list")}([${operands(f, e.elts).join(", ")}]))`;
}

/** A list built step by step, in a temporary. */
function starredList(f: Fn, elts: readonly Expr[], at: Position): string {
  const top = f.top;
  const t = f.alloc();
  f.push(`${t} = ${f.h("list")}([]);`);
  for (const e of elts) {
    const mark = f.top;
    if (e.kind === "Starred") f.push(extendStatement(f, t, e.value, at));
    else f.push(`${f.h("listAppend")}(${t}, ${expr(f, e)});`);
    f.top = mark;
  }
  f.top = top + 1;
  return t;
}

function extendStatement(f: Fn, list: string, value: Expr, at: Position): string {
  const v = f.toTemp(expr(f, value));
  return `${f.P(at)}; ${f.op("listExtend", `${list}, ${v}`)};`;
}

export function emitSet(f: Fn, e: SetNode): string {
  if (!hasStar(e.elts)) {
    const items = operands(f, e.elts);
    const list = `[${items.join(", ")}]`;
    const t = f.alloc();
    f.top--;
    return `(${t} = ${list}, ${f.P(e)}, ${f.h("set")}(${t}))`;
  }
  const top = f.top;
  const t = f.alloc();
  f.push(`${t} = ${f.h("set")}([]);`);
  for (const item of e.elts) {
    const mark = f.top;
    if (item.kind === "Starred") {
      const v = f.toTemp(expr(f, item.value));
      f.push(`${f.P(e)}; ${f.h("setUpdate")}(${t}, ${v});`);
    } else {
      const v = f.toTemp(expr(f, item));
      f.push(`${f.P(e)}; ${f.h("setAdd")}(${t}, ${v});`);
    }
    f.top = mark;
  }
  f.top = top + 1;
  return t;
}

/** The keys where they are constants that the host compares as Python does, all different. */
function distinctNames(keys: readonly (Expr | null)[]): Expr[] | undefined {
  const seen = new Set<string>();
  const out: Expr[] = [];
  for (const key of keys) {
    if (key?.kind !== "Constant" || key.value.type !== "str" || !isPlainString(key.value.value)) return undefined;
    seen.add(key.value.value);
    out.push(key);
  }
  return seen.size === keys.length ? out : undefined;
}

export function emitDict(f: Fn, e: Dict): string {
  if (e.keys.length === 0) return `(${f.h("dict")}())`;
  const names = distinctNames(e.keys);
  if (names !== undefined) {
    const parts = operands(
      f,
      names.flatMap((name, i) => [name, e.values[i]!]),
    );
    const entries = names.map((_, i) => `new ${f.h("DictEntry")}(${parts[2 * i]}, ${parts[2 * i + 1]})`);
    return `(${f.h("dictOf")}([${entries.join(", ")}]))`;
  }
  const top = f.top;
  const t = f.alloc();
  f.push(`${t} = ${f.h("dict")}();`);
  for (let i = 0; i < e.keys.length; i++) {
    const mark = f.top;
    const key = e.keys[i];
    const value = e.values[i]!;
    if (key === null || key === undefined) {
      const v = f.toTemp(expr(f, value));
      f.push(`${f.P(e)}; ${f.h("dictUpdate")}(${t}, ${v});`);
    } else {
      const [kt, vt] = settleTemps(f, [key, value], (x) => expr(f, x)) as [string, string];
      f.push(`${f.P(e)}; ${f.h("dictSet")}(${t}, ${kt}, ${vt});`);
    }
    f.top = mark;
  }
  f.top = top + 1;
  return t;
}

export function emitSlice(f: Fn, e: Slice): string {
  const none = f.h("None");
  const parts = [e.lower, e.upper, e.step];
  const given = parts.filter((p) => p !== null);
  const values = operands(f, given);
  let next = 0;
  const args = parts.map((p) => (p === null ? none : values[next++]!));
  return `(${f.h("slice")}(${args.join(", ")}))`;
}
