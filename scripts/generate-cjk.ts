// Writes data/cjk-tables.json.gz: the tables of the East Asian codecs, collected from the reference interpreter by collect-cjk.py. What
// encoding gives beyond the inverse of decoding is kept as exceptions. The build unpacks them to dist/lib/tables (scripts/build-library.ts).
//   tsx scripts/generate-cjk.ts [FILE]      FILE: what collect-cjk.py printed, when it ran already

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url));

interface Grid {
  lead: [number, number];
  trail: [number, number];
  text: string;
  pairs: Record<string, string>;
}
interface Collected {
  grids: Record<string, Grid>;
  codecs: Record<
    string,
    { single?: Record<string, string>; tables?: [string, string | null][]; sets?: [string, string | null][] }
  >;
  encoded: Record<string, Record<string, string>>;
}

const hex = (n: number): string => n.toString(16).padStart(2, "0");

/** Every code of a grid with its character. */
function* cells(grid: Grid): Generator<[code: string, character: string]> {
  const width = grid.trail[1] - grid.trail[0] + 1;
  let i = 0;
  for (const character of grid.text) {
    const lead = grid.lead[1] === 0 ? "" : hex(grid.lead[0] + Math.floor(i / width));
    if (character !== "\ufffd") yield [lead + hex(grid.trail[0] + (i % width)), character];
    i++;
  }
}

const file = process.argv[2];
const { grids, codecs, encoded } = JSON.parse(
  file === undefined
    ? execFileSync(process.execPath, ["bench/run-pyodide.mjs", "scripts/collect-cjk.py"], {
        cwd: root,
        encoding: "utf8",
        maxBuffer: 1 << 28,
      })
    : readFileSync(file, "utf8"),
) as Collected;

/** Four-byte codes of GB 18030 for characters of the BMP, as runs of consecutive ones: [character, index, length]. */
function fourByteRuns(exceptions: Map<string, string>): [number, number, number][] {
  const runs: [number, number, number][] = [];
  for (const [cp, code] of exceptions) {
    if (code.length !== 8) continue;
    const [a, b, c, d] = code.match(/../g)!.map((x) => Number.parseInt(x, 16)) as [number, number, number, number];
    const index = (((a - 0x81) * 10 + b - 0x30) * 126 + c - 0x81) * 10 + d - 0x30;
    const point = Number.parseInt(cp, 16);
    const last = runs.at(-1);
    if (point >= 0x10000) {
      // (0x90 - 0x81) * 12600: planes 1 to 16 follow one another.
      if (index !== point - 0x10000 + 189000) throw new Error(`GB 18030: ${cp}`);
    } else if (last !== undefined && last[0] + last[2] === point && last[1] + last[2] === index) last[2]++;
    else runs.push([point, index, 1]);
    exceptions.delete(cp);
  }
  return runs;
}

/** Bytes of the jamo by index that EUC-KR's eight-byte syllables are spelled with; the syllables are no exceptions then. */
function jamoSpelling(exceptions: Map<string, string>): number[][] {
  const parts: number[][] = [[], [], []];
  for (const [cp, code] of exceptions) {
    if (code.length !== 16) continue;
    const n = Number.parseInt(cp, 16) - 0xac00;
    [Math.floor(n / 588), Math.floor((n % 588) / 28), n % 28].forEach((index, i) => {
      const byte = Number.parseInt(code.slice(i * 4 + 6, i * 4 + 8), 16);
      if ((parts[i]![index] ??= byte) !== byte) throw new Error(`EUC-KR: ${cp}`);
    });
    exceptions.delete(cp);
  }
  return parts;
}

const described: Record<string, unknown> = {};
for (const [name, { single, tables, sets }] of Object.entries(codecs)) {
  const actual = new Map(Object.entries(encoded[name]!));
  const inverse = new Map<string, string>();
  const learn = (character: string, code: string): void => {
    const cp = character.codePointAt(0)!.toString(16);
    if (!inverse.has(cp)) inverse.set(cp, code);
  };
  if (sets !== undefined) {
    // Codes are written `set:bytes`; the escapes around them are the codec's business.
    const bySet = new Map(sets.map(([escape], i) => [escape, i]));
    sets.forEach(([, table], i) => {
      if (table !== null) for (const [code, character] of cells(grids[table]!)) learn(character, `${i}:${code}`);
    });
    for (const [cp, code] of actual) {
      const text = Buffer.from(code, "hex").toString("latin1");
      const m = /^(?:\x1b(\$?[().]?[A-Z@])|(~\{))\x0e?(.+?)(?:\x1b\(B|\x0f|~\})?$/s.exec(text);
      const escape = m?.[1] ?? m?.[2];
      if (m === null || escape === undefined || !bySet.has(escape)) {
        if (text.length > 1 || Number.parseInt(cp, 16) > 127) actual.set(cp, `-:${code}`);
      } else actual.set(cp, `${bySet.get(escape)}:${Buffer.from(m[3]!, "latin1").toString("hex")}`);
    }
  } else {
    for (const [code, character] of Object.entries(single!)) learn(character, code);
    for (const [prefix, table] of tables!)
      if (table !== null) for (const [code, character] of cells(grids[table]!)) learn(character, prefix + code);
  }
  const exceptions = new Map([...actual].filter(([cp, code]) => inverse.get(cp) !== code));
  const decodeOnly = [...inverse.keys()].filter((cp) => !actual.has(cp) && Number.parseInt(cp, 16) > 127);
  const more =
    name === "gb18030"
      ? { four: fourByteRuns(exceptions) }
      : name === "euc_kr"
        ? { jamo: jamoSpelling(exceptions) }
        : {};
  described[name] = {
    ...(sets === undefined ? { single, tables } : { sets }),
    exceptions: Object.fromEntries(exceptions),
    decodeOnly,
    ...more,
  };
  console.log(`${name}: ${exceptions.size} exceptions, ${decodeOnly.length} only read`);
}
const out = gzipSync(JSON.stringify({ grids, codecs: described }), { level: 9 });
writeFileSync(`${root}data/cjk-tables.json.gz`, out);
console.log(`${out.length} bytes`);
