// Patterns of the library's own modules, which the build has compiled (scripts/collect-patterns.py): Lib/re/_parser.py and _compiler.py are much
// work for a module that is only imported. A line for each: its key, a tab, what _sre.compile was given.

import { PyBytes, PyTuple } from "#runtime/objects/containers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16 } from "#runtime/objects/str.ts";
import type { RegexEngine } from "./engine.ts";
import { PyPattern } from "./layouts.ts";

type Stored = readonly [flags: number, code: number[], groups: number, names: readonly (readonly [string, number])[]];

/** The key of a pattern; undefined for what is never stored. */
function keyOf(source: PyValue, flags: PyValue): string | undefined {
  if (typeof flags !== "number") return undefined;
  if (typeof source === "string") return JSON.stringify([flags, source]);
  if (!(source instanceof PyBytes) || source.cls.isHeap) return undefined;
  return JSON.stringify([flags, String.fromCharCode(...source.data), 1]);
}

export class CompiledPatterns {
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  find(source: PyValue, flags: PyValue, engine: RegexEngine): PyPattern | undefined {
    const { text } = this;
    if (text === "") return undefined;
    const key = keyOf(source, flags);
    const at = key === undefined || key.length > 4096 ? -1 : text.indexOf(`\n${ascii(key)}\t`);
    if (at < 0) return undefined;
    const from = text.indexOf("\t", at) + 1;
    const stored = JSON.parse(text.slice(from, text.indexOf("\n", from))) as Stored;
    const [storedFlags, code, groups, names] = stored;
    const pattern = new PyPattern();
    const byNumber: PyValue[] = new Array<PyValue>(groups + 1).fill(None);
    for (const [name, n] of names) {
      pattern.groupindex.set(fromUtf16(name), n);
      byNumber[n] = fromUtf16(name);
    }
    pattern.code = code;
    pattern.pattern = source;
    pattern.isBytes = typeof source !== "string";
    pattern.flags = storedFlags;
    pattern.groups = groups;
    pattern.indexgroup = new PyTuple(byNumber);
    pattern.compile = () => engine.compile(code, groups);
    return pattern;
  }
}

/** As Python's json.dumps writes it. */
function ascii(text: string): string {
  return text.replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
