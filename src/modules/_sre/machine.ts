// The matching machine: a backtracking interpreter over the flat program of emit.ts, with a stack of its own, so that
// neither long subjects nor deep patterns can overflow the host's. Matches exactly as SRE(match) in CPython's
// Modules/_sre/sre_lib.h does, with one difference in method: instead of saving all marks at a choice, every change
// of a mark or counter pushes a record that undoes it.
//
// Frames on the stack end in [value, address]. To fail is to pop both, make the value the position, and go on at the
// address; addresses 1 to 3 hold instructions that undo something and fail again. Instructions (operands in brackets):
//    0 fail           1 undo start mark   2 undo end mark   3 undo counters    4 accept
//    5 character [c]  6 not character [c] 7 not newline     8 any              9 set [set]
//   10 literal [length, characters...]   11 position [kind] 12 start [mark]   13 end [mark]
//   14 jump [to]     15 choice [other, set of this way, set of the other]     16 jump back, counting steps [to]
//   17 character before [set, wanted]    18 character after [set, wanted]
//   19 greedy run of one character [kind, argument, min, max, set of what follows, literal that follows], 20 its retry
//   21 lazy run, 22 its retry, 23 possessive run
//   24 back reference [start mark, folding]                25 conditional [start mark, no]
//   26 reset counters [register]         27 greedy, 28 lazy until [register, min, max, body], 29 retry of the latter
//   30 begin a part without way back [look-behind], 31 its failure [to], 32 end of a look-around [marks?]
//   33 end of a negative look-around [marks?]              34 end of an atomic group [marks?]
//   35 reset possessive counters [register], 36 test [register, min, max, exit], 37 end [register, marks?, back]
//   38 word boundary [set of word characters, wanted]

import type { CharSet } from "./charset.ts";
import type { MachineCode } from "./emit.ts";
import { ENTRY, NO_LIMIT } from "./emit.ts";
import type { CharacterTables } from "./tables.ts";
import { asciiLower } from "./tables.ts";

/** Code units of a subject that is no host string: bytes, or the code points of a str. */
export type Units = ArrayLike<number>;

/** The backtracking stack outgrew its limit. */
export class StackLimit extends Error {}

