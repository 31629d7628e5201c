// The text of an annotation under `from __future__ import annotations`: CPython's Python/ast_unparse.c.

import { constantRepr } from "#analysis/constant-repr.ts";
import type { Arguments, CmpOp, Comprehension, ConstantValue, Expr, Operator } from "#syntax/ast/nodes.ts";

const PR = {
  TUPLE: 0,
  TEST: 1,
  OR: 2,
  AND: 3,
  NOT: 4,
  CMP: 5,
  BOR: 6,
  BXOR: 7,
  BAND: 8,
  SHIFT: 9,
  ARITH: 10,
  TERM: 11,
  FACTOR: 12,
  POWER: 13,
  AWAIT: 14,
  ATOM: 15,
} as const;

const operators: Record<Operator, [string, number, boolean]> = {
  Add: [" + ", PR.ARITH, false],
  Sub: [" - ", PR.ARITH, false],
  Mult: [" * ", PR.TERM, false],
  MatMult: [" @ ", PR.TERM, false],
  Div: [" / ", PR.TERM, false],
  Mod: [" % ", PR.TERM, false],
  LShift: [" << ", PR.SHIFT, false],
  RShift: [" >> ", PR.SHIFT, false],
  BitOr: [" | ", PR.BOR, false],
  BitXor: [" ^ ", PR.BXOR, false],
  BitAnd: [" & ", PR.BAND, false],
  FloorDiv: [" // ", PR.TERM, false],
  Pow: [" ** ", PR.POWER, true],
};

const comparisons: Record<CmpOp, string> = {
  Eq: " == ",
  NotEq: " != ",
  Lt: " < ",
  LtE: " <= ",
  Gt: " > ",
  GtE: " >= ",
  Is: " is ",
  IsNot: " is not ",
  In: " in ",
  NotIn: " not in ",
};

/** The source text of an expression. */
export function unparse(e: Expr): string {
  return text(e, PR.TEST);
}

function paren(inside: string, needed: boolean): string {
  return needed ? `(${inside})` : inside;
}

function commas(list: readonly Expr[], level: number = PR.TEST): string {
  return list.map((e) => text(e, level)).join(", ");
}

function text(e: Expr, level: number): string {
  switch (e.kind) {
    case "Name":
      return e.id;
    case "Constant":
      return constantText(e.value, e.prefix);
    case "Attribute": {
      const value = text(e.value, PR.ATOM);
      const isInt = e.value.kind === "Constant" && e.value.value.type === "int";
      return `${value}${isInt ? " " : ""}.${e.attr}`;
    }
    case "Subscript":
      return `${text(e.value, PR.ATOM)}[${text(e.slice, PR.TUPLE)}]`;
    case "Tuple":
      if (e.elts.length === 0) return "()";
      return paren(e.elts.length === 1 ? `${text(e.elts[0]!, PR.TEST)},` : commas(e.elts), level > PR.TUPLE);
    case "List":
      return `[${commas(e.elts)}]`;
    case "Set":
      return `{${commas(e.elts)}}`;
    case "Dict":
      return `{${e.keys
        .map((k, i) => (k ? `${text(k, PR.TEST)}: ${text(e.values[i]!, PR.TEST)}` : `**${text(e.values[i]!, PR.BOR)}`))
        .join(", ")}}`;
    case "BinOp": {
      const [sign, priority, rightAssociative] = operators[e.op];
      const left = text(e.left, priority + (rightAssociative ? 1 : 0));
      return paren(left + sign + text(e.right, priority + (rightAssociative ? 0 : 1)), level > priority);
    }
    case "UnaryOp": {
      const priority = e.op === "Not" ? PR.NOT : PR.FACTOR;
      const sign = { Invert: "~", Not: "not ", UAdd: "+", USub: "-" }[e.op];
      return paren(sign + text(e.operand, priority), level > priority);
    }
    case "BoolOp": {
      const priority = e.op === "And" ? PR.AND : PR.OR;
      return paren(
        e.values.map((v) => text(v, priority + 1)).join(e.op === "And" ? " and " : " or "),
        level > priority,
      );
    }
    case "Compare": {
      let out = text(e.left, PR.CMP + 1);
      e.ops.forEach((op, i) => {
        out += comparisons[op] + text(e.comparators[i]!, PR.CMP + 1);
      });
      return paren(out, level > PR.CMP);
    }
    case "IfExp":
      return paren(
        `${text(e.body, PR.TEST + 1)} if ${text(e.test, PR.TEST + 1)} else ${text(e.orelse, PR.TEST)}`,
        level > PR.TEST,
      );
    case "Lambda": {
      const args = argumentsText(e.args);
      // As CPython, which leaves the space to positional parameters.
      return paren(
        `lambda${e.args.args.length + e.args.posonlyargs.length > 0 ? " " : ""}${args}: ${text(e.body, PR.TEST)}`,
        level > PR.TEST,
      );
    }
    case "Call": {
      if (e.args.length === 1 && e.keywords.length === 0 && e.args[0]!.kind === "GeneratorExp")
        return text(e.func, PR.ATOM) + text(e.args[0]!, PR.TEST);
      const parts = e.args.map((a) => text(a, PR.TEST));
      for (const k of e.keywords) parts.push(`${k.arg === null ? "**" : `${k.arg}=`}${text(k.value, PR.TEST)}`);
      return `${text(e.func, PR.ATOM)}(${parts.join(", ")})`;
    }
    case "Starred":
      return `*${text(e.value, PR.BOR)}`;
    case "Slice":
      return `${e.lower ? text(e.lower, PR.TEST) : ""}:${e.upper ? text(e.upper, PR.TEST) : ""}${e.step ? `:${text(e.step, PR.TEST)}` : ""}`;
    case "Await":
      return paren(`await ${text(e.value, PR.ATOM)}`, level > PR.AWAIT);
    case "Yield":
      return e.value === null ? "(yield)" : `(yield ${text(e.value, PR.TEST)})`;
    case "YieldFrom":
      return `(yield from ${text(e.value, PR.TEST)})`;
    case "NamedExpr":
      return paren(`${text(e.target, PR.ATOM)} := ${text(e.value, PR.ATOM)}`, level > PR.TUPLE);
    case "ListComp":
      return `[${text(e.elt, PR.TEST)}${comprehensions(e.generators)}]`;
    case "SetComp":
      return `{${text(e.elt, PR.TEST)}${comprehensions(e.generators)}}`;
    case "GeneratorExp":
      return `(${text(e.elt, PR.TEST)}${comprehensions(e.generators)})`;
    case "DictComp":
      return `{${text(e.key, PR.TEST)}: ${text(e.value, PR.TEST)}${comprehensions(e.generators)}}`;
    case "JoinedStr":
      return `f${constantRepr({ type: "str", value: formatBody(e.values) })}`;
    case "TemplateStr":
      return `t${constantRepr({ type: "str", value: formatBody(e.values) })}`;
    case "FormattedValue":
    case "Interpolation":
      return `f${constantRepr({ type: "str", value: formatBody([e]) })}`;
  }
}

