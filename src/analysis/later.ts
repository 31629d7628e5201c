// What may wait at the top of a library module until somebody asks for a name: imports, and definitions of classes, decorated functions,
// compiled patterns and the like. Most of what a module imports and defines, a program never uses.
// A definition may wait where nobody can tell when it was made: it does nothing but bind its names, and what it reads on the way is bound
// before it and never again. (What it reads of other modules' attributes is the runtime's to watch: runtime/importing/later.ts.)

import type { ClassDef, Expr, Stmt, Try } from "#syntax/ast/nodes.ts";

/** A statement that may wait. */
export type Later = LaterImport | LaterDefinition | LaterAddition;

export interface LaterImport {
  readonly kind: "import";
  /** Fails where the module is missing, and something else is done then. */
  readonly tried: boolean;
}

export interface LaterDefinition {
  readonly kind: "definition";
  /** What it binds. */
  readonly names: readonly string[];
  /** Names and attributes that making it reads. */
  readonly reads: ReadonlySet<string>;
}

/** `C.register(D)` or `module.C.register(D)`, of an abstract class, `C.attribute = value`, `C += value`: nobody can tell before C is asked for. */
export interface LaterAddition {
  readonly kind: "addition";
  /** The names of C. */
  readonly path: readonly string[];
  readonly registers: boolean;
}

interface Node {
  readonly kind?: string;
  readonly lineno?: number;
  readonly [field: string]: unknown;
}

/** Decorators that only make something of what they get. */
const DECORATORS: ReadonlySet<string> = new Set(
  (
    "dataclass total_ordering unique verify runtime_checkable final _simple_enum contextmanager asynccontextmanager lru_cache cache wraps " +
    "recursive_repr _recursive_repr singledispatch coroutine _tp_cache _SpecialForm _LiteralSpecialForm _TypedCacheSpecialForm"
  ).split(" "),
);

/** Callables that only make something of their arguments, by their last name. */
const MAKERS: ReadonlySet<string> = new Set(
  (
    "compile namedtuple TypeVar ParamSpec TypeVarTuple NewType frozenset Struct attrgetter itemgetter _alias _SpecialGenericAlias _CallableType " +
    "_TupleType _make_nmtuple Lock RLock local WeakSet WeakKeyDictionary WeakValueDictionary JSONDecoder JSONEncoder Formatter _RunningLoop " +
    "_HAS_DEFAULT_FACTORY_CLASS _MISSING_TYPE _KW_ONLY_TYPE _FIELD_BASE StrFormatter _LazyAnnotationLib _Sentinel _DeprecatedGenericAlias __new__ hasattr"
  ).split(" "),
);

/** Modules of which a definition may read attributes: nothing of theirs that is read here changes. */
const SETTLED: ReadonlySet<string> = new Set(
  "re _re enum collections _collections _collections_abc functools typing struct operator logging threading weakref subprocess concurrent type types socket".split(
    " ",
  ),
);

/** What shows a namespace as a whole to code that runs while the module does. */
const NAMESPACE_READERS: ReadonlySet<string> = new Set([
  "globals",
  "locals",
  "vars",
  "dir",
  "exec",
  "eval",
  "_getframe",
  "__build_class__",
]);

