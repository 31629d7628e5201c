// deflateCopy and inflateCopy, which pako has not: a stream and its state are data, so a copy of all that it reaches is a copy of the stream.

/** A copy of an object and everything that hangs on it; functions are shared. */
export function cloneStream<T>(stream: T): T {
  const made = new Map<object, object>();
  const clone = (v: unknown): unknown => {
    if (typeof v !== "object" || v === null) return v;
    const known = made.get(v);
    if (known !== undefined) return known;
    if (ArrayBuffer.isView(v)) {
      const copy = (v as Uint8Array).slice();
      made.set(v, copy);
      return copy;
    }
    const copy = (Array.isArray(v) ? [] : Object.create(Object.getPrototypeOf(v))) as Record<string, unknown>;
    made.set(v, copy);
    for (const key of Object.keys(v)) copy[key] = clone((v as Record<string, unknown>)[key]);
    return copy;
  };
  return clone(stream) as T;
}
