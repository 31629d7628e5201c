// Frames of the machine's stack: ending a part without way back drops its choices, but not what undoes its marks.

import type { Machine } from "./machine-state.ts";

/** How many ints a frame takes whose resumption is the instruction `op`. */
function frameSize(op: number): number {
  switch (op) {
    case 1:
    case 20:
    case 22:
    case 31:
      return 3;
    case 2:
    case 3:
      return 4;
    default:
      return 2;
  }
}

/** Drops the choices above `base`, but keeps what undoes marks. Gives the new height. */
export function cut(code: Int32Array, stack: Int32Array, base: number, top: number): number {
  const kept: number[] = [];
  let sp = top;
  while (sp > base) {
    const op = code[stack[sp - 1]!]!;
    const size = frameSize(op);
    if (op === 1 || op === 2) kept.push(size, sp - size);
    sp -= size;
  }
  while (kept.length > 0) {
    const from = kept.pop()!;
    const size = kept.pop()!;
    stack.copyWithin(sp, from, from + size);
    sp += size;
  }
  return sp;
}

/** Undoes all marks set above `base`. */
export function unwind(machine: Machine, code: Int32Array, stack: Int32Array, base: number, top: number): void {
  let sp = top;
  while (sp > base) {
    const op = code[stack[sp - 1]!]!;
    const size = frameSize(op);
    if (op === 1) machine.marks[stack[sp - 3]!] = stack[sp - 2]!;
    else if (op === 2) {
      machine.marks[stack[sp - 3]!] = stack[sp - 2]!;
      machine.lastIndex = stack[sp - 4]!;
    }
    sp -= size;
  }
}