/** How many steps pass between two calls of the interrupt hook. */
const STEPS = 1 << 16;
const FIRST_STACK = 1 << 10;
/** Up to this length a loop of our own beats the host's indexOf. */
const SHORT = 24;
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
function cut(code: Int32Array, stack: Int32Array, base: number, top: number): number {
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
function unwind(machine: Machine, code: Int32Array, stack: Int32Array, base: number, top: number): void {
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

function lower(tables: CharacterTables, folding: number, code: number): number {
  return folding === 2 ? tables.toLower(code) : asciiLower(code);
}

/** Where a search may find matches. */
export interface SearchPlan {
  /** The literal that every match starts with. */
  readonly prefix: readonly number[];
  /** The same as text; undefined if a str without surrogates cannot hold it. */
  readonly prefixText: string | undefined;
  /** What a match can start with. */
  readonly first: CharSet | undefined;
  /** Matches start only where a line does. */
  readonly atLineStart: boolean;
  readonly minWidth: number;
}

/** The next position from `from` on where a match could start, or -1. */
function candidate(plan: SearchPlan, machine: Machine, from: number): number {
  const { prefix, first } = plan;
  const { text, units, end } = machine;
  const last = end - plan.minWidth;
  let p = from;
  if (prefix.length > 0) {
    const head = prefix[0]!;
    if (units !== undefined) {
      while (p <= last && units[p] !== head) p++;
      return p <= last ? p : -1;
    }
    if (plan.prefixText === undefined) return -1;
    const stop = Math.min(last, p + SHORT);
    while (p <= stop && text.charCodeAt(p) !== head) p++;
    if (p <= stop) return p;
    return p <= last ? text.indexOf(plan.prefixText, p) : -1;
  }
  if (plan.atLineStart) {
    if (p === 0) return 0;
    if (units !== undefined) while (p <= last && units[p - 1] !== 10) p++;
    else while (p <= last && text.charCodeAt(p - 1) !== 10) p++;
    return p <= last ? p : -1;
  }
  if (first !== undefined) {
    const { latin } = first;
    if (units !== undefined) {
      while (p < end && !first.has(units[p]!)) p++;
    } else {
      while (p < end) {
        const c = text.charCodeAt(p);
        if (c < 256 ? latin[c] === 1 : first.wide(c)) break;
        p++;
      }
    }
    if (p === end && !first.atEnd) return -1;
  }
  return p <= last ? p : -1;
}

/**
 * Tries to match at `from`, and with a plan at what positions follow. Gives the end of the match, or -1;
 * where it starts is then in `machine.found`.
 */
export function run(program: MachineCode, machine: Machine, from: number, plan: SearchPlan | undefined): number {
  const { code, sets, latin } = program;
  const { text, units, end, marks, registers } = machine;
  let stack = machine.stack;
  let limit = stack.length - 16;
  let sp = 0;
  let pc = ENTRY;
  let found = plan === undefined ? from : candidate(plan, machine, from);
  if (found < 0) return -1;
  let p = found;
  /** The height just above the frame that ends the innermost part without way back. */
  let barrier = 0;
  let steps = machine.steps;
  for (;;) {
    switch (code[pc]) {
      case 1:
        marks[stack[--sp]!] = p;
        pc = 0;
        break;
      case 2:
        marks[stack[--sp]!] = p;
        machine.lastIndex = stack[--sp]!;
        pc = 0;
        break;
      case 3: {
        const register = stack[--sp]!;
        registers[register] = p;
        registers[register + 1] = stack[--sp]!;
        pc = 0;
        break;
      }
      case 0:
        if (--steps < 0) steps = machine.tick();
        if (sp === 0) {
          if (plan === undefined || (found = candidate(plan, machine, found + 1)) < 0) {
            machine.steps = steps;
            return -1;
          }
          if (program.groups > 0) machine.reset(program);
          p = found;
          pc = ENTRY;
          break;
        }
        sp -= 2;
        p = stack[sp]!;
        pc = stack[sp + 1]!;
        break;
      case 4:
        if ((machine.matchAll && p !== end) || (machine.mustAdvance && p === machine.start)) {
          pc = 0;
          break;
        }
        machine.steps = steps;
        machine.found = found;
        return p;
      case 5:
        if (p < end && (units === undefined ? text.charCodeAt(p) : units[p]!) === code[pc + 1]!) {
          p++;
          pc += 2;
        } else pc = 0;
        break;
      case 6:
        if (p < end && (units === undefined ? text.charCodeAt(p) : units[p]!) !== code[pc + 1]!) {
          p++;
          pc += 2;
        } else pc = 0;
        break;
      case 7:
        if (p < end && (units === undefined ? text.charCodeAt(p) : units[p]!) !== 10) {
          p++;
          pc++;
        } else pc = 0;
        break;
      case 8:
        if (p < end) {
          p++;
          pc++;
        } else pc = 0;
        break;
      case 9: {
        if (p >= end) {
          pc = 0;
          break;
        }
        const c = units === undefined ? text.charCodeAt(p) : units[p]!;
        const set = code[pc + 1]!;
        if (c < 256 ? latin[set]![c] === 1 : sets[set]!.wide(c)) {
          p++;
          pc += 2;
        } else pc = 0;
        break;
      }
      case 10: {
        const length = code[pc + 1]!;
        if (end - p < length) {
          pc = 0;
          break;
        }
        const first = pc + 2;
        let i = 0;
        if (units === undefined) while (i < length && text.charCodeAt(p + i) === code[first + i]!) i++;
        else while (i < length && units[p + i] === code[first + i]!) i++;
        if (i === length) {
          p += length;
          pc = first + length;
        } else pc = 0;
        break;
      }
      case 11: {
        let holds = false;
        switch (code[pc + 1]) {
          case 0:
          case 2:
            holds = p === 0;
            break;
          case 1:
            holds = p === 0 || (units === undefined ? text.charCodeAt(p - 1) : units[p - 1]!) === 10;
            break;
          case 5:
            holds = p === end || (p === end - 1 && (units === undefined ? text.charCodeAt(p) : units[p]!) === 10);
            break;
          case 6:
            holds = p === end || (units === undefined ? text.charCodeAt(p) : units[p]!) === 10;
            break;
          case 7:
            holds = p === end;
            break;
        }
        pc = holds ? pc + 2 : 0;
        break;
      }
      case 38: {
        const word = sets[code[pc + 1]!]!;
        const before = p > 0 && word.has(units === undefined ? text.charCodeAt(p - 1) : units[p - 1]!);
        const after = p < end && word.has(units === undefined ? text.charCodeAt(p) : units[p]!);
        pc = (before !== after) === (code[pc + 2] === 1) ? pc + 3 : 0;
        break;
      }
      case 17: {
        const set = sets[code[pc + 1]!]!;
        const found = p > 0 && set.has(units === undefined ? text.charCodeAt(p - 1) : units[p - 1]!);
        pc = found === (code[pc + 2] === 1) ? pc + 3 : 0;
        break;
      }
      case 18: {
        const set = sets[code[pc + 1]!]!;
        const found = p < end && set.has(units === undefined ? text.charCodeAt(p) : units[p]!);
        pc = found === (code[pc + 2] === 1) ? pc + 3 : 0;
        break;
      }
      case 12: {
        const mark = code[pc + 1]!;
        if (sp > 0) {
          if (sp > limit) {
            stack = machine.grow(stack);
            limit = stack.length - 16;
          }
          stack[sp] = mark;
          stack[sp + 1] = marks[mark]!;
          stack[sp + 2] = 1;
          sp += 3;
        }
        marks[mark] = p;
        pc += 2;
        break;
      }
      case 13: {
        const mark = code[pc + 1]!;
        if (sp > 0) {
          if (sp > limit) {
            stack = machine.grow(stack);
            limit = stack.length - 16;
          }
          stack[sp] = machine.lastIndex;
          stack[sp + 1] = mark;
          stack[sp + 2] = marks[mark]!;
          stack[sp + 3] = 2;
          sp += 4;
        }
        marks[mark] = p;
        machine.lastIndex = (mark >> 1) + 1;
        pc += 2;
        break;
      }
      case 14:
        pc = code[pc + 1]!;
        break;
      case 15: {
        const set = code[pc + 2]!;
        const other = code[pc + 3]!;
        if (set < 0 && other < 0) {
          // Nothing is known.
        } else if (p < end) {
          const c = units === undefined ? text.charCodeAt(p) : units[p]!;
          if (c < 256) {
            if (set >= 0 && latin[set]![c] === 0) {
              pc = code[pc + 1]!;
              break;
            }
            if (other >= 0 && latin[other]![c] === 0) {
              pc += 4;
              break;
            }
          } else {
            if (set >= 0 && !sets[set]!.wide(c)) {
              pc = code[pc + 1]!;
              break;
            }
            if (other >= 0 && !sets[other]!.wide(c)) {
              pc += 4;
              break;
            }
          }
        } else if (set >= 0 && !sets[set]!.atEnd) {
          pc = code[pc + 1]!;
          break;
        } else if (other >= 0 && !sets[other]!.atEnd) {
          pc += 4;
          break;
        }
        if (sp > limit) {
          stack = machine.grow(stack);
          limit = stack.length - 16;
        }
        stack[sp] = p;
        stack[sp + 1] = code[pc + 1]!;
        sp += 2;
        pc += 4;
        break;
      }
      case 16:
        if (--steps < 0) steps = machine.tick();
        pc = code[pc + 1]!;
        break;
      case 19:
      case 23: {
        const min = code[pc + 3]!;
        const max = code[pc + 4]!;
        const first = p;
        if (end - p < min) {
          pc = 0;
          break;
        }
        const stop = max < end - p ? p + max : end;
        const argument = code[pc + 2]!;
        switch (code[pc + 1]) {
          case 0: {
            const table = latin[argument]!;
            if (units === undefined) {
              while (p < stop) {
                const c = text.charCodeAt(p);
                if (c < 256 ? table[c] === 0 : !sets[argument]!.wide(c)) break;
                p++;
              }
            } else {
              while (p < stop) {
                const c = units[p]!;
                if (c < 256 ? table[c] === 0 : !sets[argument]!.wide(c)) break;
                p++;
              }
            }
            break;
          }
          case 2:
            p = stop;
            break;
          case 3:
            if (units === undefined) while (p < stop && text.charCodeAt(p) === argument) p++;
            else while (p < stop && units[p] === argument) p++;
            break;
          default:
            if (units !== undefined) while (p < stop && units[p] !== argument) p++;
            else if (stop === end && end - p > SHORT && argument < 0x10000) {
              // Long stretches up to a character are found faster by the host.
              while (p < first + SHORT && text.charCodeAt(p) !== argument) p++;
              if (p === first + SHORT) {
                const found = text.indexOf(String.fromCharCode(argument), p);
                p = found < 0 || found > end ? end : found;
              }
            } else while (p < stop && text.charCodeAt(p) !== argument) p++;
            break;
        }
        const least = first + min;
        if (p < least) {
          pc = 0;
          break;
        }
        steps -= (p - first) >> 4;
        if (code[pc] === 23) {
          pc += 7;
          break;
        }
        const tail = code[pc + 5]!;
        if (tail === -2 || p === least) {
          pc += 8;
          break;
        }
        if (tail >= 0) {
          p = backTo(program, machine, pc, p, least);
          if (p < 0) {
            pc = 0;
            break;
          }
        }
        if (p > least) {
          if (sp > limit) {
            stack = machine.grow(stack);
            limit = stack.length - 16;
          }
          stack[sp] = least;
          stack[sp + 1] = p;
          stack[sp + 2] = pc + 7;
          sp += 3;
        }
        pc += 8;
        break;
      }
      case 20: {
        const least = stack[sp - 1]!;
        p--;
        if (code[pc - 2]! >= 0) {
          p = backTo(program, machine, pc - 7, p, least);
          if (p < 0) {
            sp--;
            pc = 0;
            break;
          }
        }
        if (p > least) {
          stack[sp] = p;
          stack[sp + 1] = pc;
          sp += 2;
        } else sp--;
        pc++;
        break;
      }
      case 21: {
        const min = code[pc + 3]!;
        const max = code[pc + 4]!;
        if (end - p < min) {
          pc = 0;
          break;
        }
        const last = max < end - p ? p + max : end;
        const least = p + min;
        while (p < least && accepts(program, pc, units === undefined ? text.charCodeAt(p) : units[p]!)) p++;
        if (p < least) {
          pc = 0;
          break;
        }
        if (code[pc + 5]! >= 0) {
          p = forwardTo(program, machine, pc, p, last);
          if (p < 0) {
            pc = 0;
            break;
          }
        }
        if (p < last) {
          if (sp > limit) {
            stack = machine.grow(stack);
            limit = stack.length - 16;
          }
          stack[sp] = last;
          stack[sp + 1] = p;
          stack[sp + 2] = pc + 7;
          sp += 3;
        }
        pc += 8;
        break;
      }
      case 22: {
        const last = stack[sp - 1]!;
        if (!accepts(program, pc - 7, units === undefined ? text.charCodeAt(p) : units[p]!)) {
          sp--;
          pc = 0;
          break;
        }
        p++;
        if (code[pc - 2]! >= 0) {
          p = forwardTo(program, machine, pc - 7, p, last);
          if (p < 0) {
            sp--;
            pc = 0;
            break;
          }
        }
        if (p < last) {
          stack[sp] = p;
          stack[sp + 1] = pc;
          sp += 2;
        } else sp--;
        pc++;
        break;
      }
      case 24: {
        const mark = code[pc + 1]!;
        const folding = code[pc + 2]!;
        const first = marks[mark]!;
        const last = marks[mark + 1]!;
        const length = last - first;
        if (first < 0 || last < 0 || length < 0 || end - p < length) {
          pc = 0;
          break;
        }
        let i = 0;
        if (units === undefined) {
          for (; i < length; i++) {
            const left = text.charCodeAt(first + i);
            const right = text.charCodeAt(p + i);
            if (left === right) continue;
            if (folding === 0) break;
            if (lower(machine.tables, folding, left) !== lower(machine.tables, folding, right)) break;
          }
        } else {
          for (; i < length; i++) {
            const left = units[first + i]!;
            const right = units[p + i]!;
            if (left === right) continue;
            if (folding === 0) break;
            if (lower(machine.tables, folding, left) !== lower(machine.tables, folding, right)) break;
          }
        }
        if (i < length) pc = 0;
        else {
          p += length;
          pc += 3;
        }
        break;
      }
      case 25: {
        const mark = code[pc + 1]!;
        const first = marks[mark]!;
        const last = marks[mark + 1]!;
        pc = first < 0 || last < 0 || last < first ? code[pc + 2]! : pc + 3;
        break;
      }
      case 26: {
        const register = code[pc + 1]!;
        if (sp > limit) {
          stack = machine.grow(stack);
          limit = stack.length - 16;
        }
        stack[sp] = registers[register + 1]!;
        stack[sp + 1] = register;
        stack[sp + 2] = registers[register]!;
        stack[sp + 3] = 3;
        sp += 4;
        registers[register] = -1;
        registers[register + 1] = -1;
        pc += 2;
        break;
      }
      case 27: {
        if (--steps < 0) steps = machine.tick();
        const register = code[pc + 1]!;
        const max = code[pc + 3]!;
        const count = registers[register]! + 1;
        const last = registers[register + 1]!;
        const enough = count >= code[pc + 2]!;
        if (enough && ((count >= max && max !== NO_LIMIT) || p === last)) {
          pc += 5;
          break;
        }
        if (sp > limit) {
          stack = machine.grow(stack);
          limit = stack.length - 16;
        }
        if (enough) {
          stack[sp] = p;
          stack[sp + 1] = pc + 5;
          sp += 2;
        }
        stack[sp] = last;
        stack[sp + 1] = register;
        stack[sp + 2] = count - 1;
        stack[sp + 3] = 3;
        sp += 4;
        registers[register] = count;
        if (enough) registers[register + 1] = p;
        pc = code[pc + 4]!;
        break;
      }
      case 28: {
        if (--steps < 0) steps = machine.tick();
        const register = code[pc + 1]!;
        const count = registers[register]! + 1;
        if (sp > limit) {
          stack = machine.grow(stack);
          limit = stack.length - 16;
        }
        if (count < code[pc + 2]!) {
          stack[sp] = registers[register + 1]!;
          stack[sp + 1] = register;
          stack[sp + 2] = count - 1;
          stack[sp + 3] = 3;
          sp += 4;
          registers[register] = count;
          pc = code[pc + 4]!;
        } else {
          stack[sp] = p;
          stack[sp + 1] = pc + 5;
          sp += 2;
          pc += 6;
        }
        break;
      }
      case 29: {
        const until = pc - 5;
        const register = code[until + 1]!;
        const max = code[until + 3]!;
        const count = registers[register]! + 1;
        const last = registers[register + 1]!;
        if ((count >= max && max !== NO_LIMIT) || p === last) {
          pc = 0;
          break;
        }
        if (sp > limit) {
          stack = machine.grow(stack);
          limit = stack.length - 16;
        }
        stack[sp] = last;
        stack[sp + 1] = register;
        stack[sp + 2] = count - 1;
        stack[sp + 3] = 3;
        sp += 4;
        registers[register] = count;
        registers[register + 1] = p;
        pc = code[until + 4]!;
        break;
      }
      case 30: {
        const back = code[pc + 1]!;
        if (p < back) {
          pc = code[pc + 3]!;
          break;
        }
        if (sp > limit) {
          stack = machine.grow(stack);
          limit = stack.length - 16;
        }
        stack[sp] = barrier;
        stack[sp + 1] = p;
        stack[sp + 2] = pc + 2;
        sp += 3;
        barrier = sp;
        p -= back;
        pc += 4;
        break;
      }
      case 31:
        barrier = stack[--sp]!;
        pc = code[pc + 1]!;
        break;
      case 32:
      case 34:
      case 37: {
        const base = barrier - 3;
        const outer = stack[base]!;
        if (code[pc] === 32) p = stack[base + 1]!;
        if (code[pc] === 37) {
          registers[code[pc + 1]!] = registers[code[pc + 1]!]! + 1;
          sp = code[pc + 2] === 1 ? cut(code, stack, base, sp) : base;
          pc = code[pc + 3]!;
          if (--steps < 0) steps = machine.tick();
        } else {
          sp = code[pc + 1] === 1 ? cut(code, stack, base, sp) : base;
          pc += 2;
        }
        barrier = outer;
        break;
      }
      case 33: {
        const base = barrier - 3;
        if (code[pc + 1] === 1) unwind(machine, code, stack, base, sp);
        barrier = stack[base]!;
        sp = base;
        pc = 0;
        break;
      }
      case 35:
        registers[code[pc + 1]!] = 0;
        registers[code[pc + 1]! + 1] = -1;
        pc += 2;
        break;
      case 36: {
        const register = code[pc + 1]!;
        const count = registers[register]!;
        const max = code[pc + 3]!;
        const enough = count >= code[pc + 2]!;
        if (enough && ((count >= max && max !== NO_LIMIT) || p === registers[register + 1]!)) {
          pc = code[pc + 4]!;
          break;
        }
        if (sp > limit) {
          stack = machine.grow(stack);
          limit = stack.length - 16;
        }
        stack[sp] = barrier;
        stack[sp + 1] = p;
        stack[sp + 2] = enough ? pc + 7 : pc + 5;
        sp += 3;
        barrier = sp;
        if (enough) registers[register + 1] = p;
        pc += 9;
        break;
      }
      default:
        throw new Error(`regular expression machine: unknown instruction ${code[pc]} at ${pc}`);
    }
  }
}

/** Whether the run of one character at `pc` takes the character `c`. */
function accepts(program: MachineCode, pc: number, c: number): boolean {
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
function backTo(program: MachineCode, machine: Machine, pc: number, from: number, least: number): number {
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
function forwardTo(program: MachineCode, machine: Machine, pc: number, from: number, last: number): number {
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
