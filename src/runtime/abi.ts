// Builds the ABI object `A` that emitted code destructures: the implementation of src/abi/abi.ts. One per interpreter, since names,
// imports and code limits belong to it; nearly all helpers are shared functions.

import type { Abi, DirectAbi, V } from "#abi/abi.ts";
import { room } from "./allocation.ts";
import {
  callGetter,
  callMethod0,
  callMethod1,
  callMethod2,
  callMethod3,
  callMethod4,
  callMethod5,
  callMethod6,
  callMethodv,
  delattr,
  findattr,
  getattr,
  lookupAttribute,
  setattr,
  strMethod,
} from "./attributes.ts";
import "./calls/bind.ts";
import { attempt, call0, callDirect, callUnbound, callv, outsideReplay } from "./calls/call.ts";
import { onceCalls } from "./calls/once.ts";
import { current, S } from "./current.ts";
import {
  caught,
  exceptStarEnd,
  exceptStarMatch,
  frameAt,
  handle,
  handledException,
  isStopAsync,
  matches,
  raise,
  reraise,
  setContext,
} from "./exceptions/raise.ts";
import type { Interpreter } from "./interpreter.ts";
import { ignoringSelf, loadMethod } from "./methods.ts";
import { listType, PyList, PySlice, PyTuple, rangeType, tupleType } from "./objects/containers.ts";
import { DictEntry, iteratesPlainly, PyDict } from "./objects/dict.ts";
import {
  AssertionErrorType,
  exceptionTypes,
  KeyErrorType,
  makeException,
  NotImplementedErrorType,
  nameError,
  type PyBaseException,
  type PyNameError,
  recursionError,
  typeError,
  UnboundLocalErrorType,
  valueError,
} from "./objects/exceptions.ts";
import type { Code, LocalsAccessor } from "./objects/frames.ts";
import { type JsFunction, makeFunction, PyFunction } from "./objects/functions.ts";
import {
  AsyncYield,
  asCursor,
  awaitIter,
  delegateFirst,
  delegateNext,
  generatorEntry,
  generatorMakers,
  PyAsyncGenerator,
  PyGenerator,
  yieldFromIter,
} from "./objects/generators.ts";
import { floatType, PyFloat } from "./objects/numbers.ts";
import { type CallResult, Cell, type KeywordNames, type PyObject, type PyValue } from "./objects/object.ts";
import { PySet } from "./objects/set.ts";
import { Ellipsis, None, NotImplemented } from "./objects/singletons.ts";
import { PyStepGenerator, type Step, stepEnd } from "./objects/step-generator.ts";
import { fromUtf16, joinStrs, jsText, type Str, strValue } from "./objects/str.ts";
import { TypeFlags } from "./objects/type.ts";
import { buildClass, type ClassMaker } from "./objects/type-create.ts";
import { typeName, typeOf } from "./objects/type-of.ts";
import * as arith from "./operators/arith.ts";
import { eq, ge, gt, is, le, lt, ne } from "./operators/compare.ts";
import { contains, delitem, getitem, setitem, textItem } from "./operators/items.ts";
import { isMatchSequence, matchClass, matchClass1, matchInstance, matchItems } from "./operators/match.ts";
import {
  format,
  formatObject,
  isInstanceOf,
  iterate,
  length,
  repr,
  reprText,
  str,
  toArray,
  truthy,
} from "./operators/protocols.ts";
import { unpack, unpackEx } from "./operators/unpack.ts";
import { superGetattr, superObject, superType } from "./super.ts";
import { suspendableAbi } from "./suspendable.ts";
import { tracingAbi } from "./tracing.ts";
import type { UnitInstance } from "./units.ts";

/** Name of a callee in messages about `*` and `**` arguments (_PyObject_FunctionStr). */
function functionText(f: PyValue): string {
  const qualname = lookupAttribute(f, "__qualname__");
  const q = qualname === undefined ? undefined : jsText(qualname);
  if (q === undefined) return strOf(f);
  const module = lookupAttribute(f, "__module__");
  const m = module === undefined || module === None ? undefined : jsText(module);
  return m !== undefined && m !== "builtins" ? `${m}.${q}()` : `${q}()`;
}
function strOf(v: PyValue): string {
  const s = str(v);
  return typeof s === "string" ? s : s.utf16;
}

