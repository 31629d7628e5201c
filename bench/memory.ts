// Memory: the peak resident size of a process that holds one large structure, above that runtime's bare start.
import { peakMemory, type Runtime } from "./runtimes.ts";
import type { Table } from "./table.ts";

const cases: [string, string][] = [
  ["a million ints in a list", "x = [i * 3 for i in range(1_000_000)]"],
  ["a million floats in a list", "x = [i * 0.5 for i in range(1_000_000)]"],
  [
    "a million small objects",
    "class P:\n    def __init__(self, a, b):\n        self.a = a\n        self.b = b\nx = [P(i, None) for i in range(1_000_000)]",
  ],
  [
    "a million objects with slots",
    "class P:\n    __slots__ = ('a', 'b')\n    def __init__(self, a, b):\n        self.a = a\n        self.b = b\nx = [P(i, None) for i in range(1_000_000)]",
  ],
  ["a dict of 300,000 strings", "x = {f'key {i}': f'value {i}' for i in range(300_000)}"],
  [
    "20 MB of text, parsed into tuples",
    "t = '\\n'.join(f'name{i % 1000},{i},{i * 7 % 1000},some text' for i in range(620_000))\nx = [tuple(l.split(',')) for l in t.split('\\n')]",
  ],
  ["a list of 100,000 small lists", "x = [[i, i + 1, i + 2] for i in range(100_000)]"],
  ["a set of a million ints", "x = {i * 7 for i in range(1_000_000)}"],
];

export function memoryTable(runtimes: Runtime[]): Table[] {
  const bare = new Map(runtimes.map((runtime) => [runtime.name, peakMemory([...runtime.command, "-c", "pass"]).mb]));
  const notes = runtimes.map((runtime) => `bare start of ${runtime.name}: ${bare.get(runtime.name)!.toFixed(0)} MB`);
  const rows = cases.map(([title, source]) => {
    const mb = runtimes.map((runtime): number | undefined => {
      try {
        return peakMemory([...runtime.command, "-c", `${source}\nprint(len(x))`]).mb - bare.get(runtime.name)!;
      } catch (error) {
        notes.push(`${title} on ${runtime.name}: ${(error as Error).message.trim().split("\n").at(-1)}`);
        return undefined;
      }
    });
    const ours = mb[runtimes.findIndex((runtime) => runtime.name === "taipan")];
    const theirs = mb[runtimes.findIndex((runtime) => runtime.name === "python3")];
    const ratio = ours === undefined || theirs === undefined ? "–" : `${(ours / theirs).toFixed(2)}×`;
    return [title, ...mb.map((value) => value?.toFixed(0) ?? "–"), ratio];
  });
  const header = ["what", ...runtimes.map((runtime) => `${runtime.name} MB`), "taipan to python3"];
  return [{ title: "Memory (peak above a bare start; lower is better)", header, rows, notes }];
}
