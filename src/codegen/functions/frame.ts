// What all emitted functions share: making the Fn of a scope, and putting its text together: prologue, variables, body, epilogue
// (docs/architecture.md sections 3 and 4). A function that can neither raise, call nor loop has no frame.

import type { CodeSpec } from "#abi/types.ts";
import { CodeFlags } from "#abi/types.ts";
import { qualifiedName } from "#analysis/qualname.ts";
import type { Scope } from "#analysis/scopes.ts";
import { Fn, POP, SymbolFlag, type UnitState } from "../context.ts";
import { quote } from "../js/quote.ts";
import { encodeName, functionTail } from "../names.ts";
import { fillClears } from "../statements/endings.ts";
import { leaveFunction } from "../statements/jumps.ts";
import { MARK, type Resumption } from "../statements/resumption.ts";

export interface FunctionShape {
  name: string;
  firstlineno: number;
  form: CodeSpec["form"];
  argcount: number;
  posonlyargcount: number;
  kwonlyargcount: number;
  flags: number;
  /** A generator expression as a plain function from item to item: its frame is pushed by the runtime. */
  step?: boolean;
}

export function beginFunction(u: UnitState, parent: Fn | null, scope: Scope, shape: FunctionShape): Fn {
  const isGenerator =
    shape.step !== true && (shape.form === "generator" || shape.form === "coroutine" || shape.form === "asyncgen");
  let flags = shape.flags;
  if (scope.isFunctionLike) flags |= CodeFlags.OPTIMIZED | CodeFlags.NEWLOCALS;
  if (scope.isNested && scope.isFunctionLike) flags |= CodeFlags.NESTED;
  flags |= u.table.futureFlags & CodeFlags.FUTURE_ANNOTATIONS;
  const varnames = scope.isFunctionLike ? localNames(scope) : [];
  const code: CodeSpec = {
    name: shape.name,
    qualname: qualifiedName(scope),
    firstlineno: shape.firstlineno,
    argcount: shape.argcount,
    posonlyargcount: shape.posonlyargcount,
    kwonlyargcount: shape.kwonlyargcount,
    flags,
    varnames,
    cellvars: [...scope.cellvars],
    freevars: [...scope.freevars],
    names: [],
    consts: [],
    positions: [shape.firstlineno, shape.firstlineno, 0, 0],
    doc: null,
    constDefaults: 0,
    form: shape.form,
    parent: parent === null ? -1 : parent.index,
  };
  if (scope.privateName !== null) code.className = scope.privateName;
  const f = new Fn(u, parent, scope, code, isGenerator, shape.form === "asyncgen");
  f.isStep = shape.step === true;
  if (u.traced) {
    f.framed = true;
    f.err = "break TR;";
  }
  return f;
}

function localNames(scope: Scope): string[] {
  const out = scope.parameters.map((p) => (p === ".format" ? "format" : p));
  const known = new Set(scope.parameters);
  for (const symbol of scope.symbols.values())
    if (symbol.kind === "local" && !known.has(symbol.name)) out.push(symbol.name);
  return out;
}

/** Declares the locals of a function scope and makes the cells of its captured variables; gives the statements for its head. */
export function declareVariables(f: Fn): string {
  const scope = f.scope;
  const parameters = new Set(scope.parameters);
  let head = "";
  for (const symbol of scope.symbols.values()) {
    const { name, kind } = symbol;
    const isParameter = parameters.has(name);
    const js = encodeName(name === ".0" ? "0" : name === ".format" ? "format" : name);
    if (kind === "cell") {
      if ((symbol.flags & SymbolFlag.FROM_COMPREHENSION) !== 0) continue;
      if (f.resumption !== null) f.vars.push("c$" + js);
      head += `${f.resumption === null ? "const " : ""}c$${js} = ${f.h("cell")}(${isParameter ? "$" + js : "undefined"});\n`;
      if (isParameter && (symbol.flags & SymbolFlag.DELETED) === 0) f.bind("c$" + js);
    } else if (kind === "local") {
      if (isParameter) {
        if ((symbol.flags & SymbolFlag.DELETED) === 0) f.bind("$" + js);
      } else if ((symbol.flags & SymbolFlag.FROM_COMPREHENSION) === 0) f.vars.push("$" + js);
    }
  }
  return head;
}

