// Second pass of scope analysis: decides for each symbol whether it is local, cell, free or global, and which
// comprehensions run inline (PEP 709). The outcome is that of analyze_block in CPython's Python/symtable.c, but
// enclosing bindings are found by walking outwards instead of by copying sets of names.

import type { SourceError } from "#syntax/diagnostics.ts";
import { sourceErrorAt } from "./helpers.ts";
import { DEF_BOUND, type Scope, type ScopeSymbol, SymbolFlag } from "./scope-types.ts";

const { DEF_GLOBAL, DEF_NONLOCAL, DEF_PARAM, DEF_COMP_CELL, DEF_FREE_CLASS, DEF_TYPE_PARAM, FROM_COMPREHENSION } =
  SymbolFlag;

/** Names that a class provides to the scopes inside it, though its other names stay invisible to them. */
function isClassCell(name: string): boolean {
  return name === "__class__" || name === "__classdict__" || name === "__conditional_annotations__";
}

/** Fills in the kinds of all symbols below (and in) the module scope. */
export function resolveScopes(top: Scope): void {
  resolve(top, null, null);
}

/** Returns the names that stay free: those an enclosing scope has to provide. */
function resolve(scope: Scope, enclosing: Scope | null, classEntry: Scope | null): Set<string> | null {
  let ownFree: string[] | null = null;
  for (const symbol of scope.symbols.values()) {
    resolveSymbol(scope, symbol, enclosing, classEntry);
    if (symbol.kind === "free") (ownFree ??= []).push(symbol.name);
  }

  // What stays free in the scopes inside.
  let free: Set<string> | null = null;
  let inlinedCells: Set<string> | null = null;
  let hasInlined = false;
  const children = scope.children;
  for (let i = 0; i < children.length; i++) {
    const child = children[i]!;
    const childClass = child.canSeeClassScope ? (scope.type === "class" ? scope : classEntry) : null;
    const childFree = resolve(child, scope, childClass);
    // Comprehensions in the annotation scopes of classes stay functions.
    if (child.comprehension !== null && child.comprehension !== "generator" && !scope.canSeeClassScope) {
      inlinedCells = inline(scope, child, childFree, inlinedCells);
      child.isInlined = true;
      hasInlined = true;
      if (child.usesLocalsBuiltins) scope.usesLocalsBuiltins = true;
    }
    if (childFree !== null && childFree.size > 0) {
      if (free === null) free = childFree;
      else for (const name of childFree) free.add(name);
    }
  }

  if (hasInlined) {
    const spliced: Scope[] = [];
    for (const child of children) {
      if (child.isInlined) spliced.push(...child.children);
      else spliced.push(child);
    }
    scope.children = spliced;
  }

  if (scope.isFunctionLike) {
    if (free !== null || inlinedCells !== null) {
      for (const symbol of scope.symbols.values()) {
        if (symbol.kind === "local" && (free?.has(symbol.name) || inlinedCells?.has(symbol.name))) {
          symbol.kind = "cell";
          free?.delete(symbol.name);
        }
      }
    }
  } else if (scope.type === "class" && free !== null) {
    if (free.delete("__class__")) scope.needsClassCell = true;
    if (free.delete("__classdict__")) scope.needsClassDict = true;
    if (free.delete("__conditional_annotations__")) scope.hasConditionalAnnotations = true;
  }

  if (inlinedCells !== null) {
    for (const name of inlinedCells) {
      const symbol = scope.symbols.get(name);
      if (symbol !== undefined) symbol.flags |= DEF_COMP_CELL;
    }
  }
  if (free !== null) {
    const marksClass = scope.type === "class" || scope.canSeeClassScope;
    for (const name of free) {
      const symbol = scope.symbols.get(name);
      if (symbol === undefined) {
        // Only passed through, for the closures inside.
        if (enclosing !== null) scope.symbols.set(name, { name, flags: 0, kind: "free" });
      } else if (marksClass) {
        symbol.flags |= DEF_FREE_CLASS;
      }
    }
  }
  if (ownFree !== null) {
    free ??= new Set();
    for (const name of ownFree) free.add(name);
  }
  return free;
}

