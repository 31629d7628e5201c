// _csv.writer (Modules/_csv.c: join_append_data and what calls it).

import { attempt, call1 } from "#runtime/calls/call.ts";
import { makeType } from "#runtime/native/define.ts";
import { pos } from "#runtime/native/params.ts";
import { type PyBaseException, TypeErrorType } from "#runtime/objects/exceptions.ts";
import { isInt, PyComplex, PyFloat } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, isStr, type Str, strValue } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { isInstance, typeName, typeOf } from "#runtime/objects/type-of.ts";
import { iterate, type NativeIterator, reprText, str } from "#runtime/operators/protocols.ts";
import { PyDialect, QUOTE_MINIMAL, QUOTE_NONE, QUOTE_NONNUMERIC, QUOTE_NOTNULL, QUOTE_STRINGS } from "./dialect.ts";
import type { CsvState } from "./reader.ts";

export class PyWriter extends PyObject {
  csv!: CsvState;
  write: PyValue = None;
  dialect: PyDialect = new PyDialect();
  private form: Form | undefined = undefined;
  /** What the dialect, which does not change, means for fields. */
  get fieldForm(): Form {
    return (this.form ??= new Form(this.dialect));
  }
}

class Form {
  readonly delimiter: string;
  readonly lineterminator: string;
  /** All of them are host's strs: so is a row of such fields. */
  readonly isNarrow: boolean;
  /** 1 for the ASCII characters that quotes or escapes are for. */
  private readonly ascii = new Uint8Array(128);
  private readonly others: string = "";

  constructor(d: PyDialect) {
    this.delimiter = String.fromCodePoint(d.delimiter);
    this.lineterminator = d.lineterminator;
    const around = [d.delimiter, d.quotechar, d.escapechar].filter((c) => c >= 0).map((c) => String.fromCodePoint(c));
    const all = `${around.join("")}\n\r${d.lineterminator}`;
    this.isNarrow = typeof fromUtf16(all) === "string";
    for (const ch of all) {
      if (ch.charCodeAt(0) < 128) this.ascii[ch.charCodeAt(0)] = 1;
      else this.others += ch;
    }
  }

  /** Has the text nothing but itself to be written? */
  isPlain(text: string): boolean {
    const { ascii, others } = this;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c < 128 ? ascii[c] !== 0 : others !== "") return false;
    }
    return text !== "";
  }
}

function isNumber(v: PyValue): boolean {
  if (isInt(v) || v instanceof PyFloat || v instanceof PyComplex) return true;
  const t = typeOf(v);
  return ["__int__", "__float__", "__index__"].some((n) => t.lookup(n) !== undefined);
}

/** Quotes or escapes one field. */
function fieldText(csv: CsvState, d: PyDialect, text: string, isNone: boolean, quote: boolean): string {
  let quoted = quote;
  let out = "";
  for (const ch of text) {
    const c = ch.codePointAt(0)!;
    const special =
      c === d.delimiter ||
      c === d.escapechar ||
      c === d.quotechar ||
      c === 10 ||
      c === 13 ||
      d.lineterminator.includes(ch);
    if (special) {
      let escape = false;
      if (d.quoting === QUOTE_NONE) escape = true;
      else {
        if (c === d.quotechar) {
          if (d.doublequote) out += ch;
          else escape = true;
        } else if (c === d.escapechar) escape = true;
        if (!escape) quoted = true;
      }
      if (escape) {
        if (d.escapechar < 0) throw csv.error("need to escape, but no escapechar set");
        out += String.fromCodePoint(d.escapechar);
      }
    }
    out += ch;
  }
  if (text === "" && d.delimiter === 32 && d.skipinitialspace) {
    if (d.quoting === QUOTE_NONE || (isNone && (d.quoting === QUOTE_STRINGS || d.quoting === QUOTE_NOTNULL)))
      throw csv.error("empty field must be quoted if delimiter is a space and skipinitialspace is true");
    quoted = true;
  }
  if (!quoted) return out;
  const q = String.fromCodePoint(d.quotechar);
  return q + out + q;
}

function rowText(self: PyWriter, row: PyValue): Str {
  const { dialect: d, csv } = self;
  const it = attempt<NativeIterator>(
    () => iterate(row),
    (e: PyBaseException) => isInstance(e, TypeErrorType),
  );
  if (it === undefined) throw csv.error(`iterable expected, not ${typeName(row)}`);
  const form = self.fieldForm;
  const { quoting } = d;
  const { delimiter } = form;
  let narrow = form.isNarrow;
  let out = "";
  let count = 0;
  let lastNone = false;
  for (let v = it.nx(); v !== undefined; v = it.nx()) {
    const quoted = quoting !== QUOTE_MINIMAL && quoting !== QUOTE_NONE && isQuoted(quoting, v);
    lastNone = v === None;
    let text: string;
    if (typeof v === "string") text = v;
    else if (typeof v === "number") text = String(v);
    else if (lastNone) text = "";
    else {
      const shown = v instanceof PyFloat && !v.cls.isHeap ? reprText(v) : (strValue(v) ?? str(v));
      if (typeof shown !== "string") narrow = false;
      text = typeof shown === "string" ? shown : shown.utf16;
    }
    if (count++ > 0) out += delimiter;
    out += !quoted && form.isPlain(text) ? text : fieldText(csv, d, text, lastNone, quoted);
  }
  if (count > 0 && out === "") {
    if (quoting === QUOTE_NONE || (lastNone && (quoting === QUOTE_STRINGS || quoting === QUOTE_NOTNULL)))
      throw csv.error("single empty field record must be quoted");
    out = fieldText(csv, d, "", false, true);
  }
  out += form.lineterminator;
  return narrow ? out : fromUtf16(out);
}

function isQuoted(quoting: number, v: PyValue): boolean {
  switch (quoting) {
    case QUOTE_NONNUMERIC:
      return !isNumber(v);
    case QUOTE_STRINGS:
      return isStr(v);
    case QUOTE_NOTNULL:
      return v !== None;
    default:
      return true;
  }
}

function writeRow(self: PyWriter, row: PyValue): PyValue {
  return call1(self.write, rowText(self, row));
}

export const writerType: PyType = makeType(
  PyWriter,
  { name: "_csv.writer", module: "_csv", flags: TypeFlags.DISALLOW_INSTANTIATION },
  (c) => ({
    methods: {
      writerow: c.method([pos("row")], writeRow),
      writerows: c.method([pos("rows")], (self, rows) => {
        const it = iterate(rows);
        for (let row = it.nx(); row !== undefined; row = it.nx()) writeRow(self, row);
        return None;
      }),
    },
    members: { dialect: "dialect" },
  }),
);
