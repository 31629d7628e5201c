// return, break, continue: unwinding the blocks in between. A handler restores the handled exception on the way out; a `finally` block is
// entered with a completion code and continues the jump at its end.

import { type Block, type Exit, type FinallyBlock, type Fn, type LoopBlock, POP } from "../context.ts";

/** Emits a jump from the current place; `value` is the atom to return. */
export function jump(f: Fn, target: LoopBlock | undefined, isContinue: boolean, value: string): void {
  for (let i = f.blocks.length - 1; i >= 0; i--) {
    const block = f.blocks[i]!;
    if (block === target) {
      if (!isContinue) target.breakUsed = true;
      f.push(isContinue ? `continue ${target.continueLabel};` : `break ${target.breakLabel};`);
      return;
    }
    if (block.kind === "handler") f.push(block.restore);
    else if (block.kind === "finally") {
      const code = exitCode(block, target, isContinue);
      if (target === undefined) f.push(`${block.value} = ${value};`);
      f.push(`${block.code} = ${code}; break ${block.label};`);
      return;
    }
  }
  if (f.u.traced) f.push(`${f.h("traceReturn")}(d, ${value});`);
  leaveFunction(f, value);
}

function exitCode(block: FinallyBlock, target: LoopBlock | undefined, isContinue: boolean): number {
  for (let i = 0; i < block.exits.length; i++) {
    const exit = block.exits[i]!;
    if (exit.target === target && exit.isContinue === isContinue) return i + 1;
  }
  block.exits.push({ target, isContinue });
  return block.exits.length;
}

/** After a `finally` block has run: continues the jumps that went through it. */
export function continueExits(f: Fn, block: FinallyBlock): void {
  block.exits.forEach((exit: Exit, i) => {
    f.push(`if (${block.code} === ${i + 1}) {`);
    jump(f, exit.target, exit.isContinue, block.value);
    f.push("}");
  });
}

export function innermostLoop(f: Fn): LoopBlock {
  for (let i = f.blocks.length - 1; i >= 0; i--) {
    const block: Block = f.blocks[i]!;
    if (block.kind === "loop") return block;
  }
  throw new Error("'break' outside loop");
}

/** `return value` on the straight way, with no block in between. */
export function leaveFunction(f: Fn, value: string): void {
  if (f.resumption !== null) {
    f.push(`G.result = ${value}; G.st = -1; return;`);
    return;
  }
  if (!f.isGenerator) f.push(POP);
  f.push(`return ${value};`);
}
