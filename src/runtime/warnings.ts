// The warnings machinery: filters, registries, showing. Follows Python/_warnings.c of 3.14; the module _warnings exposes it.

import { getattr, lookupAttribute } from "./attributes.ts";
import { call, callMethodOf, callv } from "./calls/call.ts";
import { current, S } from "./current.ts";
import { frameAt } from "./exceptions/raise.ts";
import { warnings } from "./exceptions/warn.ts";
import type { Interpreter } from "./interpreter.ts";
import { PyList, PyTuple } from "./objects/containers.ts";
import { PyDict } from "./objects/dict.ts";
import {
  DeprecationWarningType,
  exceptionTypes,
  ImportWarningType,
  PendingDeprecationWarningType,
  PyBaseException,
  ResourceWarningType,
  runtimeError,
  typeError,
  UserWarningType,
  valueError,
  WarningType,
} from "./objects/exceptions.ts";
import type { PyFrame } from "./objects/frames.ts";
import { isInt } from "./objects/numbers.ts";
import type { PyValue } from "./objects/object.ts";
import { None } from "./objects/singletons.ts";
import { fromUtf16, jsText } from "./objects/str.ts";
import { PyType } from "./objects/type.ts";
import { isInstance, typeName, typeOf } from "./objects/type-of.ts";
import { reprText, str, strText, toIndexValue, truthy } from "./operators/protocols.ts";

/** What one interpreter keeps about warnings. */
export interface WarningsState {
  readonly filters: PyList;
  readonly onceRegistry: PyDict;
  readonly defaultAction: string;
  /** Grows when the filters change: registries of an older version are cleared. */
  version: number;
  lockDepth: number;
  /** The ContextVar `_warnings_context`, once the module was made. */
  context: PyValue | undefined;
}

function defaultFilters(): PyList {
  const filter = (action: string, category: PyType, module: PyValue): PyTuple =>
    new PyTuple([action, None, category, module, 0]);
  return new PyList([
    filter("default", DeprecationWarningType, "__main__"),
    filter("ignore", DeprecationWarningType, None),
    filter("ignore", PendingDeprecationWarningType, None),
    filter("ignore", ImportWarningType, None),
    filter("ignore", ResourceWarningType, None),
  ]);
}

const states = new WeakMap<Interpreter, WarningsState>();
export function warningsState(interpreter: Interpreter): WarningsState {
  let s = states.get(interpreter);
  if (s === undefined) {
    s = {
      filters: defaultFilters(),
      onceRegistry: new PyDict(),
      defaultAction: "default",
      version: 0,
      lockDepth: 0,
      context: undefined,
    };
    states.set(interpreter, s);
  }
  return s;
}

/** An attribute of the module `warnings` if that is loaded. */
function moduleAttribute(interpreter: Interpreter, name: string): PyValue | undefined {
  const module = interpreter.modules.getStr("warnings");
  return module === undefined || module === None ? undefined : lookupAttribute(module, name);
}

interface Query {
  readonly category: PyType;
  readonly text: PyValue;
  readonly lineno: number;
  readonly module: PyValue;
}

function matches(pattern: PyValue, v: PyValue): boolean {
  if (pattern === None) return true;
  const exact = jsText(pattern);
  if (exact !== undefined) return jsText(v) === exact;
  return truthy(call(getattr(pattern, "match"), v));
}

/** issubclass(category, what a filter says): a class or a tuple of classes. */
function covers(filter: PyValue, category: PyType): boolean {
  if (filter instanceof PyTuple) return filter.items.some((t) => covers(t, category));
  return filter instanceof PyType && category.isSubtype(filter);
}

function search(filters: PyValue, q: Query, what: string): { action: PyValue; item: PyValue } | undefined {
  if (!(filters instanceof PyList)) throw valueError(`${what} must be a list`);
  for (let i = 0; i < filters.items.length; i++) {
    const item = filters.items[i]!;
    if (!(item instanceof PyTuple) || item.items.length !== 5) throw valueError(`${what} item ${i} isn't a 5-tuple`);
    const [action, message, category, module, lineno] = item.items as [PyValue, PyValue, PyValue, PyValue, PyValue];
    if (jsText(action) === undefined) throw typeError(`action must be a string, not '${typeName(action)}'`);
    if (!matches(message, q.text)) continue;
    if (!covers(category, q.category)) continue;
    if (!matches(module, q.module)) continue;
    const line = Number(toIndexValue(lineno));
    if (line !== 0 && line !== q.lineno) continue;
    return { action, item };
  }
  return undefined;
}

