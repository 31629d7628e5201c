// Raising, catching, and tracebacks out of the shadow stack (docs/architecture.md section 3). The ABI's exception helpers.
// Follows Python/ceval.c (do_raise, exception_group_match) and Objects/exceptions.c.

import { HostError } from "#host/host.ts";
import { callUnbound, callv } from "../calls/call.ts";
import { S } from "../current.ts";
import { fromHostError } from "../host-errors.ts";
import { PyList, PyTuple } from "../objects/containers.ts";
import {
  BaseExceptionGroupType,
  BaseExceptionType,
  PyBaseException,
  PyBaseExceptionGroup,
  recursionError,
  runtimeError,
  StopAsyncIterationType,
  systemError,
  typeError,
} from "../objects/exceptions.ts";
import { Code, PyFrame, PyTraceback } from "../objects/frames.ts";
import { type PyObject, type PyValue, slotsOf } from "../objects/object.ts";
import { None } from "../objects/singletons.ts";
import { PyType } from "../objects/type.ts";
import { isInstance, typeName, typeOf } from "../objects/type-of.ts";

/** Thrown to stop a program from outside (time limit, abort): Python cannot catch it. */
export class HostStop {
  readonly reason: string;
  readonly detail: unknown;
  constructor(reason: string, detail?: unknown) {
    this.reason = reason;
    this.detail = detail;
  }
}

/** The exception being handled, looking through generators' items. */
export function handledException(): PyValue {
  for (let item: typeof S.ei | undefined = S.ei; item !== undefined; item = item.previous)
    if (item.value !== None) return item.value;
  return None;
}

function instantiate(exc: PyValue): PyBaseException {
  if (exc instanceof PyType && exc.isSubtype(BaseExceptionType)) {
    const e = callv(exc, []);
    if (!(e instanceof PyBaseException))
      throw typeError(
        `calling ${reprOf(exc)} should have returned an instance of BaseException, not ${reprOf(typeOf(e))}`,
      );
    return e;
  }
  if (exc instanceof PyBaseException) return exc;
  throw typeError("exceptions must derive from BaseException");
}

function reprOf(t: PyValue): string {
  return t instanceof PyType
    ? `<class '${t.ns.has("__module__") ? `${String(t.ns.get("__module__"))}.` : ""}${t.qualname}'>`
    : typeName(t);
}

/** `raise exc from cause`; exc undefined re-raises. Always undefined; the error is in S.err. */
export function raise(exc: PyValue | undefined, cause: PyValue | undefined): undefined {
  if (exc === undefined) {
    const e = handledException();
    if (!(e instanceof PyBaseException)) throw runtimeError("No active exception to reraise");
    S.err = e;
    S.sp--;
    return undefined;
  }
  const e = instantiate(exc);
  if (cause !== undefined) {
    if (cause === None) e.cause = None;
    else if (cause instanceof PyType && cause.isSubtype(BaseExceptionType)) {
      const c = callv(cause, []);
      if (!(c instanceof PyBaseException))
        throw typeError(
          `calling ${reprOf(cause)} should have returned an instance of BaseException, not ${reprOf(typeOf(c))}`,
        );
      e.cause = c;
    } else if (cause instanceof PyBaseException) e.cause = cause;
    else throw typeError("exception causes must derive from BaseException");
    e.suppressContext = true;
  }
  setContext(e, handledException());
  e.contextSet = true;
  S.err = e;
  return undefined;
}

/** Natives throw without looking at what is being handled: that is done here, once, while it still stands as at the throw. */
export function settleContext(e: PyBaseException): void {
  if (e.contextSet) return;
  e.contextSet = true;
  if (e.context === None) setContext(e, handledException());
}

/** Sets `__context__`, breaking cycles as _PyErr_SetObject does. */
export function setContext(e: PyBaseException, handled: PyValue): void {
  if (handled === None || handled === e || !(handled instanceof PyBaseException)) return;
  let o: PyBaseException = handled;
  let slow: PyBaseException = handled;
  let toggle = false;
  for (;;) {
    const c = o.context;
    if (!(c instanceof PyBaseException)) break;
    if (c === e) {
      o.context = None;
      break;
    }
    o = c;
    if (o === slow) break;
    if (toggle) slow = slow.context as PyBaseException;
    toggle = !toggle;
  }
  e.context = handled;
}

/** A JavaScript catch clause in emitted code or at a border: the thrown value becomes S.err. HostStop passes. */
export function caught(x: unknown): void {
  S.err = toPython(x);
}