/** Adds the items of a mapping to the keywords of a call. */
function mergeKeywords(kw: PyDict, m: PyValue, f: PyValue): void {
  let pairs: [PyValue, PyValue][];
  if (m instanceof PyDict && !m.cls.isHeap) {
    if (m.size === 0) return;
    pairs = m.pairs();
  } else {
    const keys = lookupAttribute(m, "keys");
    if (keys === undefined)
      throw typeError(`${functionText(f)} argument after ** must be a mapping, not ${typeName(m)}`);
    pairs = toArray(call0(keys)).map((k) => [k, getitem(m, k)]);
  }
  for (const [k, v] of pairs) {
    if (kw.has(k)) throw typeError(`${functionText(f)} got multiple values for keyword argument '${strOf(k)}'`);
    kw.set(strValue(k) ?? k, v);
  }
}

/** A function made from the code of a generator expression (types.FunctionType): its argument is the iterator. */
function genexpEntry(code: Code, js: JsFunction): JsFunction {
  if (js.constructor.name !== "GeneratorFunction")
    return (source) => new PyStepGenerator(code, js as unknown as Step, asCursor(source));
  const { form } = code.spec;
  const Layout = form === "asyncgen" ? PyAsyncGenerator : PyGenerator;
  return (source) => {
    const G = new Layout(code, code.name, code.qualname);
    const cursor = form === "asyncgen" ? source : asCursor(source);
    G.js = (js as unknown as (...a: unknown[]) => NonNullable<PyGenerator["js"]>)(G, cursor);
    return G;
  };
}

/** Makes a Python function object around compiled JavaScript. */
export function makePythonFunction(
  code: Code,
  js: JsFunction,
  defaults: PyValue[] | undefined,
  kwdefaults: PyDict | undefined,
  cells: Cell[] | undefined,
  annotate?: PyValue,
): PyFunction {
  const { form } = code.spec;
  const d = defaults === undefined || defaults.length === 0 ? undefined : new PyTuple(defaults);
  let f: PyFunction;
  if (form === "generator" || form === "coroutine" || form === "asyncgen") {
    const entry =
      code.spec.name === "<genexpr>"
        ? genexpEntry(code, js)
        : generatorEntry(generatorMakers[form], js, () => f, code.spec.saved !== undefined);
    f = makeFunction(code, entry, d, kwdefaults, cells);
  } else f = makeFunction(code, js, d, kwdefaults, cells);
  if (annotate !== undefined) f.extras = { annotate };
  return f;
}

/** CPython's format is `%.200s`. */
function notDefined(name: string): PyBaseException {
  return nameError(`name '${name.slice(0, 200)}' is not defined`, name);
}

function unboundName(name: string, type: typeof UnboundLocalErrorType, text: string): PyBaseException {
  const e = makeException(type, fromUtf16(text)) as PyNameError;
  // UnboundLocalError has no name, as in CPython.
  if (type !== UnboundLocalErrorType) e.name = fromUtf16(name);
  return e;
}

type TracingHooks = Pick<DirectAbi, keyof typeof tracingAbi>;

interface WithState {
  exit: PyValue;
  value: PyValue;
  manager: PyValue;
}

function special(manager: PyValue, name: string): PyValue | undefined {
  const f = typeOf(manager).lookup(name);
  return f;
}