/** The statements of a module that may wait, unless what they bind `isBuiltin`: the built-in would be read meanwhile. */
export function laterStatements(list: readonly Stmt[], isBuiltin: (name: string) => boolean): Map<Stmt, Later> {
  const found = new Map<Stmt, Later>();
  const bindings = new Bindings();
  bindings.collect(list);
  const defined = new Set<string>();
  const isDefinedHere = (name: string): boolean => defined.has(name);
  const isBound = (s: Stmt, reads: Set<string>): boolean => {
    const names = new Set<string>();
    const own = boundNames(s);
    return (
      readsOf(s, names, reads) &&
      [...names].every((name) => !own.includes(name) && !bindings.isBoundAfter(name, s.lineno))
    );
  };
  const visit = (s: Stmt, isTop: boolean): void => {
    if (s.kind === "Import" || s.kind === "ImportFrom") {
      if ((isTop && !s.names.some((a) => isBuiltin(a.asname ?? a.name))) || s.names[0]!.name === "*")
        found.set(s, { kind: "import", tried: false });
      return;
    }
    if (s.kind === "If") for (const one of [...s.body, ...s.orelse]) visit(one, false);
    if (s.kind === "Try") {
      for (const one of [...s.body, ...s.orelse]) visit(one, false);
      const [first, ...others] = s.body;
      if (isTop && others.length === 0 && first?.kind === "Import" && triesImport(s))
        if (!first.names.some((a) => isBuiltin(a.asname ?? a.name))) found.set(first, { kind: "import", tried: true });
      return;
    }
    if (bindings.seesNamespace) return;
    const path = registeringPath(s) ?? changedName(s, isDefinedHere);
    const read = new Set<string>();
    // Not what needs another definition: that may need C.
    if (path !== undefined && isBound(s, read) && ![...read].some((name) => name !== path[0] && defined.has(name)))
      found.set(s, { kind: "addition", path, registers: s.kind === "Expr" });
    if (!isTop) return;
    const names = boundNames(s);
    const reads = new Set<string>();
    if (names.length === 0 || names.some(isBuiltin)) return;
    if (!isDefinition(s, isDefinedHere) || !isBound(s, reads)) return;
    found.set(s, { kind: "definition", names, reads });
    for (const name of names) defined.add(name);
  };
  for (const s of list) visit(s, true);
  return found;
}

/** `try: import … except ImportError: …` */
function triesImport(s: Try): boolean {
  const [handler, ...others] = s.handlers;
  if (handler === undefined || others.length > 0 || s.orelse.length > 0 || s.finalbody.length > 0) return false;
  return handler.type?.kind === "Name" && handler.type.id === "ImportError";
}

/** `C` and, before it, a module, of the statement `C.register(D)`. */
function registeringPath(s: Stmt): string[] | undefined {
  if (s.kind !== "Expr" || s.value.kind !== "Call" || s.value.keywords.length > 0) return undefined;
  const { func, args } = s.value;
  if (func.kind !== "Attribute" || func.attr !== "register") return undefined;
  if (args.length !== 1 || args[0]!.kind !== "Name") return undefined;
  const of = func.value;
  if (of.kind === "Name") return [of.id];
  return of.kind === "Attribute" && of.value.kind === "Name" ? [of.value.id, of.attr] : undefined;
}

/** `C` of `C.attribute = value` and `C += value`. */
function changedName(s: Stmt, isDefined: IsDefined): string[] | undefined {
  if (s.kind === "AugAssign" && s.target.kind === "Name" && isDefined(s.target.id))
    return isMade(s.value, isDefined) ? [s.target.id] : undefined;
  if (s.kind !== "Assign" || s.targets.length !== 1) return undefined;
  const target = s.targets[0]!;
  if (target.kind !== "Attribute" || target.value.kind !== "Name" || !isDefined(target.value.id)) return undefined;
  return isMade(s.value, isDefined) ? [target.value.id] : undefined;
}

function boundNames(s: Stmt): string[] {
  if (s.kind === "If") {
    const branches = [s.body, s.orelse].map((list) => (list.length === 1 ? boundNames(list[0]!) : []));
    return branches[0]!.length === 1 && branches[0]![0] === branches[1]![0] ? branches[0]! : [];
  }
  if (s.kind === "FunctionDef" || s.kind === "AsyncFunctionDef") return [s.name];
  if (s.kind === "ClassDef") return s.decorator_list.some(isGlobalEnum) ? [s.name, ...memberNames(s)] : [s.name];
  if (s.kind !== "Assign" || s.targets.length !== 1) return [];
  const target = s.targets[0]!;
  return target.kind === "Name" ? [target.id] : [];
}

