// The code generator's entry: a tree in, a Unit of JavaScript out (docs/architecture.md section 6).

import type { Unit } from "#abi/types.ts";
import { CodeFlags } from "#abi/types.ts";
import { analyze } from "#analysis/analyze.ts";
import { laterStatements } from "#analysis/later.ts";
import type { Mod, Stmt } from "#syntax/ast/nodes.ts";
import { SourceError } from "#syntax/diagnostics.ts";
import { type CompileOptions, type Fn, UnitState } from "./context.ts";
import { body, expr } from "./dispatch.ts";
import { cleanDoc, strLiteral } from "./expressions/constants.ts";
import { emitExpr } from "./expressions/expression.ts";
import { store } from "./expressions/names.ts";
import { beginAnnotations, endAnnotations } from "./functions/annotations.ts";
import { beginFunction, epilogue, finishFunction } from "./functions/frame.ts";
import { builtinNames } from "./names.ts";
import { statement } from "./statements/statement.ts";

export type { CompileOptions } from "./context.ts";

/** Compiles a tree; folds its constants in place. Throws SourceError; a RangeError of JavaScript means that the tree is nested too deeply. */
export function compileUnit(tree: Mod, options: CompileOptions): Unit {
  const warnings: Unit["warnings"] = [];
  const analysis = analyze(tree, {
    futureFlags: options.futureFlags,
    allowTopLevelAwait: options.allowTopLevelAwait ?? false,
    optimize: options.optimize,
    ...(options.source === undefined ? {} : { source: options.source }),
    ...(options.onWarning === undefined ? {} : { onWarning: options.onWarning }),
  });
  for (const w of analysis.warnings) {
    const { asError } = w;
    warnings.push({
      category: w.category,
      message: w.message,
      lineno: w.lineno,
      offset: w.offset,
      end_lineno: asError?.end_lineno ?? w.lineno,
      end_offset: asError?.end_offset ?? w.offset,
    });
  }
  const u = new UnitState(options, analysis.scopes, { expr: emitExpr, statement });
  try {
    emitTop(u, tree);
  } catch (x) {
    if (x instanceof RangeError)
      throw new SourceError(
        "RecursionError" as "SyntaxError",
        "maximum recursion depth exceeded during compilation",
        0,
        0,
        0,
        0,
        null,
      );
    throw x;
  }
  return { js: u.finish(), codes: u.codes, consts: u.consts, filename: options.filename, mode: options.mode, warnings };
}

function emitTop(u: UnitState, tree: Mod): void {
  const scope = u.table.top;
  const isCoroutine = scope.isCoroutine;
  const list: readonly Stmt[] = tree.kind === "Module" || tree.kind === "Interactive" ? tree.body : [];
  const f = beginFunction(u, null, scope, {
    name: "<module>",
    firstlineno: 1,
    form: isCoroutine ? (scope.isGenerator ? "asyncgen" : "coroutine") : "module",
    argcount: 0,
    posonlyargcount: 0,
    kwonlyargcount: 0,
    flags: isCoroutine ? CodeFlags.COROUTINE : 0,
  });
  const head = u.options.localsAreGlobals ? "" : "const ns = M.locals;\n";
  if (tree.kind === "Expression") {
    f.traceLine(tree.body.lineno);
    const value = f.toTemp(expr(f, tree.body));
    epilogue(f, value);
  } else {
    moduleBody(f, list, tree.kind === "Module");
    if (list.length === 0) f.traceLine(0);
    if (!f.dead) epilogue(f, f.none());
  }
  finishFunction(f, [], head);
}

function moduleBody(f: Fn, list: readonly Stmt[], isModule: boolean): void {
  beginAnnotations(f);
  const first = list[0];
  let start = 0;
  if (isModule && first?.kind === "Expr" && first.value.kind === "Constant" && first.value.value.type === "str") {
    start = 1;
    if (f.u.options.optimize < 2) {
      const doc = cleanDoc(first.value.value.value);
      f.code.doc = doc;
      f.traceLine(first.lineno);
      f.addConst({ t: "str", v: doc });
      store(f, "__doc__", strLiteral(f.u, doc), first);
    }
  }
  const place = f.buf.length;
  if (f.u.options.later === true) f.u.later = laterStatements(list, (name) => builtinNames.has(name));
  body(f, start === 0 ? list : list.slice(1));
  // A module's `__annotate__` is there from the start, unlike a class's.
  const { stmts } = f.capture(() => {
    endAnnotations(f);
    return "";
  });
  f.buf.splice(place, 0, ...stmts);
}
