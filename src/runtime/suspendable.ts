// The suspendable half of the ABI: twins of call helpers as generator functions (docs/architecture.md section 4). Values that a twin yields
// are Suspend objects for the scheduler.

import type { Abi } from "#abi/abi.ts";
import { callMethodv } from "./attributes.ts";
import type { Interpreter } from "./interpreter.ts";
import { PyDict } from "./objects/dict.ts";
import { typeError } from "./objects/exceptions.ts";
import { delegateNext, type PyGenerator } from "./objects/generators.ts";
import type { CallResult, KeywordNames, PyValue } from "./objects/object.ts";
import { jsText } from "./objects/str.ts";
import { typeName } from "./objects/type-of.ts";
import { superGetattr } from "./super.ts";

type SuspendableNames =
  | "enterGen"
  | "tickGen"
  | "callMethodGen"
  | "callMethodvGen"
  | "callvGen"
  | "callExGen"
  | "superMethodGen"
  | "buildClassGen"
  | "importNameGen"
  | "withEnterGen"
  | "withExitGen"
  | "withExitErrorGen"
  | "delegateNextGen"
  | "callJsGen";
type Suspending = Generator<unknown, CallResult, unknown>;

/** Calls a value in suspendable code: through its suspendable form where it has one. */
export function* callvGen(f: PyValue, args: PyValue[], names: KeywordNames): Suspending {
  if (typeof f !== "object") throw typeError(`'${typeName(f)}' object is not callable`);
  const gen = (
    f as unknown as { callvGen?: (args: PyValue[], names: KeywordNames) => Suspending | undefined }
  ).callvGen?.(args, names);
  return gen !== undefined ? yield* gen : f.callv(args, names);
}

/** The suspendable helpers of one interpreter. */
export function suspendableAbi(interpreter: Interpreter): Pick<Abi, Extract<SuspendableNames, keyof Abi>> {
  void interpreter;
  const abi = () => interpreter.abi;
  const direct = function* <T>(action: () => T): Generator<never, T, unknown> {
    return action();
  };
  return {
    *enterGen(d: number) {
      return abi().enter(d);
    },
    *tickGen() {
      return abi().tick();
    },
    *callMethodGen(o: PyValue, name: string, args: PyValue[]) {
      return callMethodv(o, name, args, undefined);
    },
    *callMethodvGen(o: PyValue, name: string, args: PyValue[], names: KeywordNames) {
      return callMethodv(o, name, args, names);
    },
    callvGen,
    *callExGen(f: PyValue, args: PyValue[], kw: PyValue | undefined) {
      if (!(kw instanceof PyDict) || kw.size === 0) return yield* callvGen(f, args, undefined);
      return yield* callvGen(
        f,
        [...args, ...kw.values()],
        kw.keys().map((k) => jsText(k)!),
      );
    },
    *superMethodGen(cls: PyValue, self: PyValue, name: string, args: PyValue[]) {
      return yield* callvGen(superGetattr(cls, self, name), args, undefined);
    },
    buildClassGen: (...a: Parameters<Abi["buildClass"]>) => direct(() => abi().buildClass(...a)),
    importNameGen: (...a: Parameters<Abi["importName"]>) => direct(() => abi().importName(...a)),
    withEnterGen: (m: PyValue) => direct(() => abi().withEnter(m)),
    withExitGen: (w: PyValue) => direct(() => abi().withExit(w)),
    withExitErrorGen: (w: PyValue, e: PyValue) => direct(() => abi().withExitError(w, e)),
    delegateNextGen: (G: PyGenerator, it: PyValue, sent: PyValue) => direct(() => delegateNext(G, it, sent)),
  } as Pick<Abi, Extract<SuspendableNames, keyof Abi>>;
}
