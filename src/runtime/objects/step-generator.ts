// Generator objects of simple generator expressions. Their code is a plain function that is called once per item, with nothing to keep
// between calls but the source iterator; so no JavaScript generator is needed (see codegen/functions/comprehensions.ts).

import { S } from "../current.ts";
import { type Code, PyFrame } from "./frames.ts";
import { asCursor, type LocalSlots, PyGenerator } from "./generators.ts";
import { PyObject, type PyValue } from "./object.ts";
import { None } from "./singletons.ts";

class StepEnd extends PyObject {}

/** What a step returns when the source is exhausted. */
export const stepEnd: PyObject = new StepEnd();

/** Makes the next item; undefined when raised, stepEnd at the end. */
export type Step = (d: number, source: PyValue) => PyValue | undefined;

type Js = NonNullable<PyGenerator["js"]>;

export class PyStepGenerator extends PyGenerator {
  private readonly step: Step;
  source: PyValue;
  constructor(code: Code, step: Step, source: PyValue) {
    super(code, code.name, code.qualname);
    this.step = step;
    this.source = source;
    this.js = new StepIterator(this, step) as unknown as Js;
  }

  override locals(): LocalSlots {
    const shown = this.js !== undefined && (this.source as { cls?: unknown }).cls !== undefined;
    return { plain: [[".0", shown ? this.source : undefined]], cells: [] };
  }
  override setLocal(name: string, value: PyValue): boolean {
    if (name !== ".0" || this.js === undefined) return false;
    this.source = asCursor(value);
    return true;
  }

  override nx(): PyValue | undefined {
    const d = S.sp + 1;
    if (this.js === undefined || this.running || this.frame !== undefined || d > S.max)
      return this.resume(None, undefined);
    const { code } = this;
    S.sp = d;
    S.code[d] = this;
    this.d = d;
    this.running = true;
    this.started = true;
    let r: PyValue | undefined;
    try {
      r = this.step(d, this.source);
    } catch (x) {
      return this.fail(d, () => {
        throw x;
      });
    }
    if (r === undefined) {
      const { err } = S;
      return this.fail(d, () => {
        S.err = err;
        return undefined;
      });
    }
    this.running = false;
    this.pos = S.pos[d]!;
    const c = S.code[d];
    if (c === this) S.code[d] = code;
    else if (c instanceof PyFrame) {
      this.frame = c;
      c.generator = this;
      c.depth = 0;
      c.pos = this.pos;
    }
    S.sp = d - 1;
    if (r !== stepEnd) return r;
    this.js = undefined;
    this.result = None;
    return undefined;
  }

  /** Raises through the general road, which ends the generator. */
  private fail(d: number, raise: () => undefined): PyValue | undefined {
    const { sp } = S;
    this.running = false;
    this.js = {
      next() {
        S.sp = sp;
        return { done: true, value: raise() };
      },
    } as unknown as Js;
    this.pos = S.pos[d]!;
    S.sp = d - 1;
    return this.resume(None, undefined);
  }
}

/** The general road: what PyGenerator expects of a JavaScript generator. */
class StepIterator {
  private readonly owner: PyStepGenerator;
  private readonly step: Step;
  constructor(owner: PyStepGenerator, step: Step) {
    this.owner = owner;
    this.step = step;
  }
  next(): IteratorResult<PyValue | undefined, PyValue | undefined> {
    const r = this.step(this.owner.d, this.owner.source);
    if (r === stepEnd) return { done: true, value: None };
    return r === undefined ? { done: true, value: undefined } : { done: false, value: r };
  }
  throw(e: unknown): never {
    throw e;
  }
}
