// Python functions that SQLite calls: functions, aggregates, collations, the authorizer, progress and trace handlers
// (Modules/_sqlite/connection.c). One set of C functions serves all; their data says which Python object is meant.

import { getattr } from "#runtime/attributes.ts";
import { attempt, call0, callv } from "#runtime/calls/call.ts";
import { cInt } from "#runtime/native/convert.ts";
import { MemoryErrorType, OverflowErrorType, type PyBaseException } from "#runtime/objects/exceptions.ts";
import { intValue, isInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16 } from "#runtime/objects/str.ts";
import { isInstance } from "#runtime/objects/type-of.ts";
import { truthy } from "#runtime/operators/protocols.ts";
import type { SqlState } from "./state.ts";
import { argumentValue, resultSink, storeValue } from "./values.ts";

/** What a callback's data stands for. */
export interface Target {
  readonly callable: PyValue;
}

export interface CallbackPointers {
  readonly func: number;
  readonly step: number;
  readonly final: number;
  readonly value: number;
  readonly inverse: number;
  readonly destroy: number;
  readonly collate: number;
  readonly authorize: number;
  readonly progress: number;
  readonly trace: number;
}

/** Instances of aggregates that are running, by the number in SQLite's memory for the context. */
interface Instances {
  readonly running: Map<number, PyValue>;
  next: number;
}

const made: WeakMap<SqlState, CallbackPointers> = new WeakMap();

/** An interpreter's; made on first use. */
export function callbacksOf(state: SqlState): CallbackPointers {
  let pointers = made.get(state);
  if (pointers === undefined) made.set(state, (pointers = makeCallbacks(state)));
  return pointers;
}

const DENY = 1;
const TRACE_STMT = 1;

