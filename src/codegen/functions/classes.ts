// Class statements. The body is a function over the namespace `ns`; names in it are looked up there (docs/architecture.md section 5).

import type { ConstSpec } from "#abi/types.ts";
import type { ClassDef, Position } from "#syntax/ast/nodes.ts";
import { type Fn, POP } from "../context.ts";
import { body, expr } from "../dispatch.ts";
import { emitKeywordDict, emitStarArgs, finishCall } from "../expressions/calls.ts";
import { cleanDoc, strLiteral } from "../expressions/constants.ts";
import { load, store } from "../expressions/names.ts";
import { settleAll } from "../expressions/operands.ts";
import { quote } from "../js/quote.ts";
import { beginAnnotations, endAnnotations } from "./annotations.ts";
import { beginFunction, closure, finishFunction } from "./frame.ts";

/** What error texts call a class statement. */
const BUILDER = quote("__build_class__()");

/** Emits bases, keywords and body of a class, and makes it; `genericBase` is added to the bases. */
export function buildClass(f: Fn, s: ClassDef, firstlineno: number, genericBase: string | null): string {
  const top = f.top;
  const inner = compileBody(f, s, firstlineno);
  const name = strLiteral(f.u, s.name);
  const extra = genericBase === null ? [] : [genericBase];
  let bases: string;
  if (s.bases.some((b) => b.kind === "Starred")) {
    bases = emitStarArgs(f, BUILDER, s.bases, extra, s);
  } else {
    const values = settleAll(f, s.bases, (b) => expr(f, b));
    const t = f.alloc();
    f.push(`${t} = [${[...values, ...extra].join(", ")}];`);
    bases = t;
  }
  const keywords = s.keywords.length === 0 ? "undefined" : emitKeywordDict(f, BUILDER, s.keywords, s);
  f.code.consts.push({ t: "code", v: inner.index });
  const { js } = closure(f, inner);
  const call = f.op("buildClass", `K${inner.index}, ${js}, ${name}, ${bases}, ${keywords}, (L) => class extends L {}`);
  f.top = top;
  return finishCall(f, `(${f.P(s)}, ${call})`, false);
}

function compileBody(f: Fn, s: ClassDef, firstlineno: number): Fn {
  const scope = f.u.table.scopeOf(s);
  const inner = beginFunction(f.u, f, scope, {
    name: s.name,
    firstlineno,
    form: "class",
    argcount: 0,
    posonlyargcount: 0,
    kwonlyargcount: 0,
    flags: 0,
  });
  inner.staticAttributes = new Set();
  const at: Position = { lineno: firstlineno, col_offset: 0, end_lineno: firstlineno, end_col_offset: 0 };
  let head = "";
  const cell = f.h("cell");
  if (scope.needsClassCell) head += `const c$own$class = ${cell}(undefined);\n`;
  if (scope.needsClassDict) head += `const c$__classdict__ = ${cell}(ns);\n`;
  if (scope.hasConditionalAnnotations) head += `const c$__conditional_annotations__ = ${cell}(undefined);\n`;
  inner.traceLine(firstlineno);
  store(inner, "__module__", load(inner, "__name__", at), at);
  inner.addConst({ t: "str", v: inner.code.qualname });
  store(inner, "__qualname__", strLiteral(f.u, inner.code.qualname), at);
  store(inner, "__firstlineno__", String(firstlineno), at);
  if (s.type_params.length > 0) store(inner, "__type_params__", load(inner, ".type_params", at), at);
  beginAnnotations(inner);
  const depth = f.u.depth;
  let list = s.body;
  const first = list[0];
  if (
    scope.hasDocstring &&
    first?.kind === "Expr" &&
    first.value.kind === "Constant" &&
    first.value.value.type === "str"
  ) {
    if (f.u.options.optimize < 2) {
      const doc = cleanDoc(first.value.value.value);
      inner.code.doc = doc;
      inner.addConst({ t: "str", v: doc });
      inner.traceLine(first.lineno);
      store(inner, "__doc__", strLiteral(f.u, doc), first);
    }
    list = list.slice(1);
  }
  body(inner, list);
  inner.quiet = f.u.traced;
  endAnnotations(inner);
  f.u.depth = depth;
  const statics = [...inner.staticAttributes].sort();
  const attributes: ConstSpec = { t: "tuple", v: statics.map((v) => ({ t: "str", v })) };
  inner.addConst(attributes);
  store(inner, "__static_attributes__", f.u.constant(attributes), at);
  if (scope.needsClassDict) inner.push(`${inner.h("storeName")}(ns, ${quote("__classdictcell__")}, c$__classdict__);`);
  if (scope.needsClassCell) inner.push(`${inner.h("storeName")}(ns, ${quote("__classcell__")}, c$own$class);`);
  if (f.u.traced) inner.push(`${inner.h("traceReturn")}(d, ${inner.h("None")});`);
  if (!scope.needsClassCell) inner.addConst({ t: "None" });
  inner.push(POP);
  inner.push(`return ${scope.needsClassCell ? "c$own$class" : "true"};`);
  finishFunction(inner, ["ns"], head);
  return inner;
}
