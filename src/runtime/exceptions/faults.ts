// Makes Python exceptions of the faults that the text layer throws (src/text/fault.ts). Imported for its effect.

import { type FaultKind, installFaults } from "#text/fault.ts";
import {
  MemoryErrorType,
  makeException,
  OverflowErrorType,
  TypeErrorType,
  ValueErrorType,
  ZeroDivisionErrorType,
} from "../objects/exceptions.ts";
import { fromUtf16 } from "../objects/str.ts";
import type { PyType } from "../objects/type.ts";

const types: Record<FaultKind, PyType> = {
  ValueError: ValueErrorType,
  OverflowError: OverflowErrorType,
  ZeroDivisionError: ZeroDivisionErrorType,
  TypeError: TypeErrorType,
  MemoryError: MemoryErrorType,
};

installFaults((kind, message) => {
  // An error number with its text, as C's math functions report it.
  const range = /^\((\d+), '(.*)'\)$/.exec(message);
  if (range) return makeException(types[kind], Number(range[1]), range[2]!);
  return message === "" ? makeException(types[kind]) : makeException(types[kind], fromUtf16(message));
});
