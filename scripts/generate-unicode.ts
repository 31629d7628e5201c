// Writes src/generated/unicode-{core,properties,ucd-3-2,names}.ts: the Unicode data of CPython 3.14, asked of the reference
// build (the npm package pyodide) through str methods, `_sre` and `unicodedata`, and packed by src/text/packed-numbers.ts.
// Only aliases and named sequences cannot be enumerated there; candidates come from data/unicode-extra-names.txt.
// Run: npx tsx --conditions=our-source scripts/generate-unicode.ts

import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { loadPyodide } from "pyodide";
import { packedAlphabet, packNumbers, zigzag } from "../src/text/packed-numbers.ts";

const root = new URL("..", import.meta.url);
const LIMIT = 0x33480;

const program = `
import json, unicodedata, _sre
from fractions import Fraction
LIMIT = 0x33480
U = unicodedata
O = U.ucd_3_2_0
ALL = list(range(LIMIT)) + list(range(0xE0000, 0xE0200)) + [0xEFFFF, 0xF0000, 0xFFFFD, 0xFFFFE, 0xFFFFF, 0x100000, 0x10FFFD, 0x10FFFE, 0x10FFFF]

def runs(f):
    out = []
    last = object()
    for c in ALL:
        v = f(chr(c))
        if v != last:
            out.append([c, v])
            last = v
    return out

def points(f):
    return [c for c in ALL if f(chr(c))]

def ends(s): return s[-1] == 'ς'
def ignorable(c): return ends(('A' + c + 'Σ').lower()) and not ends((c + 'Σ').lower())
def cased(c): return (c + 'a').title()[-1] == 'a'

def mapping(f):
    return [[c, [ord(x) for x in f(chr(c))]] for c in ALL if not 0xD800 <= c < 0xE000 and f(chr(c)) != chr(c)]

def numeric(c):
    v = U.numeric(c, None)
    if v is None: return None
    fr = Fraction(v).limit_denominator(1000)
    assert fr.numerator / fr.denominator == v, (c, v)
    return "%d/%d" % (fr.numerator, fr.denominator)

def numeric32(c):
    return O.numeric(c, None)

decomp = [[c, U.decomposition(chr(c))] for c in ALL if U.decomposition(chr(c))]
noncomposing = []
for c, d in decomp:
    if d[0] != '<':
        p = ''.join(chr(int(x, 16)) for x in d.split())
        if len(p) == 2 and U.normalize('NFC', U.normalize('NFD', chr(c))) != chr(c):
            noncomposing.append(c)

names = []
for c in ALL:
    n = U.name(chr(c), None)
    if n is not None: names.append([c, n])

def known(line):
    cps, name = line.split(';')
    s = ''.join(chr(int(x, 16)) for x in cps.split())
    try:
        return U.lookup(name) == s
    except KeyError:
        return False
extra = [l for l in extra_lines if known(l)]

assigned32 = lambda c: O.category(c) != 'Cn'
result = dict(
    category=runs(U.category),
    flags=dict(
        alpha=points(str.isalpha), decimal=points(str.isdecimal), digit=points(str.isdigit), numeric=points(str.isnumeric),
        space=points(str.isspace), upper=points(str.isupper), lower=points(str.islower),
        printable=points(str.isprintable), xidStart=points(str.isidentifier), xidContinue=points(lambda c: ('a' + c).isidentifier()),
        cased=points(cased), caseIgnorable=points(ignorable)),
    lower=mapping(str.lower), upper=mapping(str.upper), title=mapping(str.title), fold=mapping(str.casefold),
    simpleLower=[[c, _sre.unicode_tolower(c)] for c in ALL if _sre.unicode_tolower(c) != c],
    cased_sre=points(lambda c: _sre.unicode_iscased(ord(c))),
    decimal=[[c, U.decimal(chr(c))] for c in ALL if chr(c).isdecimal()],
    bidi=runs(U.bidirectional), combining=runs(U.combining), eaw=runs(U.east_asian_width), mirrored=runs(U.mirrored),
    numeric=runs(numeric), digit=[[c, U.digit(chr(c)) == U.numeric(chr(c))] for c in ALL if chr(c).isdigit()],
    decomp=decomp, noncomposing=noncomposing, names=names, extra=extra,
    old=dict(
        assigned=runs(assigned32), category=runs(O.category), bidi=runs(O.bidirectional), combining=runs(O.combining),
        eaw=runs(O.east_asian_width), mirrored=runs(O.mirrored), numeric=runs(numeric32),
        decimal=[c for c in ALL if O.decimal(chr(c), None) != U.decimal(chr(c), None) and assigned32(chr(c))],
        digit=[c for c in ALL if O.digit(chr(c), None) != U.digit(chr(c), None) and assigned32(chr(c))],
        decomp=[[c, O.decomposition(chr(c))] for c in ALL if assigned32(chr(c)) and O.decomposition(chr(c)) != U.decomposition(chr(c))],
        nfd=[[c, [ord(x) for x in O.normalize('NFD', chr(c))]] for c in ALL if assigned32(chr(c)) and O.normalize('NFD', chr(c)) != U.normalize('NFD', chr(c))],
        combiningOfNew=[c for c in ALL if not assigned32(chr(c)) and O.combining(chr(c)) != 0],
    ),
)
json.dumps(result)
`;

