// Generators and coroutines in step form: a plain function that is called once per resumption, `(G, sent, d)`. It keeps its variables in
// G.slots while it is suspended and finds its way back by nested switches over the state `r`: each block that a suspension point lies in
// is `switch (r) { case 0: … case n: … }`, and a compound statement carries the labels of all states inside it.
// Where a suspension point lies inside what is no block of statements (the right side of `and`, a comprehension), and wherever variables
// must be visible while the body runs, the function stays a JavaScript generator (docs/architecture.md section 4).

import type { Expr, Stmt } from "#syntax/ast/nodes.ts";
import type { Fn } from "../context.ts";

type Node = Stmt | Expr | { kind: string };

const SCOPES = new Set(["FunctionDef", "AsyncFunctionDef", "Lambda", "ClassDef", "TypeAlias"]);
const COMPREHENSIONS = new Set(["ListComp", "SetComp", "DictComp", "GeneratorExp"]);
class Unsupported extends Error {}

/** Finds the nodes with a suspension point inside; throws Unsupported. */
class Search {
  readonly found = new Set<object>();

  /** Does the value (node, list, field) hold a suspension point of this scope? */
  visit(value: unknown): boolean {
    if (typeof value !== "object" || value === null) return false;
    if (Array.isArray(value)) {
      let any = false;
      for (const item of value) if (this.visit(item)) any = true;
      return any;
    }
    const node = value as Node & Record<string, unknown>;
    const { kind } = node;
    let any =
      kind === "Yield" || kind === "YieldFrom" || kind === "Await" || kind === "AsyncFor" || kind === "AsyncWith";
    if (SCOPES.has(kind)) {
      const { body: _body, ...outer } = node;
      if (this.visit(Object.values(outer))) throw new Unsupported();
      return false;
    }
    if (COMPREHENSIONS.has(kind)) {
      const [first, ...rest] = node.generators as { iter: Expr; is_async: number }[];
      any = this.visit(first!.iter);
      if (kind !== "GeneratorExp") {
        const { iter: _iter, ...inner } = first!;
        const asynchronous = [first!, ...rest].some((g) => g.is_async === 1);
        if (asynchronous || this.visit([Object.values(inner), rest, node.elt, node.key, node.value]))
          throw new Unsupported();
      }
    } else for (const key of Object.keys(node)) if (this.visit(node[key])) any = true;
    if (any) {
      this.check(node);
      this.found.add(node);
    }
    return any;
  }

  private none(...values: unknown[]): void {
    if (this.visit(values)) throw new Unsupported();
  }

  // A suspension point inside the node: may it stand where it does?
  private check(node: Node & Record<string, unknown>): void {
    switch (node.kind) {
      case "BoolOp":
        this.none((node.values as Expr[]).slice(1));
        return;
      case "IfExp":
        this.none(node.body, node.orelse);
        return;
      case "Compare":
        this.none((node.comparators as Expr[]).slice(1));
        return;
      case "Assert":
        this.none(node.msg);
        return;
      case "For":
      case "AsyncFor":
        if ((node.orelse as Stmt[]).length > 0) throw new Unsupported();
        return;
      case "While":
        this.none(node.orelse);
        return;
      case "TryStar":
      case "JoinedStr":
      case "TemplateStr":
      case "Dict":
      case "Delete":
        throw new Unsupported();
      default:
        return;
    }
  }
}

/** The plan of a function in step form. */
export class Resumption {
  private readonly found: ReadonlySet<object>;
  /** Number of states; 0 is the start. */
  states = 0;
  /** First and last state of each place that was marked. */
  private readonly ranges: [number, number][] = [];
  /** Temporaries beyond the stack of temporaries. */
  readonly fresh = new Set<string>();
  /** Highest temporary that is kept over a suspension. */
  deepest = 0;
  /** The innermost switch has just been opened for the block that comes next. */
  open = false;

  constructor(found: ReadonlySet<object>) {
    this.found = found;
  }

  suspends(nodes: object | readonly object[]): boolean {
    if (!Array.isArray(nodes)) return this.found.has(nodes);
    for (const node of nodes) if (this.found.has(node as object)) return true;
    return false;
  }

  /** Leaves with `value`; after the resumption the value sent is in `into`. For delegates (null) the block that leaves has been opened. */
  suspend(f: Fn, top: number, value: string, into: string | null): void {
    const n = ++this.states;
    if (top > this.deepest) this.deepest = top;
    // Each item of a loop has been assigned to its target.
    f.push(`${MARK}save ${top} ${f.loopValues.join(",")}`);
    f.push(`G.st = ${n}; return ${value};${into === null ? " }\nsent = G;" : ""}`);
    f.push(`case ${n}: r = 0; if (${into === null ? "sent" : `(${into} = sent)`} === undefined) ${f.err}`);
  }

  begin(): number {
    this.ranges.push([this.states + 1, this.states]);
    return this.ranges.length - 1;
  }
  restart(id: number): void {
    this.ranges[id] = [this.states + 1, this.states];
  }
  end(id: number): void {
    this.ranges[id]![1] = this.states;
  }

  /** The text of a marked line (see place, choice, save). */
  expand(line: string, save: (top: number, spent: readonly string[]) => string): string {
    const [what, id, name] = line.slice(2).split(" ") as [string, string, string];
    if (what === "save") return save(Number(id), name.split(","));
    const [first, last] = this.ranges[Number(id)]!;
    if (what === "test") return `${name} = r >= ${first} && r <= ${last};`;
    let labels = "";
    for (let n = first; n <= last; n++) labels += `case ${n}: `;
    return labels;
  }
}

/** Lines that finishFunction replaces begin so. */
export const MARK = "//";

/** The plan of a generator's or coroutine's body, null when it stays a JavaScript generator. */
export function planSteps(list: readonly Stmt[]): Resumption | null {
  const search = new Search();
  try {
    search.visit(list);
  } catch (x) {
    if (x instanceof Unsupported) return null;
    throw x;
  }
  return new Resumption(search.found);
}

/** Is the node (or one of them) run in steps here? */
export function suspends(f: Fn, nodes: object | readonly object[]): boolean {
  return f.resumption?.suspends(nodes) === true;
}

/** Labels of all states inside the statement that is emitted until the result is called. */
export function resumeHere(f: Fn, active: boolean): () => void {
  const plan = f.resumption;
  if (plan === null || !active) return () => {};
  const id = plan.begin();
  f.push(`${MARK}cases ${id}`);
  return () => plan.end(id);
}

/** Emits part of a compound statement that is skipped on the way back to a state outside it. */
export function part(f: Fn, active: boolean, emit: () => void): void {
  if (!active) {
    emit();
    return;
  }
  openPart(f);
  emit();
  f.resumption!.open = false;
  f.push("}");
}

/** The next `body` emitted is part of this switch. */
export function openPart(f: Fn): void {
  f.push("switch (r) { case 0:");
  f.resumption!.open = true;
}

/** On the way back to a state, `name` becomes whether it lies in the branch that is emitted between `begin` and `end`. */
export function markBranch(f: Fn, name: string): { begin: () => void; end: () => void } {
  const plan = f.resumption!;
  const id = plan.begin();
  f.push("if (r !== 0)");
  f.push(`${MARK}test ${id} ${name}`);
  return { begin: () => plan.restart(id), end: () => plan.end(id) };
}
