// Writes a tree as CPython's `ast.dump` does.

import type { LineMap } from "#text/source.ts";
import { fieldProperty, NODE_FIELDS } from "./fields.ts";
import type { ConstantValue, Node } from "./nodes.ts";

export interface DumpOptions {
  annotateFields?: boolean;
  includeAttributes?: boolean;
  showEmpty?: boolean;
  /** Number of spaces or the indentation text; undefined for one line. */
  indent?: number | string;
  /** With it, columns are given in UTF-8 bytes as in CPython. */
  lines?: LineMap;
}

const ATTRIBUTES = ["lineno", "col_offset", "end_lineno", "end_col_offset"] as const;

export function dump(root: Node, options: DumpOptions = {}): string {
  const { annotateFields = true, includeAttributes = false, showEmpty = false, lines } = options;
  const unit =
    options.indent === undefined
      ? null
      : typeof options.indent === "number"
        ? " ".repeat(options.indent)
        : options.indent;

  function format(value: unknown, level: number): [string, boolean] {
    let prefix = "";
    let separator = ", ";
    if (unit !== null) {
      level++;
      prefix = "\n" + unit.repeat(level);
      separator = ",\n" + unit.repeat(level);
    }
    if (Array.isArray(value)) {
      if (value.length === 0) return ["[]", true];
      return [`[${prefix}${value.map((item) => format(item, level)[0]).join(separator)}]`, false];
    }
    if (value === null) return ["None", true];
    if (typeof value === "number") return [String(value), true];
    const record = value as Record<string, unknown>;
    const kind = record["kind"] as string;
    const args: string[] = [];
    let buffered: string[] = [];
    let allSimple = true;
    let keywords = annotateFields;
    for (const { name, quantity } of NODE_FIELDS.get(kind)!) {
      const field = record[fieldProperty(kind, name)];
      if (field === null && quantity === "?") {
        keywords = true;
        continue;
      }
      if (!showEmpty) {
        if (quantity === "*" && (field as unknown[]).length === 0) {
          if (!keywords) buffered.push("[]");
          continue;
        }
        if (!keywords) {
          args.push(...buffered);
          buffered = [];
        }
      }
      const [text, simple] = formatField(kind, name, field, level);
      allSimple &&= simple;
      args.push(keywords ? `${name}=${text}` : text);
    }
    if (includeAttributes && "lineno" in record) {
      for (const name of ATTRIBUTES) {
        let number = record[name] as number;
        if (lines && name.endsWith("col_offset")) {
          number = lines.toByteColumn(record[name === "col_offset" ? "lineno" : "end_lineno"] as number, number);
        }
        args.push(`${name}=${number}`);
      }
    }
    if (allSimple && args.length <= 3) return [`${kind}(${args.join(", ")})`, args.length === 0];
    return [`${kind}(${prefix}${args.join(separator)})`, false];
  }

  function formatField(kind: string, name: string, field: unknown, level: number): [string, boolean] {
    if (name === "op" || name === "ctx") return [`${field as string}()`, true];
    if (name === "ops") {
      if (unit === null) return [`[${(field as string[]).map((op) => `${op}()`).join(", ")}]`, false];
      const inner = unit.repeat(level + 1);
      return [`[\n${inner}${(field as string[]).map((op) => `${op}()`).join(`,\n${inner}`)}]`, false];
    }
    if (typeof field === "string") return [reprString(field), true];
    const isConstant = name === "value" && (kind === "Constant" || kind === "MatchSingleton");
    if (isConstant || (kind === "Interpolation" && name === "str")) return [reprConstant(field as ConstantValue), true];
    if (Array.isArray(field) && typeof field[0] === "string") {
      const items = (field as string[]).map(reprString);
      if (unit === null) return [`[${items.join(", ")}]`, false];
      const inner = unit.repeat(level + 1);
      return [`[\n${inner}${items.join(`,\n${inner}`)}]`, false];
    }
    return format(field, level);
  }

  return format(root, 0)[0];
}

/** repr() of a constant. */
export function reprConstant(value: ConstantValue): string {
  switch (value.type) {
    case "None":
      return "None";
    case "Ellipsis":
      return "Ellipsis";
    case "bool":
      return value.value ? "True" : "False";
    case "int":
      return value.value.toString();
    case "float":
      return reprFloat(value.value);
    case "complex":
      return complexPart(value.imag) + "j";
    case "complexFull":
      if (value.real === 0 && !Object.is(value.real, -0)) return complexPart(value.imag) + "j";
      return `(${complexPart(value.real)}${value.imag < 0 || Object.is(value.imag, -0) ? "" : "+"}${complexPart(value.imag)}j)`;
    case "str":
      return reprString(value.value);
    case "bytes":
      return reprBytes(value.value);
    case "tuple":
      return `(${value.items.map(reprConstant).join(", ")}${value.items.length === 1 ? "," : ""})`;
    case "frozenset":
      return value.items.length === 0 ? "frozenset()" : `frozenset({${value.items.map(reprConstant).join(", ")}})`;
  }
}

function complexPart(value: number): string {
  return reprFloat(value).replace(/\.0$/, "");
}

/** repr() of a float. */
export function reprFloat(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
  if (Object.is(value, -0)) return "-0.0";
  const [mantissa, exponentText] = value.toExponential().split("e") as [string, string];
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    const sign = exponent < 0 ? "-" : "+";
    return `${mantissa}e${sign}${String(Math.abs(exponent)).padStart(2, "0")}`;
  }
  if (Number.isInteger(value)) return value.toFixed(0) + ".0";
  const text = String(value);
  if (!text.includes("e")) return text;
  return value.toFixed(Math.max(0, mantissa.replace("-", "").length - 2 - exponent));
}

const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}\p{Zs}]/u;

/** repr() of a str. */
export function reprString(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let out = quote;
  for (const char of text) {
    const point = char.codePointAt(0)!;
    if (char === quote || char === "\\") out += "\\" + char;
    else if (char === "\n") out += "\\n";
    else if (char === "\r") out += "\\r";
    else if (char === "\t") out += "\\t";
    else if (point < 32 || point === 127) out += "\\x" + point.toString(16).padStart(2, "0");
    else if (point < 127) out += char;
    else if (UNPRINTABLE.test(char)) {
      if (point < 0x100) out += "\\x" + point.toString(16).padStart(2, "0");
      else if (point < 0x10000) out += "\\u" + point.toString(16).padStart(4, "0");
      else out += "\\U" + point.toString(16).padStart(8, "0");
    } else out += char;
  }
  return out + quote;
}

function reprBytes(bytes: Uint8Array): string {
  const quote = bytes.includes(39) && !bytes.includes(34) ? '"' : "'";
  let out = "b" + quote;
  for (const byte of bytes) {
    const char = String.fromCharCode(byte);
    if (char === quote || char === "\\") out += "\\" + char;
    else if (char === "\n") out += "\\n";
    else if (char === "\r") out += "\\r";
    else if (char === "\t") out += "\\t";
    else if (byte < 32 || byte >= 127) out += "\\x" + byte.toString(16).padStart(2, "0");
    else out += char;
  }
  return out + quote;
}