type Run<T> = [number, T];
type Mapping = [number, number[]][];
type Data = {
  category: Run<string>[];
  flags: Record<string, number[]>;
  lower: Mapping;
  upper: Mapping;
  title: Mapping;
  fold: Mapping;
  simpleLower: [number, number][];
  cased_sre: number[];
  decimal: [number, number][];
  bidi: Run<string>[];
  combining: Run<number>[];
  eaw: Run<string>[];
  mirrored: Run<number>[];
  numeric: Run<string | null>[];
  digit: [number, boolean][];
  decomp: [number, string][];
  noncomposing: number[];
  names: [number, string][];
  extra: string[];
  old: {
    assigned: Run<boolean>[];
    category: Run<string>[];
    bidi: Run<string>[];
    combining: Run<number>[];
    eaw: Run<string>[];
    mirrored: Run<number>[];
    numeric: Run<number | null>[];
    decimal: number[];
    digit: number[];
    decomp: [number, string][];
    nfd: Mapping;
    combiningOfNew: number[];
  };
};

function check(condition: boolean, what: string): void {
  if (!condition) throw new Error(`assumption broken: ${what}`);
}

const pyodide = await loadPyodide();
const extraLines = readFileSync(new URL("data/unicode-extra-names.txt", root), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"));
pyodide.globals.set("extra_lines", pyodide.toPy(extraLines));
const data: Data = JSON.parse(pyodide.runPython(program));

function emit(file: string, constants: Record<string, string | string[]>): void {
  let text =
    "// Generated by scripts/generate-unicode.ts from the reference build of CPython 3.14 (Unicode 16). Do not edit.\n";
  text += "// Run `npx tsx --conditions=our-source scripts/generate-unicode.ts` to write it again.\n\n";
  for (const [name, value] of Object.entries(constants)) {
    const type = Array.isArray(value) ? "readonly string[]" : "string";
    text += `export const ${name}: ${type} = ${JSON.stringify(value)};\n`;
  }
  writeFileSync(new URL(`src/generated/${file}`, root), text);
  console.log(file, text.length, "bytes,", gzipSync(text).length, "gzipped");
}

/** Names distinct values by how often they occur; returns the list, the run values as indexes, and the run starts as gaps. */
function packRuns<T>(runs: Run<T>[]): { values: T[]; indexes: string; gaps: string } {
  const counts = new Map<T, number>();
  for (const [, value] of runs) counts.set(value, (counts.get(value) ?? 0) + 1);
  const values = [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)!);
  const index = new Map(values.map((value, i) => [value, i]));
  let last = 0;
  const gaps = runs.map(([start]) => {
    const gap = start - last;
    last = start;
    return gap;
  });
  return { values, indexes: packNumbers(runs.map(([, value]) => index.get(value)!)), gaps: packNumbers(gaps) };
}

/** A set of code points as (gap, length) pairs. */
function packSet(points: number[]): string {
  const numbers: number[] = [];
  let end = 0;
  for (let i = 0; i < points.length; ) {
    let j = i + 1;
    while (j < points.length && points[j] === points[j - 1]! + 1) j++;
    numbers.push(points[i]! - end, j - i);
    end = points[j - 1]! + 1;
    i = j;
  }
  return packNumbers(numbers);
}