function makeCallbacks(state: SqlState): CallbackPointers {
  const { engine } = state;
  const { c } = engine;
  const instances: Instances = { running: new Map(), next: 1 };
  const targetOf = (context: number): Target => engine.target<Target>(c.sqlite3_user_data(context));

  /** Runs Python code; undefined where it raised, which `failed` hears of. */
  const run = <T>(callable: PyValue, action: () => T, failed?: (e: PyBaseException) => void): T | undefined =>
    attempt(action, (e) => {
      state.report(e, callable);
      failed?.(e);
      return true;
    });
  const fail = (context: number, text: string, e: PyBaseException | undefined): void => {
    if (e !== undefined && isInstance(e, MemoryErrorType)) c.sqlite3_result_error_nomem(context);
    else if (e !== undefined && isInstance(e, OverflowErrorType)) c.sqlite3_result_error_toobig(context);
    else engine.withTexts([text], (at) => c.sqlite3_result_error(context, at!, -1));
  };
  const args = (count: number, at: number): PyValue[] =>
    Array.from({ length: count }, (_, i) => argumentValue(engine, engine.u32(at + 4 * i)));
  const answer = (context: number, value: PyValue, text: string): void => {
    let raised: PyBaseException | undefined;
    const code = run(
      value,
      () => storeValue(engine, resultSink(engine, context), value),
      (e) => {
        raised = e;
      },
    );
    if (code === undefined) fail(context, text, raised);
  };

  /** The instance behind a context; made when there is none and `make` says so. */
  const instanceOf = (context: number, make: boolean): PyValue | undefined => {
    const cell = c.sqlite3_aggregate_context(context, make ? 4 : 0);
    if (cell === 0) return undefined;
    const number = engine.u32(cell);
    if (number !== 0) return instances.running.get(number);
    if (!make) return undefined;
    const { callable } = targetOf(context);
    let raised: PyBaseException | undefined;
    const made = run(
      callable,
      () => call0(callable),
      (e) => {
        raised = e;
      },
    );
    if (made === undefined) {
      fail(context, "user-defined aggregate's '__init__' method raised error", raised);
      return undefined;
    }
    const next = instances.next++;
    instances.running.set(next, made);
    engine.setU32(c.sqlite3_aggregate_context(context, 4), next);
    return made;
  };
  const method = (context: number, name: string, make: boolean, values: () => PyValue[]): PyValue | undefined => {
    const instance = instanceOf(context, make);
    if (instance === undefined) return undefined;
    let raised: PyBaseException | undefined;
    const failed = (e: PyBaseException): void => {
      raised = e;
    };
    const { callable } = targetOf(context);
    const bound = run(callable, () => getattr(instance, name), failed);
    if (bound === undefined) {
      fail(context, `user-defined aggregate's '${name}' method not defined`, raised);
      return undefined;
    }
    const result = run(bound, () => callv(bound, values()), failed);
    if (result === undefined) fail(context, `user-defined aggregate's '${name}' method raised error`, raised);
    return result;
  };

  return {
    func: engine.pointer("iii>v", (context: number, count: number, values: number) => {
      const { callable } = targetOf(context);
      const text = "user-defined function raised exception";
      let raised: PyBaseException | undefined;
      const result = run(
        callable,
        () => callv(callable, args(count, values)),
        (e) => {
          raised = e;
        },
      );
      if (result === undefined) fail(context, text, raised);
      else answer(context, result, text);
    }),
    step: engine.pointer("iii>v", (context: number, count: number, values: number) => {
      method(context, "step", true, () => args(count, values));
    }),
    inverse: engine.pointer("iii>v", (context: number, count: number, values: number) => {
      method(context, "inverse", true, () => args(count, values));
    }),
    value: engine.pointer("i>v", (context: number) => {
      const result = method(context, "value", true, () => []);
      if (result !== undefined) answer(context, result, "user-defined aggregate's 'value' method raised error");
    }),
    final: engine.pointer("i>v", (context: number) => {
      // Without a step there is no instance: the result is NULL.
      const cell = c.sqlite3_aggregate_context(context, 0);
      const number = cell === 0 ? 0 : engine.u32(cell);
      if (number === 0) return;
      const result = method(context, "finalize", false, () => []);
      if (result !== undefined) answer(context, result, "user-defined aggregate's 'finalize' method raised error");
      instances.running.delete(number);
    }),
    destroy: engine.pointer("i>v", (handle: number) => engine.dropHandle(handle)),
    collate: engine.pointer("iiiii>i", (handle: number, n1: number, a: number, n2: number, b: number) => {
      const { callable } = engine.target<Target>(handle);
      const text = (at: number, n: number): PyValue => fromUtf16(new TextDecoder().decode(engine.slice(at, n)));
      const result = run(callable, () => intValue(callv(callable, [text(a, n1), text(b, n2)])));
      return result === undefined ? 0 : result > 0 ? 1 : result < 0 ? -1 : 0;
    }),
    authorize: engine.pointer("iiiiii>i", (handle: number, action: number, ...texts: number[]) => {
      const { callable } = engine.target<Target>(handle);
      const names = texts.map((at) => (at === 0 ? None : fromUtf16(engine.text(at))));
      const result = run(callable, () => callv(callable, [action, ...names]));
      if (result === undefined || !isInt(result)) return DENY;
      const code = run(callable, () => cInt(result, "result"));
      return code ?? DENY;
    }),
    progress: engine.pointer("i>i", (handle: number) => {
      const { callable } = engine.target<Target>(handle);
      const stop = run(callable, () => truthy(call0(callable)));
      return stop === false ? 0 : 1;
    }),
    trace: engine.pointer("iiii>i", (mask: number, handle: number, stmt: number, sql: number) => {
      if (mask !== TRACE_STMT) return 0;
      const { callable } = engine.target<Target>(handle);
      let text = engine.text(sql);
      if (!text.startsWith("--")) {
        const expanded = c.sqlite3_expanded_sql(stmt);
        if (expanded === 0) {
          state.report(state.error("DataError", "Expanded SQL string exceeds the maximum string length"), callable);
        } else {
          text = engine.text(expanded);
          c.sqlite3_free(expanded);
        }
      }
      run(callable, () => callv(callable, [fromUtf16(text)]));
      return 0;
    }),
  };
}
