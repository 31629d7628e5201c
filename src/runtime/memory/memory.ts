// What an interpreter knows of objects whose end shows: those with finalisers, targets of weak references, suspended generators that
// would run code. It decides when to look for those that nothing refers to any more (docs/architecture.md section 8).

import { S } from "../current.ts";
import { codeAt } from "../exceptions/raise.ts";
import type { Interpreter } from "../interpreter.ts";
import { PyList, PyTuple } from "../objects/containers.ts";
import { PyBaseException } from "../objects/exceptions.ts";
import { PyFunction } from "../objects/functions.ts";
import { PyGenerator } from "../objects/generators.ts";
import { PyObject, type PyValue } from "../objects/object.ts";
import { PyType } from "../objects/type.ts";
import { typeOf } from "../objects/type-of.ts";
import type { NativeIterator } from "../operators/protocols.ts";
import { Collector } from "./collector.ts";
import { leadsTo } from "./graph.ts";
import { held } from "./referents.ts";
import { isOfLibrary, WeakTargets } from "./weak.ts";

/** Collections that are made without looking at the time they take, at most; and in vain. */
const FREE = 60;
const CREDIT = 16;
/** Later ones wait for so many times the time that the last one took: after one that ended something, and after one in vain. */
const PAUSE = 4;
const LONG_PAUSE = 50;
/** So often is it taken to be too soon, once it was. */
const UNASKED = 32;
/** Looks in vain, in a row, before they become rarer. */
const PATIENCE = 4;
/** Statements of traced code after which is looked, once something was made. */
const LOOKS = 4;
/** Objects that `del` follows to see whether something ends with what it unbinds. */
const REACH = 500;

export class Memory {
  readonly interpreter: Interpreter;
  /** Objects with finalisers, oldest first. The host must not take them: their finalisers need them. */
  readonly finalisable: Set<PyObject> = new Set();
  readonly weak: WeakTargets;
  /** Objects whose finaliser has run. */
  readonly finalised: WeakSet<PyObject> = new WeakSet();
  /** An object was made with a finaliser that is not the library's: those only tidy up. */
  private telling = false;
  /** gc.collect() has to count what it finds. */
  counting = false;
  /** Nothing has run since the last gc.collect(). */
  again = false;
  private settled = false;
  private readonly collector: Collector;
  /** Depth of the frame that made the last such object; its end may be the object's. */
  private marked = -1;
  private wait = 1;
  private due = false;
  private looks = 0;
  /** Something was made since the last gc.collect(). */
  private newborn = false;
  private vain = 0;
  private skip = 0;
  private made = 0;
  private credit = CREDIT;
  private pause = PAUSE;
  /** Length of `S.live` when a generator made the mark: it has ended where that is shorter. */
  private liveAtMark = 0;
  /** So many times more is the answer that it is too soon. */
  private unasked = 0;
  private lastEnd = 0;
  private lastTook = 0;

  constructor(interpreter: Interpreter) {
    this.interpreter = interpreter;
    this.weak = new WeakTargets(interpreter.library?.root);
    this.collector = new Collector(interpreter, this);
    interpreter.onTickHooks.push(() => this.poll());
  }

  /** An object whose class has a finaliser was made. */
  born(o: PyObject): void {
    this.finalisable.add(o);
    const del = typeOf(o).lookup("__del__");
    if (!(del instanceof PyFunction && isOfLibrary(del.code.filename, this.interpreter.library?.root)))
      this.telling = true;
    S.watched = 1;
    this.mark();
  }

  /** Something was made in the running frame whose end may show. */
  mark(): void {
    S.watched = 1;
    this.looks = LOOKS;
    this.newborn = true;
    if (this.inLibrary()) return;
    if (S.sp > this.marked) this.marked = S.sp;
    this.liveAtMark = 0;
    this.wait = 1;
    S.tick = 0;
  }

  /** A generator was started in the running frame that must be closed. */
  markGenerator(): void {
    const alone = this.marked < 0 || this.liveAtMark > 0;
    this.mark();
    if (alone) this.liveAtMark = S.live.length;
  }

  /** Has the frame ended that made something? */
  private leftFrame(): boolean {
    if (this.marked < 0 || S.sp >= this.marked) return false;
    this.marked = -1;
    return S.live.length >= this.liveAtMark;
  }

  /** Is there anything whose end a program would notice without asking? */
  private get eager(): boolean {
    return (
      (this.telling && this.finalisable.size > 0) ||
      this.weak.callbacks > 0 ||
      S.live.some((G) => (G.started ? G.kind === "generator" : !G.scheduled))
    );
  }

  private get any(): boolean {
    return this.finalisable.size > 0 || S.live.length > 0 || this.weak.size > 0;
  }