/** One-to-one mappings as runs of (gap, count, step, delta); the others as (gap, length, code points …). */
function packMapping(mapping: Mapping): [string, string] {
  const single = mapping.filter(([, to]) => to.length === 1).map(([c, to]) => [c, to[0]! - c] as const);
  const numbers: number[] = [];
  let last = 0;
  for (let i = 0; i < single.length; ) {
    const [start, delta] = single[i]!;
    let step = 1;
    let count = 1;
    const next = single[i + 1];
    if (next !== undefined && next[1] === delta && next[0] - start <= 2) {
      step = next[0] - start;
      while (single[i + count] && single[i + count]![1] === delta && single[i + count]![0] === start + count * step)
        count++;
    }
    numbers.push(start - last, count, step, zigzag(delta));
    last = start;
    i += count;
  }
  const multi: number[] = [];
  last = 0;
  for (const [c, to] of mapping) {
    if (to.length === 1) continue;
    multi.push(c - last, to.length, ...to);
    last = c;
  }
  return [packNumbers(numbers), packNumbers(multi)];
}

// ---- core ----

function valueAt<T>(runs: Run<T>[], point: number): T {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (runs[middle]![0] <= point) low = middle;
    else high = middle - 1;
  }
  return runs[low]![1];
}
const defaults: Record<string, string[]> = {
  alpha: ["Lu", "Ll", "Lt", "Lm", "Lo"],
  decimal: ["Nd"],
  digit: ["Nd"],
  numeric: ["Nd", "Nl", "No"],
  space: ["Zs", "Zl", "Zp"],
  upper: ["Lu"],
  lower: ["Ll"],
  printable: [
    "Lu",
    "Ll",
    "Lt",
    "Lm",
    "Lo",
    "Mn",
    "Mc",
    "Me",
    "Nd",
    "Nl",
    "No",
    "Pc",
    "Pd",
    "Ps",
    "Pe",
    "Pi",
    "Pf",
    "Po",
    "Sm",
    "Sc",
    "Sk",
    "So",
  ],
  xidStart: ["Lu", "Ll", "Lt", "Lm", "Lo", "Nl"],
  xidContinue: ["Lu", "Ll", "Lt", "Lm", "Lo", "Nl", "Mn", "Mc", "Nd", "Pc"],
  cased: ["Lu", "Ll", "Lt"],
  caseIgnorable: ["Mn", "Me", "Cf", "Lm", "Sk"],
};
const universe: number[] = [];
for (let c = 0; c < LIMIT; c++) universe.push(c);
for (let c = 0xe0000; c < 0xe0200; c++) universe.push(c);
const exceptions: string[] = [];
for (const [flag, categories] of Object.entries(defaults)) {
  const actual = new Set(data.flags[flag]);
  const odd = universe.filter((c) => actual.has(c) !== categories.includes(valueAt(data.category, c)));
  check(
    odd.every((c) => c < LIMIT),
    `exceptions of ${flag} lie below the limit`,
  );
  exceptions.push(packSet(odd));
}
const decimalSet = new Map(data.decimal);
for (const [c, value] of data.decimal) {
  let start = c;
  while (decimalSet.has(start - 1)) start--;
  check((c - start) % 10 === value, `decimal digit ${c.toString(16)}`);
}
check(
  data.digit.every(([, same]) => same),
  "digit values equal numeric values",
);
const category = packRuns(data.category);
const [lowerRuns, lowerMulti] = packMapping(data.lower);
const [upperRuns, upperMulti] = packMapping(data.upper);
function difference(mapping: Mapping, base: Mapping): Mapping {
  const a = new Map(mapping.map(([c, to]) => [c, to]));
  const b = new Map(base.map(([c, to]) => [c, to]));
  const all = [...new Set([...a.keys(), ...b.keys()])].sort((x, y) => x - y);
  return all
    .filter((c) => JSON.stringify(a.get(c) ?? [c]) !== JSON.stringify(b.get(c) ?? [c]))
    .map((c) => [c, a.get(c) ?? [c]]);
}
const [titleRuns, titleMulti] = packMapping(difference(data.title, data.upper));
const [foldRuns, foldMulti] = packMapping(difference(data.fold, data.lower));
// CPython's simple mappings are the first code points of its full ones.
{
  const upperMap = new Map(data.upper);
  const lowerMap = new Map(data.lower);
  const simpleLower = new Map(data.simpleLower);
  const simpleUpper = (c: number): number => (upperMap.get(c) ?? [c])[0]!;
  for (const c of universe)
    check((lowerMap.get(c) ?? [c])[0] === (simpleLower.get(c) ?? c), `simple lower case of ${c.toString(16)}`);
  const cased = new Set(data.cased_sre);
  for (const c of universe) {
    check(
      cased.has(c) === ((simpleLower.get(c) ?? c) !== c || simpleUpper(c) !== c),
      `simple upper case of ${c.toString(16)}`,
    );
  }
}
emit("unicode-core.ts", {
  categoryNames: category.values,
  categoryIndexes: category.indexes,
  categoryGaps: category.gaps,
  flagExceptions: exceptions,
  lowerRuns,
  lowerMulti,
  upperRuns,
  upperMulti,
  titleRuns,
  titleMulti,
  foldRuns,
  foldMulti,
});

