// Dictionaries from samples (what zdict.c does for libzstd; the package that libzstd is built from leaves it out). The format is that
// of RFC 8878, section 5. The content is the pieces that the samples share most; the entropy tables are the standard's predefined ones
// and equal lengths for the literals 0 to 127: valid for any data, where zdict.c fits them to the samples.

const LITERAL_LENGTHS = [
  4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1, -1, -1,
];
const MATCH_LENGTHS = [1, 4, 3, 2, 2, 2, 2, 2, 2, ...Array<number>(37).fill(1), ...Array<number>(7).fill(-1)];
const OFFSETS = [1, 1, 1, 1, 1, 1, 2, 2, 2, ...Array<number>(15).fill(1), ...Array<number>(5).fill(-1)];

/** The description of an FSE table (RFC 8878, 4.1.1) without probabilities of zero. */
function distribution(counts: readonly number[], log: number): number[] {
  const bits: number[] = [];
  const put = (value: number, n: number): void => {
    for (let i = 0; i < n; i++) bits.push((value >> i) & 1);
  };
  put(log - 5, 4);
  let remaining = (1 << log) + 1;
  let threshold = 1 << log;
  let width = log + 1;
  for (const count of counts) {
    const most = 2 * threshold - 1 - remaining;
    remaining -= Math.abs(count);
    const value = count + 1 >= threshold ? count + 1 + most : count + 1;
    put(value, value < most ? width - 1 : width);
    while (remaining < threshold) {
      width--;
      threshold >>= 1;
    }
  }
  const bytes = new Array<number>(Math.ceil(bits.length / 8)).fill(0);
  for (const [i, bit] of bits.entries()) bytes[i >> 3]! |= bit << (i & 7);
  return bytes;
}

const HEADER_BYTES: readonly number[] = [
  // 127 weights of 1, in four bits each; the last one follows.
  ...[127 + 127, ...Array<number>(64).fill(0x11)],
  ...distribution(OFFSETS, 5),
  ...distribution(MATCH_LENGTHS, 6),
  ...distribution(LITERAL_LENGTHS, 6),
  ...[1, 4, 8].flatMap((offset) => [offset, 0, 0, 0]),
];
const HEADER_SIZE = 8 + HEADER_BYTES.length;
export const MIN_SIZE = 256;
const MIN_CONTENT = 8;
const MAGIC = 0xec30a437;

/** A dictionary of `content`, or of as much of its end as fits. */
export function finalize(content: Uint8Array, size: number): Uint8Array {
  const kept = content.subarray(Math.max(0, content.length - (size - HEADER_SIZE)));
  const length = Math.max(MIN_CONTENT, kept.length);
  const out = new Uint8Array(HEADER_SIZE + length);
  const view = new DataView(out.buffer);
  let hash = 0x811c9dc5;
  for (const byte of content) hash = Math.imul(hash ^ byte, 0x01000193);
  view.setUint32(0, MAGIC, true);
  // The ranges below and above are reserved.
  view.setUint32(4, 32768 + ((hash >>> 0) % (2 ** 31 - 32768)), true);
  out.set(HEADER_BYTES, 8);
  out.set(kept, out.length - kept.length);
  return out;
}

const PIECE = 48;
const KEY = 6;

/** The content of a dictionary: pieces whose parts are frequent, the best ones last, where matches are cheapest. */
export function train(data: Uint8Array, size: number): Uint8Array {
  const room = size - HEADER_SIZE;
  const last = data.length - KEY;
  const keys = new Float64Array(Math.max(0, last + 1));
  const counts = new Map<number, number>();
  for (let i = 0; i <= last; i++) {
    let key = 0;
    for (let j = 0; j < KEY; j++) key = key * 256 + data[i + j]!;
    keys[i] = key;
    counts.set(key, (counts.get(key) ?? -1) + 1);
  }
  const out = new Uint8Array(room);
  let free = room;
  const span = PIECE - KEY + 1;
  const regions = Math.max(1, Math.min(Math.floor(room / PIECE / 4), Math.floor(keys.length / span)));
  const regionSize = Math.floor(keys.length / regions);
  for (let region = 0, fruitless = 0; free > 0 && fruitless < regions; region = (region + 1) % regions) {
    const begin = region * regionSize;
    const end = region === regions - 1 ? keys.length : begin + regionSize;
    let score = 0;
    let best = 0;
    let at = begin;
    for (let i = begin; i < end; i++) {
      score += counts.get(keys[i]!)!;
      if (i - begin >= span) score -= counts.get(keys[i - span]!)!;
      if (score > best) {
        best = score;
        at = Math.max(begin, i - span + 1);
      }
    }
    fruitless = best === 0 ? fruitless + 1 : 0;
    if (best === 0) continue;
    for (let i = at; i < Math.min(at + span, end); i++) counts.set(keys[i]!, 0);
    const piece = data.subarray(at, Math.min(at + PIECE, data.length)).subarray(0, free);
    free -= piece.length;
    out.set(piece, free);
  }
  return finalize(out.subarray(free), size);
}
