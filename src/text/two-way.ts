// Substring search in linear time: the two-way algorithm of Crochemore and Perrin, as in CPython's Objects/stringlib/fastsearch.h. For
// needles on which a plain search would compare too much; a caller switches to it when that shows.

/** The start of the maximal suffix under `<` (or `>`), and its period. */
function maximalSuffix(needle: ArrayLike<number>, inverted: boolean): [number, number] {
  const n = needle.length;
  let max = 0;
  let candidate = 1;
  let period = 1;
  let k = 0;
  while (candidate + k < n) {
    const a = needle[candidate + k]!;
    const b = needle[max + k]!;
    if (inverted ? b < a : a < b) {
      // the suffix at candidate is smaller: the period is all that was read
      candidate += k + 1;
      k = 0;
      period = candidate - max;
    } else if (a === b) {
      if (k + 1 !== period) k++;
      else {
        candidate += period;
        k = 0;
      }
    } else {
      max = candidate;
      candidate++;
      k = 0;
      period = 1;
    }
  }
  return [max, period];
}

/** A needle that was looked at once, for any number of searches. */
export class TwoWay {
  private readonly needle: ArrayLike<number>;
  private readonly cut: number;
  private readonly period: number;
  private readonly periodic: boolean;
  /** How far a window may move by its last unit (low byte). */
  private readonly shifts: Int32Array;

  constructor(needle: ArrayLike<number>) {
    this.needle = needle;
    const n = needle.length;
    const [cut1, period1] = maximalSuffix(needle, false);
    const [cut2, period2] = maximalSuffix(needle, true);
    const [cut, period] = cut1 > cut2 ? [cut1, period1] : [cut2, period2];
    this.cut = cut;
    let periodic = cut + period <= n;
    for (let i = 0; periodic && i < cut; i++) if (needle[i] !== needle[i + period]) periodic = false;
    this.periodic = periodic;
    this.period = periodic ? period : Math.max(cut, n - cut) + 1;
    this.shifts = new Int32Array(256).fill(n);
    for (let i = 0; i < n; i++) this.shifts[needle[i]! & 255] = n - 1 - i;
  }

  /** The first place at or after `start` where the needle stands and ends by `end`; -1 for none. */
  find(hay: ArrayLike<number>, start: number, end: number): number {
    const { needle, cut, period, periodic, shifts } = this;
    const n = needle.length;
    let at = start;
    let memory = 0;
    while (at + n <= end) {
      const shift = shifts[hay[at + n - 1]! & 255]!;
      if (shift > 0) {
        // what is remembered of the last window limits nothing here: its end does not match
        at += periodic && memory > 0 ? Math.max(shift, memory) : shift;
        memory = 0;
        continue;
      }
      let i = Math.max(cut, memory);
      while (i < n && needle[i] === hay[at + i]) i++;
      if (i < n) {
        at += i - cut + 1;
        memory = 0;
        continue;
      }
      i = memory;
      while (i < cut && needle[i] === hay[at + i]) i++;
      if (i >= cut) return at;
      at += period;
      memory = periodic ? n - period : 0;
    }
    return -1;
  }
}