function resolveSymbol(scope: Scope, symbol: ScopeSymbol, enclosing: Scope | null, classEntry: Scope | null): void {
  const { name, flags } = symbol;
  if (flags & DEF_GLOBAL) {
    if (flags & DEF_NONLOCAL) throw directiveError(scope, name, `name '${name}' is nonlocal and global`);
    symbol.kind = "globalExplicit";
    return;
  }
  if (flags & DEF_NONLOCAL) {
    if (enclosing === null) throw directiveError(scope, name, "nonlocal declaration not allowed at module level");
    const binding = findBinding(enclosing, name);
    if (binding === null) throw directiveError(scope, name, `no binding for nonlocal '${name}' found`);
    if (binding !== true && binding.flags & DEF_TYPE_PARAM)
      throw directiveError(scope, name, `nonlocal binding not allowed for type parameter '${name}'`);
    symbol.kind = "free";
    return;
  }
  if (flags & DEF_BOUND) {
    symbol.kind = "local";
    return;
  }
  // The implicit cell, whatever the class itself binds by that name.
  if (classEntry !== null && name !== "__classdict__") {
    const inClass = classEntry.symbols.get(name)?.flags ?? 0;
    if (inClass & DEF_GLOBAL) {
      symbol.kind = "globalExplicit";
      return;
    }
    if (inClass & DEF_BOUND && !(inClass & DEF_NONLOCAL)) {
      symbol.kind = "globalImplicit";
      return;
    }
  }
  symbol.kind = enclosing !== null && findBinding(enclosing, name) !== null ? "free" : "globalImplicit";
}

/** The enclosing binding that a free name refers to: its symbol, true for the implicit cells of a class, or null. */
function findBinding(start: Scope, name: string): ScopeSymbol | true | null {
  for (let scope: Scope | null = start; scope !== null; scope = scope.parent) {
    if (scope.type === "module") return null;
    if (scope.type === "class") {
      if (isClassCell(name)) return true;
      continue;
    }
    const symbol = scope.symbols.get(name);
    if (symbol === undefined || symbol.flags & FROM_COMPREHENSION) continue;
    if (symbol.flags & DEF_GLOBAL) return null;
    if (symbol.flags & DEF_NONLOCAL) continue;
    if (symbol.flags & DEF_BOUND) return symbol;
  }
  return null;
}

function directiveError(scope: Scope, name: string, message: string): SourceError {
  const directive = scope.directives?.find((d) => d.name === name);
  if (directive === undefined) throw new Error(`no directive for ${name}: ${message}`);
  return sourceErrorAt(message, directive.position);
}

/** Takes the names of a comprehension over into the scope that it will run in. */
function inline(
  scope: Scope,
  comprehension: Scope,
  comprehensionFree: Set<string> | null,
  inlinedCells: Set<string> | null,
): Set<string> | null {
  const inClass = scope.type === "class";
  let dropped: string[] | null = null;
  for (const symbol of comprehension.symbols.values()) {
    const { name, flags } = symbol;
    if (flags & DEF_PARAM) continue;
    let kind = symbol.kind;
    if (kind === "cell" || flags & DEF_COMP_CELL) (inlinedCells ??= new Set()).add(name);
    if (kind === "free" && inClass && isClassCell(name)) {
      // The class's implicit cells are not visible in the class's own code.
      kind = "globalImplicit";
      if (!isFreeInChild(comprehension, name)) comprehensionFree?.delete(name);
      (dropped ??= []).push(name);
    }
    const existing = scope.symbols.get(name);
    if (existing === undefined) {
      scope.symbols.set(name, { name, flags: flags | FROM_COMPREHENSION, kind });
    } else if (existing.flags & DEF_BOUND && !inClass && comprehensionFree !== null) {
      // A plain local of the outer scope will do, unless closures inside the comprehension need the cell.
      if (!isFreeInChild(comprehension, name)) comprehensionFree.delete(name);
    }
  }
  if (dropped !== null) for (const name of dropped) comprehension.symbols.delete(name);
  return inlinedCells;
}

function isFreeInChild(scope: Scope, name: string): boolean {
  for (const child of scope.children) if (child.symbols.get(name)?.kind === "free") return true;
  return false;
}
