// Where objects may end: after `del`, before output, after what empties a container. The runtime looks for objects that nothing refers to
// any more (docs/architecture.md section 8); values that a running function has left behind in temporaries would count as references.
// Temporaries are set to undefined there, and V8's registers are overwritten by the arguments of a call: at the level of statements, those
// of every call begin at the same register.

import type { Call, Expr } from "#syntax/ast/nodes.ts";
import type { Fn } from "../context.ts";

/** More arguments than calls commonly have. */
const SPARE = "0, 0, 0, 0, 0, 0, 0, 0, 0, 0";
const MARK = "\u0001";

/** Text that sets what is left over to undefined. In code that runs once that is known here already, and done whether it matters or not. */
function clear(f: Fn, kept = ""): string {
  if (f.once) {
    clearNow(f, kept);
    return "";
  }
  f.hasClears = true;
  return `${MARK}${f.top}|${kept.match(/\bt\d+\b/g)?.join(",") ?? ""}|${f.loopValues.join(",")}|${f.env.renamed === null ? 1 : 0}${MARK}`;
}

const COMPREHENSION_VARIABLE = /^\$.*\$\d+$/;

function clearNow(f: Fn, kept: string): void {
  const settled = f.onMainPath;
  const keep = new Set(kept === "" ? null : kept.match(/\bt\d+\b/g));
  const names: string[] = [];
  for (const i of f.stale) {
    const t = `t${i}`;
    if (i <= f.top || f.fresh.has(t) || keep.has(t)) continue;
    names.push(t);
    if (settled) f.stale.delete(i);
  }
  for (let i = f.staleVars; i < f.vars.length; i++) if (COMPREHENSION_VARIABLE.test(f.vars[i]!)) names.push(f.vars[i]!);
  if (settled) f.staleVars = f.vars.length;
  if (names.length > 0) f.push(`${names.join(" = ")} = undefined;`);
}

/** Puts the names in: all temporaries of the function are known only at its end. */
export function fillClears(line: string, f: Fn): string {
  if (!f.hasClears || !line.includes(MARK)) return line;
  return line.replace(
    /\u0001(\d+)\|([^|]*)\|([^|]*)\|([01])\u0001/g,
    (_, top: string, kept: string, more: string, plain: string) => {
      const keep = new Set(kept.split(","));
      const names = more === "" ? [] : more.split(",");
      for (const t of f.usedTemps(Number.POSITIVE_INFINITY)) if (Number(t.slice(1)) > Number(top)) names.push(t);
      // Variables of inlined comprehensions, outside of these.
      if (plain === "1") names.push(...f.vars.filter((name) => COMPREHENSION_VARIABLE.test(name)));
      const stale = names.filter((t) => !keep.has(t) && !f.fresh.has(t));
      return stale.length === 0 ? "" : `${stale.join(" = ")} = undefined; `;
    },
  );
}

/** `del` of a variable that holds `value`; `unbind` is the statement that does it. */
export function dropVariable(f: Fn, value: string, unbind: string): void {
  f.push(
    `if (S.watched !== 0 && ${f.h("dropped")}(${value})) { ${unbind} ${clear(f, f.once ? value : "")}${f.h("sweep")}(${SPARE}); } else ${unbind}`,
  );
}

/** After a helper that has unbound something. */
export function afterDrop(f: Fn): void {
  f.push(`if (S.watched === 2) { ${clear(f)}${f.h("sweep")}(${SPARE}); }`);
}

/**
 * At a statement that may have ended an object's life, or that may show it.
 * @param ended 0 when it only shows it, 2 when it may have ended only what it made
 */
export function observe(f: Fn, ended: 0 | 1 | 2, kept = ""): void {
  f.push(`if (S.watched !== 0) { ${clear(f, kept)}${f.h("observe")}(${ended}, ${SPARE}); }`);
}

/** Before a call of the collector; `again` where it follows another one directly. */
export function overwrite(f: Fn, again: boolean, kept: string): void {
  f.push(`if (S.watched !== 0) { ${clear(f, kept)}${f.h("overwrite")}(${again ? 1 : 0}, ${SPARE}); }`);
}

/** Calls before which what has ended must have gone. */
export function showsEndings(e: Call): boolean {
  return e.func.kind === "Name" && e.func.id === "print";
}

/** Calls of the collector itself. */
export function collects(e: Call): boolean {
  const name = e.func.kind === "Attribute" ? e.func.attr : e.func.kind === "Name" ? e.func.id : "";
  return name === "collect" || name === "gc_collect";
}

const EMPTYING: ReadonlySet<string> = new Set(["pop", "popitem", "popleft", "clear", "remove", "discard", "close"]);
/** Statements after which what a container held may have ended. */
export function empties(e: Expr): boolean {
  return e.kind === "Call" && e.func.kind === "Attribute" && EMPTYING.has(e.func.attr);
}