// ---- properties ----

const tags: string[] = [];
function packDecompositions(list: [number, string][]): string {
  const numbers: number[] = [];
  let last = 0;
  for (const [c, text] of list) {
    const words = text === "" ? [] : text.split(" ");
    let tag = 0;
    if (words[0]?.startsWith("<")) {
      const name = words.shift()!;
      if (!tags.includes(name)) tags.push(name);
      tag = tags.indexOf(name) + 1;
    }
    numbers.push(c - last, tag, words.length);
    let previous = c;
    for (const word of words) {
      const point = Number.parseInt(word, 16);
      numbers.push(zigzag(point - previous));
      previous = point;
    }
    last = c;
  }
  return packNumbers(numbers);
}
const decompositions = packDecompositions(data.decomp);
const oldDecompositions = packDecompositions(data.old.decomp);
const bidi = packRuns(data.bidi);
const combining = packRuns(data.combining);
const width = packRuns(data.eaw);
const mirrored = packRuns(data.mirrored);
const numeric = packRuns(data.numeric);
emit("unicode-properties.ts", {
  bidiNames: bidi.values,
  bidiIndexes: bidi.indexes,
  bidiGaps: bidi.gaps,
  combiningClasses: packNumbers(combining.values),
  combiningIndexes: combining.indexes,
  combiningGaps: combining.gaps,
  widthNames: width.values,
  widthIndexes: width.indexes,
  widthGaps: width.gaps,
  mirroredFirst: String(mirrored.values[mirrored.values.indexOf(data.mirrored[0]![1])]),
  mirroredGaps: mirrored.gaps,
  numericValues: numeric.values.map((value) => value ?? ""),
  numericIndexes: numeric.indexes,
  numericGaps: numeric.gaps,
  decompositionTags: tags,
  decompositions,
  nonComposing: packSet(data.noncomposing),
});

// ---- Unicode 3.2 ----

