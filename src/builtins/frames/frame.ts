// Frame objects and the proxy of their locals (PEP 667). A frame object stands in the shadow stack in place of its code while it runs.

import { addressOf } from "#builtins/object/index.ts";
import { callMethodOf } from "#runtime/calls/call.ts";
import { current, S } from "#runtime/current.ts";
import { frameAt, isRunning } from "#runtime/exceptions/raise.ts";
import { warn } from "#runtime/exceptions/warn.ts";
import { defineClass, makeType } from "#runtime/native/define.ts";
import { pos, rest } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import {
  attributeError,
  KeyErrorType,
  keyError,
  makeException,
  NotImplementedErrorType,
  RuntimeWarningType,
  runtimeError,
  typeError,
  valueError,
} from "#runtime/objects/exceptions.ts";
import { frameType, PyFrame } from "#runtime/objects/frames.ts";
import { PyGenerator } from "#runtime/objects/generators.ts";
import { hashOf, pyEquals } from "#runtime/objects/hash.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import { Cell, PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { fromUtf16 } from "#runtime/objects/str.ts";
import { TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { repr, reprText } from "#runtime/operators/protocols.ts";
import { guardedRepr } from "#runtime/operators/repr-guard.ts";
import { builtinsOf } from "#runtime/units.ts";
import { instructionLine } from "./code.ts";
import { frameOfTraceback } from "./traceback.ts";

/** Position index where a frame is, or was when last seen. */
export function positionOf(f: PyFrame): number {
  if (f.depth > 0 && S.code[f.depth] === f) f.pos = S.pos[f.depth] ?? f.pos;
  return f.pos;
}

type Slot = readonly [string, PyValue | undefined];

/** Names a frame's code can bind, with their values; cells stand for themselves. */
function slots(f: PyFrame): readonly Slot[] {
  if (f.accessor !== undefined && (isRunning(f) || f.generator === undefined)) return f.accessor(0) ?? [];
  if (!(f.generator instanceof PyGenerator)) return f.accessor?.(0) ?? [];
  const { plain, cells } = f.generator.locals();
  return [...plain, ...cells];
}
function bound(f: PyFrame): [string, PyValue][] {
  const out: [string, PyValue][] = [];
  for (const [k, v] of slots(f)) {
    const value = v instanceof Cell ? v.v : v;
    if (value !== undefined) out.push([k, value]);
  }
  return out;
}
function assignSlot(f: PyFrame, name: string, value: PyValue): void {
  if (f.accessor !== undefined && (isRunning(f) || f.generator === undefined)) f.accessor(1, name, value);
  else if (f.generator instanceof PyGenerator) f.generator.setLocal(name, value);
}

/** `frame.f_locals`, write-through. */
class PyFrameLocals extends PyObject {
  frame: PyFrame | undefined = undefined;

  get extra(): PyDict | undefined {
    return this.frame!.extra as PyDict | undefined;
  }
  /** The variable that a key names: a str, or what is equal to one. */
  variable(key: PyValue): Slot | undefined {
    const all = slots(this.frame!);
    if (typeof key === "string") return all.find(([k]) => k === key);
    const h = hashOf(key);
    return all.find(([k]) => hashOf(fromUtf16(k)) === h && pyEquals(key, fromUtf16(k)));
  }
  get(key: PyValue): PyValue | undefined {
    const v = this.variable(key)?.[1];
    return (v instanceof Cell ? v.v : v) ?? this.extra?.get(key);
  }
  set(key: PyValue, value: PyValue): void {
    const f = this.frame!;
    const variable = this.variable(key);
    if (variable !== undefined) assignSlot(f, variable[0], value);
    else ((f.extra ??= new PyDict()) as PyDict).set(key, value);
  }
  pairs(): [PyValue, PyValue][] {
    const own: [PyValue, PyValue][] = bound(this.frame!).map(([k, v]) => [fromUtf16(k), v]);
    return [...own, ...(this.extra?.pairs() ?? [])];
  }
  copy(): PyDict {
    const d = new PyDict();
    for (const [k, v] of this.pairs()) d.set(k, v);
    return d;
  }
}

function pairsOf(v: PyValue): [PyValue, PyValue][] | undefined {
  if (v instanceof PyFrameLocals) return v.pairs();
  return v instanceof PyDict ? v.pairs() : undefined;
}

function merge(self: PyFrameLocals, v: PyValue): void {
  const pairs = pairsOf(v);
  if (pairs === undefined) throw typeError("update() argument must be dict or another FrameLocalsProxy");
  for (const [k, x] of pairs) self.set(k, x);
}

function removal(self: PyFrameLocals, key: PyValue): PyValue | undefined {
  if (self.variable(key) !== undefined) throw valueError("cannot remove local variables from FrameLocalsProxy");
  return self.extra?.delete(key);
}

function union(a: PyValue, b: PyValue): PyValue {
  const x = pairsOf(a);
  const y = pairsOf(b);
  if (x === undefined || y === undefined) return NotImplemented;
  const d = new PyDict();
  for (const [k, v] of [...x, ...y]) d.set(k, v);
  return d;
}

const frameLocalsType = makeType(PyFrameLocals, { name: "FrameLocalsProxy", flags: TypeFlags.MAPPING }, (c) => ({
  slots: {
    new: c.make([rest("args")], (cls, args) => {
      if (args.length !== 1) throw typeError(`FrameLocalsProxy expected 1 argument, got ${args.length}`);
      const f = args[0]!;
      if (!(f instanceof PyFrame)) throw typeError(`expect frame, not ${typeName(f)}`);
      const p = new cls.K() as PyFrameLocals;
      p.frame = f;
      return p;
    }),
    repr: (self) => guardedRepr(self, "{...}", () => repr(self.copy())),
    len: (self) => self.pairs().length,
    iter: (self) => callMethodOf(new PyList(self.pairs().map(([k]) => k)), "__iter__"),
    reversed: (self) =>
      new PyList(
        self
          .pairs()
          .map(([k]) => k)
          .reverse(),
      ),
    contains: (self, key) => self.get(key) !== undefined,
    getitem: (self, key) => {
      const v = self.get(key);
      if (v === undefined)
        throw makeException(KeyErrorType, fromUtf16(`local variable '${reprText(key)}' is not defined`));
      return v;
    },
    setitem: (self, key, value) => self.set(key, value),
    delitem: (self, key) => {
      if (removal(self, key) === undefined) throw keyError(key);
    },
    eq: (self, other) =>
      other instanceof PyFrameLocals
        ? self.frame === other.frame
        : other instanceof PyDict
          ? pyEquals(self.copy(), other)
          : NotImplemented,
    ne: (self, other) =>
      other instanceof PyFrameLocals
        ? self.frame !== other.frame
        : other instanceof PyDict
          ? !pyEquals(self.copy(), other)
          : NotImplemented,
    or: union,
    ror: (self, other) => union(other, self),
    ior: (self, other) => {
      if (pairsOf(other) === undefined) return NotImplemented;
      merge(self, other);
      return self;
    },
    unhashable: true,
  },
  methods: {
    keys: c.method([], (self) => new PyList(self.pairs().map(([k]) => k))),
    values: c.method([], (self) => new PyList(self.pairs().map(([, v]) => v))),
    items: c.method([], (self) => new PyList(self.pairs().map((p) => new PyTuple(p)))),
    copy: c.method([], (self) => self.copy()),
    get: c.method([pos("key"), pos("default", "None")], (self, key, d) => self.get(key) ?? d),
    pop: c.method([pos("key"), pos("default", "...")], (self, key, d) => {
      const v = removal(self, key) ?? d;
      if (v === undefined) throw keyError(key);
      return v;
    }),
    setdefault: c.method([pos("key"), pos("default", "None")], (self, key, d) => {
      const v = self.get(key);
      if (v !== undefined) return v;
      self.set(key, d);
      return d;
    }),
    update: c.method([pos("other")], (self, other) => {
      merge(self, other);
      return None;
    }),
  },
}));

/** `frame.f_locals`: the namespace of modules and classes, a proxy of a function's variables. */
export function localsOfFrame(f: PyFrame): PyValue {
  if (f.namespace !== undefined) return f.namespace;
  if (f.code.spec.form === "module") return f.code.instance.locals;
  const p = new frameLocalsType.K() as PyFrameLocals;
  p.frame = f;
  return p;
}

/** The caller's frame; kept once it is known, as the shadow stack forgets it. */
function backOf(f: PyFrame): PyValue {
  if (isRunning(f)) f.back = frameAt(f.depth - 1);
  else if (f.generator instanceof PyGenerator && f.generator.js !== undefined) return None;
  else if (f.back === undefined && f.entry?.outer !== undefined) f.back = frameOfTraceback(f.entry.outer);
  return f.back ?? None;
}

function lineOf(f: PyFrame): number {
  return instructionLine(f.code, positionOf(f));
}

/** What stands on CPython's stack inside these lists of statements: what kind of block put it there, and which. */
function stackOf(lists: readonly number[], kinds: Readonly<Record<number, string>>): [string, number][] {
  return lists
    .map((id): [string, number] => [kinds[id]!, id])
    .filter(([kind]) => kind === "for" || kind === "except" || kind.startsWith("with"));
}

/** May what one block left stand for what another one needs? A loop's iterator stays in its loop. */
function same([kind, id]: [string, number], wanted: string, other: number): boolean {
  return kind === wanted && (kind !== "for" || id === other);
}

/** `frame.f_lineno = n` in a trace function (frame_lineno_set_impl). */
function jump(f: PyFrame, v: PyValue): void {
  if (!isInt(v)) throw valueError("lineno must be an integer");
  const { event, monitored } = S.tracing;
  if (event === "call") throw valueError("can't jump from the 'call' trace event of a new frame");
  if ((f.trace === None && !monitored) || event === undefined)
    throw valueError("f_lineno can only be set in a trace function");
  if (event !== "line") throw valueError("can only jump from a 'line' trace event");
  const { spec } = f.code;
  const line = Number(v);
  if (line < spec.firstlineno) throw valueError(`line ${line} comes before the current code block`);
  const { targets, kinds } = f.jumps ?? { targets: [], kinds: {} };
  let target: (typeof targets)[number] | undefined;
  for (const t of targets) if (t[0] >= line && (target === undefined || t[0] < target[0])) target = t;
  if (target === undefined) throw valueError(`line ${line} comes after the current code block`);
  const here = targets.find((t) => t[1] === f.statement);
  if (here === undefined) throw valueError("incompatible stacks");
  const stack = stackOf(here[2], kinds);
  const wanted = stackOf(target[2], kinds);
  const fits = wanted.length <= stack.length && wanted.every(([kind, id], i) => same(stack[i]!, kind, id));
  const entered = target[2].filter((id) => !here[2].includes(id)).map((id) => kinds[id]!);
  if (entered.includes("other"))
    throw makeException(NotImplementedErrorType, "jumping into an else, finally or case block by f_lineno");
  switch (fits ? undefined : entered.reverse().find((kind) => kind !== "")) {
    case "except":
      throw valueError("can't jump into an 'except' block as there's no exception");
    case "for":
      throw valueError("can't jump into the body of a for loop");
    default:
      if (fits || entered.every((kind) => kind === "")) break;
      throw valueError("incompatible stacks");
  }
  const known = new Set(bound(f).map(([name]) => name));
  const unbound = spec.varnames.filter((name) => !known.has(name));
  if (unbound.length > 0) {
    warn(RuntimeWarningType, `assigning None to ${unbound.length} unbound local${unbound.length === 1 ? "" : "s"}`, 0);
    for (const name of unbound) f.accessor?.(1, name, None);
  }
  f.jumpTo = target[1];
}

function flag(self: PyFrame, key: "traceLines" | "traceOpcodes", v: PyValue | undefined): void {
  if (v === undefined) throw typeError("can't delete numeric/char attribute");
  if (typeof v !== "boolean") throw typeError("attribute value type must be bool");
  self[key] = v;
}

defineClass(frameType, PyFrame, (c) => ({
  slots: {
    repr: (self) =>
      fromUtf16(
        `<frame at ${addressOf(self)}, file ${reprText(fromUtf16(self.code.filename))}, line ${lineOf(self)}, code ${self.code.name}>`,
      ),
  },
  methods: {
    clear: c.method([], (self) => {
      if (isRunning(self)) throw runtimeError("cannot clear an executing frame");
      const g = self.generator;
      if (g instanceof PyGenerator && g.js !== undefined) {
        if (g.started) throw runtimeError("cannot clear a suspended frame");
        g.close();
      }
      self.accessor = undefined;
      self.extra = undefined;
      return None;
    }),
    __sizeof__: c.method([], () => 400),
  },
  properties: {
    f_back: c.property(backOf),
    f_code: c.property((self) => self.code),
    f_globals: c.property((self) => current().importer.later.all(self.code.instance.globals as PyDict)),
    f_builtins: c.property((self) => builtinsOf(self.code.instance.globals as PyDict, current())),
    f_locals: c.property(localsOfFrame),
    f_lasti: c.property((self) => positionOf(self) * 2),
    f_lineno: c.property(lineOf, (self, v) => {
      if (v === undefined) throw attributeError("cannot delete attribute", None, "f_lineno");
      jump(self, v);
    }),
    f_trace: c.property(
      (self) => self.trace,
      (self, v) => {
        self.trace = v ?? None;
      },
    ),
    f_trace_lines: c.member(
      (self) => self.traceLines,
      (self, v) => flag(self, "traceLines", v),
    ),
    f_trace_opcodes: c.property(
      (self) => self.traceOpcodes,
      (self, v) => flag(self, "traceOpcodes", v),
    ),
    f_generator: c.property((self) => self.generator ?? None),
  },
}));