/** `@global_enum` puts the members into the module. */
function isGlobalEnum(e: Expr): boolean {
  return lastName(e) === "global_enum";
}

function memberNames(s: ClassDef): string[] {
  const assigned = s.body.flatMap((one) => (one.kind === "Assign" ? one.targets : []));
  return assigned.flatMap((target) => (target.kind === "Name" && !target.id.startsWith("_") ? [target.id] : []));
}

type IsDefined = (name: string) => boolean;

function isDefinition(s: Stmt, isDefined: IsDefined): boolean {
  if (s.kind === "Assign") return asksOthers(s.value, isDefined) && isMade(s.value, isDefined);
  if (s.kind === "If") {
    const [yes, no] = [s.body[0]!, s.orelse[0]!];
    const plain = [yes, no].every((one) => one.kind === "FunctionDef" && one.decorator_list.length === 0);
    return plain && asksOthers(s.test, isDefined) && isMade(s.test, isDefined);
  }
  if (s.kind === "FunctionDef" || s.kind === "AsyncFunctionDef") {
    const defaults = [...s.args.defaults, ...s.args.kw_defaults.filter((e) => e !== null)];
    if (s.decorator_list.length === 0 && !defaults.some((e) => asksOthers(e, isDefined))) return false;
    return s.decorator_list.every(isDecorator) && defaults.every((e) => isMade(e, isDefined));
  }
  return s.kind === "ClassDef" && s.decorator_list.every((e) => isDecorator(e) || isGlobalEnum(e));
}

/** Does it need something that may wait itself? */
function asksOthers(e: Expr, isDefined: IsDefined): boolean {
  if (e.kind === "Name") return isDefined(e.id);
  if (e.kind === "Call" || e.kind === "Attribute") return true;
  return partsOf(e)?.some((x) => asksOthers(x, isDefined)) === true;
}

/** What a display or an operation is made of; undefined for everything else. */
function partsOf(e: Expr): Expr[] | undefined {
  switch (e.kind) {
    case "BinOp":
      return [e.left, e.right];
    case "Tuple":
    case "List":
    case "Set":
      return e.elts;
    case "Dict":
      return [...e.keys, ...e.values].filter((x) => x !== null);
    default:
      return undefined;
  }
}

function isDecorator(e: Expr): boolean {
  return DECORATORS.has(lastName(e.kind === "Call" ? e.func : e));
}

function lastName(e: Expr): string {
  return e.kind === "Name" ? e.id : e.kind === "Attribute" ? e.attr : "";
}

/** Does evaluating it only make a value, of what is settled? */
function isMade(e: Expr, isDefined: IsDefined): boolean {
  const all = (list: readonly Expr[]): boolean => list.every((x) => isMade(x, isDefined));
  switch (e.kind) {
    case "Constant":
    case "Name":
      return true;
    case "Attribute":
      return e.attr === "__all__" || isSettled(e.value, isDefined);
    case "JoinedStr":
      return all(e.values);
    case "FormattedValue":
      return isMade(e.value, isDefined) && e.format_spec === null;
    case "Call":
      return MAKERS.has(lastName(e.func)) && all([e.func, ...e.args, ...e.keywords.map((k) => k.value)]);
    default: {
      const parts = partsOf(e);
      return parts !== undefined && all(parts);
    }
  }
}

function isSettled(e: Expr, isDefined: IsDefined): boolean {
  if (e.kind === "Attribute") return isSettled(e.value, isDefined);
  return e.kind === "Name" && (SETTLED.has(e.id) || isDefined(e.id));
}

/**
 * Collects what making a definition reads, names and (in `reads`) attributes as well: all but the bodies of functions.
 * False where it does more than make something: a class body with calls for their own sake, or with names of the module's to bind.
 */
