// str.format, str.format_map and the pieces of string.Formatter (Objects/stringlib/unicode_format.h). A format string is parsed once
// into literals and fields and kept; a syntax error is met where CPython meets it, after the fields before it were formatted.

import { getattr } from "#runtime/attributes.ts";
import { attempt } from "#runtime/calls/call.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { indexError, keyError, valueError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromCodePoints, type Str, strLength, TextBuilder } from "#runtime/objects/str.ts";
import { getitem } from "#runtime/operators/items.ts";
import { format, repr, str } from "#runtime/operators/protocols.ts";
import { decimalValue } from "#text/unicode.ts";
import { asciiRepr } from "./repr.ts";

/** A step of the parse: literal text, then perhaps a field; or an error. */
export interface Segment {
  literal: Str;
  /** undefined when only literal text. */
  field: Field | undefined;
  error: string | undefined;
}

export interface Field {
  name: Str;
  spec: Str;
  /** Code point of the conversion, 0 for none. */
  conversion: number;
  /** The spec holds replacement fields itself. */
  nested: boolean;
  path: Path | undefined;
}

/** A field name taken apart: `0.name[key]`. */
interface Path {
  /** A position, or -1 for a name, or -2 for automatic numbering. */
  index: number;
  first: Str;
  /** Also holds the error of a name that cannot be read to its end. */
  rest: Step[];
}
interface Step {
  attribute: boolean;
  index: number;
  name: Str;
  error: string | undefined;
}

function reader(s: Str): (i: number) => number {
  if (typeof s === "string") return (i) => s.charCodeAt(i);
  const { cps } = s;
  return (i) => cps[i]!;
}
function part(s: Str, start: number, end: number): Str {
  return typeof s === "string" ? s.slice(start, end) : fromCodePoints(s.cps.slice(start, end));
}

const OPEN = 123;
const CLOSE = 125;

/** MarkupIterator_next until the end or the first error. */
export function parseFormat(s: Str): Segment[] {
  const out: Segment[] = [];
  const at = reader(s);
  const end = strLength(s);
  let i = 0;
  const fail = (literal: Str, error: string): Segment[] => {
    out.push({ literal, field: undefined, error });
    return out;
  };
  while (i < end) {
    const start = i;
    let c = 0;
    let markup = false;
    while (i < end) {
      c = at(i++);
      if (c === OPEN || c === CLOSE) {
        markup = true;
        break;
      }
    }
    if (!markup) {
      out.push({ literal: part(s, start, i), field: undefined, error: undefined });
      break;
    }
    const atEnd = i >= end;
    if (c === CLOSE && (atEnd || at(i) !== CLOSE)) return fail("", "Single '}' encountered in format string");
    if (c === OPEN && atEnd) return fail("", "Single '{' encountered in format string");
    if (at(i) === c) {
      out.push({ literal: part(s, start, i), field: undefined, error: undefined });
      i++;
      continue;
    }
    const literal = part(s, start, i - 1);
    // parse_field
    const nameStart = i;
    c = 0;
    let ended = false;
    while (i < end && !ended) {
      c = at(i++);
      if (c === OPEN) return fail("", "unexpected '{' in field name");
      if (c === 91) {
        while (i < end && at(i) !== 93) i++;
        continue;
      }
      ended = c === CLOSE || c === 58 || c === 33;
    }
    if (!ended) return fail("", "expected '}' before end of string");
    const field: Field = { name: part(s, nameStart, i - 1), spec: "", conversion: 0, nested: false, path: undefined };
    if (c === 33) {
      if (i >= end) return fail("", "end of string while looking for conversion specifier");
      field.conversion = at(i++);
      if (i < end) {
        c = at(i++);
        if (c !== CLOSE && c !== 58) return fail("", "expected ':' after conversion specifier");
      } else c = 58;
    }
    if (c === 58) {
      const specStart = i;
      let depth = 1;
      while (i < end) {
        c = at(i++);
        if (c === OPEN) {
          field.nested = true;
          depth++;
        } else if (c === CLOSE && --depth === 0) break;
      }
      if (depth !== 0) return fail("", "unmatched '{' in format spec");
      field.spec = part(s, specStart, i - 1);
    }
    out.push({ literal, field, error: undefined });
  }
  return out;
}

/** get_integer: the decimal digits' value, -1 when it is no number. */
function integerOf(s: Str): number {
  const length = strLength(s);
  if (length === 0) return -1;
  const at = reader(s);
  let n = 0;
  for (let i = 0; i < length; i++) {
    const digit = decimalValue(at(i));
    if (digit < 0) return -1;
    n = n * 10 + digit;
    if (n > Number.MAX_SAFE_INTEGER) throw valueError("Too many decimal digits in format string");
  }
  return n;
}

/** field_name_split. */
function parsePath(name: Str): Path {
  const at = reader(name);
  const end = strLength(name);
  let i = 0;
  while (i < end && at(i) !== 91 && at(i) !== 46) i++;
  const first = part(name, 0, i);
  const path: Path = { index: strLength(first) === 0 ? -2 : integerOf(first), first, rest: [] };
  while (i < end) {
    const c = at(i++);
    const step: Step = { attribute: c === 46, index: -1, name: "", error: undefined };
    path.rest.push(step);
    const start = i;
    if (c === 46) {
      while (i < end && at(i) !== 91 && at(i) !== 46) i++;
      step.name = part(name, start, i);
    } else if (c === 91) {
      while (i < end && at(i) !== 93) i++;
      if (i >= end) {
        step.error = "Missing ']' in format string";
        break;
      }
      step.name = part(name, start, i++);
      if (i - 1 > start) {
        const index = attempt(
          () => integerOf(step.name),
          () => true,
        );
        if (index === undefined) {
          step.error = "Too many decimal digits in format string";
          break;
        }
        step.index = index;
      }
    } else {
      step.error = "Only '.' or '[' may follow ']' in format field specifier";
      break;
    }
    if (strLength(step.name) === 0) {
      step.error = "Empty attribute in format string";
      break;
    }
  }
  return path;
}