function enterWith(manager: PyValue, enterName: string, exitName: string, what: string): WithState {
  const enter = special(manager, enterName);
  const exit = special(manager, exitName);
  if (enter === undefined || exit === undefined) {
    const absent = exit === undefined ? exitName : enterName;
    const other = enterName === "__enter__" ? ["__aenter__", "__aexit__"] : ["__enter__", "__exit__"];
    const hint =
      special(manager, other[0]!) !== undefined && special(manager, other[1]!) !== undefined
        ? ` but it supports the ${enterName === "__enter__" ? "asynchronous " : ""}context manager protocol. Did you mean to use '${enterName === "__enter__" ? "async with" : "with"}'?`
        : "";
    throw typeError(
      `'${typeName(manager)}' object does not support the ${what} protocol (missed ${absent} method)${hint}`,
    );
  }
  return { exit, value: callUnbound(enter, manager, []), manager };
}

/** `A` of one interpreter. */
export function makeAbi(interpreter: Interpreter): Abi {
  const abi: DirectAbi = {
    enter(d: number) {
      if (d > S.max) {
        S.err = undefined;
        throw recursionError("maximum recursion depth exceeded");
      }
      interpreter.onTick();
      return true;
    },
    tick() {
      interpreter.onTick();
      return true;
    },
    tock: new Proxy(
      {},
      {
        deleteProperty(_target, key) {
          if (key === "t") interpreter.onTick();
          else abi.enter(Number(key as string));
          return true;
        },
      },
    ),
    dropped: (v) => interpreter.memory.dropped(v),
    sweep: () => interpreter.memory.sweepDropped(),
    observe: (ended) => (ended === 0 ? interpreter.memory.observe() : interpreter.memory.released(ended === 2)),
    overwrite: (again) => {
      interpreter.memory.again = again === 1;
    },
    None,
    Ellipsis,
    NotImplemented,
    float: (x) => new PyFloat(x),
    PyFloat,
    floatType,
    listType,
    tupleType,
    rangeType,
    superType,
    tuple: (items) => new PyTuple(items),
    list: (items) => new PyList(items),
    room,
    set: (items) => PySet.of(items),
    dict: () => new PyDict(),
    DictEntry,
    dictOf: PyDict.of,
    dictSet: (d: PyDict, k, v) => d.set(k, v),
    dictUpdate(d: PyDict, m: PyValue) {
      if (m instanceof PyDict && iteratesPlainly(m)) {
        d.addAll(m);
        return;
      }
      const keys = lookupAttribute(m, "keys");
      if (keys === undefined) throw typeError(`'${typeName(m)}' object is not a mapping`);
      for (const k of toArray(call0(keys))) d.set(k, getitem(m, k));
    },
    listAppend(l: PyList, v) {
      l.items.push(v);
    },
    listExtend(l: PyList, v) {
      if (lookupIter(v) === undefined) throw typeError(`Value after * must be an iterable, not ${typeName(v)}`);
      const it = iterate(v);
      outsideReplay(() => {
        for (let x = it.nx(); x !== undefined; x = it.nx()) l.items.push(x);
      });
    },
    setAdd(s: PySet, v) {
      s.add(v);
    },
    setUpdate(s: PySet, v) {
      const it = iterate(v);
      for (let x = it.nx(); x !== undefined; x = it.nx()) s.add(x);
    },
    listToTuple: (l: PyList) => new PyTuple(l.items),
    slice: (a, b, c) => new PySlice(a, b, c),
    cell: (v) => new Cell(v),
    add: arith.add,
    sub: arith.sub,
    mul: arith.mul,
    matmul: arith.matmul,
    truediv: arith.truediv,
    floordiv: arith.floordiv,
    mod: arith.mod,
    pow: arith.pow,
    lshift: arith.lshift,
    rshift: arith.rshift,
    and: arith.and,
    or: arith.or,
    xor: arith.xor,
    iadd: arith.iadd,
    isub: arith.isub,
    imul: arith.imul,
    imatmul: arith.imatmul,
    itruediv: arith.itruediv,
    ifloordiv: arith.ifloordiv,
    imod: arith.imod,
    ipow: arith.ipow,
    ilshift: arith.ilshift,
    irshift: arith.irshift,
    iand: arith.iand,
    ior: arith.ior,
    ixor: arith.ixor,
    neg: arith.neg,
    pos: arith.pos,
    invert: arith.invert,
    lt,
    le,
    gt,
    ge,
    eq,
    ne,
    is,
    contains,
    truthy,
    findattr,
    getattr,
    setattr,
    delattr,
    getitem,
    textItem,
    setitem,
    delitem,
    callGetter: callGetter as Abi["callGetter"],
    superGetattr: (cls, self, name, callee) => superGetattr(cls, self, name, callee),
    superObject: (cls, self) => superObject(cls, self),
    notCallable(f) {
      throw typeError(`'${typeName(f)}' object is not callable`);
    },
    ...onceCalls,
    callMethod0,
    callMethod1,
    callMethod2,
    callMethod3,
    callMethod4,
    callMethod5,
    callMethod6,
    strMethod: strMethod as Abi["strMethod"],
    callv(f: PyValue, args: PyValue[], names: KeywordNames): CallResult {
      if (typeof f !== "object") throw typeError(`'${typeName(f)}' object is not callable`);
      return f.callv(args, names);
    },
    callMethodv,
    callEx(f: PyValue, args: PyValue[], kw: PyDict | undefined): CallResult {
      if (typeof f !== "object") throw typeError(`'${typeName(f)}' object is not callable`);
      if (kw === undefined || kw.size === 0) return callDirect(f, args, undefined);
      const names: string[] = [];
      for (const e of kw.liveEntries()) {
        if (e?.value === undefined) continue;
        const name = typeof e.key === "string" ? e.key : jsText(e.key);
        if (name === undefined) throw typeError("keywords must be strings");
        names.push(name);
        args.push(e.value);
      }
      return f.callv(args, names);
    },
    starArgs(args: PyValue[], v: PyValue, f: PyValue | undefined) {
      if (v instanceof PyTuple && !v.cls.isHeap) {
        const { items } = v;
        for (let i = 0; i < items.length; i++) args.push(items[i]!);
        return;
      }
      if (lookupIter(v) === undefined && f === undefined)
        throw typeError(`Value after * must be an iterable, not ${typeName(v)}`);
      if (lookupIter(v) === undefined)
        throw typeError(`${functionText(f!)} argument after * must be an iterable, not ${typeName(v)}`);
      const it = iterate(v);
      outsideReplay(() => {
        for (let x = it.nx(); x !== undefined; x = it.nx()) args.push(x);
      });
    },
    kwMerge: mergeKeywords,
    kwOf(m: PyValue, f: PyValue): PyDict {
      if (m instanceof PyDict && Object.getPrototypeOf(m) === PyDict.prototype) return m;
      const kw = new PyDict();
      mergeKeywords(kw, m, f);
      return kw;
    },
    kwSet(kw: PyDict, name: string, v: PyValue, f: PyValue) {
      if (kw.has(name)) throw typeError(`${functionText(f)} got multiple values for keyword argument '${name}'`);
      kw.setName(name, v);
    },
    iterate,
    unpack: unpack as Abi["unpack"],
    unpackEx,
    loadGlobal(M: UnitInstance, name: string, locals?: [string, PyValue | undefined][]) {
      const v = globalValue(M, name);
      if (v === undefined && locals !== undefined) {
        const f = frameAt(S.sp);
        if (f !== undefined) f.accessor ??= (op) => (op === 0 ? locals : undefined);
      }
      if (v === undefined) throw notDefined(name);
      return v;
    },
    storeGlobal(M: UnitInstance, name: string, v: PyValue) {
      M.globals.setName(name, v);
    },
    readGlobal(M: UnitInstance, global: DictEntry, builtin?: DictEntry) {
      const found = global.value ?? builtin?.value;
      if (found !== undefined) return found;
      const name = jsText(global.key)!;
      const v = globalValue(M, name);
      if (v === undefined) throw notDefined(name);
      return v;
    },
    writeGlobal(M: UnitInstance, global: DictEntry, v: PyValue) {
      if (global.value !== undefined) global.value = v;
      else M.globals.setName(jsText(global.key)!, v);
    },
    delGlobal(M: UnitInstance, name: string) {
      const wasPromised = interpreter.importer.later.forget(M.globals, name);
      const old = M.globals.delete(name);
      if (old === undefined) {
        if (wasPromised) return;
        throw notDefined(name);
      }
      if (S.watched !== 0 && interpreter.memory.dropped(old)) S.watched = 2;
    },
    loadName(M: UnitInstance, ns: PyValue, name: string) {
      const v = getFromMapping(ns, name) ?? globalValue(M, name);
      if (v === undefined) throw notDefined(name);
      return v;
    },
    storeName(ns: PyValue, name: string, v: PyValue) {
      if (ns instanceof PyDict && !ns.cls.isHeap) ns.setName(name, v);
      else setitem(ns, fromUtf16(name), v);
    },
    delName(ns: PyValue, name: string) {
      if (ns instanceof PyDict && !ns.cls.isHeap) {
        const old = ns.delete(name);
        if (old === undefined) throw notDefined(name);
        if (S.watched !== 0 && interpreter.memory.dropped(old)) S.watched = 2;
        return;
      }
      const r = attemptKey(() => {
        delitem(ns, name);
        return None;
      });
      if (r === undefined) throw notDefined(name);
    },
    loadClassDeref(ns: PyValue, name: string, cell: Cell) {
      const v = getFromMapping(ns, name) ?? cell.v;
      if (v === undefined)
        throw nameError(
          `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`,
          name,
        );
      return v;
    },
    loadClassGlobal(M: UnitInstance, ns: PyValue, name: string) {
      const v = getFromMapping(ns, name) ?? globalValue(M, name);
      if (v === undefined) throw notDefined(name);
      return v;
    },
    unboundLocal(name: string) {
      throw unboundName(
        name,
        UnboundLocalErrorType,
        `cannot access local variable '${name}' where it is not associated with a value`,
      );
    },
    unboundFree(name: string) {
      throw nameError(
        `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`,
        name,
      );
    },
    fn: makePythonFunction as Abi["fn"],
    buildClass(code, body, name, bases, keywords, mk) {
      const builder = getFromMapping((code as Code).instance.builtins, "__build_class__");
      if (builder === undefined) throw nameError("__build_class__ not found", "__build_class__");
      if (builder === interpreter.builtClass)
        return buildClass(
          body as (ns: PyValue) => PyValue | undefined,
          name,
          bases,
          keywords as PyDict | undefined,
          mk as ClassMaker,
        );
      const f = makePythonFunction(code as Code, body as unknown as JsFunction, undefined, undefined, undefined);
      const named = (keywords as PyDict | undefined)?.pairs() ?? [];
      return callv(
        builder,
        [f, name, ...bases, ...named.map(([, v]) => v)],
        named.length === 0 ? undefined : named.map(([k]) => jsText(k)!),
      );
    },
    typeAlias: (name, params, evaluate) => interpreter.typing.typeAlias(name, params, evaluate),
    typeVar: (name, bound, constraints, dflt) => interpreter.typing.typeVar(name, bound, constraints, dflt),
    paramSpec: (name, dflt) => interpreter.typing.paramSpec(name, dflt),
    typeVarTuple: (name, dflt) => interpreter.typing.typeVarTuple(name, dflt),
    subscriptGeneric: (params) => interpreter.typing.subscriptGeneric(params),
    setTypeParams(f: PyValue, params: PyValue) {
      if (f instanceof PyFunction) (f.extras ??= {}).typeParams = params;
      return f;
    },
    importName(M: UnitInstance, name, fromlist, level) {
      return interpreter.importName(importHook(M), name, M.globals, M.locals, fromlist, level);
    },
    importLater(M: UnitInstance, name, level, as, tried) {
      interpreter.importer.importLater(importHook(M), name, M.globals, level, as, tried);
    },
    defineLater(M: UnitInstance, names, define, reads) {
      const definition = { names, define: define as JsFunction, reads, additions: [], registers: false };
      return interpreter.importer.later.promiseDefinition(M.globals, definition) ? None : define();
    },
    addLater(M: UnitInstance, path, add, registers) {
      const { later } = interpreter.importer;
      return later.promiseAddition(M.globals, path, add as JsFunction, registers) ? None : add();
    },
    importFrom: (module, name) => interpreter.importFrom(module, name),
    importStar: (module, ns) => interpreter.importStar(module, ns),
    raise,
    caught,
    handle,
    matches,
    reraise,
    exceptStarMatch,
    exceptStarEnd,
    assertionError(message) {
      const e = message === undefined ? makeException(AssertionErrorType) : makeException(AssertionErrorType, message);
      setContext(e, handledException());
      S.err = e;
      return undefined;
    },
    withEnter: (m) => enterWith(m, "__enter__", "__exit__", "context manager"),
    withExit(w) {
      const s = w as unknown as WithState;
      callUnbound(s.exit, s.manager, [None, None, None]);
    },
    withExitError(w, e) {
      const s = w as unknown as WithState;
      return truthy(callUnbound(s.exit, s.manager, [typeOf(e), e, (e as PyBaseException).traceback]));
    },
    asyncWithEnter: (m) => enterWith(m, "__aenter__", "__aexit__", "asynchronous context manager"),
    asyncWithExit(w) {
      const s = w as unknown as WithState;
      return callUnbound(s.exit, s.manager, [None, None, None]);
    },
    asyncWithExitError(w, e) {
      const s = w as unknown as WithState;
      return callUnbound(s.exit, s.manager, [typeOf(e), e, (e as PyBaseException).traceback]);
    },
    yieldFromIter,
    awaitIter,
    delegateFirst,
    delegateNext,
    asyncIter(v) {
      const f = typeOf(v).lookup("__aiter__");
      if (f === undefined) throw typeError(`'async for' requires an object with __aiter__ method, got ${typeName(v)}`);
      const it = callUnbound(f, v, []);
      if (typeOf(it).lookup("__anext__") === undefined)
        throw typeError(
          `'async for' received an object from __aiter__ that does not implement __anext__: ${typeName(it)}`,
        );
      return it;
    },
    asyncNext(it) {
      const f = typeOf(it).lookup("__anext__");
      if (f === undefined)
        throw typeError(`'async for' requires an iterator with __anext__ method, got ${typeName(it)}`);
      return callUnbound(f, it, []);
    },
    isStopAsync,
    asyncYield: (v) => new AsyncYield(v),
    formatValue(v: PyValue, conversion: string, spec: Str) {
      if (conversion === "") {
        if (spec === "") {
          if (typeof v === "string") return v;
          if (typeof v === "number") return String(v);
        }
        return typeof v === "object" && v.cls.isHeap ? formatObject(v, spec) : format(v, spec);
      }
      const s = conversion === "s" ? str(v) : conversion === "r" ? repr(v) : interpreter.ascii(v);
      return spec === "" ? s : format(s, spec);
    },
    joinStr: (parts: PyValue[]) => joinStrs(parts.map((p) => strValue(p)!)),
    template: (strings, interpolations) => interpreter.templates.template(strings, interpolations),
    interpolation: (v, text, conversion, spec) =>
      interpreter.templates.interpolation(v, fromUtf16(text), conversion, spec),
    matchSequence: isMatchSequence,
    matchItems: matchItems as Abi["matchItems"],
    matchInstance,
    matchClass1,
    matchMapping: (v) => typeof v === "object" && (v.cls.flags & TypeFlags.MAPPING) !== 0,
    len: (v) => length(v),
    matchKeys(v: PyValue, keys: PyValue[]) {
      const seen = new PyDict();
      const out: PyValue[] = [];
      const get = v instanceof PyDict && !v.cls.isHeap ? undefined : getattr(v, "get");
      for (const k of keys) {
        if (seen.has(k)) throw valueError(`mapping pattern checks duplicate key (${reprText(k)})`);
        seen.set(k, None);
        const missing = new Cell();
        const x = get === undefined ? (v as PyDict).get(k) : callv(get, [k, missing]);
        if (x === undefined || x === missing) return undefined;
        out.push(x);
      }
      return out;
    },
    mappingRest(v, keys) {
      const d = new PyDict();
      abi.dictUpdate(d, v);
      for (const k of keys) d.delete(k);
      return d;
    },
    matchClass,
    frameLocals(d: number, accessor: V) {
      const f = frameAt(d);
      if (f === undefined) return;
      if (typeof accessor === "function") f.accessor = accessor as LocalsAccessor;
      else if (accessor === undefined) f.accessor = undefined;
      else f.namespace = accessor as PyObject;
    },
    ...(tracingAbi as unknown as TracingHooks),
    displayhook(v) {
      interpreter.displayhook(v);
    },
    loadMethod,
    loadSuperMethod(cls, self, name, callee) {
      const f = superGetattr(cls, self, name, callee);
      return ignoringSelf(f);
    },
    makeStepGenerator: (code: Code, step: Step, source: PyValue) => new PyStepGenerator(code, step, source),
    stepEnd,
    makeGenerator(code: Code, js: JsFunction, ...args: PyValue[]) {
      const { form } = code.spec;
      const G =
        form === "asyncgen"
          ? new PyAsyncGenerator(code, code.name, code.qualname)
          : new PyGenerator(code, code.name, code.qualname);
      G.args = args;
      G.body = js;
      G.js = (js as unknown as (...a: unknown[]) => NonNullable<PyGenerator["js"]>)(G, ...args);
      return G;
    },
    unsupportedFormat() {
      S.err = makeException(NotImplementedErrorType);
      return undefined;
    },
    setupAnnotations(ns: PyValue) {
      if (getFromMapping(ns, "__annotations__") === undefined) abi.storeName(ns, "__annotations__", new PyDict());
    },
  };
  return Object.assign(abi, suspendableAbi(interpreter, abi));
}