function readsOf(s: Stmt, names: Set<string>, reads: Set<string>): boolean {
  const visit = (node: unknown): boolean => {
    if (Array.isArray(node)) return node.every(visit);
    if (typeof node !== "object" || node === null) return true;
    const n = node as Node;
    switch (n.kind) {
      case "Name":
        if (n["ctx"] === "Load") names.add(n["id"] as string);
        reads.add(n["id"] as string);
        return true;
      case "Attribute":
        reads.add(n["attr"] as string);
        return visit(n["value"]);
      case "FunctionDef":
      case "AsyncFunctionDef":
        return visit(n["decorator_list"]) && visit(n["args"]) && visit(n["returns"]);
      case "Lambda":
        return visit(n["args"]);
      case "Expr":
        if (n === (s as unknown)) return visit(n["value"]);
        return (n["value"] as Node).kind === "Constant";
      case "Global":
      case "NamedExpr":
      case "Import":
      case "ImportFrom":
      case "Delete":
        return false;
      default:
        return Object.values(n).every(visit);
    }
  };
  return visit(s);
}

/** Where a module binds its names, at its top or from functions. */
class Bindings {
  /** The last line that binds a name; infinite where a function does. */
  private readonly last = new Map<string, number>();
  /** Some code that runs while the module does sees the namespace as a whole. */
  seesNamespace = false;

  collect(node: unknown, inFunction = false): void {
    if (Array.isArray(node)) {
      for (const one of node) this.collect(one, inFunction);
      return;
    }
    if (typeof node !== "object" || node === null) return;
    const n = node as Node;
    switch (n.kind) {
      case "Name":
        if (!inFunction && NAMESPACE_READERS.has(n["id"] as string)) this.seesNamespace = true;
        if (!inFunction && n["ctx"] !== "Load") this.bind(n["id"] as string, n.lineno!);
        return;
      case "Attribute":
        if (!inFunction && NAMESPACE_READERS.has(n["attr"] as string)) this.seesNamespace = true;
        break;
      case "Global":
        for (const name of n["names"] as string[]) this.bind(name, Number.POSITIVE_INFINITY);
        return;
      case "FunctionDef":
      case "AsyncFunctionDef":
        if (!inFunction) this.bind(n["name"] as string, n.lineno!);
        for (const part of ["decorator_list", "args"]) this.collect(n[part], inFunction);
        this.collect(n["body"], true);
        return;
      case "Lambda":
        this.collect(n["args"], inFunction);
        this.collect(n["body"], true);
        return;
      case "ClassDef":
        if (!inFunction) this.bind(n["name"] as string, n.lineno!);
        for (const part of ["decorator_list", "bases", "keywords"]) this.collect(n[part], inFunction);
        this.collectClass(n["body"]);
        return;
      case "Import":
      case "ImportFrom":
        if (!inFunction)
          for (const a of n["names"] as { name: string; asname: string | null }[])
            this.bind(a.asname ?? a.name.split(".", 1)[0]!, n.lineno!);
        return;
      case "ExceptHandler":
      case "MatchAs":
      case "MatchStar":
      case "MatchMapping":
        if (!inFunction)
          for (const name of [n["name"], n["rest"]]) if (typeof name === "string") this.bind(name, n.lineno!);
        break;
      default:
    }
    for (const value of Object.values(n)) this.collect(value, inFunction);
  }

  /** A class's body binds no names of the module; its methods may. */
  private collectClass(body: unknown): void {
    const inner = new Bindings();
    inner.collect(body);
    if (inner.seesNamespace) this.seesNamespace = true;
    for (const [name, line] of inner.last) if (line === Number.POSITIVE_INFINITY) this.bind(name, line);
  }

  private bind(name: string, line: number): void {
    const known = this.last.get(name);
    if (known === undefined || line > known) this.last.set(name, line);
  }

  isBoundAfter(name: string, line: number): boolean {
    const last = this.last.get(name);
    return last !== undefined && last > line;
  }
}
