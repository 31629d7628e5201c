// The merge sort over natural runs (powersort): keys and values move together. Comparisons come in CPython's order, since those that are
// written in Python may show it. Follows Objects/listobject.c (count_run, binarysort, gallop_left, gallop_right, merge_lo, merge_hi).

import type { PyValue } from "#runtime/objects/object.ts";

export type Less = (a: PyValue, b: PyValue) => boolean;

/** Wins in a row from which on the place of the next loser is searched for by leaps. */
const MIN_GALLOP = 7;

class Merger {
  private readonly keys: PyValue[];
  private readonly values: PyValue[] | undefined;
  private readonly less: Less;
  private minGallop = MIN_GALLOP;
  constructor(keys: PyValue[], values: PyValue[] | undefined, less: Less) {
    this.keys = keys;
    this.values = values;
    this.less = less;
  }

  /** Length of the run at `lo`, made ascending. A descending one may have equal items, whose order is kept (count_run). */
  run(lo: number, hi: number): number {
    const { keys, less } = this;
    let i = this.ascending(lo + 1, hi);
    if (i === hi) return i - lo;
    if (i > lo + 1) {
      if (less(keys[lo]!, keys[i - 1]!)) return i - lo;
      // All equal so far, and the next one is smaller.
      this.reverse(lo, i);
    }
    let equal = 0;
    const reverseEqual = (): void => {
      if (equal > 0) this.reverse(i - equal - 1, i);
      equal = 0;
    };
    for (i++; i < hi; i++) {
      if (less(keys[i]!, keys[i - 1]!)) reverseEqual();
      else if (less(keys[i - 1]!, keys[i]!)) break;
      else equal++;
    }
    reverseEqual();
    this.reverse(lo, i);
    return this.ascending(i, hi) - lo;
  }

  /** The end of what ascends from the item before `i` on. */
  private ascending(i: number, hi: number): number {
    const { keys, less } = this;
    while (i < hi && !less(keys[i]!, keys[i - 1]!)) i++;
    return i;
  }

  private reverse(lo: number, hi: number): void {
    for (const a of [this.keys, this.values]) {
      if (a === undefined) continue;
      for (let i = lo, j = hi - 1; i < j; i++, j--) {
        const t = a[i]!;
        a[i] = a[j]!;
        a[j] = t;
      }
    }
  }

  /** Inserts [start, hi) into the sorted [lo, start). */
  insertion(lo: number, hi: number, start: number): void {
    const { keys, values, less } = this;
    for (let s = start; s < hi; s++) {
      const pivot = keys[s]!;
      let l = lo;
      let r = s;
      while (l < r) {
        const m = (l + r) >>> 1;
        if (less(pivot, keys[m]!)) r = m;
        else l = m + 1;
      }
      // Array.prototype.copyWithin is slow on plain arrays.
      for (let i = s; i > l; i--) keys[i] = keys[i - 1]!;
      keys[l] = pivot;
      if (values !== undefined) {
        const v = values[s]!;
        for (let i = s; i > l; i--) values[i] = values[i - 1]!;
        values[l] = v;
      }
    }
  }

  /** The position k in the n sorted items of `a` from `base` on where a[k - 1] < key <= a[k]; near `hint`, if it is well chosen. */
  private gallopLeft(key: PyValue, a: PyValue[], base: number, n: number, hint: number): number {
    const { less } = this;
    let last = 0;
    let at = 1;
    if (less(a[base + hint]!, key)) {
      const max = n - hint;
      while (at < max && less(a[base + hint + at]!, key)) {
        last = at;
        at = at * 2 + 1;
      }
      last += hint;
      at = Math.min(at, max) + hint;
    } else {
      const max = hint + 1;
      while (at < max && !less(a[base + hint - at]!, key)) {
        last = at;
        at = at * 2 + 1;
      }
      const from = hint - Math.min(at, max);
      at = hint - last;
      last = from;
    }
    for (last++; last < at; ) {
      const m = last + ((at - last) >> 1);
      if (less(a[base + m]!, key)) last = m + 1;
      else at = m;
    }
    return at;
  }

  /** The same where a[k - 1] <= key < a[k]. */
  private gallopRight(key: PyValue, a: PyValue[], base: number, n: number, hint: number): number {
    const { less } = this;
    let last = 0;
    let at = 1;
    if (less(key, a[base + hint]!)) {
      const max = hint + 1;
      while (at < max && less(key, a[base + hint - at]!)) {
        last = at;
        at = at * 2 + 1;
      }
      const from = hint - Math.min(at, max);
      at = hint - last;
      last = from;
    } else {
      const max = n - hint;
      while (at < max && !less(key, a[base + hint + at]!)) {
        last = at;
        at = at * 2 + 1;
      }
      last += hint;
      at = Math.min(at, max) + hint;
    }
    for (last++; last < at; ) {
      const m = last + ((at - last) >> 1);
      if (less(key, a[base + m]!)) at = m;
      else last = m + 1;
    }
    return at;
  }

  /** Merges the sorted [lo, mid) and [mid, hi). */
  merge(lo: number, mid: number, hi: number): void {
    const { keys } = this;
    const skipped = this.gallopRight(keys[mid]!, keys, lo, mid - lo, 0);
    const left = lo + skipped;
    if (left === mid) return;
    const right = this.gallopLeft(keys[mid - 1]!, keys, mid, hi - mid, hi - mid - 1);
    if (right === 0) return;
    if (mid - left <= right) this.mergeLow(left, mid, mid + right);
    else this.mergeHigh(left, mid, mid + right);
  }

