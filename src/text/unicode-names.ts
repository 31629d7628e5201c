// Character names, aliases and named sequences for `unicodedata.name`, `unicodedata.lookup`, `\N{…}` and the namereplace error
// handler. Its table is large, so only those who need names import this file.

import * as data from "#generated/unicode-names.ts";
import { packedAlphabet, unpackNumbers } from "./packed-numbers.ts";

// The spelling of words by frequency: 52 take one character, 34 × 92 two, the rest three (see scripts/generate-unicode.ts).
const ONE = 52;
const TWO = 34;
const SIZE = packedAlphabet.length;

const hangulLead = "G GG N D DD R M B BB S SS  J JJ C K T P H".split(" ");
const hangulVowel = "A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I".split(" ");
const hangulTail = " G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H".split(" ");

class NameTable {
  readonly words: readonly string[] = data.lexicon.split(" ");
  readonly spelled: readonly string[] = data.spelledNames.split(" ");
  /** Code points that have a spelled name, in order. */
  readonly points: Uint32Array;
  readonly templates: readonly { start: number; end: number; prefix: string }[];
  private byName: Map<string, number> | undefined;

  constructor() {
    this.points = new Uint32Array(this.spelled.length);
    const runs = unpackNumbers(data.namedSet);
    let point = 0;
    let n = 0;
    for (let i = 0; i < runs.length; i += 2) {
      point += runs[i]!;
      for (const end = point + runs[i + 1]!; point < end; point++) this.points[n++] = point;
    }
    const ranges = unpackNumbers(data.templateRanges);
    this.templates = data.templatePrefixes.map((prefix, i) => {
      const start = ranges[2 * i]!;
      return { start, end: start + ranges[2 * i + 1]!, prefix };
    });
  }

  spell(index: number): string {
    const code = this.spelled[index]!;
    let name = "";
    for (let i = 0; i < code.length; ) {
      let word = packedAlphabet.indexOf(code[i++]!);
      if (word >= ONE + TWO) {
        const high = packedAlphabet.indexOf(code[i++]!);
        const low = packedAlphabet.indexOf(code[i++]!);
        word = ONE + TWO * SIZE + ((word - ONE - TWO) * SIZE + high) * SIZE + low;
      } else if (word >= ONE) {
        word = ONE + (word - ONE) * SIZE + packedAlphabet.indexOf(code[i++]!);
      }
      name += name === "" ? this.words[word]! : ` ${this.words[word]!}`;
    }
    return name;
  }

  indexOf(point: number): number {
    let low = 0;
    let high = this.points.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.points[middle]!;
      if (found === point) return middle;
      if (found < point) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  names(): Map<string, number> {
    if (!this.byName) {
      this.byName = new Map();
      for (let i = 0; i < this.spelled.length; i++) this.byName.set(this.spell(i), this.points[i]!);
    }
    return this.byName;
  }
}

let table: NameTable | undefined;
let aliasMap: Map<string, number> | undefined;
let sequenceMap: Map<string, readonly number[]> | undefined;

/** The name of a code point, or undefined. Aliases (of control characters, say) do not count. */
export function unicodeName(point: number): string | undefined {
  if (point >= 0xac00 && point <= 0xd7a3) {
    const index = point - 0xac00;
    const lead = hangulLead[Math.floor(index / 588)]!;
    return `HANGUL SYLLABLE ${lead}${hangulVowel[Math.floor((index % 588) / 28)]!}${hangulTail[index % 28]!}`;
  }
  table ??= new NameTable();
  const index = table.indexOf(point);
  if (index >= 0) return table.spell(index);
  for (const { start, end, prefix } of table.templates) {
    if (point >= start && point <= end) return prefix + point.toString(16).toUpperCase();
  }
  return undefined;
}

function hangulByName(rest: string): number | undefined {
  const longest = (list: readonly string[], text: string): number => {
    let best = -1;
    for (let i = 0; i < list.length; i++) {
      if (text.startsWith(list[i]!) && (best < 0 || list[i]!.length > list[best]!.length)) best = i;
    }
    return best;
  };
  const lead = longest(hangulLead, rest);
  const afterLead = rest.slice(hangulLead[lead]!.length);
  const vowel = longest(hangulVowel, afterLead);
  if (vowel < 0) return undefined;
  const tail = hangulTail.indexOf(afterLead.slice(hangulVowel[vowel]!.length));
  return tail < 0 ? undefined : 0xac00 + (lead * 21 + vowel) * 28 + tail;
}

/** The code point with this name or alias, in any case, or undefined. */
export function lookupUnicodeName(name: string): number | undefined {
  const upper = name.toUpperCase();
  if (upper.length !== name.length) return undefined;
  table ??= new NameTable();
  const found = table.names().get(upper);
  if (found !== undefined) return found;
  if (upper.startsWith("HANGUL SYLLABLE ")) return hangulByName(upper.slice(16));
  const dash = upper.lastIndexOf("-");
  if (dash > 0 && /^[0-9A-F]{4,5}$/.test(upper.slice(dash + 1))) {
    const point = Number.parseInt(upper.slice(dash + 1), 16);
    if (unicodeName(point) === upper) return point;
  }
  if (!aliasMap) {
    aliasMap = new Map();
    for (const line of data.aliases.split("\n")) {
      const [code, alias] = line.split(";");
      aliasMap.set(alias!, Number.parseInt(code!, 16));
    }
  }
  return aliasMap.get(upper);
}

/** The code points of a named sequence, or undefined. */
export function lookupNamedSequence(name: string): readonly number[] | undefined {
  if (!sequenceMap) {
    sequenceMap = new Map();
    for (const line of data.sequences.split("\n")) {
      const [codes, sequence] = line.split(";");
      sequenceMap.set(
        sequence!,
        codes!.split(" ").map((code) => Number.parseInt(code, 16)),
      );
    }
  }
  return sequenceMap.get(name.toUpperCase());
}
