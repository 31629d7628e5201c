// _csv.reader: the state machine of Modules/_csv.c (parse_process_char). Most lines are records and are read as a whole.

import { call1 } from "#runtime/calls/call.ts";
import { makeType } from "#runtime/native/define.ts";
import { PyList } from "#runtime/objects/containers.ts";
import type { PyBaseException } from "#runtime/objects/exceptions.ts";
import { floatType } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { codePointsOf, fromCodePoints, strValue } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import type { NativeIterator } from "#runtime/operators/protocols.ts";
import {
  PyDialect,
  QUOTE_ALL,
  QUOTE_MINIMAL,
  QUOTE_NONE,
  QUOTE_NONNUMERIC,
  QUOTE_NOTNULL,
  QUOTE_STRINGS,
} from "./dialect.ts";

const START_RECORD = 0;
const START_FIELD = 1;
const ESCAPED_CHAR = 2;
const IN_FIELD = 3;
const IN_QUOTED_FIELD = 4;
const ESCAPE_IN_QUOTED_FIELD = 5;
const QUOTE_IN_QUOTED_FIELD = 6;
const EAT_CRNL = 7;
const AFTER_ESCAPED_CRNL = 8;
const EOL = -2;

/** What readers and writers share in one interpreter. */
export interface CsvState {
  limit: number;
  error(message: string): PyBaseException;
}

export class PyReader extends PyObject {
  csv!: CsvState;
  input!: NativeIterator;
  dialect: PyDialect = new PyDialect();
  lineNumber = 0;
  private state = START_RECORD;
  private field: number[] = [];
  private fields: PyValue[] = [];
  private unquoted = true;

  private add(c: number): void {
    if (this.field.length >= this.csv.limit) throw this.csv.error(`field larger than field limit (${this.csv.limit})`);
    this.field.push(c);
  }

  private save(): void {
    const { quoting } = this.dialect;
    const { field } = this;
    if (this.unquoted && field.length === 0 && (quoting === QUOTE_NOTNULL || quoting === QUOTE_STRINGS))
      this.fields.push(None);
    else {
      const text = fromCodePoints(field);
      const numeric = this.unquoted && field.length > 0 && (quoting === QUOTE_NONNUMERIC || quoting === QUOTE_STRINGS);
      this.field = [];
      this.fields.push(numeric ? call1(floatType, text) : text);
    }
    this.unquoted = true;
  }

  private endOfField(c: number): void {
    this.save();
    this.state = c === EOL ? START_RECORD : EAT_CRNL;
  }

  private beginField(c: number): void {
    const d = this.dialect;
    this.state = START_FIELD;
    if (c === 10 || c === 13 || c === EOL) this.endOfField(c);
    else if (c === d.quotechar && d.quoting !== QUOTE_NONE) {
      this.unquoted = false;
      this.state = IN_QUOTED_FIELD;
    } else if (c === d.escapechar) this.state = ESCAPED_CHAR;
    else if (c === 32 && d.skipinitialspace) return;
    else if (c === d.delimiter) this.save();
    else {
      this.add(c);
      this.state = IN_FIELD;
    }
  }

  private continueField(c: number): void {
    const d = this.dialect;
    if (c === 10 || c === 13 || c === EOL) this.endOfField(c);
    else if (c === d.escapechar) this.state = ESCAPED_CHAR;
    else if (c === d.delimiter) {
      this.save();
      this.state = START_FIELD;
    } else this.add(c);
  }

  private process(c: number): void {
    const d = this.dialect;
    const newline = c === 10 || c === 13;
    switch (this.state) {
      case START_RECORD:
        if (c === EOL) return;
        if (newline) this.state = EAT_CRNL;
        else this.beginField(c);
        return;
      case START_FIELD:
        this.beginField(c);
        return;
      case ESCAPED_CHAR:
        if (newline) {
          this.add(c);
          this.state = AFTER_ESCAPED_CRNL;
          return;
        }
        this.add(c === EOL ? 10 : c);
        this.state = IN_FIELD;
        return;
      case AFTER_ESCAPED_CRNL:
        if (c !== EOL) this.continueField(c);
        return;
      case IN_FIELD:
        this.continueField(c);
        return;
      case IN_QUOTED_FIELD:
        if (c === EOL) return;
        if (c === d.escapechar) this.state = ESCAPE_IN_QUOTED_FIELD;
        else if (c === d.quotechar && d.quoting !== QUOTE_NONE)
          this.state = d.doublequote ? QUOTE_IN_QUOTED_FIELD : IN_FIELD;
        else this.add(c);
        return;
      case ESCAPE_IN_QUOTED_FIELD:
        this.add(c === EOL ? 10 : c);
        this.state = IN_QUOTED_FIELD;
        return;
      case QUOTE_IN_QUOTED_FIELD:
        if (d.quoting !== QUOTE_NONE && c === d.quotechar) {
          this.add(c);
          this.state = IN_QUOTED_FIELD;
        } else if (c === d.delimiter) {
          this.save();
          this.state = START_FIELD;
        } else if (newline || c === EOL) this.endOfField(c);
        else if (!d.strict) {
          this.add(c);
          this.state = IN_FIELD;
        } else {
          throw this.csv.error(
            `'${String.fromCodePoint(d.delimiter)}' expected after '${String.fromCodePoint(d.quotechar)}'`,
          );
        }
        return;
      default:
        if (newline) return;
        if (c === EOL) this.state = START_RECORD;
        else {
          throw this.csv.error(
            "new-line character seen in unquoted field - do you need to open the file with newline=''?",
          );
        }
    }
  }

