// Suspended generators during a collection. A generator's body refers to the generator object, and so keeps it; while the host collects,
// it refers to a copy instead, which becomes the generator where the original goes (codegen/expressions/suspension.ts takes both).

import { ExcItem } from "../objects/frames.ts";
import type { PyGenerator } from "../objects/generators.ts";
import type { PyObject, PyValue } from "../objects/object.ts";

type Body = { next(v: unknown): { value: unknown } };
interface Shown {
  readonly plain: readonly (readonly [string, PyValue | undefined])[];
}

/** Variables of parked bodies whose originals live on: a field of the generator, so that they live as long as it does. */
interface Parked {
  parked?: readonly (PyValue | undefined)[];
}

/** Makes the body of `G` refer to `twin`, and its variables to what `made` has in their place. */
export function park(G: PyGenerator, twin: PyGenerator, made: ReadonlyMap<PyObject, PyObject>): void {
  if (G.item !== undefined) {
    twin.item = new ExcItem();
    twin.item.value = G.item.value;
  }
  twin.frame = undefined;
  if (!G.started) {
    // Nothing of the body has run, and nothing of it will.
    twin.js = undefined;
    twin.args = twin.body = twin.maker = undefined;
    return;
  }
  // In step form the variables are in a field, and have been copied with the others.
  if (G.steps !== undefined) return;
  const body = G.js as unknown as Body;
  const { plain } = body.next(undefined).value as Shown;
  const values = plain.map(([, v]) => v);
  body.next([...values.map((v) => (typeof v === "object" ? (made.get(v) ?? v) : v)), twin]);
  (G as Parked).parked = values;
}

/** Gives the body back to `G`, which lives. */
export function unpark(G: PyGenerator): void {
  const { parked } = G as Parked;
  if (parked === undefined) return;
  delete (G as Parked).parked;
  const body = G.js as unknown as Body;
  body.next(undefined);
  body.next([...parked, G]);
}
