// co_flags of the code object that a scope compiles to, after compute_code_flags in CPython's Python/compile.c.

import type { Scope, ScopeTable } from "./scope-types.ts";

export const CodeFlag = {
  OPTIMIZED: 0x1,
  NEWLOCALS: 0x2,
  VARARGS: 0x4,
  VARKEYWORDS: 0x8,
  NESTED: 0x10,
  GENERATOR: 0x20,
  COROUTINE: 0x80,
  ASYNC_GENERATOR: 0x200,
  HAS_DOCSTRING: 0x4000000,
  METHOD: 0x8000000,
} as const;

export function codeFlags(scope: Scope, table: ScopeTable, optimize = 0): number {
  let flags = table.futureFlags;
  if (!scope.isFunctionLike) return scope.isCoroutine && !scope.isGenerator ? flags | CodeFlag.COROUTINE : flags;
  flags |= CodeFlag.NEWLOCALS | CodeFlag.OPTIMIZED;
  if (scope.isNested) flags |= CodeFlag.NESTED;
  if (scope.isGenerator) flags |= scope.isCoroutine ? CodeFlag.ASYNC_GENERATOR : CodeFlag.GENERATOR;
  else if (scope.isCoroutine) flags |= CodeFlag.COROUTINE;
  if (scope.hasVarargs) flags |= CodeFlag.VARARGS;
  if (scope.hasVarkeywords) flags |= CodeFlag.VARKEYWORDS;
  if (scope.isMethod) flags |= CodeFlag.METHOD;
  if (scope.hasDocstring && optimize < 2) flags |= CodeFlag.HAS_DOCSTRING;
  return flags;
}