/** The Python exception for anything that was thrown. */
export function toPython(x: unknown): PyBaseException {
  if (x instanceof PyBaseException) return x;
  if (x instanceof HostStop) throw x;
  if (x instanceof HostError) return fromHostError(x);
  if (x instanceof RangeError) {
    if (/call stack/i.test(x.message)) return recursionError("maximum recursion depth exceeded");
    if (/BigInt|Invalid (array|string|typed array) length|allocation|(Map|Set) maximum size/i.test(x.message))
      return memoryErrorNow();
  }
  if (x instanceof Error && /call stack|too much recursion/i.test(x.message))
    return recursionError("maximum recursion depth exceeded");
  const e = systemError(x instanceof Error ? `internal error: ${x.message}` : `internal error: ${String(x)}`);
  if (x instanceof Error) internalStacks.set(e, x.stack ?? "");
  return e;
}

import { memoryError } from "../objects/exceptions.ts";

function memoryErrorNow(): PyBaseException {
  return memoryError();
}

/** JavaScript stacks of internal errors, for diagnosis. */
export const internalStacks: WeakMap<PyBaseException, string> = new WeakMap();

/** Adds traceback entries for the frames from depth `from` up to S.sp, innermost last. */
export function addTraceback(e: PyBaseException, from: number): void {
  let tb = e.traceback instanceof PyTraceback ? e.traceback : undefined;
  const top = S.sp;
  for (let i = top; i >= from && i > 0; i--) {
    const c = S.code[i];
    if (c === undefined) continue;
    const inner = tb;
    if (c instanceof PyFrame) {
      c.pos = S.pos[i] ?? 0;
      tb = new PyTraceback(c.code, c.pos, inner, c);
      c.entry = tb;
    } else tb = new PyTraceback(c instanceof Code ? c : c.code, S.pos[i] ?? 0, inner, undefined);
    tb.depth = i;
    if (inner !== undefined) inner.outer = tb;
  }
  if (tb !== undefined) e.traceback = tb;
}

/** Start of a handler: see Abi.handle. */
export function handle(d: number, _previous: PyValue): PyBaseException {
  const e = S.err ?? systemError("error return without exception set");
  S.err = undefined;
  if (S.sp >= d) addTraceback(e, d);
  S.sp = d;
  settleContext(e);
  S.ei.value = e;
  return e;
}

export function reraise(e: PyBaseException, d: number, previous: PyValue, moved = false): undefined {
  S.err = e;
  S.sp = d - 1;
  S.ei.value = previous;
  // The frame of a try statement ends where it raises again, the traceback's entry stays where it was raised.
  const tb = e.traceback;
  if (moved && tb instanceof PyTraceback && tb.depth === d) tb.end = S.pos[d];
  return undefined;
}

/** `except T:` */
export function matches(exc: PyValue, type: PyValue): boolean {
  if (type instanceof PyType && type.isSubtype(BaseExceptionType)) return typeOf(exc).isSubtype(type);
  if (type instanceof PyTuple) {
    for (const t of type.items) if (!(t instanceof PyType && t.isSubtype(BaseExceptionType))) throw cannotCatch();
    return type.items.some((t) => typeOf(exc).isSubtype(t as PyType));
  }
  throw cannotCatch();
}
function cannotCatch(): PyBaseException {
  return typeError("catching classes that do not inherit from BaseException is not allowed");
}

/** `except* T`: [matching or None, rest or None]. */
export function exceptStarMatch(exc: PyValue, type: PyValue): PyValue[] {
  const types = type instanceof PyTuple ? type.items : [type];
  for (const t of types) {
    if (!(t instanceof PyType && t.isSubtype(BaseExceptionType))) throw cannotCatch();
    if (t.isSubtype(BaseExceptionGroupType))
      throw typeError("catching ExceptionGroup with except* is not allowed. Use except instead.");
  }
  if (exc === None) return [None, None];
  if (matches(exc, type)) {
    if (exc instanceof PyBaseExceptionGroup) return [exc, None];
    const group = new (isInstance(exc, exceptionType())
      ? exceptionGroupType()
      : BaseExceptionGroupType
    ).K() as PyBaseExceptionGroup;
    group.args = new PyTuple(["", new PyTuple([exc])]);
    group.message = "";
    group.exceptions = new PyTuple([exc]);
    group.traceback =
      (exc as PyBaseException).traceback instanceof PyTraceback ? lastFrameOnly(exc as PyBaseException) : None;
    return [group, None];
  }
  if (exc instanceof PyBaseExceptionGroup) {
    const split = callUnbound(exc.cls.lookup("split")!, exc, [type]);
    if (!(split instanceof PyTuple))
      throw typeError(`${exc.cls.name}.split must return a tuple, not ${typeName(split)}`);
    if (split.items.length < 2)
      throw typeError(`${exc.cls.name}.split must return a 2-tuple, got tuple of size ${split.items.length}`);
    return [split.items[0]!, split.items[1]!];
  }
  return [None, exc];
}