  /** The dialect has nothing that `wholeLine` does not know. */
  private get isCommon(): boolean {
    const d = this.dialect;
    return (d.quoting === QUOTE_MINIMAL || d.quoting === QUOTE_ALL || d.quoting === QUOTE_NONE) && !d.skipinitialspace;
  }

  /** The fields of a line that is a record, where each is quoted as a whole or not at all; undefined when it is not one. */
  private wholeLine(line: string): string[] | undefined {
    const { delimiter, escapechar, doublequote } = this.dialect;
    const quotechar = this.dialect.quoting === QUOTE_NONE ? -1 : this.dialect.quotechar;
    const size = line.length;
    if (size === 0 || size > this.csv.limit) return undefined;
    const fields: string[] = [];
    let i = 0;
    for (;;) {
      let c = i < size ? line.charCodeAt(i) : EOL;
      let start = i;
      let text: string | undefined;
      if (c === quotechar) {
        start = ++i;
        text = "";
        for (; i < size; i++) {
          c = line.charCodeAt(i);
          if (c === escapechar) return undefined;
          if (c !== quotechar) continue;
          if (!doublequote || i + 1 >= size || line.charCodeAt(i + 1) !== quotechar) break;
          // The second of two quotes is left out.
          text += line.slice(start, ++i);
          start = i + 1;
        }
        if (i >= size) return undefined;
        text = text === "" ? line.slice(start, i) : text + line.slice(start, i);
        i++;
        c = i < size ? line.charCodeAt(i) : EOL;
        if (c !== delimiter && c !== 10 && c !== 13 && c !== EOL) return undefined;
      } else {
        while (c !== delimiter && c !== 10 && c !== 13 && c !== EOL) {
          if (c === escapechar) return undefined;
          c = ++i < size ? line.charCodeAt(i) : EOL;
        }
        if (i === 0 && c !== delimiter) return undefined;
        text = line.slice(start, i);
      }
      fields.push(text);
      if (c !== delimiter) break;
      i++;
    }
    for (; i < size; i++) {
      const c = line.charCodeAt(i);
      if (c !== 10 && c !== 13) return undefined;
    }
    return fields;
  }

  nx(): PyValue | undefined {
    this.fields = [];
    this.field = [];
    this.state = START_RECORD;
    this.unquoted = true;
    do {
      const line = this.input.nx();
      if (line === undefined) {
        if (this.field.length === 0 && this.state !== IN_QUOTED_FIELD) return undefined;
        if (this.dialect.strict) throw this.csv.error("unexpected end of data");
        this.save();
        break;
      }
      const s = strValue(line);
      if (s === undefined) {
        throw this.csv.error(
          `iterator should return strings, not ${typeName(line)} (the file should be opened in text mode)`,
        );
      }
      this.lineNumber++;
      if (this.state === START_RECORD && typeof s === "string" && this.isCommon) {
        const fields = this.wholeLine(s);
        if (fields !== undefined) return new PyList(fields);
      }
      if (typeof s === "string") for (let i = 0; i < s.length; i++) this.process(s.charCodeAt(i));
      else for (const c of codePointsOf(s)) this.process(c);
      this.process(EOL);
    } while (this.state !== START_RECORD);
    const { fields } = this;
    this.fields = [];
    return new PyList(fields);
  }
}

export const readerType: PyType = makeType(
  PyReader,
  { name: "_csv.reader", module: "_csv", flags: TypeFlags.DISALLOW_INSTANTIATION },
  () => ({
    slots: { iter: (self) => self, next: (self) => self.nx() },
    members: { dialect: "dialect", line_num: "lineNumber" },
  }),
);