/** Automatic numbering: 0 undecided, 1 automatic, 2 manual. */
interface Numbering {
  state: number;
  next: number;
}

const templates = new Map<string, Segment[]>();

function templateOf(s: Str): Segment[] {
  if (typeof s !== "string") return parseFormat(s);
  let t = templates.get(s);
  if (t === undefined) {
    t = parseFormat(s);
    if (templates.size > 500) templates.clear();
    templates.set(s, t);
  }
  return t;
}

function propertyName(s: Str): string {
  return typeof s === "string" ? s : s.utf16;
}

function fieldValue(
  path: Path,
  args: readonly PyValue[] | undefined,
  kwargs: PyValue | CallKeywords | undefined,
  numbering: Numbering,
): PyValue {
  let { index } = path;
  if (index !== -1) {
    const automatic = index === -2;
    if (numbering.state === 0) numbering.state = automatic ? 1 : 2;
    if (numbering.state === 2 && automatic)
      throw valueError("cannot switch from manual field specification to automatic field numbering");
    if (numbering.state === 1 && !automatic)
      throw valueError("cannot switch from automatic field numbering to manual field specification");
    if (automatic) index = numbering.next++;
  }
  let v: PyValue;
  if (index === -1) {
    if (kwargs === undefined) throw keyError(path.first);
    v = kwargs instanceof CallKeywords ? kwargs.get(path.first) : getitem(kwargs, path.first);
  } else {
    if (args === undefined) throw valueError("Format string contains positional fields");
    const found = args[index];
    if (found === undefined) throw indexError(`Replacement index ${index} out of range for positional args tuple`);
    v = found;
  }
  for (const step of path.rest) {
    if (step.error !== undefined) throw valueError(step.error);
    if (step.attribute) v = getattr(v, propertyName(step.name));
    else v = getitem(v, step.index === -1 ? step.name : step.index);
  }
  return v;
}

function convert(v: PyValue, conversion: number): PyValue {
  switch (conversion) {
    case 114:
      return repr(v);
    case 115:
      return str(v);
    case 97:
      return asciiRepr(v);
    default:
  }
  if (conversion > 32 && conversion < 127)
    throw valueError(`Unknown conversion specifier ${String.fromCharCode(conversion)}`);
  throw valueError(`Unknown conversion specifier \\x${conversion.toString(16)}`);
}

function build(
  s: Str,
  args: readonly PyValue[] | undefined,
  kwargs: PyValue | CallKeywords | undefined,
  depth: number,
  numbering: Numbering,
): Str {
  if (depth <= 0) throw valueError("Max string recursion exceeded");
  const out = new TextBuilder();
  const segments = templateOf(s);
  for (let i = 0; i < segments.length; i++) {
    const segment = segments[i]!;
    if (segment.error !== undefined) throw valueError(segment.error);
    const { literal, field } = segment;
    out.add(literal);
    if (field === undefined) continue;
    let v = fieldValue((field.path ??= parsePath(field.name)), args, kwargs, numbering);
    if (field.conversion !== 0) v = convert(v, field.conversion);
    const spec = field.nested ? build(field.spec, args, kwargs, depth - 1, numbering) : field.spec;
    out.add(format(v, spec));
  }
  return out.value();
}

/** Keyword arguments as a call has them: the values of `names` end `args`. */
export class CallKeywords {
  readonly args: readonly PyValue[];
  readonly names: readonly string[];
  constructor(args: readonly PyValue[], names: readonly string[]) {
    this.args = args;
    this.names = names;
  }
  get(key: Str): PyValue {
    const i = typeof key === "string" ? this.names.indexOf(key) : -1;
    if (i < 0) throw keyError(key);
    return this.args[this.args.length - this.names.length + i]!;
  }
}

/** `text.format(…)` straight from a call. */
export function formatCall(text: string, args: readonly PyValue[], names: readonly string[] | undefined): Str {
  if (names === undefined || names.length === 0) return formatStrMethod(text, args, undefined);
  return formatStrMethod(text, args.slice(0, args.length - names.length), new CallKeywords(args, names));
}

/** `s.format(*args, **kwargs)`; args undefined for format_map. */
export function formatStrMethod(
  s: Str,
  args: readonly PyValue[] | undefined,
  kwargs: PyValue | CallKeywords | undefined,
): Str {
  return build(s, args, kwargs, 2, { state: 0, next: 0 });
}

// --- for the module _string ---

/** What `_string.formatter_parser` yields, up to an error that is thrown when it is reached. */
export function* formatterParser(s: Str): Generator<PyValue, void, void> {
  for (const { literal, field, error } of parseFormat(s)) {
    if (error !== undefined) throw valueError(error);
    if (field === undefined) yield new PyTuple([literal, None, None, None]);
    else
      yield new PyTuple([
        literal,
        field.name,
        field.spec,
        field.conversion === 0 ? None : fromCodePoints([field.conversion]),
      ]);
  }
}

/** `_string.formatter_field_name_split`: the first part (int or str), then the steps `(is_attribute, name)`. */
export function splitFieldName(s: Str): { first: PyValue; rest: () => Generator<PyValue, void, void> } {
  const path = parsePath(s);
  return {
    first: path.index >= 0 ? path.index : path.first,
    rest: function* () {
      for (const step of path.rest) {
        if (step.error !== undefined) throw valueError(step.error);
        yield new PyTuple([step.attribute, step.index >= 0 ? step.index : step.name]);
      }
    },
  };
}