import { ExceptionGroupType, ExceptionType } from "../objects/exceptions.ts";

function exceptionType(): PyType {
  return ExceptionType;
}
function exceptionGroupType(): PyType {
  return ExceptionGroupType;
}
function lastFrameOnly(e: PyBaseException): PyValue {
  const tb = e.traceback as PyTraceback;
  return new PyTraceback(tb.code, S.pos[S.sp] ?? tb.pos, undefined, tb.frame);
}

/** End of try/except*: what is left to raise, or None (_PyExc_PrepReraiseStar). */
export function exceptStarEnd(original: PyValue, raised: PyValue[]): PyValue {
  const excs = raised.filter((e) => e !== None);
  if (excs.length === 0) return None;
  if (!(original instanceof PyBaseExceptionGroup)) {
    // a naked exception was caught and wrapped: one exception was raised
    return excs[0]!;
  }
  const fresh: PyValue[] = [];
  const reraised: PyValue[] = [];
  for (const e of excs) (sameGroupMetadata(e, original) ? reraised : fresh).push(e);
  let projected: PyValue = None;
  if (reraised.length > 0) projected = projection(original, reraised);
  if (fresh.length === 0) return projected;
  const all = projected === None ? fresh : [...fresh, projected];
  if (all.length === 1) return all[0]!;
  return callv(allExceptions(all) ? ExceptionGroupType : BaseExceptionGroupType, ["", new PyList(all)]);
}
function allExceptions(items: PyValue[]): boolean {
  return items.every((e) => isInstance(e, ExceptionType));
}
function sameGroupMetadata(e: PyValue, original: PyBaseExceptionGroup): boolean {
  return (
    e instanceof PyBaseExceptionGroup &&
    e.traceback === original.traceback &&
    e.context === original.context &&
    e.cause === original.cause &&
    slotsOf(e).$__notes__ === slotsOf(original).$__notes__
  );
}
function projection(group: PyBaseExceptionGroup, keep: PyValue[]): PyValue {
  const leaves = new Set<PyValue>();
  const collect = (e: PyValue): void => {
    if (e instanceof PyBaseExceptionGroup) e.exceptions.items.forEach(collect);
    else leaves.add(e);
  };
  keep.forEach(collect);
  const build = (g: PyBaseExceptionGroup): PyValue => {
    const kept: PyValue[] = [];
    for (const e of g.exceptions.items) {
      if (e instanceof PyBaseExceptionGroup) {
        const s = build(e);
        if (s !== None) kept.push(s);
      } else if (leaves.has(e)) kept.push(e);
    }
    return kept.length === 0
      ? None
      : kept.length === g.exceptions.items.length && kept.every((k, i) => k === g.exceptions.items[i])
        ? g
        : deriveGroup(g, kept);
  };
  return build(group);
}

/** `group.derive(excs)` with the metadata copied. */
export function deriveGroup(g: PyBaseExceptionGroup, excs: PyValue[]): PyValue {
  const r = callUnbound(g.cls.lookup("derive")!, g, [new PyList(excs)]);
  if (!(r instanceof PyBaseExceptionGroup)) throw typeError("derive must return an instance of BaseExceptionGroup");
  r.traceback = g.traceback;
  r.context = g.context;
  r.cause = g.cause;
  r.suppressContext = g.suppressContext;
  const notes = slotsOf(g).$__notes__;
  if (notes instanceof PyList) slotsOf(r).$__notes__ = new PyList(notes.items.slice());
  return r;
}

export function isStopAsync(exc: PyValue): boolean {
  return isInstance(exc, StopAsyncIterationType);
}

/** `e.add_note(text)`. */
export function addNote(e: PyBaseException, text: PyValue): void {
  const notes = slotsOf(e).$__notes__;
  if (notes instanceof PyList) notes.items.push(text);
  else slotsOf(e).$__notes__ = new PyList([text]);
}

/** The frame object of depth d; made on first use, with its callers on demand. */
export function frameAt(d: number): PyFrame | undefined {
  if (d <= 0) return undefined;
  const c = S.code[d];
  if (c === undefined) return undefined;
  if (c instanceof PyFrame) return c;
  const f = new PyFrame(c instanceof Code ? c : c.code, d, S.pos[d] ?? 0);
  if (!(c instanceof Code)) f.generator = c;
  S.code[d] = f;
  // Kept for when the frame has ended and the shadow stack has forgotten its caller.
  f.back = frameAt(d - 1);
  return f;
}

/** Is the frame still running? */
export function isRunning(f: PyFrame): boolean {
  return f.depth > 0 && f.depth <= S.sp && S.code[f.depth] === f;
}

/** The code of depth d. */
export function codeAt(d: number): Code | undefined {
  const c = S.code[d];
  return c instanceof Code ? c : c?.code;
}
export type { PyObject };
