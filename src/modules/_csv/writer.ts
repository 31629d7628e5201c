// _csv.writer (Modules/_csv.c: join_append_data and what calls it).

import { attempt, call1 } from "#runtime/calls/call.ts";
import { makeType } from "#runtime/native/define.ts";
import { pos } from "#runtime/native/params.ts";
import { type PyBaseException, TypeErrorType } from "#runtime/objects/exceptions.ts";
import { isInt, PyComplex, PyFloat } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, isStr, jsText } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { isInstance, typeName, typeOf } from "#runtime/objects/type-of.ts";
import { iterate, type NativeIterator, reprText, strText } from "#runtime/operators/protocols.ts";
import { PyDialect, QUOTE_ALL, QUOTE_NONE, QUOTE_NONNUMERIC, QUOTE_NOTNULL, QUOTE_STRINGS } from "./dialect.ts";
import type { CsvState } from "./reader.ts";

export class PyWriter extends PyObject {
  csv!: CsvState;
  write: PyValue = None;
  dialect: PyDialect = new PyDialect();
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

function rowText(self: PyWriter, row: PyValue): string {
  const { dialect: d, csv } = self;
  const it = attempt<NativeIterator>(
    () => iterate(row),
    (e: PyBaseException) => isInstance(e, TypeErrorType),
  );
  if (it === undefined) throw csv.error(`iterable expected, not ${typeName(row)}`);
  const delimiter = String.fromCodePoint(d.delimiter);
  let out = "";
  let count = 0;
  let lastNone = false;
  for (let v = it.nx(); v !== undefined; v = it.nx()) {
    let quoted = false;
    switch (d.quoting) {
      case QUOTE_NONNUMERIC:
        quoted = !isNumber(v);
        break;
      case QUOTE_ALL:
        quoted = true;
        break;
      case QUOTE_STRINGS:
        quoted = isStr(v);
        break;
      case QUOTE_NOTNULL:
        quoted = v !== None;
        break;
      default:
    }
    lastNone = v === None;
    const text =
      typeof v === "string"
        ? v
        : lastNone
          ? ""
          : (jsText(v) ?? (v instanceof PyFloat && !v.cls.isHeap ? reprText(v) : strText(v)));
    if (count++ > 0) out += delimiter;
    out += fieldText(csv, d, text, lastNone, quoted);
  }
  if (count > 0 && out === "") {
    if (d.quoting === QUOTE_NONE || (lastNone && (d.quoting === QUOTE_STRINGS || d.quoting === QUOTE_NOTNULL)))
      throw csv.error("single empty field record must be quoted");
    out = fieldText(csv, d, "", false, true);
  }
  return out + d.lineterminator;
}

function writeRow(self: PyWriter, row: PyValue): PyValue {
  return call1(self.write, fromUtf16(rowText(self, row)));
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
