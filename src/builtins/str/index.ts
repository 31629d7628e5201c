// The type str (Objects/unicodeobject.c). `self` is a JavaScript string, a PyStr or a PyStrObject (an instance of a subclass);
// results are plain str. Each method has a fast path for JavaScript strings in the file of its subject.

import "#runtime/exceptions/faults.ts";
import { allocating } from "#runtime/allocation.ts";
import { textFormat } from "#runtime/attributes.ts";
import { encodeText } from "#runtime/codecs.ts";
import { bool, cInt, index } from "#runtime/native/convert.ts";
import { type ClassKit, type ClassSpec, defineClass, type MethodSpec, type Slots } from "#runtime/native/define.ts";
import { arg, kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyBytes, PyList, PySlice, PyTuple } from "#runtime/objects/containers.ts";
import { indexError, memoryError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { hashOf } from "#runtime/objects/hash.ts";
import type { PyObject, PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import {
  codePointsOf,
  concatStr,
  fromCodePoints,
  joinStrs,
  PyStrObject,
  type Str,
  strLength,
  strType,
  strValue,
} from "#runtime/objects/str.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { textOperators } from "#runtime/operators/arith.ts";
import { isIndexable, str, toArray, toSequenceIndex } from "#runtime/operators/protocols.ts";
import { repeatCount, sliceRange, sliceText } from "#runtime/operators/slices.ts";
import { layOutStr } from "#text/number-format.ts";
import * as cases from "./case.ts";
import { codecArgument, makeStr } from "./construct.ts";
import { formatCall, formatStrMethod } from "./format-method.ts";
import { percentStr } from "./format-percent.ts";
import { strIterator } from "./iterator.ts";
import { compareStr, equalStr } from "./points.ts";
import { strRepr } from "./repr.ts";
import {
  adjustEnd,
  adjustStart,
  countIn,
  find,
  findLast,
  hasAffix,
  MAX_TEXT,
  replace,
  searchIndex,
  strArgument,
} from "./search.ts";
import {
  expandTabs,
  partition,
  rsplit,
  rsplitSpaces,
  split,
  splitLines,
  splitSpaces,
  stripChars,
  stripSpaces,
  substring,
} from "./split.ts";
import { maketrans, translate } from "./translate.ts";

/** The plain str of `self`. */
function plain(self: PyValue): Str {
  return typeof self === "string" ? self : strValue(self)!;
}

/** PyUnicode_Join. */
export function join(separator: Str, iterable: PyValue): Str {
  let items: readonly PyValue[];
  if ((iterable instanceof PyList || iterable instanceof PyTuple) && !iterable.cls.isHeap) items = iterable.items;
  else {
    const type = typeOf(iterable);
    if (type.lookup("__iter__") === undefined && type.lookup("__getitem__") === undefined) {
      throw typeError("can only join an iterable");
    }
    items = toArray(iterable);
  }
  const n = items.length;
  let total = 0;
  let simple = typeof separator === "string";
  for (let i = 0; i < n; i++) {
    const v = items[i]!;
    if (typeof v === "string") total += v.length;
    else {
      simple = false;
      if (strValue(v) === undefined) throw typeError(`sequence item ${i}: expected str instance, ${typeName(v)} found`);
    }
  }
  if (simple) {
    const sep = separator as string;
    if (total + sep.length * (n - 1) > MAX_TEXT) throw memoryError();
    allocating(total + sep.length * (n - 1));
    return (items as readonly string[]).join(sep);
  }
  const parts: Str[] = [];
  for (let i = 0; i < n; i++) {
    if (i > 0) parts.push(separator);
    parts.push(strValue(items[i]!)!);
  }
  return joinStrs(parts);
}

export function repeat(s: Str, n: number): Str {
  if (n <= 0 || s === "") return "";
  if (strLength(s) * n > MAX_TEXT) throw memoryError();
  allocating(strLength(s) * n);
  if (typeof s === "string") return s.repeat(n);
  const out: number[] = [];
  for (let i = 0; i < n; i++) for (const c of s.cps) out.push(c);
  return fromCodePoints(out);
}

function getitem(self: PyValue, key: PyValue): PyValue {
  const s = plain(self);
  const length = strLength(s);
  if (key instanceof PySlice) {
    if (typeof s === "string") return sliceText(s, key);
    const { start, step, count } = sliceRange(key, length);
    if (step === 1) return substring(s, start, start + count);
    const points = new Array<number>(count);
    for (let i = start, n = 0; n < count; i += step, n++) points[n] = s.cps[i]!;
    return fromCodePoints(points);
  }
  if (typeof key !== "number" && !isIndexable(key)) {
    throw typeError(`string indices must be integers, not '${typeName(key)}'`);
  }
  let i = typeof key === "number" ? key : toSequenceIndex(key);
  if (i < 0) i += length;
  if (i < 0 || i >= length) throw indexError("string index out of range");
  return typeof s === "string" ? s[i]! : fromCodePoints([s.cps[i]!]);
}

/** A comparison slot: the order's sign to the answer. */
function order(test: (sign: number) => boolean): (self: PyValue, other: PyValue) => PyValue {
  return (self, other) => {
    const b = strValue(other);
    return b === undefined ? NotImplemented : test(compareStr(plain(self), b));
  };
}

function times(self: PyValue, other: PyValue): PyValue {
  return repeat(plain(self), repeatCount(other));
}

const slots: Slots<PyObject> = {
  repr: (self) => strRepr(plain(self)),
  str: (self) => plain(self),
  hash: (self) => {
    const s = plain(self);
    return hashOf(s);
  },
  len: (self) => strLength(plain(self)),
  iter: (self) => strIterator(plain(self)),
  getitem,
  contains: (self, item) => {
    const s = plain(self);
    const sub = strValue(item);
    if (sub === undefined) throw typeError(`'in <string>' requires string as left operand, not ${typeName(item)}`);
    return find(s, sub, 0, strLength(s)) >= 0;
  },
  eq: (self, other) => {
    const b = strValue(other);
    return b === undefined ? NotImplemented : equalStr(plain(self), b);
  },
  ne: (self, other) => {
    const b = strValue(other);
    return b === undefined ? NotImplemented : !equalStr(plain(self), b);
  },
  lt: order((n) => n < 0),
  le: order((n) => n <= 0),
  gt: order((n) => n > 0),
  ge: order((n) => n >= 0),
  concat: (self, other) => {
    const b = strValue(other);
    if (b !== undefined) {
      const a = plain(self);
      if (strLength(a) + strLength(b) > MAX_TEXT) throw memoryError();
      return concatStr(a, b);
    }
    throw typeError(`can only concatenate str (not "${typeName(other)}") to str`);
  },
  repeat: times,
  mod: (self, args) => percentStr(plain(self), args),
  rmod: (self, other) => {
    const format = strValue(other);
    return format === undefined ? NotImplemented : percentStr(format, self);
  },
};

/** The padding argument of center and its like. */
function fillOf(v: PyValue): Str {
  const s = strValue(v);
  if (s === undefined) throw typeError(`The fill character must be a unicode character, not ${typeName(v)}`);
  if (strLength(s) !== 1) throw typeError("The fill character must be exactly one character long");
  return s;
}

function padded(s: Str, left: number, right: number, fill: Str): Str {
  if (left <= 0 && right <= 0) return s;
  return joinStrs([repeat(fill, left), s, repeat(fill, right)]);
}

type Method = (self: PyValue, ...args: PyValue[]) => PyValue;

function finder(
  method: string,
  search: (s: Str, sub: Str, start: number, end: number) => number,
  missing?: string,
): Method {
  return (self, sub, startArg, endArg) => {
    const s = plain(self);
    const what = strArgument(sub!, method, 1);
    const length = strLength(s);
    const start = adjustStart(searchIndex(startArg!, 0), length);
    const end = adjustEnd(searchIndex(endArg!, length), length);
    const i = search(s, what, start, end);
    if (i < 0 && missing !== undefined) throw valueError(missing);
    return i;
  };
}

const bounds = [pos("sub"), pos("start", "None"), pos("end", "None")] as const;

function searchMethods(c: ClassKit<PyObject>): Record<string, MethodSpec> {
  const method = (name: string, search: (s: Str, sub: Str, start: number, end: number) => number, missing?: string) =>
    c.method([...bounds], finder(name, search, missing));
  return {
    count: method("count", countIn),
    find: method("find", find),
    index: method("index", find, "substring not found"),
    rfind: method("rfind", findLast),
    rindex: method("rindex", findLast, "substring not found"),
    startswith: c.method([pos("prefix"), pos("start", "None"), pos("end", "None")], (self, prefix, start, end) =>
      hasAffix(plain(self), prefix, start, end, false),
    ),
    endswith: c.method([pos("suffix"), pos("start", "None"), pos("end", "None")], (self, suffix, start, end) =>
      hasAffix(plain(self), suffix, start, end, true),
    ),
    replace: c.method([pos("old"), pos("new"), arg("count", index, "-1")], (self, old, fresh, count) =>
      replace(plain(self), strArgument(old, "replace", 1), strArgument(fresh, "replace", 2), count),
    ),
    removeprefix: c.method([pos("prefix")], (self, prefix) => {
      const s = plain(self);
      const p = affixArgument(prefix, "removeprefix");
      return hasAffix(s, p, None, None, false) ? substring(s, strLength(p), strLength(s)) : s;
    }),
    removesuffix: c.method([pos("suffix")], (self, suffix) => {
      const s = plain(self);
      const p = affixArgument(suffix, "removesuffix");
      return hasAffix(s, p, None, None, true) ? substring(s, 0, strLength(s) - strLength(p)) : s;
    }),
  };
}

function affixArgument(v: PyValue, method: string): Str {
  const s = strValue(v);
  if (s === undefined) throw typeError(`${method}() argument must be str, not ${typeName(v)}`);
  return s;
}

function separatorArgument(v: PyValue): Str | undefined {
  if (v === None) return undefined;
  const s = strValue(v);
  if (s === undefined) throw typeError(`must be str or None, not ${typeName(v)}`);
  return s;
}

function partitionArgument(v: PyValue): Str {
  const s = strValue(v);
  if (s === undefined) throw typeError(`must be str, not ${typeName(v)}`);
  return s;
}

function stripper(name: string, sides: number): Method {
  return (self, chars) => {
    const s = plain(self);
    if (chars === None) return stripSpaces(s, sides);
    const set = strValue(chars!);
    if (set === undefined) throw typeError(`${name} arg must be None or str`);
    return stripChars(s, set, sides);
  };
}

function splitMethods(c: ClassKit<PyObject>): Record<string, MethodSpec> {
  const cut = [arg("sep", "None"), arg("maxsplit", index, "-1")] as const;
  return {
    split: c.method([...cut], (self, sep, limit) => {
      const separator = separatorArgument(sep);
      return new PyList(
        separator === undefined ? splitSpaces(plain(self), limit) : split(plain(self), separator, limit),
      );
    }),
    rsplit: c.method([...cut], (self, sep, limit) => {
      const separator = separatorArgument(sep);
      return new PyList(
        separator === undefined ? rsplitSpaces(plain(self), limit) : rsplit(plain(self), separator, limit),
      );
    }),
    splitlines: c.method([arg("keepends", bool, "False")], (self, keep) => new PyList(splitLines(plain(self), keep))),
    partition: c.method([pos("sep")], (self, sep) => {
      const s = plain(self);
      const separator = partitionArgument(sep);
      const found = partition(s, separator, false);
      return new PyTuple(found === undefined ? [s, "", ""] : [found[0], separator, found[1]]);
    }),
    rpartition: c.method([pos("sep")], (self, sep) => {
      const s = plain(self);
      const separator = partitionArgument(sep);
      const found = partition(s, separator, true);
      return new PyTuple(found === undefined ? ["", "", s] : [found[0], separator, found[1]]);
    }),
    strip: c.method([pos("chars", "None")], stripper("strip", 3)),
    lstrip: c.method([pos("chars", "None")], stripper("lstrip", 1)),
    rstrip: c.method([pos("chars", "None")], stripper("rstrip", 2)),
    expandtabs: c.method([arg("tabsize", cInt, "8")], (self, size) => expandTabs(plain(self), size)),
    join: c.method([pos("iterable")], (self, iterable) => join(plain(self), iterable)),
  };
}

function caseMethods(c: ClassKit<PyObject>): Record<string, MethodSpec> {
  const convert = (f: (s: Str) => Str) => c.method([], (self) => f(plain(self)));
  const test = (f: (s: Str) => boolean) => c.method([], (self) => f(plain(self)));
  return {
    capitalize: convert(cases.capitalize),
    casefold: convert(cases.casefold),
    lower: convert(cases.lower),
    swapcase: convert(cases.swapcase),
    title: convert(cases.title),
    upper: convert(cases.upper),
    isalnum: test(cases.isAlnum),
    isalpha: test(cases.isAlpha),
    isascii: test(cases.isAscii),
    isdecimal: test(cases.isDecimal),
    isdigit: test(cases.isDigit),
    isidentifier: test(cases.isIdentifier),
    islower: test(cases.isLower),
    isnumeric: test(cases.isNumeric),
    isprintable: test(cases.isPrintable),
    isspace: test(cases.isSpace),
    istitle: test(cases.isTitle),
    isupper: test(cases.isUpper),
  };
}

function zeroFilled(s: Str, width: number): Str {
  const missing = width - strLength(s);
  if (missing <= 0) return s;
  const zeros = repeat("0", missing);
  const first = codePointsOf(substring(s, 0, 1))[0];
  if (first !== 43 && first !== 45) return concatStr(zeros, s);
  return joinStrs([substring(s, 0, 1), zeros, substring(s, 1, strLength(s))]);
}

/** `format(s, spec)`. */
function formatted(self: PyValue, specArg: PyValue): Str {
  const s = plain(self);
  const spec = strValue(specArg);
  if (spec === undefined) throw typeError(`__format__() argument must be str, not ${typeName(specArg)}`);
  if (spec === "") return typeOf(self).isHeap ? str(self) : s;
  const { cut, left, right } = layOutStr(strLength(s), typeof spec === "string" ? spec : spec.utf16, typeName(self));
  const text = cut < 0 ? s : substring(s, 0, cut);
  if (typeof text === "string" && typeof spec === "string") return left + text + right;
  return joinStrs([fill(left), text, fill(right)]);
}
function fill(text: string): Str {
  return fromCodePoints(Array.from(text, (c) => c.codePointAt(0)!));
}

function paddingMethods(c: ClassKit<PyObject>): Record<string, MethodSpec> {
  const params = [pos("width", index), pos("fillchar", "' '")] as const;
  return {
    center: c.method([...params], (self, width, fillchar) => {
      const s = plain(self);
      const f = fillOf(fillchar);
      const missing = width - strLength(s);
      if (missing <= 0) return s;
      // CPython puts the odd one to the left when the width is odd.
      const left = (missing >> 1) + (missing & width & 1);
      return padded(s, left, missing - left, f);
    }),
    ljust: c.method([...params], (self, width, fillchar) => {
      const s = plain(self);
      return padded(s, 0, width - strLength(s), fillOf(fillchar));
    }),
    rjust: c.method([...params], (self, width, fillchar) => {
      const s = plain(self);
      return padded(s, width - strLength(s), 0, fillOf(fillchar));
    }),
    zfill: c.method([pos("width", index)], (self, width) => zeroFilled(plain(self), width)),
  };
}

/** Bytes that CPython's object would take. */
function sizeOf(s: Str): number {
  if (typeof s === "string") {
    let largest = 0;
    for (let i = 0; i < s.length; i++) largest = Math.max(largest, s.charCodeAt(i));
    if (largest < 128) return 41 + s.length;
    return largest < 256 ? 57 + s.length : 58 + 2 * s.length;
  }
  return s.cps.some((p) => p > 0xffff) ? 60 + 4 * s.cps.length : 58 + 2 * s.cps.length;
}

function contents(c: ClassKit<PyObject>): ClassSpec<PyObject> {
  return {
    slots: {
      ...slots,
      new: c.make([arg("object", "..."), arg("encoding", "..."), arg("errors", "...")], makeStr),
    },
    methods: {
      ...searchMethods(c),
      ...splitMethods(c),
      ...caseMethods(c),
      ...paddingMethods(c),
      encode: c.method([arg("encoding", "'utf-8'"), arg("errors", "'strict'")], (self, encoding, errors) => {
        const e = codecArgument(encoding, "encode", "encoding");
        return new PyBytes(encodeText(plain(self), e, codecArgument(errors, "encode", "errors")));
      }),
      format: c.method([rest("args"), kwrest("kwargs")], (self, args, kwargs) =>
        formatStrMethod(plain(self), args, kwargs),
      ),
      format_map: c.method([pos("mapping")], (self, mapping) => formatStrMethod(plain(self), undefined, mapping)),
      translate: c.method([pos("table")], (self, table) => translate(plain(self), table)),
      maketrans: c.staticMethod([pos("x"), pos("y", "..."), pos("z", "...")], (x, y, z) =>
        maketrans(
          x,
          y === undefined ? undefined : strArgument(y, "maketrans", 2),
          z === undefined ? undefined : strArgument(z, "maketrans", 3),
        ),
      ),
      __format__: c.method([pos("format_spec")], formatted),
      __getnewargs__: c.method([], (self) => new PyTuple([plain(self)])),
      __sizeof__: c.method([], (self) => sizeOf(plain(self))),
    },
  };
}

textOperators.percent = percentStr;
textFormat.run = formatCall;

defineClass(strType, PyStrObject as unknown as abstract new () => PyObject, contents);