/** Code points where the old value differs from `expected`, as runs of (gap, length, value index). */
function packChanges<T>(old: Run<T>[], expected: (point: number) => T, show: (value: T) => string): [string[], string] {
  const values: string[] = [];
  const numbers: number[] = [];
  let end = 0;
  let run: { start: number; length: number; value: string } | undefined;
  const flush = (): void => {
    if (!run) return;
    if (!values.includes(run.value)) values.push(run.value);
    numbers.push(run.start - end, run.length, values.indexOf(run.value));
    end = run.start + run.length;
    run = undefined;
  };
  for (const c of universe) {
    const value = valueAt(old, c);
    if (value === expected(c)) continue;
    const shown = show(value);
    if (run && run.start + run.length === c && run.value === shown) run.length++;
    else {
      flush();
      run = { start: c, length: 1, value: shown };
    }
  }
  flush();
  return [values, packNumbers(numbers)];
}
const assigned32 = (c: number): boolean => valueAt(data.old.assigned, c);
const [catValues, catChanges] = packChanges(
  data.old.category,
  (c) => (assigned32(c) ? valueAt(data.category, c) : "Cn"),
  (v) => v,
);
const [bidiValues, bidiChanges] = packChanges(
  data.old.bidi,
  (c) => (assigned32(c) ? valueAt(data.bidi, c) : ""),
  (v) => v,
);
const unassignedWidth = valueAt(data.old.eaw, universe.find((c) => !assigned32(c))!);
const [widthValues, widthChanges] = packChanges(
  data.old.eaw,
  (c) => (assigned32(c) ? valueAt(data.eaw, c) : unassignedWidth),
  (v) => v,
);
const [, mirroredChanges] = packChanges(
  data.old.mirrored,
  (c) => (assigned32(c) ? valueAt(data.mirrored, c) : 0),
  String,
);
const numericNow = (c: number): number | null => {
  const text = valueAt(data.numeric, c);
  if (text === null) return null;
  const [a, b] = text.split("/");
  return Number(a) / Number(b);
};
const [numericOld, numericChanges] = packChanges(
  data.old.numeric,
  (c) => (assigned32(c) ? numericNow(c) : null),
  (v) => (v === null ? "" : String(v)),
);
const [combiningOld] = packChanges(data.old.combining, (c) => (assigned32(c) ? valueAt(data.combining, c) : 0), String);
check(combiningOld.length === 0, "3.2: combining classes are as now");
check(data.old.digit.length === 0, "3.2: digits are as now");
emit("unicode-ucd-3-2.ts", {
  unassignedWidth,
  assignedSet: packSet(universe.filter(assigned32)),
  categoryNames: catValues,
  categoryChanges: catChanges,
  bidiNames: bidiValues,
  bidiChanges,
  widthNames: widthValues,
  widthChanges,
  mirroredChanges,
  numericValues: numericOld,
  numericChanges,
  decimalThen: packSet(data.old.decimal),
  decompositionChanges: oldDecompositions,
  normalizationChanges: packNumbers(data.old.nfd.flatMap(([c, to]) => [c, to.length, ...to])),
});

// ---- names ----

const templates: { start: number; end: number; prefix: string }[] = [];
const plain: [number, string][] = [];
for (const [c, name] of data.names) {
  if (c >= 0xac00 && c <= 0xd7a3) continue;
  const suffix = `-${c.toString(16).toUpperCase()}`;
  if (name.endsWith(suffix)) {
    const prefix = name.slice(0, -suffix.length + 1);
    const last = templates.at(-1);
    if (last && last.prefix === prefix && last.end === c - 1) last.end = c;
    else templates.push({ start: c, end: c, prefix });
  } else plain.push([c, name]);
}
const counts = new Map<string, number>();
for (const [, name] of plain) for (const word of name.split(" ")) counts.set(word, (counts.get(word) ?? 0) + 1);
const words = [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1));
const ONE = 52;
const TWO = 34;
const size = packedAlphabet.length;
const code = new Map<string, string>();
words.forEach((word, i) => {
  const char = (n: number): string => packedAlphabet[n]!;
  if (i < ONE) code.set(word, char(i));
  else if (i < ONE + TWO * size) code.set(word, char(ONE + Math.floor((i - ONE) / size)) + char((i - ONE) % size));
  else {
    const rest = i - ONE - TWO * size;
    const lead = Math.floor(rest / (size * size));
    check(ONE + TWO + lead < size, "the lexicon fits");
    code.set(word, char(ONE + TWO + lead) + char(Math.floor(rest / size) % size) + char(rest % size));
  }
});
const spelled = plain
  .map(([, name]) =>
    name
      .split(" ")
      .map((word) => code.get(word)!)
      .join(""),
  )
  .join(" ");
emit("unicode-names.ts", {
  lexicon: words.join(" "),
  namedSet: packSet(plain.map(([c]) => c)),
  spelledNames: spelled,
  templatePrefixes: templates.map((t) => t.prefix),
  templateRanges: packNumbers(templates.flatMap((t) => [t.start, t.end - t.start])),
  aliases: data.extra.filter((line) => !line.split(";")[0]!.includes(" ")).join("\n"),
  sequences: data.extra.filter((line) => line.split(";")[0]!.includes(" ")).join("\n"),
});
process.exit(0);
