// The format specification mini-language (Python/formatter_unicode.c, parse_internal_render_format_spec).
// A specification is a JavaScript string in UTF-16: only its fill character can lie beyond the BMP.

import { fault } from "./fault.ts";

export type FormatSpec = {
  fill: string;
  align: "<" | ">" | "=" | "^";
  sign: "" | "+" | "-" | " ";
  noNegativeZero: boolean;
  alternate: boolean;
  /** -1 if not given. */
  width: number;
  grouping: "" | "," | "_";
  /** Size of the groups: 4 for `_` with binary, octal and hexadecimal. */
  groupSize: number;
  precision: number;
  fractionGrouping: "" | "," | "_";
  /** One character, or "" if not given and there is no default. */
  type: string;
};

const MAX_SIZE = Number.MAX_SAFE_INTEGER;

function isAlignment(char: string | undefined): char is FormatSpec["align"] {
  return char === "<" || char === ">" || char === "=" || char === "^";
}

/** How messages show a type character: itself if it is printable ASCII. */
export function showTypeCharacter(type: string): string {
  const code = type.codePointAt(0)!;
  return code > 32 && code < 128 ? `'${type}'` : `'\\x${code.toString(16)}'`;
}

export function unknownFormatCode(type: string, typeName: string): unknown {
  return fault("ValueError", `Unknown format code ${showTypeCharacter(type)} for object of type '${typeName}'`);
}

const parsed: Readonly<Record<string, Map<string, FormatSpec>>> = { "": new Map(), d: new Map(), s: new Map() };

/** Parses `text`; `typeName` is the formatted object's type for messages. Specifications recur, so the good ones are kept. */
export function parseFormatSpec(
  text: string,
  typeName: string,
  defaultType: string,
  defaultAlign: "<" | ">",
): Readonly<FormatSpec> {
  // The default alignment follows from the default type.
  const known = parsed[defaultType]!;
  let spec = known.get(text);
  if (spec === undefined) {
    spec = parseSpec(text, typeName, defaultType, defaultAlign);
    if (known.size > 500) known.clear();
    known.set(text, spec);
  }
  return spec;
}

function parseSpec(text: string, typeName: string, defaultType: string, defaultAlign: "<" | ">"): FormatSpec {
  const chars = Array.from(text);
  const spec: FormatSpec = {
    fill: " ",
    align: defaultAlign,
    sign: "",
    noNegativeZero: false,
    alternate: false,
    width: -1,
    grouping: "",
    groupSize: 3,
    precision: -1,
    fractionGrouping: "",
    type: defaultType,
  };
  let at = 0;
  let fillGiven = false;
  let alignGiven = false;
  const digitsHere = (): number | undefined => {
    const start = at;
    let value = 0;
    while (at < chars.length) {
      const digit = decimalOf(chars[at]!);
      if (digit < 0) break;
      value = value * 10 + digit;
      if (value > MAX_SIZE) throw fault("ValueError", "Too many decimal digits in format string");
      at++;
    }
    return at === start ? undefined : value;
  };
  const groupingHere = (): { grouping: "" | "," | "_"; count: number } => {
    let grouping: "" | "," | "_" = "";
    let count = 0;
    if (chars[at] === ",") {
      grouping = ",";
      at++;
      count++;
    }
    if (chars[at] === "_") {
      if (grouping !== "") throw fault("ValueError", "Cannot specify both ',' and '_'.");
      grouping = "_";
      at++;
      count++;
    }
    if (chars[at] === "," && grouping === "_") throw fault("ValueError", "Cannot specify both ',' and '_'.");
    return { grouping, count };
  };

  if (chars.length >= 2 && isAlignment(chars[1])) {
    spec.fill = chars[0]!;
    spec.align = chars[1];
    fillGiven = alignGiven = true;
    at = 2;
  } else if (isAlignment(chars[0])) {
    spec.align = chars[0];
    alignGiven = true;
    at = 1;
  }
  const sign = chars[at];
  if (sign === "+" || sign === "-" || sign === " ") {
    spec.sign = sign;
    at++;
  }
  if (chars[at] === "z") {
    spec.noNegativeZero = true;
    at++;
  }
  if (chars[at] === "#") {
    spec.alternate = true;
    at++;
  }
  if (!fillGiven && chars[at] === "0") {
    spec.fill = "0";
    if (!alignGiven && defaultAlign === ">") spec.align = "=";
    at++;
  }
  spec.width = digitsHere() ?? -1;
  spec.grouping = groupingHere().grouping;
  if (chars[at] === ".") {
    at++;
    const precision = digitsHere();
    spec.precision = precision ?? -1;
    const { grouping, count } = groupingHere();
    spec.fractionGrouping = grouping;
    if (precision === undefined && count === 0) throw fault("ValueError", "Format specifier missing precision");
  }
  if (chars.length - at > 1) {
    throw fault("ValueError", `Invalid format specifier '${text}' for object of type '${typeName}'`);
  }
  if (chars.length - at === 1) spec.type = chars[at]!;
  checkGrouping(spec);
  return spec;
}

function checkGrouping(spec: FormatSpec): void {
  const { type, grouping, fractionGrouping } = spec;
  const refuse = (separator: string): unknown =>
    fault("ValueError", `Cannot specify '${separator}' with ${type === "" ? "'\\x0'" : showTypeCharacter(type)}.`);
  const decimal = type === "" || "defgEG%F".includes(type);
  if (grouping !== "" && !decimal) {
    if (grouping !== "_" || !"boxX".includes(type)) throw refuse(grouping);
    spec.groupSize = 4;
  }
  if (type === "n" && fractionGrouping !== "") throw refuse(fractionGrouping);
}

function decimalOf(char: string): number {
  const code = char.codePointAt(0)!;
  return code >= 48 && code <= 57 ? code - 48 : -1;
}
