// Numeric literals to constants: ints as number when safe, else bigint; floats and imaginary numbers.

import type { ConstantValue } from "../ast/nodes.ts";
import type { ParserState } from "./state.ts";

export function numberValue(p: ParserState, index: number): ConstantValue {
  const src = p.src;
  const start = p.starts[index]!;
  const end = p.ends[index]!;
  if (end - start <= 15) {
    // Most literals are short decimal ints.
    let value = 0;
    let i = start;
    for (; i < end; i++) {
      const digit = src.charCodeAt(i) - 48;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    if (i === end) return { type: "int", value };
  }
  let text = src.slice(start, end);
  if (text.includes("_")) text = text.replaceAll("_", "");
  const last = text.charCodeAt(text.length - 1) | 32;
  const second = text.charCodeAt(1) | 32;
  if (text.charCodeAt(0) === 48 && (second === 120 || second === 111 || second === 98)) {
    const small = Number(text);
    return { type: "int", value: Number.isSafeInteger(small) ? small : BigInt(text) };
  }
  if (last === 106) return { type: "complex", imag: Number(text.slice(0, -1)) };
  if (/[.eE]/.test(text)) return { type: "float", value: Number(text) };
  const limit = p.settings.maxIntDigits;
  if (limit > 0 && text.length > limit) {
    throw p.errorAtTokens(
      `Exceeds the limit (${limit} digits) for integer string conversion: value has ${text.length} digits; ` +
        "use sys.set_int_max_str_digits() to increase the limit - " +
        "Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
      index,
      index,
    );
  }
  const small = Number(text);
  return { type: "int", value: Number.isSafeInteger(small) ? small : BigInt(text) };
}
