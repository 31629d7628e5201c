// What a run of the matching machine works on: the subject, the marks, the stack; kept between runs.

import type { MachineCode } from "./emit.ts";
import type { CharacterTables } from "./tables.ts";

/** Code units of a subject that is no host string: bytes, or the code points of a str. */
export type Units = ArrayLike<number>;

/** The backtracking stack outgrew its limit. */
export class StackLimit extends Error {}

/** How many steps pass between two calls of the interrupt hook. */
const STEPS = 1 << 16;
const FIRST_STACK = 1 << 10;
const MAX_STACK = 1 << 28;

export class Machine {
  /** The subject is `text`, or `units` if that is defined. */
  text = "";
  units: Units | undefined = undefined;
  end = 0;
  /** Where the search starts, for `mustAdvance`. */
  start = 0;
  /** Where the last successful match started. */
  found = 0;
  /** The match must reach the end. */
  matchAll = false;
  /** A match at `start` must not be empty. */
  mustAdvance = false;
  marks: Int32Array = new Int32Array(0);
  lastIndex = -1;
  registers: Int32Array = new Int32Array(0);
  stack: Int32Array = new Int32Array(FIRST_STACK);
  steps: number = STEPS;
  readonly tables: CharacterTables;
  private readonly interrupt: () => void;

  constructor(tables: CharacterTables, interrupt: () => void) {
    this.tables = tables;
    this.interrupt = interrupt;
  }

  prepare(code: MachineCode): void {
    if (this.marks.length < code.groups * 2) this.marks = new Int32Array(code.groups * 2);
    if (this.registers.length < code.registers) this.registers = new Int32Array(code.registers);
    this.reset(code);
  }

  reset(code: MachineCode): void {
    this.marks.fill(-1, 0, code.groups * 2);
    this.lastIndex = -1;
  }

  /** Calls the hook (which may throw) and gives the number of steps until the next call. */
  tick(): number {
    this.interrupt();
    return STEPS;
  }

  grow(stack: Int32Array): Int32Array {
    if (stack.length >= MAX_STACK) throw new StackLimit();
    const larger = new Int32Array(stack.length * 2);
    larger.set(stack);
    this.stack = larger;
    return larger;
  }

  /** Lets go of a large stack. */
  relax(): void {
    if (this.stack.length > 1 << 16) this.stack = new Int32Array(FIRST_STACK);
    this.text = "";
    this.units = undefined;
  }
}
