// What the compiler rejects in the patterns of match statements (PEP 634), after codegen_pattern in CPython's
// Python/codegen.c: names bound twice, alternatives that bind different names, patterns that hide later ones.

import type {
  Expr,
  Match,
  MatchClass,
  MatchMapping,
  MatchOr,
  MatchSequence,
  Pattern,
  Position,
} from "#syntax/ast/nodes.ts";
import { foldedConstant } from "./constant-folding.ts";
import { constantKey, constantRepr } from "./constant-repr.ts";
import { sourceErrorAt } from "./helpers.ts";

interface PatternState {
  names: string[];
  allowIrrefutable: boolean;
}

/** Checks all patterns of a match statement. */
export function checkMatch(s: Match): void {
  for (let i = 0; i < s.cases.length; i++) {
    const c = s.cases[i]!;
    checkPattern(c.pattern, { names: [], allowIrrefutable: c.guard !== null || i === s.cases.length - 1 });
  }
}

function storeName(name: string, at: Position, state: PatternState): void {
  if (state.names.includes(name)) throw sourceErrorAt(`multiple assignments to name '${name}' in pattern`, at);
  state.names.push(name);
}

function checkPattern(p: Pattern, state: PatternState): void {
  switch (p.kind) {
    case "MatchValue":
      if (!isPatternValue(p.value)) throw sourceErrorAt("patterns may only match literals and attribute lookups", p);
      break;
    case "MatchSingleton":
      break;
    case "MatchSequence":
      checkSequence(p, state);
      break;
    case "MatchMapping":
      checkMapping(p, state);
      break;
    case "MatchClass":
      checkClass(p, state);
      break;
    case "MatchStar":
      if (p.name !== null) storeName(p.name, p, state);
      break;
    case "MatchAs":
      if (p.pattern === null) {
        if (!state.allowIrrefutable) {
          if (p.name === null) throw sourceErrorAt("wildcard makes remaining patterns unreachable", p);
          throw sourceErrorAt(`name capture '${p.name}' makes remaining patterns unreachable`, p);
        }
      } else {
        checkPattern(p.pattern, state);
      }
      if (p.name !== null) storeName(p.name, p, state);
      break;
    case "MatchOr":
      checkOr(p, state);
      break;
  }
}

function checkSubpatterns(patterns: readonly Pattern[], state: PatternState): void {
  const outer = state.allowIrrefutable;
  state.allowIrrefutable = true;
  for (const pattern of patterns) checkPattern(pattern, state);
  state.allowIrrefutable = outer;
}

function checkSequence(p: MatchSequence, state: PatternState): void {
  let star = -1;
  for (let i = 0; i < p.patterns.length; i++) {
    if (p.patterns[i]!.kind !== "MatchStar") continue;
    if (star >= 0) throw sourceErrorAt("multiple starred names in sequence pattern", p);
    star = i;
    if (i >= 256 || p.patterns.length - i - 1 >= 0x7fffff)
      throw sourceErrorAt("too many expressions in star-unpacking sequence pattern", p);
  }
  checkSubpatterns(p.patterns, state);
}

function checkMapping(p: MatchMapping, state: PatternState): void {
  const seen = new Set<string>();
  for (const key of p.keys) {
    const constant = foldedConstant(key);
    if (constant !== null) {
      const id = constantKey(constant);
      if (seen.has(id)) throw sourceErrorAt(`mapping pattern checks duplicate key (${constantRepr(constant)})`, p);
      seen.add(id);
    } else if (key.kind !== "Attribute") {
      throw sourceErrorAt("mapping pattern keys may only match literals and attribute lookups", p);
    }
  }
  checkSubpatterns(p.patterns, state);
  if (p.rest !== null) storeName(p.rest, p, state);
}

function checkClass(p: MatchClass, state: PatternState): void {
  for (let i = 0; i < p.kwd_attrs.length; i++) {
    const at = p.kwd_attrs.indexOf(p.kwd_attrs[i]!, i + 1);
    if (at !== -1)
      throw sourceErrorAt(`attribute name repeated in class pattern: ${p.kwd_attrs[i]}`, p.kwd_patterns[at]!);
  }
  checkSubpatterns(p.patterns, state);
  checkSubpatterns(p.kwd_patterns, state);
}

function checkOr(p: MatchOr, state: PatternState): void {
  let names: string[] = [];
  p.patterns.forEach((pattern, i) => {
    const alternative: PatternState = {
      names: [],
      allowIrrefutable: i === p.patterns.length - 1 && state.allowIrrefutable,
    };
    checkPattern(pattern, alternative);
    if (i === 0) names = alternative.names;
    else if (alternative.names.length !== names.length || !names.every((name) => alternative.names.includes(name)))
      throw sourceErrorAt("alternative patterns bind different names", p);
  });
  for (const name of names) storeName(name, p, state);
}

function isPatternValue(e: Expr): boolean {
  return e.kind === "Attribute" || foldedConstant(e) !== null;
}
