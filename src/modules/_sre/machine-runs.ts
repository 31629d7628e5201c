// Repeats of one character: where the machine may stop, or go on, because what follows can start there.

import type { MachineCode } from "./emit.ts";
import type { Machine } from "./machine-state.ts";

/** Whether the run of one character at `pc` takes the character `c`. */
export function accepts(program: MachineCode, pc: number, c: number): boolean {
  const argument = program.code[pc + 2]!;
  switch (program.code[pc + 1]) {
    case 0:
      return c < 256 ? program.latin[argument]![c] === 1 : program.sets[argument]!.wide(c);
    case 2:
      return true;
    case 3:
      return c === argument;
    default:
      return c !== argument;
  }
}

/** The last position from `p` down to `least` where what follows the run can start; -1 if there is none. */
export function backTo(program: MachineCode, machine: Machine, pc: number, from: number, least: number): number {
  const { text, units, end } = machine;
  const literal = program.code[pc + 6]!;
  const tail = program.code[pc + 5]!;
  const table = program.latin[tail]!;
  if (from >= end && program.sets[tail]!.atEnd) return from;
  let p = from < end ? from : end - 1;
  if (units !== undefined) {
    if (literal >= 0) while (p >= least && units[p] !== literal) p--;
    else while (p >= least && !program.sets[tail]!.has(units[p]!)) p--;
  } else if (literal >= 0) {
    while (p >= least && text.charCodeAt(p) !== literal) p--;
  } else {
    while (p >= least) {
      const c = text.charCodeAt(p);
      if (c < 256 ? table[c] === 1 : program.sets[tail]!.wide(c)) break;
      p--;
    }
  }
  machine.steps -= (from - p) >> 4;
  return p >= least ? p : -1;
}

/** The first position from `p` on, through characters of the run, where what follows can start; -1 if there is none. */
export function forwardTo(program: MachineCode, machine: Machine, pc: number, from: number, last: number): number {
  const { text, units, end } = machine;
  const literal = program.code[pc + 6]!;
  const tail = program.sets[program.code[pc + 5]!]!;
  let p = from;
  if (units === undefined && last === end && literal >= 0 && literal < 0x10000 && program.code[pc + 1] === 2) {
    p = text.indexOf(String.fromCharCode(literal), p);
    return p >= end ? -1 : p;
  }
  for (;;) {
    if (p >= end) return tail.atEnd ? p : -1;
    const c = units === undefined ? text.charCodeAt(p) : units[p]!;
    if (literal >= 0 ? c === literal : tail.has(c)) return p;
    if (p >= last || !accepts(program, pc, c)) return -1;
    p++;
  }
}
