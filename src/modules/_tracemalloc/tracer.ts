// What an interpreter knows of the objects that were made while it traces: where, by the shadow stack, and which of them are still there, by
// weak references. Their sizes are looked at when somebody asks. Follows Python/tracemalloc.c.

import { attempt, callUnbound } from "#runtime/calls/call.ts";
import { current, S } from "#runtime/current.ts";
import { codeAt } from "#runtime/exceptions/raise.ts";
import type { Interpreter } from "#runtime/interpreter.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { valueError } from "#runtime/objects/exceptions.ts";
import type { Code } from "#runtime/objects/frames.ts";
import type { PyObject } from "#runtime/objects/object.ts";
import { fromUtf16 } from "#runtime/objects/str.ts";
import { typeOf } from "#runtime/objects/type-of.ts";
import { listen, unlisten } from "./constructors.ts";

/** A frame of a traceback; the path to the root is the traceback, and the innermost frame is next to the root. */
class Place {
  readonly outer: Map<Code, Map<number, Place>> = new Map();
  readonly code: Code | undefined;
  readonly pos: number;
  readonly inner: Place | undefined;
  /** By the number of all frames: the traceback that ends here. */
  readonly ends: Map<number, Origin> = new Map();
  constructor(code: Code | undefined, pos: number, inner: Place | undefined) {
    this.code = code;
    this.pos = pos;
    this.inner = inner;
  }
}
interface Origin {
  readonly place: Place;
  readonly total: number;
}

const MAX_FRAMES = 65535;
/** Objects after which those that have gone are looked for. */
const BATCH = 65536;
/** What a weak reference and its place in the lists take, about. */
const OVERHEAD = 56;
/** When what is held at the start is measured: collections at most, and bytes freed by one that are not worth another. */
const COLLECTIONS = 6;
const SLACK = 2048;
/** Looks at the heap while natives run are as far apart, in nanoseconds. */
const PAUSE = 50_000_000n;

export class Tracer {
  private readonly interpreter: Interpreter;
  limit = 1;
  tracing = false;
  private refs: WeakRef<PyObject>[] = [];
  private origins: Origin[] = [];
  private places: Place = new Place(undefined, 0, undefined);
  private next = BATCH;
  /** The heap when tracing began. */
  private base = 0;
  private peak = 0;
  private pause = 0n;
  private looked = 0n;
  private watching = false;
  /** Looks at what there is: nothing that is made meanwhile counts. */
  private busy = false;

  constructor(interpreter: Interpreter) {
    this.interpreter = interpreter;
  }

  start(limit: number): void {
    if (limit < 1 || limit > MAX_FRAMES) throw valueError(`the number of frames must be in range [1; ${MAX_FRAMES}]`);
    if (this.tracing) return;
    this.limit = limit;
    this.tracing = true;
    this.clear();
    listen(this.made);
    if (!this.watching) this.interpreter.onTickHooks.push(this.look);
    this.watching = true;
  }

  stop(): void {
    if (!this.tracing) return;
    unlisten(this.made);
    this.tracing = false;
    this.clear();
  }

  clear(): void {
    this.refs = [];
    this.origins = [];
    this.places = new Place(undefined, 0, undefined);
    this.next = BATCH;
    this.peak = 0;
    if (this.tracing) this.base = this.settled();
  }

  private readonly made = (o: PyObject): void => {
    if (this.busy || current() !== this.interpreter) return;
    this.refs.push(new WeakRef(o));
    this.origins.push(this.origin());
    // V8's set of targets is slow when it is large.
    if (this.refs.length % 4096 === 0) {
      this.interpreter.host.releaseTargets?.();
      if (this.refs.length >= this.next) this.sweep();
    }
  };

  private origin(): Origin {
    const { limit } = this;
    const total = S.sp + 1;
    let place = this.places;
    for (let d = S.sp, n = 0; d >= 0 && n < limit; d--, n++) {
      const code = codeAt(d);
      if (code === undefined) break;
      const pos = S.pos[d] ?? 0;
      let byPosition = place.outer.get(code);
      if (byPosition === undefined) place.outer.set(code, (byPosition = new Map()));
      let outer = byPosition.get(pos);
      if (outer === undefined) byPosition.set(pos, (outer = new Place(code, pos, place)));
      place = outer;
    }
    let origin = place.ends.get(total);
    if (origin === undefined) place.ends.set(total, (origin = { place, total }));
    return origin;
  }

  /** Lets go of what has gone. */
  private sweep(): void {
    this.quietly(() => {
      this.interpreter.host.collect?.();
      let n = 0;
      for (let i = 0; i < this.refs.length; i++) {
        const ref = this.refs[i]!;
        if (ref.deref() === undefined) continue;
        this.refs[n] = ref;
        this.origins[n++] = this.origins[i]!;
      }
      this.refs.length = this.origins.length = n;
      this.next = n + Math.max(n, BATCH);
    });
    this.peak = Math.max(this.peak, this.heap(false) - this.base);
  }

