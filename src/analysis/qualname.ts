// Qualified names (PEP 3155), as compiler_set_qualname in CPython's Python/compile.c makes them.

import { mangle } from "./mangle.ts";
import type { Scope } from "./scope-types.ts";

/** co_name of the code that a scope compiles to. */
export function codeName(scope: Scope): string {
  if (scope.type === "module") return "<module>";
  if (scope.type === "typeParameters") return `<generic parameters of ${scope.name}>`;
  return scope.name;
}

/** co_qualname of the code that a scope compiles to. */
export function qualifiedName(scope: Scope): string {
  const name = codeName(scope);
  const prefix = baseName(scope, name);
  return prefix === "" ? name : `${prefix}.${name}`;
}

/** The nearest enclosing scope with code of its own. */
function codeParent(scope: Scope): Scope | null {
  let parent = scope.parent;
  while (parent?.isInlined) parent = parent.parent;
  return parent;
}

function baseName(scope: Scope, name: string): string {
  let parent = codeParent(scope);
  // The compiler takes all of these for scopes of type parameters, which leave no trace in qualified names.
  if (parent !== null && parent.type !== "module" && parent.type !== "class" && parent.type !== "function")
    parent = codeParent(parent);
  if (parent === null || parent.type === "module") return "";
  const kind = scope.node.kind;
  if (
    (scope.type === "function" && (kind === "FunctionDef" || kind === "AsyncFunctionDef")) ||
    scope.type === "class"
  ) {
    const symbol = parent.symbols.get(mangle(parent.privateName, name));
    if (symbol?.kind === "globalExplicit") return "";
  }
  const isFunction = parent.type === "function" && parent.comprehension === null;
  return isFunction ? qualifiedName(parent) + ".<locals>" : qualifiedName(parent);
}
