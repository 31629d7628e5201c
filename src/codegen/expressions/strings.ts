// f-strings and t-strings (PEP 498, 701, 750).

import type { Expr, FormattedValue, Interpolation, JoinedStr, TemplateStr } from "#syntax/ast/nodes.ts";
import type { Fn } from "../context.ts";
import { expr } from "../dispatch.ts";
import { quote } from "../js/quote.ts";
import { constant, isString, strLiteral } from "./constants.ts";
import { settleAll, settleInline } from "./operands.ts";

/** A str that is a constant of the unit, because it has surrogates. */
function isConstant(js: string): boolean {
  return js.charCodeAt(0) === 107;
}

function conversionText(conversion: number): string {
  return conversion <= 0 ? '""' : quote(String.fromCharCode(conversion));
}

export function emitJoinedStr(f: Fn, e: JoinedStr): string {
  if (e.values.length === 0) return '""';
  if (e.values.length === 1) return part(f, e.values[0]!);
  // Strings without surrogates concatenate as they are; `joinStr` takes the rest.
  const { prelude, atoms } = settleInline(f, e.values, (v) => part(f, v));
  const tests = atoms.filter((a) => !isString(a)).map((a) => `typeof ${a} === "string"`);
  const list = atoms.join(", ");
  if (tests.length === 0 || tests.length > 8 || atoms.some(isConstant))
    return `(${prelude}${f.h("joinStr")}([${list}]))`;
  return `(${prelude}${tests.join(" && ")} ? ${atoms.join(" + ")} : ${f.h("joinStr")}([${list}]))`;
}

function part(f: Fn, e: Expr): string {
  if (e.kind === "Constant") return constant(f, e.value);
  if (e.kind === "FormattedValue") return formatted(f, e);
  return expr(f, e);
}

function formatted(f: Fn, e: FormattedValue): string {
  const spec = e.format_spec;
  if (spec === null && e.conversion <= 0) {
    const value = expr(f, e.value);
    const v = f.alloc();
    f.top--;
    return `(typeof (${v} = ${value}) === "string" ? ${v} : typeof ${v} === "number" ? "" + ${v} : (${f.P(e)}, ${f.op("formatValue", `${v}, "", ""`)}))`;
  }
  const { prelude, atoms } = settleInline(f, spec === null ? [e.value] : [e.value, spec], (v) => expr(f, v));
  const format = atoms[1] ?? '""';
  return `(${prelude}${f.P(e)}, ${f.op("formatValue", `${atoms[0]}, ${conversionText(e.conversion)}, ${format}`)})`;
}

export function emitTemplateStr(f: Fn, e: TemplateStr): string {
  const strings: string[] = [];
  const interpolations: Interpolation[] = [];
  let pending = "";
  for (const v of e.values) {
    if (v.kind === "Constant" && v.value.type === "str") pending += v.value.value;
    else if (v.kind === "Interpolation") {
      strings.push(strLiteral(f.u, pending));
      pending = "";
      interpolations.push(v);
    }
  }
  strings.push(strLiteral(f.u, pending));
  const items = settleAll(f, interpolations, (v) => interpolation(f, v));
  return `(${f.h("template")}([${strings.join(", ")}], [${items.join(", ")}]))`;
}

function interpolation(f: Fn, e: Interpolation): string {
  const spec = e.format_spec;
  const values = settleAll(f, spec === null ? [e.value] : [e.value, spec], (v) => expr(f, v));
  const conversion = e.conversion <= 0 ? f.h("None") : quote(String.fromCharCode(e.conversion));
  const text = e.str.type === "str" ? strLiteral(f.u, e.str.value) : '""';
  return `(${f.h("interpolation")}(${values[0]}, ${text}, ${conversion}, ${values[1] ?? '""'}))`;
}
