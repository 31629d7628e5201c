// "Did you mean: 'x'?": the closest name to a misspelt one. Follows Python/suggestions.c and Lib/traceback.py (_compute_suggestion_error).

import { isAsciiText } from "#text/unicode.ts";
import { lookupAttribute } from "../attributes.ts";
import { suggestions } from "../calls/bind.ts";
import { attempt, call1 } from "../calls/call.ts";
import { encodeText } from "../codecs.ts";
import type { Interpreter } from "../interpreter.ts";
import { PyDict } from "../objects/dict.ts";
import { PyAttributeError, type PyBaseException, PyImportError, PyNameError } from "../objects/exceptions.ts";
import { PyTraceback } from "../objects/frames.ts";
import { type PyValue, slotsOf } from "../objects/object.ts";
import { fromUtf16, jsText } from "../objects/str.ts";
import { PyType } from "../objects/type.ts";
import { typeOf } from "../objects/type-of.ts";
import { toArray } from "../operators/protocols.ts";

const MAX_CANDIDATES = 750;
const MAX_LENGTH = 40;
const MOVE_COST = 2;
const CASE_COST = 1;

function substitutionCost(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? CASE_COST : MOVE_COST;
}

/** Weighted edit distance, or something greater than `limit`. */
function distanceOf(x: string, y: string, limit: number): number {
  let a = x;
  let b = y;
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  a = a.slice(n);
  b = b.slice(n);
  n = 0;
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n++;
  a = a.slice(0, a.length - n);
  b = b.slice(0, b.length - n);
  if (a === "" || b === "") return MOVE_COST * (a.length + b.length);
  if (a.length > MAX_LENGTH || b.length > MAX_LENGTH) return limit + 1;
  if (b.length < a.length) [a, b] = [b, a];
  if ((b.length - a.length) * MOVE_COST > limit) return limit + 1;
  const row = Array.from(a, (_, i) => (i + 1) * MOVE_COST);
  let result = 0;
  for (let i = 0; i < b.length; i++) {
    let distance = i * MOVE_COST;
    result = distance;
    let minimum = Number.POSITIVE_INFINITY;
    for (let j = 0; j < a.length; j++) {
      const substitute = distance + substitutionCost(b[i]!, a[j]!);
      distance = row[j]!;
      result = Math.min(Math.min(result, distance) + MOVE_COST, substitute);
      row[j] = result;
      if (result < minimum) minimum = result;
    }
    if (minimum > limit) return limit + 1;
  }
  return result;
}

/** The UTF-8 form as a string of bytes: CPython counts these. */
function utf8(name: string): string {
  return isAsciiText(name) ? name : String.fromCharCode(...encodeText(fromUtf16(name), "utf-8", "surrogatepass"));
}

/** The candidate closest to `name`, undefined when none is close enough. */
export function closestName(name: string, candidates: readonly string[]): string | undefined {
  const wanted = utf8(name);
  if (candidates.length > MAX_CANDIDATES || wanted.length > MAX_LENGTH) return undefined;
  let best: string | undefined;
  let bestDistance = Number.MAX_SAFE_INTEGER;
  for (const c of candidates) {
    if (c === name) continue;
    const candidate = utf8(c);
    const limit = Math.min(Math.floor(((wanted.length + candidate.length + 3) * MOVE_COST) / 6), bestDistance - 1);
    const distance = distanceOf(wanted, candidate, limit);
    if (distance > limit) continue;
    if (best === undefined || distance < bestDistance) {
      best = c;
      bestDistance = distance;
    }
  }
  return best;
}

suggestions.closest = (name, candidates) => closestName(name, candidates);

/** Names that `dir(o)` gives, sorted; undefined when it fails. */
function namesOf(interpreter: Interpreter, o: PyValue): string[] | undefined {
  return attempt(
    () => {
      const out: string[] = [];
      for (const v of toArray(call1(interpreter.builtins.getStr("dir")!, o))) {
        const s = jsText(v);
        if (s !== undefined) out.push(s);
      }
      return out;
    },
    () => true,
  );
}

function innermost(e: PyBaseException): PyTraceback | undefined {
  let tb = e.traceback instanceof PyTraceback ? e.traceback : undefined;
  while (tb?.next !== undefined) tb = tb.next;
  return tb;
}

