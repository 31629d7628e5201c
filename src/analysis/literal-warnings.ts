// The SyntaxWarnings that CPython's compiler gives for suspicious uses of literals: calling or indexing them, comparing
// them by identity, asserting a tuple (check_caller, check_subscripter, check_index, check_compare in Python/codegen.c).

import type { Assert, Call, Compare, ConstantValue, Expr, Subscript } from "#syntax/ast/nodes.ts";
import type { SourceWarning } from "#syntax/diagnostics.ts";
import { sourceWarningAt } from "./helpers.ts";

function constantType(value: ConstantValue): string {
  switch (value.type) {
    case "None":
      return "NoneType";
    case "Ellipsis":
      return "ellipsis";
    case "complexFull":
      return "complex";
    default:
      return value.type;
  }
}

/** The type that an expression certainly has, or null. */
function certainType(e: Expr): string | null {
  switch (e.kind) {
    case "Tuple":
      return "tuple";
    case "List":
    case "ListComp":
      return "list";
    case "Dict":
    case "DictComp":
      return "dict";
    case "Set":
    case "SetComp":
      return "set";
    case "GeneratorExp":
      return "generator";
    case "Lambda":
      return "function";
    case "TemplateStr":
    case "Interpolation":
      return "string.templatelib.Template";
    case "JoinedStr":
    case "FormattedValue":
      return "str";
    case "Constant":
      return constantType(e.value);
    default:
      return null;
  }
}

export function callWarning(e: Call): SourceWarning | null {
  if (e.func.kind === "Lambda") return null;
  const type = certainType(e.func);
  if (type === null) return null;
  return sourceWarningAt(`'${type}' object is not callable; perhaps you missed a comma?`, e.func);
}

export function subscriptWarning(e: Subscript): SourceWarning | null {
  const type = certainType(e.value);
  if (type === null) return null;
  switch (type) {
    case "str":
    case "bytes":
    case "tuple":
    case "list":
      break;
    case "dict":
    case "frozenset":
      return null;
    default:
      return sourceWarningAt(`'${type}' object is not subscriptable; perhaps you missed a comma?`, e.value);
  }
  const index = certainType(e.slice);
  if (index === null || index === "int" || index === "bool") return null;
  return sourceWarningAt(
    `${type} indices must be integers or slices, not ${index}; perhaps you missed a comma?`,
    e.value,
  );
}

/** The type name of a literal that should not be compared by identity, or null. */
function identityLiteral(e: Expr): string | null {
  if (e.kind === "Constant") {
    const type = e.value.type;
    return type === "None" || type === "bool" || type === "Ellipsis" ? null : constantType(e.value);
  }
  // Tuples of literals are constants by the time that CPython checks them.
  if (e.kind === "Tuple" && e.elts.every(isLiteral)) return "tuple";
  return null;
}

function isLiteral(e: Expr): boolean {
  return e.kind === "Constant" || (e.kind === "Tuple" && e.elts.every(isLiteral));
}

export function compareWarning(e: Compare): SourceWarning | null {
  let left: Expr = e.left;
  for (let i = 0; i < e.ops.length; i++) {
    const op = e.ops[i]!;
    const right = e.comparators[i]!;
    if (op === "Is" || op === "IsNot") {
      const type = identityLiteral(left) ?? identityLiteral(right);
      if (type !== null) {
        const text =
          op === "Is"
            ? `"is" with '${type}' literal. Did you mean "=="?`
            : `"is not" with '${type}' literal. Did you mean "!="?`;
        return sourceWarningAt(text, e);
      }
    }
    left = right;
  }
  return null;
}

export function assertWarning(s: Assert): SourceWarning | null {
  const test = s.test;
  const isTrue =
    (test.kind === "Tuple" && test.elts.length > 0) ||
    (test.kind === "Constant" && test.value.type === "tuple" && test.value.items.length > 0);
  return isTrue ? sourceWarningAt("assertion is always true, perhaps remove parentheses?", s) : null;
}
