// Type parameters of generic aliases: which there are, and `alias[args]` (Objects/genericaliasobject.c: _Py_make_parameters, _Py_subs_parameters).

import { lookupAttribute } from "#runtime/attributes.ts";
import { call, call1 } from "#runtime/calls/call.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { Ellipsis, None } from "#runtime/objects/singletons.ts";
import { PyType } from "#runtime/objects/type.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { getitem } from "#runtime/operators/items.ts";
import { reprText, truthy } from "#runtime/operators/protocols.ts";

/** The type variables in `args`, each once, in order. */
export function collectParameters(args: readonly PyValue[]): PyValue[] {
  const out: PyValue[] = [];
  const take = (v: PyValue): void => {
    if (!out.includes(v)) out.push(v);
  };
  for (const v of args) {
    if (v instanceof PyType) continue;
    if (v instanceof PyTuple || v instanceof PyList) {
      for (const p of collectParameters(v.items)) take(p);
    } else if (lookupAttribute(v, "__typing_subst__") !== undefined) take(v);
    else {
      const inner = lookupAttribute(v, "__parameters__");
      if (inner instanceof PyTuple) for (const p of inner.items) take(p);
    }
  }
  return out;
}

/** Replaces `*tuple[int, str]` among the arguments by its items. */
function unpackArguments(item: PyValue): PyValue {
  const items = item instanceof PyTuple ? item.items : [item];
  const out: PyValue[] = [];
  for (const v of items) {
    const inner = v instanceof PyType ? undefined : lookupAttribute(v, "__typing_unpacked_tuple_args__");
    if (inner instanceof PyTuple && inner.items[inner.items.length - 1] !== Ellipsis) out.push(...inner.items);
    else out.push(v);
  }
  return new PyTuple(out);
}

/** An argument that holds type variables deeper inside. */
function substituteInside(v: PyValue, parameters: readonly PyValue[], given: readonly PyValue[]): PyValue {
  const inner = lookupAttribute(v, "__parameters__");
  if (!(inner instanceof PyTuple) || inner.items.length === 0) return v;
  const out: PyValue[] = [];
  for (const p of inner.items) {
    const i = parameters.indexOf(p);
    if (i < 0) out.push(p);
    else {
      const arg = given[i]!;
      if (typeOf(parameters[i]!).lookup("__iter__") !== undefined && arg instanceof PyTuple) out.push(...arg.items);
      else out.push(arg);
    }
  }
  return getitem(v, new PyTuple(out));
}

/** The arguments of `self[item]`. */
export function substitute(
  self: PyValue,
  args: readonly PyValue[],
  parameters: readonly PyValue[],
  item0: PyValue,
): PyValue[] {
  if (parameters.length === 0) throw typeError(`${reprText(self)} is not a generic class`);
  let item = unpackArguments(item0);
  for (const p of parameters) {
    const prepare = lookupAttribute(p, "__typing_prepare_subst__");
    if (prepare !== undefined && prepare !== None)
      item = call(prepare, self, item instanceof PyTuple ? item : new PyTuple([item]));
  }
  const given = item instanceof PyTuple ? item.items : [item];
  if (given.length !== parameters.length) {
    throw typeError(
      `Too ${given.length > parameters.length ? "many" : "few"} arguments for ${reprText(self)}; actual ${given.length}, expected ${parameters.length}`,
    );
  }
  const out: PyValue[] = [];
  for (const v of args) {
    if (v instanceof PyType) {
      out.push(v);
      continue;
    }
    if (v instanceof PyTuple || v instanceof PyList) {
      const inner = substitute(self, v.items, parameters, item);
      out.push(v instanceof PyList ? new PyList(inner) : new PyTuple(inner));
      continue;
    }
    const unpacked = lookupAttribute(v, "__typing_is_unpacked_typevartuple__");
    const subst = lookupAttribute(v, "__typing_subst__");
    const made =
      subst !== undefined ? call1(subst, given[parameters.indexOf(v)]!) : substituteInside(v, parameters, given);
    if (unpacked !== undefined && truthy(unpacked)) {
      if (!(made instanceof PyTuple))
        throw typeError(`expected __typing_subst__ of ${typeName(v)} objects to return a tuple, not ${typeName(made)}`);
      out.push(...made.items);
    } else out.push(made);
  }
  return out;
}