  /** Looks from time to time whether the frame has ended that made something. */
  private poll(): void {
    if (this.marked < 0) return;
    if (S.sp < this.marked) {
      if (!this.leftFrame()) return;
      this.due = true;
      this.collectDue();
    } else {
      S.tick = Math.min(S.tick, this.wait);
      if (this.wait < 4096) this.wait *= 2;
    }
  }

  /**
   * Before output, and before a weak reference is followed: what has gone must have gone.
   * @param asked the program looks at an object that may have gone
   */
  observe(asked = false): void {
    if (S.watched === 0 || this.collector.running) return;
    if (this.leftFrame()) this.due = true;
    if (this.due) {
      this.collectDue();
      return;
    }
    if ((!asked && !this.eager) || this.inLibrary()) return;
    if (this.skip > 0) {
      this.skip--;
      return;
    }
    this.collectDue();
  }

  /**
   * A statement has let go of a value.
   * @param fresh one that was made just before: so often does traced code look after each that was made
   */
  released(fresh: boolean): void {
    if (fresh && this.looks-- <= 0) return;
    if (this.collector.running || this.inLibrary() || !this.eager) return;
    this.due = true;
    this.collectDue();
  }

  private collectDue(): void {
    if (!this.any) {
      this.due = false;
      return;
    }
    if (this.collector.running || handlesDeepError()) return;
    this.due = false;
    if (this.tooSoon()) {
      this.due = true;
      return;
    }
    this.sweep();
  }

  /** Collects what CPython would have freed by its reference counts. */
  sweep(): void {
    if (this.collector.running || this.interpreter.host.collect === undefined) return;
    const start = this.now();
    this.made++;
    const ended = this.collector.collect(false);
    this.lastEnd = this.now();
    this.lastTook = this.lastEnd - start;
    if (ended > 0) {
      this.vain = 0;
      this.credit = Math.min(this.credit + 1, CREDIT);
      this.pause = PAUSE;
    } else {
      this.credit--;
      this.pause = LONG_PAUSE;
      if (++this.vain > PATIENCE) this.skip = 2 ** Math.min(this.vain - PATIENCE, 16) - 1;
    }
    if (!this.counting && !this.any) S.watched = 0;
  }

  /** Does a module of the library run? Nobody waits for the ends of its objects. */
  private inLibrary(): boolean {
    const code = codeAt(S.sp);
    return code !== undefined && isOfLibrary(code.filename, this.interpreter.library?.root);
  }

  private tooSoon(): boolean {
    if (this.credit > 0 && this.made < FREE) return false;
    // The clock is asked now and then only.
    if (--this.unasked > 0) return true;
    const soon = this.now() - this.lastEnd < this.pause * this.lastTook;
    this.unasked = soon ? UNASKED : 0;
    return soon;
  }

  private now(): number {
    const clock = this.interpreter.host.clock;
    return clock === undefined ? 0 : Number(clock.monotonic() / 1000n);
  }

  /** A name was unbound that held `v`: is it time to collect? */
  dropped(v: PyValue | NativeIterator | undefined): boolean {
    if (typeof v !== "object" || this.collector.running) return false;
    if (!(v instanceof PyObject)) {
      // The cursor of a loop that was left.
      if (!this.counting && this.inLibrary()) return false;
      let ends = false;
      held(v, (o) => {
        ends ||= this.dropped(o);
      });
      return ends;
    }
    if (this.counting) this.collector.suspect(v);
    if (v instanceof PyType || this.inLibrary()) return false;
    const ends = (o: PyObject): boolean =>
      this.finalisable.has(o) || this.weak.tells(o) || (o instanceof PyGenerator && o.slot >= 0);
    if (!ends(v) && !this.weak.has(v) && !leadsTo(v, ends, REACH)) return false;
    if (this.tooSoon()) {
      this.due = true;
      return false;
    }
    // A sequence lets go of its last item first.
    this.collector.backwards = v instanceof PyTuple || v instanceof PyList;
    return true;
  }

  /** After `dropped` said so. */
  sweepDropped(): void {
    S.watched = 1;
    this.sweep();
  }

  /**
   * gc.collect(): everything, cycles too. Gives the number of unreachable objects that were found.
   * @param young what was made lately: the host is not asked where nothing was whose end shows
   */
  collect(young: boolean): number {
    if (this.collector.running) return 0;
    if (young && !this.newborn && !this.collector.suspecting) return 0;
    this.newborn = false;
    const { again } = this;
    this.again = false;
    if (again && this.settled) return 0;
    this.marked = -1;
    this.due = false;
    const found = this.collector.collect(true);
    this.settled = this.collector.freed === 0;
    return found;
  }

  /** At the interpreter's end: everything goes. */
  finish(): void {
    this.collector.finish();
  }
}

/** While an exception is handled, the frames that it left live on in CPython, with their variables. */
function handlesDeepError(): boolean {
  const e = S.ei.value;
  return (
    e instanceof PyBaseException &&
    typeof e.traceback === "object" &&
    (e.traceback as { next?: unknown }).next !== undefined
  );
}
