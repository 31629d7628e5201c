// The objects that a program can reach: for gc.get_objects, gc.get_referrers and sys.getrefcount. Variables of running functions are not
// seen unless a frame object shows them.

import { codeAt } from "../exceptions/raise.ts";
import type { Interpreter } from "../interpreter.ts";
import { PyFrame } from "../objects/frames.ts";
import { InstanceDict } from "../objects/instance-dict.ts";
import { PyObject, type PyValue } from "../objects/object.ts";
import { isTracked, referents } from "./referents.ts";

function walk(interpreter: Interpreter, visit: (o: PyObject, next: readonly PyObject[]) => void): void {
  const { S } = interpreter;
  const seen = new Set<PyObject>();
  const queue: PyObject[] = [];
  const add = (v: unknown): void => {
    if (!(v instanceof PyObject) || seen.has(v)) return;
    seen.add(v);
    queue.push(v);
  };
  add(interpreter.modules);
  add(interpreter.builtins);
  add(interpreter.sysDict);
  add(S.ei.value);
  for (let d = 0; d <= S.sp; d++) {
    const frame = S.code[d];
    add(frame);
    if (frame instanceof PyFrame) {
      for (const [, v] of frame.accessor?.(0) ?? []) add(v);
      add(frame.namespace);
    }
    add(codeAt(d)?.instance.globals);
  }
  for (const o of interpreter.memory.finalisable) add(o);
  for (const G of S.live) add(G);
  for (let o = queue.pop(); o !== undefined; o = queue.pop()) {
    const next: PyObject[] = [];
    referents(o, (v) => void next.push(v), true);
    visit(o, next);
    for (const v of next) add(v);
  }
}

/** All that CPython's collector would look at. */
export function allObjects(interpreter: Interpreter): PyObject[] {
  const out: PyObject[] = [];
  walk(interpreter, (o) => {
    if (isTracked(o)) out.push(o);
  });
  return out;
}

/** What refers to any of the objects directly. */
export function referrers(interpreter: Interpreter, objects: readonly PyValue[]): PyObject[] {
  const wanted = new Set(objects.filter((o) => typeof o === "object"));
  const out: PyObject[] = [];
  walk(interpreter, (o, next) => {
    if (!(o instanceof InstanceDict) && next.some((v) => wanted.has(v))) out.push(o);
  });
  return out;
}

/** How many references there are to an object. */
export function countReferences(interpreter: Interpreter, object: PyObject): number {
  let n = 0;
  walk(interpreter, (o, next) => {
    if (!(o instanceof InstanceDict)) for (const v of next) if (v === object) n++;
  });
  return n;
}
