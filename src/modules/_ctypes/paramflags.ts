// Parameter flags of a function: names, defaults, and output parameters, which become results. Follows _validate_paramflags,
// _build_callargs and _build_result of Modules/_ctypes/_ctypes.c.

import { getattr } from "#runtime/attributes.ts";
import { call, call0 } from "#runtime/calls/call.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import type { PyDict } from "#runtime/objects/dict.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { isStr } from "#runtime/objects/str.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { strText, toIndexValue } from "#runtime/operators/protocols.ts";
import { concreteInfo, infoOf } from "./info.ts";
import { isArrayType, isPointerType, isSimpleType } from "./types.ts";

const IN = 1;
const OUT = 2;
const LCID = 4;

interface Flag {
  readonly flag: number;
  readonly name: PyValue | undefined;
  readonly value: PyValue | undefined;
}
export interface Flags {
  readonly given: PyValue;
  readonly items: readonly Flag[];
}

function readFlag(item: PyValue): Flag {
  const parts = item instanceof PyTuple ? item.items : [];
  const [flag, name, value] = parts;
  const named = name === undefined || name === None || isStr(name);
  if (flag === undefined || !isInt(flag) || !named || parts.length > 3)
    throw typeError("paramflags must be a sequence of (int [,string [,value]]) tuples");
  return { flag: Number(toIndexValue(flag)), name: name === None ? undefined : name, value };
}

function checkOutput(type: PyValue, position: number): void {
  if (isPointerType(type) || isArrayType(type)) return;
  if (isSimpleType(type) && "PzZ".includes(infoOf(type)?.format?.code ?? "?")) return;
  throw typeError(`'out' parameter ${position} must be a pointer type, not ${(type as PyType).name}`);
}

/** Reads the flags, which must fit the argument types. */
export function checkFlags(given: PyValue | undefined, argtypes: readonly PyValue[] | undefined): Flags | undefined {
  if (given === undefined || given === None || argtypes === undefined) return undefined;
  if (!(given instanceof PyTuple)) throw typeError("paramflags must be a tuple or None");
  if (given.items.length !== argtypes.length) throw valueError("paramflags must have the same length as argtypes");
  const items = given.items.map(readFlag);
  for (const [i, { flag }] of items.entries()) {
    const kind = flag & (IN | OUT | LCID);
    if (kind === OUT) checkOutput(argtypes[i]!, i + 1);
    else if (kind !== 0 && kind !== IN && kind !== (IN | LCID) && kind !== (IN | OUT))
      throw typeError(`paramflag value ${flag} not supported`);
  }
  return { given, items };
}

export interface Gathered {
  readonly args: PyValue[];
  /** Arguments that are results: as they are, or what they hold. */
  readonly outputs: readonly { readonly value: PyValue; readonly both: boolean }[];
}

/** The arguments of C for those of a call. */
export function gatherArguments(
  flags: Flags,
  argtypes: readonly PyValue[],
  given: readonly PyValue[],
  kwargs: PyDict,
): Gathered {
  const args: PyValue[] = [];
  const outputs: { value: PyValue; both: boolean }[] = [];
  let used = 0;
  const input = ({ name, value }: Flag): PyValue => {
    if (used < given.length) return given[used++]!;
    const named = name === undefined ? undefined : kwargs.get(name);
    if (named !== undefined) {
      used++;
      return named;
    }
    if (value !== undefined) return value;
    throw typeError(name === undefined ? "not enough arguments" : `required argument '${strText(name)}' missing`);
  };
  for (const [i, f] of flags.items.entries()) {
    const kind = f.flag & (IN | OUT | LCID);
    let v: PyValue;
    if (kind === (IN | LCID)) v = f.value ?? 0;
    else if (kind === OUT) v = f.value ?? makeOutput(argtypes[i]!);
    else v = input(f);
    if (kind === OUT || kind === (IN | OUT)) outputs.push({ value: v, both: kind !== OUT });
    args.push(v);
  }
  const count = given.length + kwargs.size;
  if (used !== count) throw typeError(`call takes exactly ${used} arguments (${count} given)`);
  return { args, outputs };
}

function makeOutput(type: PyValue): PyValue {
  const info = concreteInfo(type as PyType);
  if (isArrayType(type)) return call0(type);
  if (info.proto === undefined)
    throw typeError(`${(type as PyType).name} 'out' parameter must be passed as default value`);
  return call0(info.proto);
}

/** What a call gives: the results among its arguments, where there are any. */
export function gatherResults({ outputs }: Gathered, result: PyValue): PyValue {
  if (outputs.length === 0) return result;
  const values = outputs.map(({ value, both }) => (both ? value : call(getattr(value, "__ctypes_from_outparam__"))));
  return values.length === 1 ? values[0]! : new PyTuple(values);
}