function findAction(interpreter: Interpreter, q: Query): { action: string; item: PyValue } {
  const state = warningsState(interpreter);
  if (state.context !== undefined) {
    const context = callMethodOf(state.context, "get", None);
    if (context !== None) {
      const found = search(getattr(context, "_filters"), q, "warnings context filters");
      if (found !== undefined) return { action: strText(found.action), item: found.item };
    }
  }
  const found = search(moduleAttribute(interpreter, "filters") ?? state.filters, q, "warnings.filters");
  if (found !== undefined) return { action: strText(found.action), item: found.item };
  const dflt = moduleAttribute(interpreter, "defaultaction") ?? state.defaultAction;
  const text = jsText(dflt);
  if (text === undefined) throw typeError(`_warnings.defaultaction must be a string, not '${typeName(dflt)}'`);
  return { action: text, item: None };
}

/** Was this key warned about since the filters changed last? Remembers it when `set`. */
function alreadyWarned(state: WarningsState, registry: PyDict, key: PyValue, set: boolean): boolean {
  const version = registry.getStr("version");
  if (version === undefined || !isInt(version) || Number(version) !== state.version) {
    registry.clear();
    registry.set("version", state.version);
  } else {
    const v = registry.get(key);
    if (v !== undefined && truthy(v)) return true;
  }
  if (set) registry.set(key, true);
  return false;
}

export interface ExplicitWarning {
  readonly category: PyValue;
  readonly message: PyValue;
  readonly filename: PyValue;
  readonly lineno: number;
  readonly module: PyValue | undefined;
  readonly registry: PyValue;
  readonly sourceLine?: string | undefined;
  readonly source?: PyValue;
}

function moduleOfFile(filename: PyValue): PyValue {
  const name = jsText(filename) ?? "";
  if (name === "") return "<unknown>";
  return name.endsWith(".py") ? fromUtf16(name.slice(0, -3)) : filename;
}

/** `warnings.warn_explicit`. */
export function warnExplicit(interpreter: Interpreter, w: ExplicitWarning): void {
  const state = warningsState(interpreter);
  if (w.module === None) return;
  const module = w.module ?? moduleOfFile(w.filename);
  if (w.registry !== None && !(w.registry instanceof PyDict)) throw typeError("'registry' must be a dict or None");
  let text: PyValue;
  let message = w.message;
  let category = w.category;
  if (isInstance(message, WarningType)) {
    text = str(message);
    category = typeOf(message);
  } else {
    text = message;
    message = callv(category, [message]);
  }
  const registry = w.registry instanceof PyDict ? w.registry : undefined;
  const key = new PyTuple([text, category, w.lineno]);
  if (registry !== undefined && alreadyWarned(state, registry, key, false)) return;
  const { action, item } = findAction(interpreter, { category: category as PyType, text, lineno: w.lineno, module });
  if (action === "error") {
    if (!(message instanceof PyBaseException)) throw typeError("exceptions must derive from BaseException");
    throw message;
  }
  if (action === "ignore") return;
  if (action !== "always" && action !== "all") {
    if (registry !== undefined) registry.set(key, true);
    let seen = false;
    const short = new PyTuple([text, category]);
    if (action === "once") seen = alreadyWarned(state, registry ?? onceRegistry(interpreter), short, true);
    else if (action === "module") {
      if (registry !== undefined) seen = alreadyWarned(state, registry, short, true);
    } else if (action !== "default")
      throw runtimeError(
        `Unrecognized action (${reprText(fromUtf16(action))}) in warnings.filters:\n ${reprText(item)}`,
      );
    if (seen) return;
  }
  show(interpreter, { ...w, category, message }, text);
}

function onceRegistry(interpreter: Interpreter): PyDict {
  const r = moduleAttribute(interpreter, "onceregistry") ?? warningsState(interpreter).onceRegistry;
  if (!(r instanceof PyDict)) throw typeError(`_warnings.onceregistry must be a dict, not '${typeName(r)}'`);
  return r;
}

