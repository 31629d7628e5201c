// Lists of statements in traced code. A trace function may assign to frame.f_lineno, so each list is a `switch` over its statements in a
// labelled loop: `J` is the number of the statement to go to, 0 for none. The runtime decides which jumps are sound (tracing.ts).

import type { Stmt } from "#syntax/ast/nodes.ts";
import type { Fn } from "../context.ts";

/** What a list is a block of; entering some needs values that only their headers make. */
function kindOf(list: readonly Stmt[], parent: Stmt | undefined): string {
  if (parent === undefined) return "";
  switch (parent.kind) {
    case "For":
    case "AsyncFor":
      return list === parent.body ? "for" : "other";
    case "With":
    case "AsyncWith":
      return "with".repeat(parent.items.length);
    case "Try":
    case "TryStar":
      if (list === parent.body || list === parent.finalbody) return "";
      return parent.handlers.some((h) => h.body === list) ? "except" : "other";
    case "If":
    case "While":
      return "";
    case "Match":
      return "other";
    default:
      return "";
  }
}

/** Emits a list of statements of traced code. */
export function jumpList(f: Fn, list: readonly Stmt[], statement: (f: Fn, s: Stmt) => void): void {
  if (list.length === 0) return;
  const { jumps } = f;
  const outer = jumps.lists[jumps.lists.length - 1];
  const id = f.u.id();
  const own = { label: "L" + id, id, index: 0, blocks: f.blocks.length, entries: [] as string[] };
  const table = jumps.table(f, list);
  jumps.kinds.push(`${id}: ${JSON.stringify(kindOf(list, jumps.parents[jumps.parents.length - 1]))}`);
  f.push(`${own.label}: for (;;) { switch (J === 0 ? 0 : ${table}[J]) { default:`);
  if (outer === undefined) f.push("J = 0;");
  else {
    for (let i = f.blocks.length - 1; i >= outer.blocks; i--) {
      const block = f.blocks[i]!;
      if (block.kind === "handler") f.push(block.restore);
      else if (block.kind === "finally" && block.manager !== undefined)
        f.push(`${f.h("traceCarry")}(d, ${block.manager});`);
    }
    f.push(`continue ${outer.label};`);
  }
  jumps.lists.push(own);
  for (let i = 0; i < list.length && !f.dead; i++) {
    own.index = i;
    f.push(`case ${i}:`);
    statement(f, list[i]!);
  }
  jumps.lists.pop();
  f.push("} break; }");
  f.u.named.push(`${table} = { ${own.entries.join(", ")} }`);
}

/** The head of a statement in traced code: its number, and the hook of its line unless control is on the way into it. */
export function beginStatement(f: Fn, s: Stmt, lineno: number, hook: boolean): void {
  const { jumps } = f;
  const id = ++jumps.count;
  jumps.current = id;
  for (const list of jumps.lists) list.entries.push(`${id}: ${list.index}`);
  jumps.targets.push(`[${lineno}, ${id}, [${jumps.lists.map((l) => l.id).join(", ")}]]`);
  f.push(`if (J === ${id}) J = 0;`);
  if (hook) jumpHook(f, lineno, "false", id);
  jumps.parents.push(s);
}

/** Is control on its way into one of these lists? */
export function jumpsInto(f: Fn, ...lists: (readonly Stmt[])[]): string {
  return lists.map((list) => `${f.jumps.table(f, list)}[J] !== undefined`).join(" || ");
}

/** The hook of a line that a jump can start from. */
export function jumpHook(f: Fn, lineno: number, again: string, id: number): void {
  const { lists } = f.jumps;
  const n = f.position(lineno, lineno, 0, 0);
  f.framed = true;
  f.line = lineno;
  f.push(
    `if (J === 0 && (J = ${f.h("traceLine")}(d, ${n}, ${again}, ${id})) !== 0) continue ${lists[lists.length - 1]!.label};`,
  );
}

/** The hook of a suspension, from which a jump can start. */
export function yieldHook(f: Fn, value: string): void {
  const { lists } = f.jumps;
  const list = lists[lists.length - 1];
  const hook = `${f.h("traceYield")}(d, ${value})`;
  f.push(list === undefined ? `${hook};` : `if ((J = ${hook}) !== 0) continue ${list.label};`);
}

/** What emitting knows of the jumps in one function. */
export class Jumps {
  count = 0;
  current = 0;
  readonly lists: { label: string; id: number; index: number; blocks: number; entries: string[] }[] = [];
  readonly parents: Stmt[] = [];
  readonly targets: string[] = [];
  readonly kinds: string[] = [];
  private readonly tables = new Map<readonly Stmt[], string>();
  /** The table of a list: number of a statement in it (at any depth) to the index of the one that holds it. */
  table(f: Fn, list: readonly Stmt[]): string {
    let name = this.tables.get(list);
    if (name === undefined) this.tables.set(list, (name = "q" + f.u.id()));
    return name;
  }
}
