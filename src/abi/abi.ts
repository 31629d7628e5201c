// The contract between emitted code and the runtime: every helper that emitted code may call as `A.name`, with its rule for errors.
// Unless a line says "returns undefined when raised", a helper THROWS the Python exception. V is any Python value. Types and names only;
// src/runtime/abi.ts builds the object. Emitted code destructures what it uses: `const { add, lt } = A;`.

// biome-ignore lint/suspicious/noExplicitAny: Python values are opaque to the compiler.
export type V = any;
type Err = undefined;

export interface DirectAbi {
  // --- frames ---
  /** Function entry when S.sp+1 > S.max or the tick ran out: recursion check, switch interval, signals, limits. undefined when raised. */
  enter(d: number): true | Err;
  /** Loop back-edge when the tick ran out. undefined when raised. */
  tick(): true | Err;
  /** A Proxy: `delete tock[d]` is enter(d), `delete tock.t` is tick(), errors thrown. Emitted code uses these forms, since V8 discards optimised code
   * at a call that has never run before, and every loop and function would pay for that once; `delete` needs no feedback. */
  tock: V;
  // --- the ends of objects (codegen/statements/endings.ts) ---
  /** A variable is unbound that holds v: may something end with it? */
  dropped(v: V): boolean;
  /** Looks for what has ended. The `spare` arguments say nothing. */
  sweep(...spare: number[]): void;
  /** The same, where output comes; ended 1: where something may have ended. */
  observe(ended: number, ...spare: number[]): void;
  /** Before gc.collect(); 1: nothing has run since the last one. */
  overwrite(again: number, ...spare: number[]): void;
  // --- singletons and constructors ---
  None: V;
  Ellipsis: V;
  NotImplemented: V;
  float(value: number): V; // boxes: new PyFloat
  PyFloat: V; // the class itself, for instanceof
  tuple(items: V[]): V;
  list(items: V[]): V;
  /** The array of a list that is about to get `count` items, each put at its index; empty where that is not worth while. */
  room(count: number): V[];
  set(items: V[]): V; // {a, b}: hashes items
  dict(): V;
  /** The entries of a dict display, for `dictOf`. */
  DictEntry: V;
  /** A dict of entries with different strs for keys. */
  dictOf(entries: V[]): V;
  /** d[k]=v for displays and comprehensions (plain PyDict, no __setitem__ lookup). */
  dictSet(d: V, k: V, v: V): void;
  /** {**m} in a display: TypeError "'X' object is not a mapping". */
  dictUpdate(d: V, m: V): void;
  listAppend(l: V, v: V): void;
  listExtend(l: V, iterable: V): void;
  setAdd(s: V, v: V): void;
  setUpdate(s: V, iterable: V): void;
  listToTuple(l: V): V;
  slice(a: V, b: V, c: V): V;
  cell(v: V | undefined): V; // { v }
  // --- operators: binary, in place, unary. Int fast paths are inline in emitted code ---
  add(a: V, b: V): V;
  sub(a: V, b: V): V;
  mul(a: V, b: V): V;
  matmul(a: V, b: V): V;
  truediv(a: V, b: V): V;
  floordiv(a: V, b: V): V;
  mod(a: V, b: V): V;
  pow(a: V, b: V): V;
  lshift(a: V, b: V): V;
  rshift(a: V, b: V): V;
  and(a: V, b: V): V;
  or(a: V, b: V): V;
  xor(a: V, b: V): V;
  iadd(a: V, b: V): V;
  isub(a: V, b: V): V;
  imul(a: V, b: V): V;
  imatmul(a: V, b: V): V;
  itruediv(a: V, b: V): V;
  ifloordiv(a: V, b: V): V;
  imod(a: V, b: V): V;
  ipow(a: V, b: V): V;
  ilshift(a: V, b: V): V;
  irshift(a: V, b: V): V;
  iand(a: V, b: V): V;
  ior(a: V, b: V): V;
  ixor(a: V, b: V): V;
  neg(a: V): V;
  pos(a: V): V;
  invert(a: V): V;
  // --- comparisons: results are Python values, except `is`, `contains` (JavaScript booleans = Python bools) ---
  lt(a: V, b: V): V;
  le(a: V, b: V): V;
  gt(a: V, b: V): V;
  ge(a: V, b: V): V;
  eq(a: V, b: V): V;
  ne(a: V, b: V): V;
  /** identity; floats and other boxes by object, primitives by value. */
  is(a: V, b: V): boolean;
  /** `item in container` */
  contains(container: V, item: V): boolean;
  /** Truth value; emitted code tests `=== true` / `=== false` inline first. */
  truthy(v: V): boolean;
  // --- attributes and items. `name` is the Python name (mangled) ---
  getattr(o: V, name: string): V;
  /** getattr() that need not throw: undefined means raised. Direct mode only. */
  findattr(o: V, name: string): V | undefined;
  setattr(o: V, name: string, v: V): void;
  delattr(o: V, name: string): void;
  getitem(o: V, k: V): V;
  /** getitem() of what is no JavaScript object. */
  textItem(o: V, k: V): V;
  setitem(o: V, k: V, v: V): void;
  delitem(o: V, k: V): void;
  /** super().name with zero arguments: cls = the __class__ cell's value, self = first argument (may be undefined = deleted/none). */
  superGetattr(cls: V, self: V, name: string, callee: V): V;
  /** `super()` as an object; cls None = no class surrounds the function. */
  superObject(cls: V | undefined, self: V | undefined): V;
  /** Calls a property's getter, found as `o.p$name` (a JavaScript function of self); throws what it raises. */
  callGetter(getter: V, o: V, name: string): V;
  // --- calls: return undefined when raised (as every call) ---
  notCallable(f: V): Err; // callee is a primitive: stores TypeError in S.err
  /** Calls of any value, for code that runs once. */
  invoke0(f: V): V | Err;
  invoke1(f: V, a: V): V | Err;
  invoke2(f: V, a: V, b: V): V | Err;
  invoke3(f: V, a: V, b: V, c: V): V | Err;
  invoke4(f: V, a: V, b: V, c: V, d: V): V | Err;
  invoke5(f: V, a: V, b: V, c: V, d: V, e: V): V | Err;
  invoke6(f: V, a: V, b: V, c: V, d: V, e: V, g: V): V | Err;
  callMethod0(o: V, name: string): V | Err;
  callMethod1(o: V, name: string, a: V): V | Err;
  callMethod2(o: V, name: string, a: V, b: V): V | Err;
  callMethod3(o: V, name: string, a: V, b: V, c: V): V | Err;
  callMethod4(o: V, name: string, a: V, b: V, c: V, d: V): V | Err;
  callMethod5(o: V, name: string, a: V, b: V, c: V, d: V, e: V): V | Err;
  callMethod6(o: V, name: string, a: V, b: V, c: V, d: V, e: V, f: V): V | Err;
  /** A method of str for host strings and n arguments (3 at most); only errors have none. */
  strMethod(name: string, n: number): (text: string, ...args: V[]) => V | Err;
  /** keyword call: args = positionals then keyword values, names = keyword names. */
  callv(f: V, args: V[], names: string[] | undefined): V | Err;
  callMethodv(o: V, name: string, args: V[], names: string[] | undefined): V | Err;
  /** call with * / **: `args` positionals as an array; `kw` a PyDict built with kwSet/kwMerge, or undefined. */
  callEx(f: V, args: V[], kw: V | undefined): V | Err;
  /** pushes the items of an iterable on a JavaScript array; the text "f() argument after * must be an iterable, not int" names f. */
  starArgs(args: V[], iterable: V, f: V): void;
  /** merges a mapping for `**m`, with CPython's texts for non-mappings, non-str keys and repeats ("f() got multiple values for keyword argument 'x'"). */
  kwMerge(kw: V, mapping: V, f: V): void;
  /** The keywords of a call with one `**mapping` and nothing else by keyword: a dict that is only read. */
  kwOf(mapping: V, f: V): V;
  kwSet(kw: V, name: string, v: V, f: V): void;
  // --- iteration ---
  /** gives { nx(): V | undefined }; `nx` throws errors. */
  iterate(v: V): V;
  /** exactly n items as a JavaScript array; CPython's texts for too many/not enough values. Fast for tuple and list. */
  unpack(v: V, n: number): V[];
  /** before + list + after */
  unpackEx(v: V, before: number, after: number): V[];
  // --- names ---
  /** globals, then builtins, else NameError; `locals` are the variables of a function in which the name is bound nowhere. */
  loadGlobal(M: V, name: string, locals?: [string, V | undefined][]): V;
  storeGlobal(M: V, name: string, v: V): void;
  /** loadGlobal() and storeGlobal() by entry, for code that runs once. */
  readGlobal(M: V, global: V, builtin?: V): V;
  writeGlobal(M: V, global: V, v: V): void;
  delGlobal(M: V, name: string): void;
  loadName(M: V, ns: V, name: string): V;
  storeName(ns: V, name: string, v: V): void;
  delName(ns: V, name: string): void;
  /** class bodies: ns first, then the cell (free variable), as LOAD_CLASSDEREF / LOAD_FROM_DICT_OR_DEREF. */
  loadClassDeref(ns: V, name: string, cell: V): V;
  /** annotation scopes in classes: ns (classdict) first, then globals. */
  loadClassGlobal(M: V, ns: V, name: string): V;
  unboundLocal(name: string): never; // throws UnboundLocalError
  unboundFree(name: string): never; // throws NameError "cannot access free variable ..."
  // --- definitions ---
  /** makes a function object. defaults: array or undefined; kwdefaults: PyDict or undefined; cells: array for co_freevars; annotate: __annotate__ function or undefined. */
  fn(code: V, js: V, defaults: V[] | undefined, kwdefaults: V | undefined, cells: V[] | undefined, annotate?: V): V;
  /** Runs a class statement. body: JavaScript function (ns) => cell of __class__ | true | undefined(raised); bases may hold non-classes (__mro_entries__);
   * keywords: PyDict or undefined; mk: (L) => class extends L {}. Returns undefined when raised. */
  buildClass(code: V, body: V, name: string, bases: V[], keywords: V | undefined, mk: V): V | Err;
  typeAlias(name: string, typeParams: V, evaluate: V): V;
  typeVar(
    name: string,
    evaluateBound: V | undefined,
    evaluateConstraints: V | undefined,
    evaluateDefault: V | undefined,
  ): V;
  paramSpec(name: string, evaluateDefault: V | undefined): V;
  typeVarTuple(name: string, evaluateDefault: V | undefined): V;
  /** base Generic[T...] for PEP 695 classes; */
  subscriptGeneric(params: V): V;
  setTypeParams(f: V, params: V): V;
  // --- modules ---
  /** import a.b.c (fromlist undefined gives top package) */
  importName(M: V, name: string, fromlist: V, level: number): V;
  /** An import statement at the top of a library module, with its bindings: `as`, or null, or names and what they are bound to in turn (none: `*`); `tried`: it may fail. */
  importLater(M: V, name: string, level: number, as: string | null | readonly string[], tried: boolean): void;
  /**
   * A definition at the top of a library module that may wait: `define` binds the names.
   * @param reads names and attributes that it reads, each between commas
   */
  defineLater(M: V, names: string[], define: () => V | Err, reads: string): V | Err;
  /** Something done to what may wait: the names that lead to that; `registers`: a class is registered with it. */
  addLater(M: V, path: string[], add: () => V | Err, registers: boolean): V | Err;
  importFrom(module: V, name: string): V;
  importStar(module: V, ns: V): void;
  // --- exceptions ---
  /** prepares `raise exc from cause`: instantiates classes, sets context/cause, stores S.err. exc undefined = bare raise. Always returns undefined. */
  raise(exc: V | undefined, cause: V | undefined): Err;
  /** a JavaScript catch clause: makes S.err out of the thrown value. */
  caught(x: unknown): void;
  /** takes S.err, prepends traceback entries for depth d..S.sp, sets S.sp = d, S.ei.value = the exception; returns it. `previous` is the S.ei.value saved at try entry. */
  handle(d: number, previous: V): V;
  /** `except T:` test; T class or tuple; TypeError for others. */
  matches(exc: V, type: V): boolean;
  /** re-raises the handled exception without a new traceback entry for this frame: S.err = exc, S.sp = d - 1, S.ei.value = previous. Returns undefined. */
  reraise(exc: V, d: number, previous: V, moved?: boolean): Err;
  /** except*: splits; returns [matching group or None, rest or None]; checks T. */
  exceptStarMatch(exc: V, type: V): V[];
  /** end of a try/except*: combines raised and unhandled; returns the exception to raise or None (PREP_RERAISE_STAR). */
  exceptStarEnd(original: V, raised: V[]): V;
  assertionError(message: V | undefined): Err;
  // --- with ---
  /** returns { exit, value }: looks up __enter__/__exit__ (CPython's texts), calls __enter__. */
  withEnter(manager: V): { exit: V; value: V };
  /** normal exit: calls exit(None, None, None). */
  withExit(w: V): void;
  /** exceptional exit: calls exit(type, exc, tb); true when suppressed. */
  withExitError(w: V, exc: V): boolean;
  /** the async forms return the awaitable; emitted code awaits it. */
  asyncWithEnter(manager: V): { exit: V; value: V };
  asyncWithExit(w: V): V;
  asyncWithExitError(w: V, exc: V): V;
  // --- generators, coroutines ---
  yieldFromIter(v: V): V;
  /** `origin`: the method that gave v, for error texts. */
  awaitIter(v: V, origin?: string): V;
  /** resumes the delegate; undefined = finished with the value in G.result. Throws. Clears G.delegate when it finishes or raises.
   * PyGenerator.throw/close forward to G.delegate first: when the delegate then raises, it clears G.delegate and throws into the JavaScript generator;
   * when it returns (StopIteration), it sets G.result, clears G.delegate and resumes with next(None): emitted code sees `G.delegate === undefined`. */
  delegateFirst(G: V, it: V): V | undefined;
  delegateNext(G: V, it: V, sent: V): V | undefined;
  asyncIter(v: V): V; // __aiter__
  asyncNext(it: V): V; // awaitable of __anext__()
  /** true when S.err/exception is StopAsyncIteration (end of async for). */
  isStopAsync(exc: V): boolean;
  asyncYield(v: V): V;
  // --- strings ---
  /** f-string parts: format(value, spec) after conversion ("", "s", "r", "a"); spec is a str V. */
  formatValue(v: V, conversion: string, spec: V): V;
  /** joins str values of an f-string. */
  joinStr(parts: V[]): V;
  template(strings: V[], interpolations: V[]): V;
  interpolation(v: V, text: string, conversion: V, spec: V): V;
  // --- match ---
  matchSequence(v: V): boolean;
  matchMapping(v: V): boolean;
  len(v: V): number;
  /** values for keys or undefined when one is missing. */
  matchKeys(v: V, keys: V[]): V[] | undefined;
  mappingRest(v: V, keys: V[]): V;
  /** attributes for a class pattern or undefined when it does not match; n positional, then keyword attribute names. */
  matchClass(v: V, cls: V, n: number, attrs: string[]): V[] | undefined;
  /** `case cls():` */
  matchInstance(v: V, cls: V): boolean;
  /** `case cls(x):`: what x is matched against; undefined when it does not match. */
  matchClass1(v: V, cls: V): V | undefined;
  /** The items of a sequence of n items, which no later change touches; undefined for anything else. */
  matchItems(v: V, n: number): V[] | undefined;
  // --- locals(), frames ---
  /** registers the accessor of a function that can be asked for its locals: (op: 0 get all -> array of [name, value] | 1 set, name, value).
   * Class bodies and units with separate locals pass their namespace (a Python object) instead. In generators it is called once, at the start:
   * it has to be kept for later resumptions at other depths. */
  frameLocals(d: number, accessor: V): void;
  // --- traced code (CompileOptions.traced): hooks of sys.settrace, sys.setprofile, sys.monitoring ---
  /** `jumps`: the statements that f_lineno can name. */
  traceEnter(d: number, jumps: V): void;
  /** Position n begins a line; `again`: control jumped back to it (2: to the step of a `for` loop). Gives the number of the
   * statement to jump to, or 0. */
  traceLine(d: number, n: number, again?: boolean | 2, statement?: number): number;
  traceOpcode(d: number): void;
  traceReturn(d: number, v: V): void;
  traceYield(d: number, v: V): number;
  traceCarry(d: number, manager: object): void;
  traceTake(d: number): object | undefined;
  traceCaught(d: number): V;
  traceResume(d: number): void;
  /** The iterator of a loop, or a delegate, ended: for generators and Python iterators that is an exception event of StopIteration. */
  traceStop(d: number, it: V, delegated: boolean): void;
  /** An exception was thrown into the generator, perhaps. */
  traceThrown(d: number, G: V, x: unknown): void;
  /** As handle, with the event of the exception. */
  traceHandle(d: number, previous: V): V;
  /** The frame ends with S.err: events, traceback entry; pops the frame. */
  traceUnwind(d: number): Err;
  /** Calls, with the events of native functions for sys.setprofile. */
  traceCall(d: number, f: V, args: V[], names: string[] | undefined): V | Err;
  traceMethod(d: number, o: V, name: string, args: V[], names: string[] | undefined): V | Err;
  /** print for interactive ("single") mode: sys.displayhook. */
  displayhook(v: V): void;
  // --- added by the code generator ---
  /** Types whose identity emitted code tests: exact lists (`o.cls === listType`, then `o.items`), the builtin range, super. */
  listType: V;
  tupleType: V;
  floatType: V;
  rangeType: V;
  superType: V;
  /** Method lookup before the arguments are evaluated: a JavaScript function `(self, a1…an) => value | undefined` for `o.name` (it ignores `self`
   * when the attribute is no plain method). Fills `m$name$n` where it can. Throws AttributeError. */
  loadMethod(o: V, name: string, n: number): V;
  /** The same for `super().name` with zero arguments. */
  loadSuperMethod(cls: V, self: V, name: string, callee: V): V;
  /** Generator object of a generator expression (or async one): js is `function*(G, ...args)`; not started. */
  makeGenerator(code: V, js: V, ...args: V[]): V;
  /** The same for a generator expression that keeps nothing between items: step is `(d, source) => item`, undefined when raised, stepEnd at the end. */
  makeStepGenerator(code: V, step: V, source: V): V;
  stepEnd: V;
  /** `__annotate__` was asked for a format beyond VALUE_WITH_FAKE_GLOBALS: stores NotImplementedError in S.err. */
  unsupportedFormat(): Err;
  /** `from __future__ import annotations`: makes `__annotations__` in the namespace unless it is there. */
  setupAnnotations(ns: V): void;
}

/** The ABI object `A`: the direct helpers and those of suspendable mode. */
export interface Abi extends DirectAbi {
  /**
   * Twins of the helpers that may run Python code, by the helper's name and "S" (`getattrS`, `addS`, `callvS` …): they do the same, but where
   * there is Python code to run they leave its generator in S.gen and give `pending`; the emitted code then does `yield* S.gen`. What is
   * yielded are Suspend objects, for the scheduler.
   */
  [twin: `${string}S`]: (...args: V[]) => V;
  pending: V;
  enterGen(d: number): Generator<V, void, V>;
  tickGen(): Generator<V, void, V>;
}

/** The unit's module instance `M`: `M.K[i]` codes, `M.k[i]` constants, and names. */
export interface ModuleInstance {
  K: V[];
  k: V[];
  /** entry of a global name (a placeholder with value undefined when absent). */
  cell(name: string): { value: V | undefined };
  /** entry of a builtin. */
  builtin(name: string): { value: V | undefined };
  /** globals dict; locals namespace for exec/eval/class-like unit bodies (same object for modules). */
  globals: V;
  locals: V;
}