  /** The heap without what tracing itself takes; without garbage if that is asked for. */
  private heap(collected: boolean): number {
    const { host } = this.interpreter;
    if (host.heapUsed === undefined) return 0;
    if (collected) host.collect?.();
    return host.heapUsed() - this.overhead;
  }

  /** The heap once further collections free little: V8 lets go of some things, such as code that does not run, after several. */
  private settled(): number {
    let size = this.heap(true);
    for (let n = 0; n < COLLECTIONS; n++) {
      const before = size;
      size = this.heap(true);
      if (before - size < SLACK) break;
    }
    return size;
  }

  get overhead(): number {
    return this.refs.length * OVERHEAD;
  }

  /** From time to time, when the heap has grown beyond all that was seen: how much of it is no garbage? */
  private readonly look = (): void => {
    if (!this.tracing) return;
    const { host } = this.interpreter;
    const now = host.clock?.monotonic() ?? 0n;
    if (now - this.looked < PAUSE + this.pause) return;
    if (this.heap(false) - this.base > this.peak) this.peak = Math.max(this.peak, this.heap(true) - this.base);
    this.looked = host.clock?.monotonic() ?? 0n;
    this.pause = (this.looked - now) * 16n;
  };

  private quietly<T>(action: () => T): T {
    const was = this.busy;
    this.busy = true;
    try {
      return action();
    } finally {
      this.busy = was;
    }
  }

  /** Bytes that are held now, and at most: the growth of the heap where the host tells it, else the sum of the traces. */
  memory(): [number, number] {
    if (!this.tracing || this.refs.length === 0) return [0, this.peak];
    let size = this.heap(true) - this.base;
    if (this.interpreter.host.heapUsed === undefined) {
      size = 0;
      this.quietly(() =>
        this.forEach((o) => {
          size += sizeOf(o);
        }),
      );
    }
    size = Math.max(0, size);
    this.peak = Math.max(this.peak, size);
    return [size, this.peak];
  }

  resetPeak(): void {
    this.peak = 0;
    this.memory();
  }

  private forEach(action: (o: PyObject, origin: Origin) => void): void {
    const { refs, origins } = this;
    for (let i = 0, n = refs.length; i < n; i++) {
      const o = refs[i]!.deref();
      if (o !== undefined) action(o, origins[i]!);
    }
  }

  /** `(domain, size, frames, number of all frames)` of each object that is there. */
  traces(): PyTuple[] {
    return this.quietly(() => {
      this.interpreter.host.collect?.();
      const frames = this.framesOf();
      const out: PyTuple[] = [];
      const bySize = new Map<Origin, Map<number, PyTuple>>();
      this.forEach((o, origin) => {
        const size = sizeOf(o);
        let equal = bySize.get(origin);
        if (equal === undefined) bySize.set(origin, (equal = new Map()));
        let trace = equal.get(size);
        if (trace === undefined) equal.set(size, (trace = new PyTuple([0, size, frames(origin), origin.total])));
        out.push(trace);
      });
      return out;
    });
  }

  tracebackOf(wanted: PyObject): PyTuple | undefined {
    return this.quietly(() => {
      for (let i = this.refs.length; --i >= 0; )
        if (this.refs[i]!.deref() === wanted) return this.framesOf()(this.origins[i]!);
      return undefined;
    });
  }

  /** Makes tuples of frames; equal ones are one. */
  private framesOf(): (origin: Origin) => PyTuple {
    const byPlace = new Map<Place, PyTuple>();
    const byText = new Map<string, PyTuple>();
    const once = (key: string, items: () => PyTuple): PyTuple => {
      let made = byText.get(key);
      if (made === undefined) byText.set(key, (made = items()));
      return made;
    };
    return ({ place }) => {
      let made = byPlace.get(place);
      if (made !== undefined) return made;
      const lines: PyTuple[] = [];
      const keys: string[] = [];
      for (let p: Place = place; p.inner !== undefined; p = p.inner) {
        const { filename } = p.code!;
        const line = p.code!.lineAt(p.pos);
        keys.unshift(`${line} ${filename}`);
        lines.unshift(once(keys[0]!, () => new PyTuple([fromUtf16(filename), line])));
      }
      if (lines.length === 0) lines.push(new PyTuple(["<unknown>", 0]));
      made = once(`\n${keys.join("\n")}`, () => new PyTuple(lines));
      byPlace.set(place, made);
      return made;
    };
  }
}

/** What `sys.getsizeof` says of an object, without asking methods of the program. */
function sizeOf(o: PyObject): number {
  const native = typeOf(o).mro.find((type) => !type.isHeap);
  const method = native?.lookup("__sizeof__");
  const size =
    method === undefined
      ? undefined
      : attempt(
          () => callUnbound(method, o, []),
          () => true,
        );
  return typeof size === "number" ? size + 16 : 16;
}

/** An interpreter's tracer. */
export function tracerOf(interpreter: Interpreter): Tracer {
  const { state } = interpreter;
  let tracer = state.get("tracemalloc") as Tracer | undefined;
  if (tracer === undefined) state.set("tracemalloc", (tracer = new Tracer(interpreter)));
  return tracer;
}
