// The Interpreter: everything one Python interpreter owns hangs off this object. Made by src/index.ts, which passes the host, the
// compiler, the library and the native modules.

import type { Abi } from "#abi/abi.ts";
import type { Host, Library } from "#host/host.ts";
import { makeAbi, makePythonFunction } from "./abi.ts";
import { getattr, lookupAttribute } from "./attributes.ts";
import { attempt, call1, callv } from "./calls/call.ts";
import { decodeText } from "./codecs.ts";
import type { CompileError, CompileRequest, Compiler, CompileWarning, ScopeDescription } from "./compiler.ts";
import { enterInterpreter } from "./current.ts";
import { frameAt } from "./exceptions/raise.ts";
import { Importer } from "./importing/importer.ts";
import { ModulesDict } from "./importing/modules-dict.ts";
import { Memory } from "./memory/memory.ts";
import type { NativeModule } from "./native/define.ts";
import { NativeDocs } from "./native/docs.ts";
import { PyTuple } from "./objects/containers.ts";
import { PyDict } from "./objects/dict.ts";
import {
  exceptionTypes,
  LookupErrorType,
  makeException,
  notImplementedError,
  PyBaseException,
  type PySyntaxError,
  runtimeError,
  typeError,
} from "./objects/exceptions.ts";
import { type Code, type LoadedUnit, type SuspendableUnit, ThreadState } from "./objects/frames.ts";
import type { JsFunction, PyFunction } from "./objects/functions.ts";
import { PyModule } from "./objects/module.ts";
import type { Cell, PyValue } from "./objects/object.ts";
import { None } from "./objects/singletons.ts";
import { fromUtf16, jsText, type Str } from "./objects/str.ts";
import { keyOfSeed, TextHashes } from "./objects/text-hash.ts";
import type { ClassMaker } from "./objects/type-create.ts";
import { isInstance } from "./objects/type-of.ts";
import { polling, repr, truthy } from "./operators/protocols.ts";
import { PendingOutputs } from "./pending-output.ts";
import type { Wait } from "./suspending/suspend.ts";
import { constantValue, instantiate, loadUnit, type UnitInstance } from "./units.ts";
import { installCompilerWarnings } from "./warnings.ts";

export interface InterpreterOptions {
  host: Host;
  compiler: Compiler;
  library: Library | undefined;
  natives: ReadonlyMap<string, () => NativeModule>;
  argv?: string[];
  path?: string[];
  flags?: Record<string, number>;
}

/** Factories of typing objects (PEP 695), installed by src/modules/_typing. */
export interface TypingFactories {
  typeAlias(name: string, params: PyValue, evaluate: PyValue): PyValue;
  typeVar(
    name: string,
    bound: PyValue | undefined,
    constraints: PyValue | undefined,
    dflt: PyValue | undefined,
  ): PyValue;
  paramSpec(name: string, dflt: PyValue | undefined): PyValue;
  typeVarTuple(name: string, dflt: PyValue | undefined): PyValue;
  subscriptGeneric(params: PyValue): PyValue;
}
/** Factories of t-strings (PEP 750). */
export interface TemplateFactories {
  template(strings: PyValue[], interpolations: PyValue[]): PyValue;
  interpolation(value: PyValue, text: PyValue, conversion: PyValue, spec: PyValue): PyValue;
}

function dottedName(qualname: string, module: PyValue | undefined): string {
  const name = module instanceof PyModule ? module.dict.getStr("__name__") : module;
  const prefix = typeof name === "string" ? name : "builtins";
  return qualname === "" ? prefix : `${prefix}.${qualname}`;
}

