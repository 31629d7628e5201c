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

import type { MachineCode } from "./emit.ts";
import { ENTRY, NO_LIMIT } from "./emit.ts";
import { cut, unwind } from "./machine-frames.ts";
import { accepts, backTo, forwardTo } from "./machine-runs.ts";
import type { Machine } from "./machine-state.ts";
import type { SearchPlan } from "./search-plan.ts";
import { candidate, SHORT } from "./search-plan.ts";
import type { CharacterTables } from "./tables.ts";
import { asciiLower } from "./tables.ts";

function lower(tables: CharacterTables, folding: number, code: number): number {
  return folding === 2 ? tables.toLower(code) : asciiLower(code);
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
