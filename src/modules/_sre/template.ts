// Replacement templates, `_sre.template`: what Lib/re/_parser.parse_template makes of r"\1 and \g<name>", and their
// expansion with the groups of a match.

import { getattr } from "#runtime/attributes.ts";
import { callv } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { makeType } from "#runtime/native/define.ts";
import { bytesLike } from "#runtime/objects/buffer.ts";
import { PyBytes, PyList } from "#runtime/objects/containers.ts";
import { overflowError, runtimeError, typeError } from "#runtime/objects/exceptions.ts";
import { intValue } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { strLength, strValue } from "#runtime/objects/str.ts";
import { TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { type PyMatch, type PyPattern, PyTemplate } from "./layouts.ts";
import { groupByNumber } from "./match-groups.ts";
import { join, subjectOf } from "./subjects.ts";

export const templateType = makeType(
  PyTemplate,
  { name: "SRE_Template", module: "_sre", flags: TypeFlags.DISALLOW_INSTANTIATION },
  () => ({}),
);

function isEmptyLiteral(literal: PyValue): boolean {
  const text = strValue(literal);
  if (text !== undefined) return strLength(text) === 0;
  return literal instanceof PyBytes && literal.data.length === 0;
}

/** `_sre.template(pattern, [literal, group, literal, …])` */
export function makeTemplate(items: PyValue): PyTemplate {
  if (!(items instanceof PyList)) throw typeError(`template() argument 2 must be list, not ${typeName(items)}`);
  const list = items.items;
  if (list.length % 2 === 0) throw typeError("invalid template");
  const template = new PyTemplate();
  template.literal = list[0]!;
  for (let i = 1; i < list.length; i += 2) {
    const group = intValue(list[i]!);
    if (group === undefined) throw typeError("an integer is required");
    if (typeof group === "bigint") throw overflowError("Python int too large to convert to C ssize_t");
    if (group < 0) throw typeError("invalid template");
    const literal = list[i + 1]!;
    template.parts.push({ group, literal: isEmptyLiteral(literal) ? undefined : literal });
  }
  return template;
}

/** The template for a replacement text, by way of `re._compile_template`, which keeps what it has compiled. */
export function compileTemplate(pattern: PyPattern, replacement: PyValue): PyTemplate {
  let text = replacement;
  // What cannot be hashed is taken as plain str or bytes.
  const plain = strValue(text);
  if (plain !== undefined) text = plain;
  else if (!(text instanceof PyBytes)) {
    const data = bytesLike(text);
    if (data !== undefined) text = new PyBytes(data.slice());
  }
  const template = callv(getattr(importedRe(), "_compile_template"), [pattern, text]);
  if (template instanceof PyTemplate) return template;
  throw runtimeError(`the result of compiling a replacement string is ${typeName(template)}, not re.Template object`);
}

function importedRe(): PyValue {
  const interpreter = current();
  const loaded = interpreter.modules.get("re");
  if (loaded !== undefined) return loaded;
  return callv(interpreter.builtins.get("__import__")!, ["re"]);
}

/** The template filled with a match's groups; groups that took no part are empty. */
export function expandTemplate(template: PyTemplate, match: PyMatch): PyValue {
  if (template.parts.length === 0) return template.literal;
  const pieces: PyValue[] = [template.literal];
  for (const { group, literal } of template.parts) {
    const piece = groupByNumber(match, group, None);
    if (piece !== None) pieces.push(piece);
    if (literal !== undefined) pieces.push(literal);
  }
  return join(subjectOf(template.literal), pieces);
}
