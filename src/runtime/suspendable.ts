// The suspendable half of the ABI: the twins `nameS` of helpers that may run Python code (docs/architecture.md section 4). Calls start
// the callee's generator; operators and protocols run their direct helper through a replay, so that both forms mean the same.

import type { Abi, DirectAbi } from "#abi/abi.ts";
import { findPlainMethod } from "./attributes.ts";
import { S } from "./current.ts";
import type { Interpreter } from "./interpreter.ts";
import type { PyDict } from "./objects/dict.ts";
import type { Code } from "./objects/frames.ts";
import type { JsFunction, PyFunction } from "./objects/functions.ts";
import { delegateNextS, type PyGenerator } from "./objects/generators.ts";
import type { CallResult, Cell, KeywordNames, PyValue } from "./objects/object.ts";
import { jsText } from "./objects/str.ts";
import type { PyType } from "./objects/type.ts";
import { beginClass, type ClassMaker } from "./objects/type-create.ts";
import { startCall } from "./suspending/call.ts";
import { builtinCall } from "./suspending/consumers.ts";
import { directEntry, setGenEntry } from "./suspending/forms.ts";
import { replayed } from "./suspending/replay.ts";
import { nextStep, pending, type Suspending, settled, suspend, waitFor } from "./suspending/suspend.ts";

/** The helpers whose twins are replays; none of them has an effect of its own before it calls a Python method. */
const operators = [
  ..."add sub mul matmul truediv floordiv mod pow lshift rshift and or xor".split(" "),
  ..."iadd isub imul imatmul itruediv ifloordiv imod ipow ilshift irshift iand ior ixor".split(" "),
  ..."neg pos invert lt le gt ge eq ne contains truthy getattr setattr delattr getitem setitem delitem superGetattr".split(
    " ",
  ),
  ..."iterate unpack unpackEx starArgs listExtend formatValue".split(" "),
  ..."asyncIter asyncNext awaitIter yieldFromIter withEnter withExit withExitError".split(" "),
  ..."asyncWithEnter asyncWithExit asyncWithExitError".split(" "),
] as const;

/** May an operator on `v` run Python code? */
function custom(v: unknown): boolean {
  return typeof v === "object" && v !== null && (v as { cls?: PyType }).cls?.isHeap === true;
}

type Helper = (...args: unknown[]) => unknown;
function twin(helper: Helper): Helper {
  return (a, b, c, d) => {
    if (!custom(a) && !custom(b)) return helper(a, b, c, d);
    return replayed(() => helper(a, b, c, d));
  };
}

/** How long suspendable code runs before it lets others run, in milliseconds. */
const SLICE = 12;

/** The suspendable helpers of one interpreter. */
export function suspendableAbi(interpreter: Interpreter, direct: DirectAbi): Omit<Abi, keyof DirectAbi> {
  const twins: Record<string, unknown> = {};
  for (const name of operators) twins[`${name}S`] = twin((direct as unknown as Record<string, Helper>)[name] as Helper);
  let turn = Date.now();
  function* tickGen(): Suspending<void> {
    interpreter.onTick();
    const now = Date.now();
    if (now - turn < SLICE) return;
    yield* waitFor({ kind: "turn" });
    turn = Date.now();
  }
  return {
    ...twins,
    pending,
    *enterGen(d: number) {
      if (d > S.max) direct.enter(d);
      yield* tickGen();
    },
    tickGen,
    nextS: nextStep,
    callvS: (f: PyValue, args: PyValue[], names: KeywordNames) =>
      builtinCall(f, args, names) ?? startCall(f, args, names),
    callExS(f: PyValue, args: PyValue[], kw: PyDict | undefined) {
      if (kw === undefined || kw.size === 0) return builtinCall(f, args, undefined) ?? startCall(f, args, undefined);
      const names = kw.keys().map((k) => jsText(k)!);
      return startCall(f, [...args, ...kw.values()], names);
    },
    callMethodvS(o: PyValue, name: string, args: PyValue[], names: KeywordNames) {
      const m = findPlainMethod(o, name);
      if (m !== undefined) return startCall(m, [o, ...args], names);
      const f = twins["getattrS"] as (o: PyValue, name: string) => PyValue;
      const bound = f(o, name);
      return bound === pending ? suspend(callSettled(settled(bound), args, names)) : startCall(bound, args, names);
    },
    buildClassS(
      _code: Code,
      body: (ns: PyValue) => Suspending,
      name: string,
      bases: PyValue[],
      keywords: PyDict | undefined,
      mk: ClassMaker,
    ) {
      return suspend(classStatement(body, name, bases, keywords, mk));
    },
    fnS(
      code: Code,
      js: JsFunction,
      defaults: PyValue[] | undefined,
      kwdefaults: PyDict | undefined,
      cells: Cell[] | undefined,
      annotate?: PyValue,
    ) {
      const f = direct.fn(code, directEntry(code, cells), defaults, kwdefaults, cells, annotate) as PyFunction;
      setGenEntry(f, js);
      return f;
    },
    makeGeneratorS(code: Code, js: JsFunction, ...args: PyValue[]) {
      const G = direct.makeGenerator(code, js, ...args) as PyGenerator;
      G.suspendable = true;
      return G;
    },
    importNameS: direct.importName,
    delegateNextS,
  };
}

function* callSettled(f: Suspending<PyValue>, args: PyValue[], names: KeywordNames): Suspending {
  return yield* settled<CallResult>(startCall(yield* f, args, names));
}

function* classStatement(
  body: (ns: PyValue) => Suspending,
  name: string,
  bases: PyValue[],
  keywords: PyDict | undefined,
  mk: ClassMaker,
): Suspending {
  const statement = beginClass(name, bases, keywords, mk);
  const cell = yield* body(statement.ns);
  return cell === undefined ? undefined : statement.finish(cell);
}
