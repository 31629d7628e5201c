// The order of evaluation. An emitted expression is a string that runs later than all statements pushed so far, so when a later operand
// pushes statements, earlier operands have to be put into temporaries before them. `hold` reserves a temporary for an operand; `settle`
// finds out whether statements came in between and, if so, inserts the assignment at the place where the operand was emitted.

import type { Expr } from "#syntax/ast/nodes.ts";
import type { Fn } from "../context.ts";
import { isAtom } from "../context.ts";
import { expr } from "../dispatch.ts";

export interface Held {
  js: string;
  mark: number;
  temp: number;
  assignments: number;
}

export function hold(f: Fn, js: string): Held {
  return { js, mark: f.buf.length, temp: isAtom(js) ? 0 : f.reserve(), assignments: f.assignments };
}

/** The operand after later ones have been emitted: itself when nothing came in between, else the temporary that now holds it. */
export function settle(f: Fn, h: Held): string {
  if (h.temp === 0) {
    // A local that an assignment expression has changed since.
    if (f.assignments !== h.assignments && h.js.charCodeAt(0) === 36) {
      const t = f.allocFresh();
      f.buf.splice(h.mark, 0, `${t} = ${h.js};`);
      return t;
    }
    return h.js;
  }
  if (f.buf.length > h.mark) {
    const t = f.temp(h.temp);
    f.buf.splice(h.mark, 0, `${t} = ${h.js};`);
    return t;
  }
  if (f.top === h.temp) f.top--;
  return h.js;
}

/** Emits operands that are evaluated from left to right; the results may still be unevaluated expressions. */
export function operands(f: Fn, list: readonly Expr[]): string[] {
  return settleAll(f, list, (e) => expr(f, e));
}

export function settleAll<T>(f: Fn, list: readonly T[], emit: (item: T, index: number) => string): string[] {
  return settleList(f, list, emit).out;
}

/** As settleAll, but every result is an atom, by statements. */
export function settleTemps<T>(f: Fn, list: readonly T[], emit: (item: T, index: number) => string): string[] {
  return storeOperands(f, settleList(f, list, emit));
}

/** As settleAll, but every result is an atom, by assignments inside the expression. */
export function settleInline<T>(f: Fn, list: readonly T[], emit: (item: T, index: number) => string): Atoms {
  return inlineOperands(f, settleList(f, list, emit));
}

export interface Operands {
  out: string[];
  temps: number[];
}

export function storeOperands(f: Fn, { out, temps }: Operands): string[] {
  return out.map((js, i) => {
    if (isAtom(js)) return js;
    const t = f.temp(temps[i]!);
    f.push(`${t} = ${js};`);
    return t;
  });
}

export function inlineOperands(f: Fn, { out, temps }: Operands): Atoms {
  let prelude = "";
  const atoms = out.map((js, i) => {
    if (isAtom(js)) return js;
    const t = f.temp(temps[i]!);
    prelude += `${t} = ${js}, `;
    return t;
  });
  return { prelude, atoms };
}

/**
 * Operands with the temporary that is reserved for each. Only that one may hold the operand while later ones are evaluated: temporaries
 * allocated afterwards may be in use inside the later operands.
 */
export function settleList<T>(f: Fn, list: readonly T[], emit: (item: T, index: number) => string): Operands {
  const out: string[] = [];
  const temps: number[] = [];
  for (let i = 0; i < list.length; i++) {
    const mark = f.buf.length;
    const assignments = f.assignments;
    const js = emit(list[i]!, i);
    if (f.buf.length > mark) {
      let at = mark;
      for (let j = 0; j < i; j++) {
        if (!isAtom(out[j]!)) {
          const t = f.temp(temps[j]!);
          f.buf.splice(at++, 0, `${t} = ${out[j]};`);
          out[j] = t;
        }
      }
    }
    if (f.assignments !== assignments) {
      let at = mark;
      for (let j = 0; j < i; j++) {
        if (out[j]!.charCodeAt(0) === 36) {
          const t = f.allocFresh();
          f.buf.splice(at++, 0, `${t} = ${out[j]};`);
          out[j] = t;
        }
      }
    }
    out.push(js);
    temps.push(isAtom(js) ? 0 : f.reserve());
  }
  return { out, temps };
}

/** Text that evaluates expressions into temporaries, and the atoms to use after it; `prelude` is "" or ends with ", ". */
export interface Atoms {
  prelude: string;
  atoms: string[];
}

/** Makes atoms of operands inside one expression: `(prelude … )`. Temporaries are self-contained: release them after use. */
export function atomize(f: Fn, list: readonly string[]): Atoms {
  let prelude = "";
  const atoms: string[] = [];
  for (const js of list) {
    if (isAtom(js)) atoms.push(js);
    else {
      const t = f.alloc();
      prelude += `${t} = ${js}, `;
      atoms.push(t);
    }
  }
  return { prelude, atoms };
}

/** Emits an expression and makes sure that it is an atom. */
export function atom(f: Fn, e: Expr): string {
  return f.toTemp(expr(f, e));
}

/** Long expressions are cut into statements, so that neither V8's parser nor its registers suffer. */
export function shorten(f: Fn, js: string, mark: number): string {
  if (js.length < 1500 && f.top < mark + 6) return js;
  f.top = mark;
  const t = f.alloc();
  f.buf.push(`${t} = ${js};`);
  return t;
}
