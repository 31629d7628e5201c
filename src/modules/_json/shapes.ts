// The keys that objects of one document have, in order: most have the keys of one before. Then a key is known before it is read,
// and that it differs from those before it.

/** Longer objects are not followed. */
const LONGEST = 32;
/** So many for a document: keys that are data would make one for each. */
const MOST = 4096;

/** What the keys of an object are so far: those of `before`, and `key`. All differ. */
export class Shape {
  readonly key: string;
  /** The one that followed last. */
  next: Shape | undefined = undefined;
  private readonly before: Shape | undefined;
  private readonly length: number;
  private readonly made: { count: number };
  private others: Map<string, Shape> | undefined = undefined;

  private constructor(key: string, before: Shape | undefined, made: { count: number }) {
    this.key = key;
    this.before = before;
    this.length = before === undefined ? 0 : before.length + 1;
    this.made = made;
  }

  /** That of an object without keys, for one document. */
  static empty(): Shape {
    return new Shape("", undefined, { count: 0 });
  }

  /** With one more key; undefined when it is among them or nobody should ask. */
  with(key: string): Shape | undefined {
    const { next } = this;
    if (next !== undefined && next.key === key) return next;
    const other = this.others?.get(key);
    if (other !== undefined) return (this.next = other);
    if (this.length >= LONGEST || this.made.count >= MOST) return undefined;
    for (let s: Shape = this; s.before !== undefined; s = s.before) if (s.key === key) return undefined;
    this.made.count++;
    const made = new Shape(key, this, this.made);
    if (next !== undefined) (this.others ??= new Map([[next.key, next]])).set(key, made);
    return (this.next = made);
  }
}