function lookupIter(v: PyValue): PyValue | undefined {
  return typeof v === "string" ? v : (typeOf(v).lookup("__iter__") ?? typeOf(v).lookup("__getitem__"));
}

/** A global or builtin; globals of a dict subclass are asked through `__getitem__` (`__missing__` counts). */
function globalValue(M: UnitInstance, name: string): PyValue | undefined {
  const { globals } = M;
  const own = globals.cls.isHeap ? getFromMapping(globals, name) : globals.getStr(name);
  return own ?? current().importer.later.value(globals, name) ?? builtinOf(M, name);
}

function importHook(M: UnitInstance): PyValue {
  const hook = getFromMapping(M.builtins, "__import__");
  if (hook === undefined) throw makeException(exceptionTypes.get("ImportError")!, "__import__ not found");
  return hook;
}

/** A name in a builtins namespace, which may be any mapping. */
function builtinOf(M: UnitInstance, name: string): PyValue | undefined {
  const v = getFromMapping(M.builtins, name) ?? lateBuiltin(M.builtins, name);
  // The docstring of the module is read when it is asked for.
  return v === None && name === "__doc__" ? current().docOf("", "builtins") : v;
}

/** A builtin that is only made when a program asks for it. */
function lateBuiltin(builtins: PyValue, name: string): PyValue | undefined {
  const interpreter = current();
  const { lateBuiltins } = interpreter;
  if (lateBuiltins === undefined || builtins !== interpreter.builtins || !lateBuiltins.names.has(name))
    return undefined;
  interpreter.makeLateBuiltins();
  return interpreter.builtins.getStr(name);
}

/** ns[name] without raising KeyError: undefined when missing. */
function getFromMapping(ns: PyValue, name: string): PyValue | undefined {
  if (ns instanceof PyDict && !ns.cls.isHeap) return ns.getStr(name);
  return attemptKey(() => getitem(ns, name));
}
function attemptKey(action: () => PyValue): PyValue | undefined {
  return attempt(action, (e) => isInstanceOf(e, KeyErrorType));
}
