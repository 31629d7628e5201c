// What generators, coroutines and async generators share: names, state, `send`, `throw`, `close`. Follows Objects/genobject.c, where the
// three types differ in little but the prefix of their attributes.

import { S } from "#runtime/current.ts";
import { frameAt } from "#runtime/exceptions/raise.ts";
import { warnDeprecated } from "#runtime/exceptions/warn.ts";
import type { ClassKit, ClassSpec } from "#runtime/native/define.ts";
import { pos } from "#runtime/native/params.ts";
import { stopIteration, typeError } from "#runtime/objects/exceptions.ts";
import { PyFrame } from "#runtime/objects/frames.ts";
import { type PyGenerator, Thrown } from "#runtime/objects/generators.ts";
import { genericAlias } from "#runtime/objects/generic-alias.ts";
import type { PyObject, PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, jsText, strValue } from "#runtime/objects/str.ts";
import { type Suspending, settled } from "#runtime/suspending/suspend.ts";
import { addressOf } from "../object/index.ts";

/** Parameters of every `throw`. */
export const throwParameters = [pos("type"), pos("value", "..."), pos("traceback", "...")] as const;

/** The arguments of `throw`; more than one is the deprecated form. */
export function thrown(type: PyValue, value: PyValue | undefined, tb: PyValue | undefined, method = "throw"): Thrown {
  if (value !== undefined)
    warnDeprecated(`the (type, exc, tb) signature of ${method}() is deprecated, use the single-arg signature instead.`);
  return new Thrown(type, value, tb);
}

/** The result of a step: StopIteration with the return value at the end. */
export function finish(g: PyGenerator, r: PyValue | undefined): PyValue {
  if (r !== undefined) return r;
  const v = g.result;
  g.result = None;
  throw stopIteration(v);
}

function frameOf(g: PyGenerator): PyValue {
  if (g.js === undefined) return None;
  if (g.running) {
    for (let d = S.sp; d > 0; d--) {
      const c = S.code[d];
      if (c === g || (c instanceof PyFrame && c.generator === g)) return frameAt(d)!;
    }
  }
  if (g.frame === undefined) {
    g.frame = new PyFrame(g.code, 0, g.pos);
    g.frame.generator = g;
  }
  return g.frame;
}

function checkName(v: PyValue | undefined, what: string): PyValue {
  if (v === undefined || strValue(v) === undefined) throw typeError(`${what} must be set to a string object`);
  return v;
}

/**
 * Attributes by prefix (`gi_code`, `cr_code`, `ag_code`).
 * @param delegate name of what shows the delegate (`yieldfrom`, `await`)
 * @param running what shows as running
 */
export function generatorProperties<G extends PyGenerator>(
  c: ClassKit<G>,
  prefix: string,
  delegate: string,
  running: (self: G) => boolean,
): NonNullable<ClassSpec<G>["properties"]> {
  return {
    __name__: c.property(
      (self) => self.name,
      (self, v) => {
        self.name = checkName(v, "__name__");
      },
    ),
    __qualname__: c.property(
      (self) => self.qualname,
      (self, v) => {
        self.qualname = checkName(v, "__qualname__");
      },
    ),
    [`${prefix}_code`]: c.property((self) => self.code),
    [`${prefix}_frame`]: c.property(frameOf),
    [`${prefix}_running`]: c.property(running),
    [`${prefix}_suspended`]: c.property((self) => self.started && self.js !== undefined && !self.running),
    [`${prefix}_${delegate}`]: c.property((self) => (self.running ? None : (self.delegate ?? None))),
  };
}

/** `<generator object f at 0x…>` */
export function generatorRepr(self: PyGenerator, what: string): PyValue {
  return fromUtf16(`<${what} object ${jsText(self.qualname)} at ${addressOf(self)}>`);
}

/** `send`, `throw` and `close` of what drives a generator: itself, or the wrapper that `__await__` gives. */
export function generatorMethods<L extends PyObject>(
  c: ClassKit<L>,
  target: (self: L) => PyGenerator,
): NonNullable<ClassSpec<L>["methods"]> {
  return {
    send: c.blocking([pos("arg")], {
      direct: (self, v) => finish(target(self), target(self).send(v)),
      *gen(self, v): Suspending<PyValue> {
        const g = target(self);
        return finish(g, yield* settled(g.resumeS(v, undefined)));
      },
    }),
    throw: c.blocking(throwParameters, {
      direct: (self, type, value, tb) => finish(target(self), target(self).throwIn(thrown(type, value, tb))),
      *gen(self, type, value, tb): Suspending<PyValue> {
        const g = target(self);
        return finish(g, yield* g.throwInGen(thrown(type, value, tb)));
      },
    }),
    close: c.blocking([], {
      direct: (self) => target(self).close(),
      gen: (self) => target(self).closeGen(),
    }),
  };
}

/** `__class_getitem__` */
export function classGetItem<L>(c: ClassKit<L>): NonNullable<ClassSpec<L>["methods"]> {
  return { __class_getitem__: c.classMethod([pos("item")], (cls, item) => genericAlias(cls, item)) };
}
