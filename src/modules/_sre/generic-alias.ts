// `re.Pattern[str]`: the generic alias of a native class, made by the type that list[int] is of.

import { getattr } from "#runtime/attributes.ts";
import { call2, callv } from "#runtime/calls/call.ts";
import { listType } from "#runtime/objects/containers.ts";
import { intType } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { typeOf } from "#runtime/objects/type-of.ts";

export function genericAlias(cls: PyType, item: PyValue): PyValue {
  const example = callv(getattr(listType, "__class_getitem__"), [intType]);
  return call2(typeOf(example), cls, item);
}
