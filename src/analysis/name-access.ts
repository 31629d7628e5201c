// How a piece of code reaches a name: the choice that codegen_nameop makes in CPython's Python/codegen.c, made once for
// the emitter, with inlined comprehensions (PEP 709) and the scopes of annotations in classes (PEP 649, 695) in mind.

import { type Scope, SymbolFlag } from "./scope-types.ts";

/**
 * - local: a variable of `owner`'s code (`owner` may be an inlined comprehension, whose variables are its own).
 * - cell: a variable of `owner` that closures share.
 * - global: the module's namespace, then builtins.
 * - name: the namespace of the running class or module, then globals, then builtins.
 * - classOrCell, classOrGlobal: first the class's namespace, then the cell of `owner` or the globals. In a class body
 *   itself that is its namespace; in annotation scopes it is reached through the cell `__classdict__`.
 */
export type NameAccessKind = "local" | "cell" | "global" | "name" | "classOrCell" | "classOrGlobal";

export interface NameAccess {
  kind: NameAccessKind;
  /** The scope whose variable it is; null for globals and names. */
  owner: Scope | null;
}

const globalAccess: NameAccess = { kind: "global", owner: null };
const nameAccess: NameAccess = { kind: "name", owner: null };
const classOrGlobalAccess: NameAccess = { kind: "classOrGlobal", owner: null };

/** How code in `scope` reaches the (already mangled) name. */
export function accessName(scope: Scope, name: string): NameAccess {
  if (name === "__conditional_annotations__") {
    const owner = scope.type === "annotation" ? scope.parent : scope;
    if (owner?.type === "class" && owner.hasConditionalAnnotations) return { kind: "cell", owner };
  }
  while (scope.isInlined) {
    const symbol = scope.symbols.get(name);
    const parent: Scope = scope.parent!;
    if (symbol !== undefined) {
      if (
        symbol.flags & SymbolFlag.DEF_LOCAL &&
        !(symbol.flags & SymbolFlag.DEF_NONLOCAL) &&
        symbol.kind !== "globalExplicit"
      )
        return { kind: symbol.kind === "cell" ? "cell" : "local", owner: scope };
      // A class's names are not visible in a comprehension, inlined or not.
      if (parent.type === "class")
        return symbol.kind === "free" ? { kind: "cell", owner: cellOwner(parent.parent, name) } : globalAccess;
    } else if (parent.type === "class") {
      return name === "__class__" || name === "__classdict__" ? globalAccess : nameAccess;
    }
    scope = parent;
  }
  const symbol = scope.symbols.get(name);
  switch (symbol?.kind) {
    case "local":
      return scope.isFunctionLike ? { kind: "local", owner: scope } : nameAccess;
    case "cell":
      return { kind: "cell", owner: scope };
    case "free": {
      const kind = scope.type === "class" || scope.canSeeClassScope ? "classOrCell" : "cell";
      return { kind, owner: cellOwner(scope.parent, name) };
    }
    case "globalExplicit":
      return globalAccess;
    default:
      if (!scope.isFunctionLike) return nameAccess;
      return scope.canSeeClassScope ? classOrGlobalAccess : globalAccess;
  }
}

/** The scope whose variable a free name is, searched outwards from `start`. */
function cellOwner(start: Scope | null, name: string): Scope | null {
  for (let scope = start; scope !== null; scope = scope.parent) {
    if (scope.type === "module") return null;
    if (scope.type === "class") {
      if (name === "__class__" || name === "__classdict__" || name === "__conditional_annotations__") return scope;
      continue;
    }
    const symbol = scope.symbols.get(name);
    if (symbol === undefined || symbol.flags & SymbolFlag.FROM_COMPREHENSION) continue;
    if (symbol.kind === "cell" || symbol.kind === "local") return scope;
  }
  return null;
}