/** The class whose method a traceback's innermost frame ran, found by the qualified name. */
function classOfMethod(tb: PyTraceback): PyType | undefined {
  const { spec } = tb.code;
  if (!spec.varnames.includes("self")) return undefined;
  const parts = spec.qualname.split(".").slice(0, -1);
  let v: PyValue | undefined;
  for (const part of parts) {
    v =
      v === undefined
        ? (tb.code.instance.globals as PyDict).getStr(part)
        : v instanceof PyType
          ? v.own(part)
          : undefined;
    if (v === undefined) return undefined;
  }
  return v instanceof PyType ? v : undefined;
}

interface Locals {
  readonly names: string[];
  readonly self: PyValue | undefined;
}

/** Locals of a traceback's frame as far as they are known; a function that never asks for its locals does not keep their values. */
function localsOf(tb: PyTraceback): Locals {
  const { spec } = tb.code;
  const pairs = tb.frame?.accessor?.(0);
  if (pairs !== undefined) {
    const bound = pairs.filter(([, v]) => v !== undefined);
    return { names: bound.map(([k]) => k), self: bound.find(([k]) => k === "self")?.[1] };
  }
  if (spec.form === "module" || spec.form === "class") {
    const ns = tb.frame?.namespace;
    return { names: ns instanceof PyDict ? ns.keys().map((k) => jsText(k) ?? "") : [], self: undefined };
  }
  return { names: [...spec.varnames, ...spec.cellvars, ...spec.freevars], self: undefined };
}

function forAttribute(interpreter: Interpreter, e: PyAttributeError, wrong: string): string | undefined {
  let names = namesOf(interpreter, e.obj);
  if (names === undefined) return undefined;
  let hide = !wrong.startsWith("_");
  const tb = innermost(e);
  if (hide && tb !== undefined) {
    const { self } = localsOf(tb);
    const cls = self === undefined ? classOfMethod(tb) : undefined;
    if (self !== undefined ? self === e.obj : cls !== undefined && typeOf(e.obj).isSubtype(cls)) hide = false;
  }
  if (hide) names = names.filter((n) => !n.startsWith("_"));
  return closestName(wrong, names);
}

function forImport(interpreter: Interpreter, e: PyImportError, wrong: string): string | undefined {
  const name = jsText(e.name);
  if (name === undefined) return undefined;
  const module = attempt(
    () => interpreter.importModule(name.split(".")[0]!),
    () => true,
  );
  if (module === undefined) return undefined;
  let names = namesOf(interpreter, module);
  if (names === undefined) return undefined;
  if (!wrong.startsWith("_")) names = names.filter((n) => !n.startsWith("_"));
  return closestName(wrong, names);
}

function hasAttribute(o: PyValue, name: string): boolean {
  return (
    attempt(
      () => lookupAttribute(o, name) !== undefined,
      () => true,
    ) ?? false
  );
}

function forName(interpreter: Interpreter, e: PyNameError, wrong: string): string | undefined {
  const tb = innermost(e);
  if (tb === undefined) return undefined;
  const locals = localsOf(tb);
  if (locals.self !== undefined) {
    if (hasAttribute(locals.self, wrong)) return `self.${wrong}`;
  } else {
    const cls = classOfMethod(tb);
    if (
      cls !== undefined &&
      (cls.lookup(wrong) !== undefined || cls.storedNames.has(wrong) || slotsOf(cls.proto)[`w$${wrong}`] !== undefined)
    )
      return `self.${wrong}`;
  }
  const names = [...locals.names];
  for (const d of [tb.code.instance.globals, interpreter.builtins])
    if (d instanceof PyDict) for (const k of d.keys()) names.push(jsText(k) ?? "");
  return closestName(wrong, names);
}

/** What to add to the message of an exception: `. Did you mean: 'x'?`, `. Did you forget to import 'x'?`; "" for most. */
export function suggestionText(interpreter: Interpreter, e: PyBaseException): string {
  const quoted = (s: string | undefined): string => (s === undefined ? "" : `. Did you mean: '${s}'?`);
  if (e instanceof PyImportError) {
    const wrong = jsText(e.nameFrom);
    return wrong === undefined ? "" : quoted(forImport(interpreter, e, wrong));
  }
  if (e instanceof PyAttributeError) {
    const wrong = jsText(e.name);
    return wrong === undefined ? "" : quoted(forAttribute(interpreter, e, wrong));
  }
  if (!(e instanceof PyNameError)) return "";
  const wrong = jsText(e.name);
  if (wrong === undefined) return "";
  const found = quoted(forName(interpreter, e, wrong));
  const standard = interpreter.sysDict.getStr("stdlib_module_names");
  if (standard === undefined || !toArray(standard).includes(wrong)) return found;
  return found === "" ? `. Did you forget to import '${wrong}'?` : `${found} Or did you forget to import '${wrong}'?`;
}
