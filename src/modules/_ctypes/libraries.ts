// Shared libraries: JavaScript hosts load none. A program may ask for the one handle there is, that of the program itself; its functions
// are in python-api.ts.

import { makeException, OSErrorType, type PyBaseException } from "#runtime/objects/exceptions.ts";

/** What `dlopen(None)` gives. */
export const PROGRAM_HANDLE = 0x7e0000000000;

export function noLibrary(name: string): PyBaseException {
  return makeException(OSErrorType, `${name}: cannot open shared object file: JavaScript hosts load no C libraries`);
}

export function noSymbol(name: string): string {
  return `undefined symbol: ${name}`;
}