/** A program that sets a trace function (or calls a debugger) traces its own functions first of all. */
function mentionsTracing(source: string): boolean {
  return /\b(settrace|setprofile|set_trace|breakpoint\(|cProfile|_lsprof|sys\.monitoring|f_trace|[bp]db\b)/.test(
    source,
  );
}
/** Milliseconds that lie between two looks at limits and signals, at least and at most, once the rate is found; and how many steps at most and at first. */
const SHORT_SLICE = 2;
const LONG_SLICE = 8;
const MAX_TICKS = 5000;
const FIRST_TICKS = 64;
/** Longest sleep without a look at signals and limits, in milliseconds. */
const SLICE = 50;

function alteredCode(): PyBaseException {
  return notImplementedError("running a code object whose instructions, constants or variables were replaced");
}

/** One Python interpreter. Several live in one realm without seeing each other. */
export class Interpreter {
  readonly host: Host;
  readonly compiler: Compiler;
  readonly S: ThreadState = new ThreadState();
  readonly abi: Abi;
  /** sys.modules */
  modules = new ModulesDict();
  /** The namespace of module builtins. */
  builtins: PyDict = new PyDict();
  /** Builtins that are made when one of them is asked for, or when the module is imported. */
  lateBuiltins: { readonly names: ReadonlySet<string>; readonly make: () => void } | undefined = undefined;
  /** The namespace of module sys. */
  sysDict: PyDict = new PyDict();
  /** State of native modules, by module name. */
  readonly state: Map<string, unknown> = new Map();
  intMaxStrDigits = 4300;
  /** `--check-hash-based-pycs`. */
  checkHashPycs: "default" | "always" | "never" = "default";
  /** Sources of what was compiled from text, by file name, for tracebacks. */
  readonly sources: Map<string, string> = new Map();
  readonly pendingOutput: PendingOutputs = new PendingOutputs();
  readonly importer: Importer;
  readonly memory: Memory;
  readonly library: Library | undefined;
  /** The environment as putenv and unsetenv left it. */
  readonly environment: Map<string, string>;
  readonly flags: Record<string, number>;
  typing!: TypingFactories;
  templates!: TemplateFactories;
  /** sys.unraisablehook; installed with the exception printing. */
  reportUnraisable: ((x: unknown, message: string, object: PyValue) => void) | undefined = undefined;
  /** The class statement whose metaclass is being called; see type-create.ts. */
  pendingClass: { readonly maker: ClassMaker; readonly name: string } | undefined = undefined;
  /** Called when the countdown of S.tick runs out. */
  onTickHooks: (() => void)[] = [];
  /** Back-edges and entries from one look to the next; follows how long they take. */
  tickInterval = FIRST_TICKS;
  private lastTick = 0;

  constructor(options: InterpreterOptions) {
    this.host = this.pendingOutput.watch(options.host);
    this.compiler = options.compiler;
    this.library = options.library;
    this.environment = new Map(Object.entries(options.host.environment ?? {}));
    this.flags = options.flags ?? {};
    this.S.hashing = new TextHashes(() => this.hashKey());
    this.memory = new Memory(this);
    this.abi = makeAbi(this);
    this.importer = new Importer(this, options.natives);
    installCompilerWarnings(this);
  }

  /** The key of hashes of text: of a seed that was set, else random where the host has entropy. */
  private hashKey(): Int32Array {
    const seed = this.flags["hash_seed"];
    const { entropy } = this.host;
    if (seed !== undefined || entropy === undefined) return keyOfSeed(seed ?? 0);
    const key = new Uint8Array(16);
    entropy(key);
    return new Int32Array(key.buffer);
  }

  /** What ran before says nothing about what begins now. */
  restartTicks(): void {
    this.lastTick = Date.now();
    this.tickInterval = this.S.tick = FIRST_TICKS;
  }

  /**
   * Time slice, limits, signals: emitted code calls it every `tickInterval` back-edges and entries, which is made to take a few milliseconds,
   * whether a round of a loop adds two ints or sorts a million. May throw.
   */
  onTick(): void {
    const now = Date.now();
    const elapsed = now - this.lastTick;
    this.lastTick = now;
    if (elapsed < SHORT_SLICE) this.tickInterval = Math.min(MAX_TICKS, this.tickInterval * 2);
    else if (elapsed > LONG_SLICE)
      this.tickInterval = Math.max(1, this.tickInterval >> (elapsed > 4 * LONG_SLICE ? 4 : 1));
    this.S.tick = this.tickInterval;
    for (const hook of this.onTickHooks) hook();
  }

  /** Runs `action` with this interpreter current. */
  enter<T>(action: () => T): T {
    const before = enterInterpreter(this);
    polling.run = () => this.onTick();
    try {
      return action();
    } finally {
      enterInterpreter(before);
    }
  }

  /** See importing/compiled-texts.ts; undefined until it is asked for. */
  libraryTexts: string | undefined = undefined;

  // --- compiling and running ---

  /** Compiles source text; a SyntaxError is thrown as the Python exception. */
  compile(source: string, request: Partial<CompileRequest> & { filename: string }): LoadedUnit {
    const unit = this.compiling(source, request, (full) => this.compiler.compile(source, full));
    this.sources.set(request.filename, source);
    return { ...loadUnit(unit, source), request };
  }

  /** Parses source text to a tree. */
  parse(source: string, request: Partial<CompileRequest> & { filename: string }): unknown {
    return this.compiling(source, request, (full) => this.compiler.parse(source, full));
  }

  /** The text of a source given as bytes (PEP 263), through the codecs for encodings that the compiler does not know itself. */
  decodeSource(data: Uint8Array, filename: string): string {
    try {
      return this.compiler.decode(
        data,
        filename,
        (bytes, encoding) =>
          attempt(
            () => jsText(decodeText(bytes, encoding)),
            (e) => isInstance(e, LookupErrorType),
          ) as string,
      );
    } catch (x) {
      if (this.compiler.isCompileError(x)) throw this.syntaxError(x, filename, undefined);
      throw x;
    }
  }

  /** The scopes of source text, as `_symtable` shows them. */
  scopes(source: string, request: Partial<CompileRequest> & { filename: string }): ScopeDescription {
    return this.compiling(source, request, (full) => this.compiler.scopes(source, full));
  }

  /** Compiles a tree that the `ast` module made or changed. */
  compileTree(tree: unknown, request: Partial<CompileRequest> & { filename: string }): LoadedUnit {
    const unit = this.compiling(undefined, request, (full) => this.compiler.compileTree(tree, full));
    return { ...loadUnit(unit, undefined), request, tree };
  }

  /** The suspendable form of a unit; undefined when its source is not at hand or its tree changed. */
  suspendableForm(loaded: LoadedUnit): SuspendableUnit | undefined {
    if (loaded.suspendable !== undefined) return loaded.suspendable;
    const { unit } = loaded;
    const source = loaded.source ?? this.importer.sourceText(unit.filename);
    if (source === undefined && loaded.tree === undefined) return undefined;
    const request: CompileRequest = {
      filename: unit.filename,
      kind: "exec",
      optimize: (this.flags["optimize"] ?? 0) as 0 | 1 | 2,
      futureFlags: 0,
      localsAreGlobals: true,
      maxIntDigits: this.intMaxStrDigits,
      // The library's units have no request of their own.
      later: loaded.request === undefined,
      ...loaded.request,
      mode: "suspendable",
      positionBase: unit.codes.map((c) => c.positions.length / 4),
    };
    const { compiler } = this;
    const other =
      loaded.tree === undefined ? compiler.compile(source!, request) : compiler.compileTree(loaded.tree, request);
    if (other.codes.length !== unit.codes.length || other.codes.some((c, i) => c.qualname !== unit.codes[i]!.qualname))
      return undefined;
    // Both forms use one table of positions, so that frames and tracebacks need not know which form ran.
    other.codes.forEach((c, i) => {
      unit.codes[i]!.positions.push(...c.positions);
    });
    loaded.suspendable = {
      unit: loadUnit(other, undefined),
      constants: (codes) => other.consts.map((c) => constantValue(c, codes)),
    };
    return loaded.suspendable;
  }

  /** Waits in code that cannot be suspended: blocks the thread where the host can. */
  block(wait: Wait): unknown {
    if (wait.kind === "turn") return undefined;
    const { clock } = this.host;
    if (wait.kind === "time" && clock?.sleep !== undefined) {
      const end = clock.monotonic() + BigInt(Math.round(wait.ms * 1e6));
      for (let left = wait.ms; left > 0; left = Number(end - clock.monotonic()) / 1e6) {
        clock.sleep(Math.min(left, SLICE));
        this.onTick();
        if (wait.early === true) break;
      }
      return undefined;
    }
    throw runtimeError(
      wait.kind === "promise"
        ? "cannot wait for a JavaScript promise here: the code that waits was called by a native function"
        : "cannot wait here: this host cannot block",
    );
  }

  private compiling<T>(
    source: string | undefined,
    request: Partial<CompileRequest> & { filename: string },
    action: (full: CompileRequest) => T,
  ): T {
    const full: CompileRequest = {
      kind: "exec",
      optimize: (this.flags["optimize"] ?? 0) as 0 | 1 | 2,
      futureFlags: 0,
      localsAreGlobals: true,
      mode: "direct",
      maxIntDigits: this.intMaxStrDigits,
      traced: source !== undefined && (this.S.tracing.ever || mentionsTracing(source)),
      onWarning: (w) => this.compilerWarning(w, request.filename, source),
      ...request,
    };
    try {
      return action(full);
    } catch (x) {
      if (this.compiler.isCompileError(x)) throw this.syntaxError(x, full.filename, source);
      throw x;
    }
  }

  /** Reports a warning of the compiler; one that a filter makes an error becomes a SyntaxError at its place. */
  private compilerWarning(w: CompileWarning, filename: string, source: string | undefined): void {
    try {
      this.warnExplicit(w.category, w.message, filename, w.lineno);
    } catch (x) {
      const type = exceptionTypes.get(w.category);
      if (!(x instanceof PyBaseException) || type === undefined || !isInstance(x, type)) throw x;
      throw this.syntaxError(w.asError, filename, source);
    }
  }

  /** Issues a warning about a place in a source; replaced by runtime/warnings.ts. */
  warnExplicit: (category: string, message: string, filename: string, lineno: number) => void = () => undefined;

  /** The Python SyntaxError for a compile error. */
  syntaxError(e: CompileError, filename: string, source: string | undefined): PyBaseException {
    const type = exceptionTypes.get(e.type) ?? exceptionTypes.get("SyntaxError")!;
    const x = makeException(type, fromUtf16(e.message)) as PySyntaxError;
    if (!type.mro.some((t) => t.name === "SyntaxError")) return x;
    let text: PyValue = e.text === null ? None : fromUtf16(e.text);
    // Errors of the compile stage show the line of the file they name, where there is one (PyErr_ProgramText).
    if (e.text === null && source !== undefined && e.lineno > 0) {
      const line = this.importer.sourceText(filename)?.split(/\r\n|\r|\n/)[e.lineno - 1];
      if (line !== undefined) text = fromUtf16(line + "\n");
    }
    const n = (v: number): PyValue => v;
    x.msg = fromUtf16(e.message);
    if (!e.located) return x;
    x.filename = fromUtf16(filename);
    x.lineno = n(e.lineno);
    x.offset = n(e.offset);
    x.text = text;
    x.endLineno = n(e.end_lineno);
    x.endOffset = n(e.end_offset);
    if (source !== undefined && (e.lastStatement !== null || e.text !== null)) {
      // for the search for misspelt keywords
      const lines = source.replace(/\r\n?/g, "\n");
      const { lineno, col_offset } = e.lastStatement ?? { lineno: 0, col_offset: 0 };
      x.metadata = new PyTuple([lineno, col_offset, fromUtf16(lines.endsWith("\n") ? lines : `${lines}\n`)]);
    }
    x.args = new PyTuple([
      fromUtf16(e.message),
      new PyTuple([fromUtf16(filename), x.lineno, x.offset, text, x.endLineno, x.endOffset]),
    ]);
    return x;
  }

  /** Runs a unit's body in a namespace; throws what Python raises. Gives the value of an expression unit. */
  run(loaded: LoadedUnit, globals: PyDict, locals: PyDict = globals): PyValue {
    if (!globals.has("__builtins__")) globals.set("__builtins__", this.builtins);
    const instance = instantiate(loaded, this, globals, locals);
    return this.runInstance(instance);
  }

  runInstance(instance: UnitInstance): PyValue {
    const body = instance.makers[0] as JsFunction;
    const spec = instance.K[0]!.spec;
    if (spec.form !== "module")
      return call1(makePythonFunction(instance.K[0]!, body, undefined, undefined, undefined), None);
    const r = body();
    if (r === undefined) throw this.S.err!;
    return r;
  }

  /** Runs a code object (exec/eval). */
  runCode(code: Code, globals: PyDict, locals: PyValue, closure?: Cell[]): PyValue {
    if (!globals.has("__builtins__")) globals.set("__builtins__", this.builtins);
    if (code.altered) throw alteredCode();
    const instance = instantiate(this.tracedForm(code.instance.unit, code.index), this, globals, locals as PyDict);
    if (instance.unit !== code.instance.unit) instance.plain = code.instance as UnitInstance;
    if (code.index === 0) {
      const { form } = code.spec;
      if (form === "module") return this.runInstance(instance);
      return callv(makePythonFunction(instance.K[0]!, instance.makers[0]!, undefined, undefined, undefined), []);
    }
    if (code.spec.freevars.length > 0 && closure === undefined)
      throw typeError("code object passed to exec() may not contain free variables");
    return callv(this.functionFromCode(code, globals, closure ?? [], undefined), []);
  }

  /** While something traces, code that was compiled before runs in its traced form. */
  private tracedForm(loaded: LoadedUnit, index: number): LoadedUnit {
    if (index !== 0 || !this.S.tracing.active || loaded.source === undefined || loaded.request === undefined)
      return loaded;
    if (loaded.request.traced === true) return loaded;
    if (loaded.traced === undefined) {
      const request = { ...loaded.request, filename: loaded.unit.filename, traced: true, onWarning: () => undefined };
      const { source } = loaded;
      const unit = this.compiling(source, request, (full) => this.compiler.compile(source, full));
      loaded.traced = { ...loadUnit(unit, source), request };
    }
    return loaded.traced;
  }

  /** What a function sees whose globals have no `__builtins__`: the builtins of its maker. */
  private inheritedBuiltins(globals: PyDict): PyValue | undefined {
    const maker = globals.has("__builtins__") ? undefined : frameAt(this.S.sp);
    return maker === undefined ? undefined : (maker.code.instance as UnitInstance).builtins;
  }

  /** A function object for a code in given globals (types.FunctionType, `__code__` assignment). */
  functionFromCode(code: Code, globals: PyDict, cells: Cell[], defaults: PyTuple | undefined): PyFunction {
    if (code.altered) throw alteredCode();
    const instance =
      code.instance.globals === globals
        ? (code.instance as UnitInstance)
        : instantiate(code.instance.unit, this, globals, globals, this.inheritedBuiltins(globals));
    const maker = instance.makers[code.index]!;
    const js = code.spec.freevars.length > 0 ? (maker as unknown as (...c: Cell[]) => JsFunction)(...cells) : maker;
    const own = instance === code.instance ? code : instance.K[code.index]!;
    return makePythonFunction(
      own,
      js,
      defaults === undefined ? undefined : defaults.items.slice(),
      undefined,
      cells.length > 0 ? cells : undefined,
    );
  }

  makeLateBuiltins(): void {
    const { lateBuiltins } = this;
    this.lateBuiltins = undefined;
    lateBuiltins?.make();
  }

  builtinsModule(): PyValue {
    return this.modules.getStr("builtins") ?? None;
  }

  /** `__build_class__` as it was made: a class statement runs it directly. */
  get builtClass(): PyValue | undefined {
    return (this.builtClassFound ??= (this.modules.getStr("builtins") as PyModule | undefined)?.dict.getStr(
      "__build_class__",
    ));
  }
  private builtClassFound: PyValue | undefined = undefined;

  // --- imports ---

  /** @param hook what `__import__` is in the builtins of the importing code */
  importName(hook: PyValue, name: string, globals: PyDict, locals: PyDict, fromlist: PyValue, level: number): PyValue {
    if (hook !== this.importer.builtinImport) return callv(hook, [name, globals, locals, fromlist ?? None, level]);
    return this.importer.importName(name, globals, fromlist ?? None, level);
  }
  importFrom(module: PyValue, name: string): PyValue {
    return this.importer.importFrom(module, name);
  }
  importStar(module: PyValue, ns: PyValue): void {
    this.importer.importStar(module, ns);
  }
  /** `importlib.import_module(name)`: the module itself, dots included. */
  importModule(name: string): PyValue {
    return this.importer.importModule(name);
  }

  // --- services for natives ---

  /** The Python str of UTF-16 text. */
  str(text: string): Str {
    return fromUtf16(text);
  }

  /** `ascii(v)` */
  ascii(v: PyValue): Str {
    const s = repr(v);
    if (typeof s === "string" && /^[\x20-\x7e]*$/.test(s)) return s;
    let out = "";
    const cps = typeof s === "string" ? Array.from(s, (c) => c.charCodeAt(0)) : s.cps;
    for (const c of cps) {
      if (c < 0x80) out += String.fromCharCode(c);
      else if (c <= 0xff) out += "\\x" + c.toString(16).padStart(2, "0");
      else if (c <= 0xffff) out += "\\u" + c.toString(16).padStart(4, "0");
      else out += "\\U" + c.toString(16).padStart(8, "0");
    }
    return out;
  }

  /** Docstrings and signatures of natives; they come with the library. */
  private nativeDocs: NativeDocs | undefined = undefined;

  private docsOfLibrary(): NativeDocs {
    return (this.nativeDocs ??= new NativeDocs(this.library?.docs?.() ?? ""));
  }

  /** Docstring of a native by qualified name and module (builtins when undefined); None where unknown. */
  docOf(qualname: string, module: PyValue | undefined): PyValue {
    const doc = this.docsOfLibrary().doc(dottedName(qualname, module));
    return doc === undefined ? None : fromUtf16(doc);
  }

  /** CPython's `__text_signature__` of a native: null where it has none, undefined where that is not known. */
  signatureOf(qualname: string, module: PyValue | undefined): string | null | undefined {
    return this.docsOfLibrary().signature(dottedName(qualname, module));
  }

  displayhook(v: PyValue): void {
    const hook = this.sysDict.getStr("displayhook");
    if (hook === undefined) throw runtimeError("lost sys.displayhook");
    call1(hook, v);
  }

  /** Lines of a source file for tracebacks; undefined when it cannot be had. */
  sourceLines(filename: string): string[] | undefined {
    return this.importer.sourceText(filename)?.split(/\r\n|\r|\n/);
  }

  private readonly shownUnits: WeakSet<LoadedUnit> = new WeakSet();
  /** Lets tracebacks show the source text of a unit that is in no file (a program given as text). Gives the unit back. */
  showSource(loaded: LoadedUnit): LoadedUnit {
    this.shownUnits.add(loaded);
    return loaded;
  }
  /** The source text of such a unit. */
  shownSource(loaded: LoadedUnit): string | undefined {
    return this.shownUnits.has(loaded) ? loaded.source : undefined;
  }

  /** Makes a module object with its `__name__` etc. */
  newModule(name: string): PyModule {
    const m = new PyModule();
    const d = m.dict;
    d.set("__name__", name);
    d.set("__doc__", None);
    d.set("__package__", None);
    d.set("__loader__", None);
    d.set("__spec__", None);
    return m;
  }

  /** `sys.stdout` / `sys.stderr` write by text; nothing where there is no stream. */
  writeTo(stream: "stdout" | "stderr", text: string): void {
    const s = this.sysDict.getStr(stream);
    if (s === undefined || s === None) return;
    call1(getattr(s, "write"), fromUtf16(text));
  }

  flushStreams(): void {
    for (const name of ["stdout", "stderr"]) {
      const s = this.sysDict.getStr(name);
      if (s === undefined || s === None || isClosed(s)) continue;
      const flush = lookupAttribute(s, "flush");
      if (flush !== undefined) callv(flush, []);
    }
  }
}

/** `stream.closed`, as far as there is such a thing. */
function isClosed(stream: PyValue): boolean {
  return (
    attempt(
      () => {
        const closed = lookupAttribute(stream, "closed");
        return closed !== undefined && truthy(closed);
      },
      () => true,
    ) ?? false
  );
}