function constantText(v: ConstantValue, prefix: string | null): string {
  if (v.type === "Ellipsis") return "...";
  const isNumber = v.type === "float" || v.type === "complex" || v.type === "complexFull";
  const repr = isNumber ? constantRepr(v).replace(/\binf(j?)\b/g, "1e309$1") : constantRepr(v);
  return prefix === "u" ? `u${repr}` : repr;
}

function comprehensions(list: readonly Comprehension[]): string {
  let out = "";
  for (const g of list) {
    out += `${g.is_async ? " async" : ""} for ${text(g.target, PR.TUPLE)} in ${text(g.iter, PR.TEST + 1)}`;
    for (const test of g.ifs) out += ` if ${text(test, PR.TEST + 1)}`;
  }
  return out;
}

function argumentsText(args: Arguments): string {
  const parts: string[] = [];
  const positional = [...args.posonlyargs, ...args.args];
  const firstDefault = positional.length - args.defaults.length;
  positional.forEach((a, i) => {
    parts.push(i >= firstDefault ? `${a.arg}=${text(args.defaults[i - firstDefault]!, PR.TEST)}` : a.arg);
    if (i + 1 === args.posonlyargs.length) parts.push("/");
  });
  if (args.vararg !== null) parts.push(`*${args.vararg.arg}`);
  else if (args.kwonlyargs.length > 0) parts.push("*");
  args.kwonlyargs.forEach((a, i) => {
    const value = args.kw_defaults[i];
    parts.push(value ? `${a.arg}=${text(value, PR.TEST)}` : a.arg);
  });
  if (args.kwarg !== null) parts.push(`**${args.kwarg.arg}`);
  return parts.join(", ");
}

function formatBody(values: readonly Expr[]): string {
  let out = "";
  for (const v of values) {
    if (v.kind === "Constant" && v.value.type === "str") out += v.value.value.replace(/[{}]/g, "$&$&");
    else if (v.kind === "FormattedValue" || v.kind === "Interpolation") {
      const source = v.kind === "Interpolation" && v.str.type === "str" ? v.str.value : undefined;
      const inner = source ?? text(v.value, PR.TEST + 1);
      const conversion = v.conversion > 0 ? `!${String.fromCharCode(v.conversion)}` : "";
      const spec =
        v.format_spec === null
          ? ""
          : `:${v.format_spec.kind === "JoinedStr" ? formatBody(v.format_spec.values) : formatBody([v.format_spec])}`;
      out += `{${inner.startsWith("{") ? " " : ""}${inner}${conversion}${spec}}`;
    }
  }
  return out;
}