/** Finishes a function: its text goes to the unit. `params` are JavaScript names; `head` runs before everything else. */
export function finishFunction(f: Fn, params: readonly string[], head: string): void {
  const u = f.u;
  const scope = f.scope;
  f.code.consts.push(...f.foldedConsts);
  // CPython ends each code with `return None`, and keeps the first constant even if that is never reached.
  if (f.code.consts.length === 0 && u.options.kind !== "eval") f.addConst({ t: "None" });
  const name = `f_${functionTail(f.code.name)}`;
  if (scope.isFunctionLike && (scope.usesLocalsBuiltins || u.traced)) {
    f.framed = true;
    head += `${u.h("frameLocals")}(d, ${accessor(f)});\n`;
  } else if (f.usesNamespace) {
    f.framed = true;
    head += `${u.h("frameLocals")}(d, ns);\n`;
  }
  const out: string[] = [];
  const star = f.isGenerator || u.susp ? "*" : "";
  const list = f.isGenerator ? ["G", ...params] : params;
  const free = f.code.freevars;
  const maker = free.length > 0 ? `(${free.map((n) => "c$" + encodeName(n)).join(", ")}) => ` : "";
  if (f.resumption !== null) {
    u.texts[f.index] =
      `const F${f.index} = ${maker}function ${name}(G, sent, d) {\n${stepBody(f, f.resumption, params, head)}};\n`;
    return;
  }
  out.push(`const F${f.index} = ${maker}function${star} ${name}(${list.join(", ")}) {\n`);
  if (f.isGenerator) out.push("let d = G.d;\n");
  else if (f.framed && !f.isStep) {
    const enter = u.susp ? `yield* ${u.h("enterGen")}(d);` : `delete ${u.h("tock")}[d];`;
    out.push(`const d = S.sp + 1; if (d > S.max || --S.tick < 0) ${enter}\nS.sp = d; S.code[d] = K${f.index};\n`);
  }
  const table = "T" + f.index;
  if (u.traced) {
    u.named.push(`${table} = { targets: [${f.jumps.targets.join(", ")}], kinds: { ${f.jumps.kinds.join(", ")} } }`);
    f.vars.push("J = 0");
  }
  const declarations = f.declarations();
  if (u.traced) {
    if (!f.isGenerator) out.push("S.pos[d] = 0;\n");
    out.push("TR: { try {\n", declarations, head, `${u.h("traceEnter")}(d, ${table});\n`);
  } else out.push(declarations, head);
  for (const line of f.buf) {
    if (line === POP && !f.framed) continue;
    out.push(fillClears(line, f), "\n");
  }
  if (u.traced) {
    const resumed = f.isGenerator ? `d = G.d; ${u.h("traceThrown")}(d, G, x); ` : "";
    out.push(`} catch (x) { ${resumed}${u.h("caught")}(x); } }\nreturn ${u.h("traceUnwind")}(d);\n`);
  }
  out.push("};\n");
  u.texts[f.index] = out.join("");
}