  /** From the left, with a copy of the left half. */
  private mergeLow(lo: number, mid: number, hi: number): void {
    const { keys, values, less } = this;
    const a = keys.slice(lo, mid);
    const av = values?.slice(lo, mid);
    let i = 0;
    let j = mid;
    let to = lo;
    const takeLeft = (): void => {
      if (values !== undefined) values[to] = av![i]!;
      keys[to++] = a[i++]!;
    };
    const takeRight = (): void => {
      if (values !== undefined) values[to] = values[j]!;
      keys[to++] = keys[j++]!;
    };
    try {
      takeRight();
      if (j === hi) return;
      while (a.length - i > 1) {
        let wins = 0;
        let losses = 0;
        while (wins < this.minGallop && losses < this.minGallop) {
          if (less(keys[j]!, a[i]!)) {
            takeRight();
            losses++;
            wins = 0;
            if (j === hi) return;
          } else {
            takeLeft();
            wins++;
            losses = 0;
            if (a.length - i === 1) return;
          }
        }
        this.minGallop++;
        do {
          if (this.minGallop > 1) this.minGallop--;
          wins = this.gallopRight(keys[j]!, a, i, a.length - i, 0);
          for (let k = wins; k > 0; k--) takeLeft();
          if (a.length - i <= 1) return;
          takeRight();
          if (j === hi) return;
          losses = this.gallopLeft(a[i]!, keys, j, hi - j, 0);
          for (let k = losses; k > 0; k--) takeRight();
          if (j === hi) return;
          takeLeft();
          if (a.length - i === 1) return;
        } while (wins >= MIN_GALLOP || losses >= MIN_GALLOP);
        this.minGallop++;
      }
    } finally {
      // The last of the left half belongs at the end. After an error, all of either half must be there.
      if (a.length - i === 1) while (j < hi) takeRight();
      while (i < a.length) takeLeft();
    }
  }

  /** From the right, with a copy of the right half. */
  private mergeHigh(lo: number, mid: number, hi: number): void {
    const { keys, values, less } = this;
    const b = keys.slice(mid, hi);
    const bv = values?.slice(mid, hi);
    /** How many are left of either. */
    let na = mid - lo;
    let nb = b.length;
    let to = hi - 1;
    const takeLeft = (): void => {
      na--;
      if (values !== undefined) values[to] = values[lo + na]!;
      keys[to--] = keys[lo + na]!;
    };
    const takeRight = (): void => {
      nb--;
      if (values !== undefined) values[to] = bv![nb]!;
      keys[to--] = b[nb]!;
    };
    try {
      takeLeft();
      if (na === 0) return;
      while (nb > 1) {
        let wins = 0;
        let losses = 0;
        while (wins < this.minGallop && losses < this.minGallop) {
          if (less(b[nb - 1]!, keys[lo + na - 1]!)) {
            takeLeft();
            wins++;
            losses = 0;
            if (na === 0) return;
          } else {
            takeRight();
            losses++;
            wins = 0;
            if (nb === 1) return;
          }
        }
        this.minGallop++;
        do {
          if (this.minGallop > 1) this.minGallop--;
          wins = na - this.gallopRight(b[nb - 1]!, keys, lo, na, na - 1);
          for (let k = wins; k > 0; k--) takeLeft();
          if (na === 0) return;
          takeRight();
          if (nb === 1) return;
          losses = nb - this.gallopLeft(keys[lo + na - 1]!, b, 0, nb, nb - 1);
          for (let k = losses; k > 0; k--) takeRight();
          if (nb <= 1) return;
          takeLeft();
          if (na === 0) return;
        } while (wins >= MIN_GALLOP || losses >= MIN_GALLOP);
        this.minGallop++;
      }
    } finally {
      if (nb === 1) while (na > 0) takeLeft();
      while (nb > 0) takeRight();
    }
  }
}

function minimumRun(n: number): number {
  let r = 0;
  while (n >= 64) {
    r |= n & 1;
    n >>= 1;
  }
  return n + r;
}

/** Where the boundary between two runs lies in the ideal merge tree (powersort). */
function power(start: number, length1: number, length2: number, n: number): number {
  let result = 0;
  let a = 2 * start + length1;
  let b = a + length1 + length2;
  for (;;) {
    result++;
    if (a >= n) {
      a -= n;
      b -= n;
    } else if (b >= n) break;
    a *= 2;
    b *= 2;
  }
  return result;
}

/** Sorts `keys`, moving `items` along unless they are the same array. */
export function mergeSort(items: PyValue[], keys: PyValue[], less: Less): void {
  const n = keys.length;
  const m = new Merger(keys, keys === items ? undefined : items, less);
  const minimum = minimumRun(n);
  const stack: { start: number; length: number; power: number }[] = [];
  let lo = 0;
  const mergeTop = (): void => {
    const b = stack.pop()!;
    const a = stack[stack.length - 1]!;
    m.merge(a.start, b.start, b.start + b.length);
    a.length += b.length;
  };
  while (lo < n) {
    let length = m.run(lo, n);
    if (length < minimum) {
      const forced = Math.min(minimum, n - lo);
      m.insertion(lo, lo + forced, lo + length);
      length = forced;
    }
    const top = stack[stack.length - 1];
    if (top !== undefined) {
      const p = power(top.start, top.length, length, n);
      while (stack.length > 1 && stack[stack.length - 2]!.power > p) mergeTop();
      stack[stack.length - 1]!.power = p;
    }
    stack.push({ start: lo, length, power: 0 });
    lo += length;
  }
  while (stack.length > 1) mergeTop();
}
