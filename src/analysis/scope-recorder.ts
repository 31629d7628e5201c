// The state of scope analysis's first pass: the stack of scopes being walked and the facts about names recorded in them.
// scope-builder.ts walks the tree on top of it. Follows symtable_enter_block, symtable_add_def and
// symtable_extend_namedexpr_scope of CPython's Python/symtable.c.

import type { Mod, Name, Position } from "#syntax/ast/nodes.ts";
import { FutureFlag, type Futures } from "./futures.ts";
import { sourceErrorAt } from "./helpers.ts";
import { mangle } from "./mangle.ts";
import { Scope, type ScopeNode, ScopeTable, type ScopeType, SymbolFlag } from "./scope-types.ts";

const { DEF_GLOBAL, DEF_LOCAL, DEF_PARAM, DEF_NONLOCAL, USE, DEF_IMPORT, DEF_COMP_ITER, DEF_TYPE_PARAM } = SymbolFlag;

const nowhere: Position = { lineno: 0, col_offset: 0, end_lineno: 0, end_col_offset: 0 };

export class ScopeRecorder {
  protected readonly table: ScopeTable;
  protected readonly futurePosition: Position | null;
  protected readonly futureAnnotations: boolean;
  protected readonly allowTopLevelAwait: boolean;
  protected readonly stack: Scope[] = [];
  protected current: Scope;
  protected privateName: string | null = null;

  constructor(tree: Mod, futures: Futures, futureFlags: number, allowTopLevelAwait: boolean) {
    const top = new Scope("module", "top", tree, nowhere, null, null);
    this.table = new ScopeTable(top, futureFlags);
    this.futurePosition = futures.position;
    this.futureAnnotations = (futureFlags & FutureFlag.ANNOTATIONS) !== 0;
    this.allowTopLevelAwait = allowTopLevelAwait;
    this.current = top;
    this.stack.push(top);
  }

  // --- scopes ---

  protected newScope(type: ScopeType, name: string, node: ScopeNode, position: Position): Scope {
    const current = this.current;
    const scope = new Scope(type, name, node, position, current, this.privateName);
    scope.isNested = current.isNested || current.isFunctionLike;
    scope.isMethod = type === "function" && current.type === "class";
    return scope;
  }

  protected enter(scope: Scope, asChild: boolean): void {
    const previous = this.current;
    scope.compIterDepth = previous.compIterDepth;
    if (previous.mangledNames !== null && scope.type !== "class") scope.mangledNames = previous.mangledNames;
    this.stack.push(scope);
    this.current = scope;
    // Under `from __future__ import annotations` annotations become strings: their scopes only serve error checks.
    if (this.futureAnnotations && scope.type === "annotation") return;
    if (asChild) previous.children.push(scope);
  }

  protected enterNew(type: ScopeType, name: string, node: ScopeNode, position: Position): Scope {
    const scope = this.newScope(type, name, node, position);
    this.enter(scope, true);
    if (type === "annotation" || type === "typeVariable" || type === "typeAlias") {
      this.define(".format", DEF_PARAM, position);
      this.define(".format", USE, position);
    }
    return scope;
  }

  protected exit(): void {
    this.stack.pop();
    this.current = this.stack[this.stack.length - 1]!;
  }

  /** The names of the enclosing class are looked up at run time, through the cell `__classdict__`. */
  protected seeClassScope(position: Position): void {
    this.current.canSeeClassScope = true;
    this.define("__classdict__", USE, position);
  }

  // --- names ---

  protected mangled(scope: Scope, name: string): string {
    if (this.privateName === null || name.charCodeAt(0) !== 95) return name;
    if (scope.mangledNames !== null && !scope.mangledNames.has(name)) return name;
    return mangle(this.privateName, name);
  }

  protected flagsOf(scope: Scope, name: string): number {
    return scope.symbols.get(this.mangled(scope, name))?.flags ?? 0;
  }

  protected define(name: string, flag: number, position: Position): void {
    if (name === "__debug__" && flag & (DEF_PARAM | DEF_LOCAL | DEF_IMPORT))
      throw sourceErrorAt("cannot assign to __debug__", position);
    if (flag & DEF_TYPE_PARAM) this.current.mangledNames?.add(name);
    this.defineIn(this.current, name, flag, position);
  }

