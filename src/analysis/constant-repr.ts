// How Python writes constants (repr) and which of them it holds for equal: for messages of the pattern checks.

import type { ConstantValue } from "#syntax/ast/nodes.ts";

/** repr() of a float. */
export function floatRepr(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0.0";
  const [mantissa, exponentText] = value.toExponential().split("e") as [string, string];
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < 16) {
    const text = exponent < 0 ? value.toFixed(mantissa.replace(/[-.]/g, "").length - 1 - exponent) : String(value);
    return text.includes(".") ? text : text + ".0";
  }
  const size = Math.abs(exponent);
  return `${mantissa}e${exponent < 0 ? "-" : "+"}${size < 10 ? "0" : ""}${size}`;
}

/** A component of a complex number: as a float, but without the ".0". */
function partRepr(value: number): string {
  const text = floatRepr(value);
  return text.endsWith(".0") ? text.slice(0, -2) : text;
}

export function complexRepr(real: number, imag: number): string {
  const imagText = partRepr(imag);
  if (Object.is(real, 0)) return imagText + "j";
  const sign = imagText.startsWith("-") ? "" : "+";
  return `(${partRepr(real)}${sign}${imagText}j)`;
}

function quoteFor(hasSingle: boolean, hasDouble: boolean): string {
  return hasSingle && !hasDouble ? '"' : "'";
}

function strRepr(value: string): string {
  const quote = quoteFor(value.includes("'"), value.includes('"'));
  let out = quote;
  for (const char of value) {
    const code = char.codePointAt(0)!;
    if (char === quote || char === "\\") out += "\\" + char;
    else if (char === "\n") out += "\\n";
    else if (char === "\r") out += "\\r";
    else if (char === "\t") out += "\\t";
    else if (code < 32 || code === 127) out += "\\x" + code.toString(16).padStart(2, "0");
    else if (code < 127) out += char;
    else if (/[\p{C}\p{Z}]/u.test(char)) {
      if (code < 0x100) out += "\\x" + code.toString(16).padStart(2, "0");
      else if (code < 0x10000) out += "\\u" + code.toString(16).padStart(4, "0");
      else out += "\\U" + code.toString(16).padStart(8, "0");
    } else out += char;
  }
  return out + quote;
}

function bytesRepr(value: Uint8Array): string {
  const quote = quoteFor(value.includes(39), value.includes(34));
  let out = "b" + quote;
  for (const byte of value) {
    const char = String.fromCharCode(byte);
    if (char === quote || char === "\\") out += "\\" + char;
    else if (byte === 10) out += "\\n";
    else if (byte === 13) out += "\\r";
    else if (byte === 9) out += "\\t";
    else if (byte < 32 || byte > 126) out += "\\x" + byte.toString(16).padStart(2, "0");
    else out += char;
  }
  return out + quote;
}

export function constantRepr(value: ConstantValue): string {
  switch (value.type) {
    case "None":
      return "None";
    case "Ellipsis":
      return "Ellipsis";
    case "bool":
      return value.value ? "True" : "False";
    case "int":
      return String(value.value);
    case "float":
      return floatRepr(value.value);
    case "complex":
      return complexRepr(0, value.imag);
    case "complexFull":
      return complexRepr(value.real, value.imag);
    case "str":
      return strRepr(value.value);
    case "bytes":
      return bytesRepr(value.value);
    case "tuple":
      return value.items.length === 1
        ? `(${constantRepr(value.items[0]!)},)`
        : `(${value.items.map(constantRepr).join(", ")})`;
    case "frozenset":
      return value.items.length === 0 ? "frozenset()" : `frozenset({${value.items.map(constantRepr).join(", ")}})`;
  }
}

/** Equal constants have equal keys: 1, 1.0, True and 1+0j are one key in a dict. */
export function constantKey(value: ConstantValue): string {
  switch (value.type) {
    case "bool":
      return value.value ? "n1" : "n0";
    case "int":
      return "n" + value.value;
    case "float":
      return numberKey(value.value);
    case "complex":
      return value.imag === 0 ? "n0" : `c0,${value.imag}`;
    case "complexFull":
      return value.imag === 0 ? numberKey(value.real) : `c${value.real + 0},${value.imag}`;
    case "str":
      return "s" + value.value;
    case "bytes":
      return "b" + Array.from(value.value).join();
    case "tuple":
      return "t" + JSON.stringify(value.items.map(constantKey));
    default:
      return value.type;
  }
}

function numberKey(value: number): string {
  return Number.isInteger(value) ? "n" + BigInt(value) : "n" + value;
}
