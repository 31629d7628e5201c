// Notices every Python object that is made, while somebody wants to know. Layout classes derive from PyObject; whose constructor `super()`
// calls is looked up in their prototype at each call, so another class can be put between them, and be taken out again. Nothing stands
// there while nobody traces, and nothing is asked.

import { PyObject } from "#runtime/objects/object.ts";
import { objectType, type PyType } from "#runtime/objects/type.ts";

/** Those who want to know, from all interpreters: they share the classes. */
const listeners: Set<(made: PyObject) => void> = new Set();

class Noticed extends PyObject {
  constructor() {
    super();
    for (const listener of listeners) listener(this);
  }
}

/** The classes that derive from `from` directly, among those that the types' instances have. */
function heirs(from: object): Set<object> {
  const found = new Set<object>();
  const seen = new Set<PyType>();
  const visit = (type: PyType): void => {
    if (seen.has(type)) return;
    seen.add(type);
    for (let c: object | null = type.layout; c !== null; c = Object.getPrototypeOf(c) as object | null)
      if (Object.getPrototypeOf(c) === from && c !== Noticed) found.add(c);
    for (const sub of type.subclasses()) visit(sub);
  };
  visit(objectType);
  return found;
}

/** Tells `listener` of each object that is made from now on. Its fields are not there yet. */
export function listen(listener: (made: PyObject) => void): void {
  listeners.add(listener);
  for (const c of heirs(PyObject)) Object.setPrototypeOf(c, Noticed);
}

export function unlisten(listener: (made: PyObject) => void): void {
  if (listeners.delete(listener) && listeners.size === 0)
    for (const c of heirs(Noticed)) Object.setPrototypeOf(c, PyObject);
}