  protected defineIn(scope: Scope, rawName: string, flag: number, position: Position): void {
    const name = this.mangled(this.current, rawName);
    let symbol = scope.symbols.get(name);
    if (symbol === undefined) {
      symbol = { name, flags: flag, kind: "globalImplicit" };
      scope.symbols.set(name, symbol);
    } else {
      if (flag & DEF_PARAM && symbol.flags & DEF_PARAM)
        throw sourceErrorAt(`duplicate argument '${rawName}' in function definition`, position);
      if (flag & DEF_TYPE_PARAM && symbol.flags & DEF_TYPE_PARAM)
        throw sourceErrorAt(`duplicate type parameter '${rawName}'`, position);
      symbol.flags |= flag;
    }
    if (scope.inCompIterTarget) {
      if (symbol.flags & (DEF_GLOBAL | DEF_NONLOCAL)) {
        throw sourceErrorAt(
          `comprehension inner loop cannot rebind assignment expression target '${rawName}'`,
          position,
        );
      }
      symbol.flags |= DEF_COMP_ITER;
    }
    if (flag & DEF_PARAM) {
      scope.parameters.push(name);
    } else if (flag & DEF_GLOBAL) {
      // A global statement anywhere makes the name an explicit global of the module.
      const globals = this.table.top.symbols;
      const global = globals.get(name);
      if (global === undefined) globals.set(name, { name, flags: flag, kind: "globalImplicit" });
      else global.flags |= flag;
    }
  }

  protected checkStoredName(name: string, position: Position): void {
    if (name === "__debug__") throw sourceErrorAt("cannot assign to __debug__", position);
  }

  protected recordDirective(name: string, position: Position): void {
    (this.current.directives ??= []).push({ name: this.mangled(this.current, name), position });
  }

  // --- rules ---

  protected requireCoroutine(message: string, s: Position): void {
    if (this.isTopLevelAwait()) this.current.isCoroutine = true;
    if (!this.current.isCoroutine) throw sourceErrorAt(message, s);
  }

  protected isTopLevelAwait(): boolean {
    return this.allowTopLevelAwait && this.current.type === "module";
  }

  protected rejectInAnnotation(what: string, e: Position): void {
    switch (this.current.type) {
      case "annotation":
        throw sourceErrorAt(`${what} cannot be used within an annotation`, e);
      case "typeVariable":
        throw sourceErrorAt(`${what} cannot be used within ${this.current.info}`, e);
      case "typeAlias":
        throw sourceErrorAt(`${what} cannot be used within a type alias`, e);
      case "typeParameters":
        throw sourceErrorAt(`${what} cannot be used within the definition of a generic`, e);
    }
  }

  /** The target of `:=` in a comprehension belongs to the nearest scope that is no comprehension. */
  protected bindOutsideComprehension(target: Name): void {
    const name = target.id;
    for (let i = this.stack.length - 1; i >= 0; i--) {
      const scope = this.stack[i]!;
      if (scope.comprehension !== null) {
        const flags = this.flagsOf(scope, name);
        if (flags & DEF_COMP_ITER && flags & DEF_LOCAL) {
          throw sourceErrorAt(`assignment expression cannot rebind comprehension iteration variable '${name}'`, target);
        }
        continue;
      }
      switch (scope.type) {
        case "function":
          this.define(name, this.flagsOf(scope, name) & DEF_GLOBAL ? DEF_GLOBAL : DEF_NONLOCAL, target);
          this.recordDirective(name, target);
          this.defineIn(scope, name, DEF_LOCAL, target);
          return;
        case "module":
          this.define(name, DEF_GLOBAL, target);
          this.recordDirective(name, target);
          this.defineIn(scope, name, DEF_GLOBAL, target);
          return;
        case "class":
          throw sourceErrorAt("assignment expression within a comprehension cannot be used in a class body", target);
        case "typeParameters":
          throw sourceErrorAt(
            "assignment expression within a comprehension cannot be used within the definition of a generic",
            target,
          );
        case "typeAlias":
          throw sourceErrorAt("assignment expression within a comprehension cannot be used in a type alias", target);
        case "typeVariable":
          throw sourceErrorAt("assignment expression within a comprehension cannot be used in a TypeVar bound", target);
        case "annotation":
          break;
      }
    }
  }
}

export function isAsyncFunction(scope: Scope): boolean {
  return scope.type === "function" && scope.isCoroutine;
}