function show(interpreter: Interpreter, w: ExplicitWarning, text: PyValue): void {
  const hook = moduleAttribute(interpreter, "_showwarnmsg");
  if (hook === undefined) {
    writeWarning(interpreter, w, text);
    return;
  }
  if (typeOf(hook).lookup("__call__") === undefined)
    throw typeError("warnings._showwarnmsg() must be set to a callable");
  const cls = moduleAttribute(interpreter, "WarningMessage");
  if (cls === undefined) throw runtimeError("unable to get warnings.WarningMessage");
  call(hook, callv(cls, [w.message, w.category, w.filename, w.lineno, None, None, w.source ?? None]));
}

/** `file:line: Category: text` with the source line, to sys.stderr. */
function writeWarning(interpreter: Interpreter, w: ExplicitWarning, text: PyValue): void {
  const filename = strText(w.filename);
  let out = `${filename}:${w.lineno}: ${strText(getattr(w.category, "__name__"))}: ${strText(text)}\n`;
  const line = w.sourceLine ?? interpreter.sourceLines(filename)?.[w.lineno - 1];
  if (line !== undefined && line.trim() !== "") out += `  ${line.trim()}\n`;
  interpreter.writeTo("stderr", out);
}

// --- warn(): the place is that of a frame ---

function isInternal(f: PyFrame): boolean {
  const { filename } = f.code;
  return filename.includes("importlib") && filename.includes("_bootstrap");
}

/** Depth of the frame that a warning is about; 0 when there are not so many. */
function placeOf(stackLevel: number, skip: readonly string[]): number {
  let d = S.sp;
  const first = frameAt(d);
  if (first === undefined) return 0;
  const skipped = (depth: number): boolean => {
    const f = frameAt(depth)!;
    return isInternal(f) || skip.some((p) => f.code.filename.startsWith(p));
  };
  let level = stackLevel;
  if (level <= 0 || isInternal(first)) {
    while (--level > 0 && d > 0) d--;
    return d;
  }
  while (--level > 0 && d > 0) {
    do d--;
    while (d > 0 && frameAt(d) !== undefined && skipped(d));
  }
  return d;
}

/** The category of a warning as `warn` takes it. */
export function categoryOf(message: PyValue, category: PyValue): PyType {
  if (isInstance(message, WarningType)) return typeOf(message);
  const c = category === None ? UserWarningType : category;
  if (!(c instanceof PyType) || !c.isSubtype(WarningType))
    throw typeError(`category must be a Warning subclass, not '${typeName(c)}'`);
  return c;
}

/** `warnings.warn`; level 1 is the Python frame that runs now. */
export function issueWarning(
  interpreter: Interpreter,
  category: PyValue,
  message: PyValue,
  stackLevel: number,
  source: PyValue = None,
  skip: readonly string[] = [],
): void {
  const f = frameAt(placeOf(stackLevel, skip));
  const globals = f === undefined ? interpreter.sysDict : (f.code.instance.globals as PyDict);
  const filename: PyValue = f === undefined ? "<sys>" : fromUtf16(f.code.filename);
  const lineno = f === undefined ? 0 : f.code.lineAt(S.pos[f.depth] ?? 0);
  let registry = globals.getStr("__warningregistry__");
  if (registry === undefined) globals.set("__warningregistry__", (registry = new PyDict()));
  const name = globals.getStr("__name__");
  const module = name !== undefined && (name === None || jsText(name) !== undefined) ? name : "<string>";
  warnExplicit(interpreter, { category, message, filename, lineno, module, registry, source });
}

/** Issues a warning from a native; throws where a filter makes it an error. */
export function warn(category: PyType, message: string, stackLevel = 1): void {
  issueWarning(current(), category, fromUtf16(message), stackLevel);
}
warnings.issue = warn;

/** Warnings of the compiler. */
export function installCompilerWarnings(interpreter: Interpreter): void {
  interpreter.warnExplicit = (category, message, filename, lineno) => {
    const type = exceptionTypes.get(category) ?? UserWarningType;
    warnExplicit(interpreter, {
      category: type,
      message: fromUtf16(message),
      filename: fromUtf16(filename),
      lineno,
      module: undefined,
      registry: None,
    });
  };
}