/** The body of a function in step form: variables come from G.slots, or from the arguments at the start. */
function stepBody(f: Fn, plan: Resumption, params: readonly string[], head: string): string {
  // Variables of inlined comprehensions (`$x$7`) are not alive where the function is suspended.
  const kept = [...params, ...f.vars.filter((name) => !/^c?\$.*\$\d+$/.test(name))];
  const temps = [...new Set([...f.usedTemps(plan.deepest), ...plan.fresh])];
  const free = f.code.freevars.map((name) => "c$" + encodeName(name));
  const slots = [...kept, ...temps];
  const settled = new Set(kept.filter((name) => name.startsWith("c$") || isConstantParameter(f, name)));
  const saved = new Set(kept);
  const save = (top: number, spent: readonly string[]): string => {
    const used = [...f.usedTemps(top), ...plan.fresh].filter((name) => !spent.includes(name));
    for (const name of used) saved.add(name);
    const live = [...kept.filter((name) => !settled.has(name)), ...used];
    return live.map((name) => `L[${slots.indexOf(name)}] = ${name};`).join(" ");
  };
  const lines = f.buf.map((line) => (line.startsWith(MARK) ? plan.expand(line, save) : fillClears(line, f)));
  const plain: [string, number][] = [];
  const cells: [string, number][] = [];
  for (const name of [...f.code.varnames, ...f.code.cellvars]) {
    const js = encodeName(name === ".0" ? "0" : name);
    const cell = slots.indexOf("c$" + js);
    if (cell >= 0) cells.push([name, cell]);
    else if (slots.includes("$" + js)) plain.push([name, slots.indexOf("$" + js)]);
  }
  for (const [i, name] of f.code.freevars.entries()) cells.push([name, slots.length + i]);
  f.code.saved = { plain, cells };
  const out: string[] = [];
  const names = [...params, ...f.vars, ...f.usedTemps(Number.POSITIVE_INFINITY)];
  out.push(`let r = G.st, L = G.slots${names.map((name) => `, ${name}`).join("")};\n`);
  out.push(
    `if (r === 0) {\n${params.length === 0 ? "" : `L = G.args; ${params.map((name, i) => `${name} = L[${i}];`).join(" ")}`}\n`,
  );
  out.push(
    head,
    `G.args = undefined; G.slots = L = [${[...slots, ...free].map((name) => (params.includes(name) || name.startsWith("c$") ? name : "undefined")).join(", ")}];\n`,
  );
  const loads = slots.map((name, i) => (saved.has(name) ? `${name} = L[${i}];` : ""));
  out.push(`} else { ${loads.filter((load) => load !== "").join(" ")} }\n`);
  for (const line of lines) out.push(line, "\n");
  return out.join("");
}

/** A parameter that nothing assigns to. */
function isConstantParameter(f: Fn, js: string): boolean {
  for (const name of f.scope.parameters) {
    if ("$" + encodeName(name === ".0" ? "0" : name) !== js) continue;
    const flags = f.scope.symbols.get(name)?.flags ?? SymbolFlag.DEF_LOCAL;
    return (flags & ~(SymbolFlag.DEF_PARAM | SymbolFlag.USE)) === 0;
  }
  return false;
}

/** Emits `return value` at the end of a body that can be left there. */
export function epilogue(f: Fn, value: string): void {
  if (f.dead) return;
  if (f.u.traced) {
    const v = f.toTemp(value);
    f.push(`${f.h("traceReturn")}(d, ${v});`);
    leaveFunction(f, v);
    return;
  }
  leaveFunction(f, value);
}

/** The function that reads and writes a frame's locals, for locals(), exec and frame.f_locals. */
function accessor(f: Fn): string {
  const pairs: string[] = [];
  const sets: string[] = [];
  const add = (name: string, js: string): void => {
    if (name.startsWith(".")) return;
    pairs.push(`[${quote(name)}, ${js}]`);
    sets.push(`case ${quote(name)}: ${js} = value; break;`);
  };
  for (const name of f.code.varnames) {
    const symbol = f.scope.symbols.get(name);
    if (symbol === undefined) continue;
    if ((symbol.flags & SymbolFlag.FROM_COMPREHENSION) !== 0) continue;
    add(name, symbol.kind === "cell" ? `c$${encodeName(name)}.v` : "$" + encodeName(name));
  }
  const known = new Set(f.code.varnames);
  for (const symbol of f.scope.symbols.values()) {
    if (known.has(symbol.name) || (symbol.flags & SymbolFlag.FROM_COMPREHENSION) !== 0) continue;
    if (symbol.kind === "cell" || symbol.kind === "free") add(symbol.name, `c$${encodeName(symbol.name)}.v`);
  }
  for (const [name, js] of f.visible) pairs.push(`[${quote(name)}, ${js.startsWith("c$") ? `${js}?.v` : js}]`);
  return `(op, name, value) => { if (op === 0) return [${pairs.join(", ")}]; switch (name) { ${sets.join(" ")} } }`;
}

/** The JavaScript of a function as seen from `f`: the function itself, or its maker applied to cells; and the cells as an array. */
export function closure(f: Fn, inner: Fn): { js: string; cells: string } {
  const free = inner.code.freevars;
  if (free.length === 0) return { js: "F" + inner.index, cells: "undefined" };
  const cells = free.map((name) => f.cellRef(name)).join(", ");
  return { js: `F${inner.index}(${cells})`, cells: `[${cells}]` };
}
