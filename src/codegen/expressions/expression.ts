// The emission of expressions: one entry, `expr`, that finds the file of each construct.

import type { Expr } from "#syntax/ast/nodes.ts";
import type { Fn } from "../context.ts";
import { emitComprehensionFunction, emitGeneratorExp } from "../functions/comprehensions.ts";
import { emitLambda } from "../functions/function.ts";
import { emitAttribute, emitSubscript } from "./access.ts";
import { emitCall } from "./calls.ts";
import { emitDictComp, emitListComp, emitSetComp } from "./comprehensions.ts";
import { boolOp, compareValue, cond, ifExp, isBool, negated, truth } from "./conditions.ts";
import { constant } from "./constants.ts";
import { emitDict, emitList, emitSet, emitSlice, emitTuple } from "./displays.ts";
import { emitNamedExpr, loadName } from "./names.ts";
import { binOp, unaryOp } from "./operators.ts";
import { emitJoinedStr, emitTemplateStr } from "./strings.ts";
import { emitAwait, emitYield, emitYieldFrom } from "./suspension.ts";

const MAX_DEPTH = 2500;

/** Emits an expression; the result is an atom, or starts with "(" and is yet to be evaluated. */
export function emitExpr(f: Fn, e: Expr): string {
  const top = f.top;
  const length = f.buf.length;
  if (++f.u.depth > MAX_DEPTH) throw new RangeError("expression too deep");
  const js = dispatch(f, e);
  f.u.depth--;
  if (f.buf.length === length) f.top = top;
  return js;
}

function dispatch(f: Fn, e: Expr): string {
  switch (e.kind) {
    case "Name":
      return loadName(f, e);
    case "Constant":
      return constant(f, e.value);
    case "Attribute":
      return emitAttribute(f, e);
    case "Call":
      return emitCall(f, e, false);
    case "BinOp":
      return binOp(f, e);
    case "UnaryOp":
      if (e.op !== "Not") return unaryOp(f, e);
      // As CPython, which makes the value of the operand first and asks it again.
      if (e.operand.kind === "BoolOp") return `(!${truth(f, emitExpr(f, e.operand), e.operand)})`;
      return `(${cond(f, negated(e))})`;
    case "Subscript":
      return emitSubscript(f, e);
    case "Compare":
      return isBool(e) ? `(${cond(f, e)})` : compareValue(f, e);
    case "BoolOp":
      return boolOp(f, e);
    case "IfExp":
      return ifExp(f, e);
    case "Tuple":
      return emitTuple(f, e);
    case "List":
      return emitList(f, e);
    case "Dict":
      return emitDict(f, e);
    case "Set":
      return emitSet(f, e);
    case "Slice":
      return emitSlice(f, e);
    case "ListComp":
      return f.u.table.scopeOf(e).isInlined ? emitListComp(f, e) : emitComprehensionFunction(f, e);
    case "SetComp":
      return f.u.table.scopeOf(e).isInlined ? emitSetComp(f, e) : emitComprehensionFunction(f, e);
    case "DictComp":
      return f.u.table.scopeOf(e).isInlined ? emitDictComp(f, e) : emitComprehensionFunction(f, e);
    case "GeneratorExp":
      return emitGeneratorExp(f, e);
    case "Lambda":
      return emitLambda(f, e);
    case "JoinedStr":
      return emitJoinedStr(f, e);
    case "TemplateStr":
      return emitTemplateStr(f, e);
    case "NamedExpr":
      return emitNamedExpr(f, e);
    case "Await":
      return emitAwait(f, e);
    case "Yield":
      return emitYield(f, e);
    case "YieldFrom":
      return emitYieldFrom(f, e);
    case "FormattedValue":
      return emitJoinedStr(f, { ...e, kind: "JoinedStr", values: [e] });
    case "Interpolation":
      return emitTemplateStr(f, { ...e, kind: "TemplateStr", values: [e] });
    case "Starred":
      // Only valid inside calls, displays and targets, which look at it themselves; the parser rejects the rest.
      throw new Error("can't use starred expression here");
  }
}
