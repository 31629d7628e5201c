// compile, exec, eval, globals, locals, vars, dir, __import__, __build_class__. Follows Python/bltinmodule.c.

import { getattr, lookupAttribute } from "#runtime/attributes.ts";
import { callUnbound, callv } from "#runtime/calls/call.ts";
import { encodeText } from "#runtime/codecs.ts";
import { current, S } from "#runtime/current.ts";
import { frameAt } from "#runtime/exceptions/raise.ts";
import { compiledText } from "#runtime/importing/compiled-texts.ts";
import { cInt } from "#runtime/native/convert.ts";
import { arg, fn, kw, kwrest, type NativeFunctionSpec, pos, rest } from "#runtime/native/params.ts";
import { bytesLike } from "#runtime/objects/buffer.ts";
import { PyBytes, PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import {
  exceptionTypes,
  makeException,
  type PyBaseException,
  type PySyntaxError,
  runtimeError,
  typeError,
  valueError,
} from "#runtime/objects/exceptions.ts";
import { Code, type PyFrame } from "#runtime/objects/frames.ts";
import { PyFunction } from "#runtime/objects/functions.ts";
import { Cell, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, jsText } from "#runtime/objects/str.ts";
import { buildClass } from "#runtime/objects/type-create.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { toArray, toIndexValue, truthy } from "#runtime/operators/protocols.ts";
import { instantiate } from "#runtime/units.ts";

/** The frame that called the native. */
function callerFrame(): PyFrame | undefined {
  return frameAt(S.sp);
}

/** locals() of a frame: the namespace itself, or a fresh dict of a function's variables (PEP 667). */
export function frameLocals(f: PyFrame): PyValue {
  if (f.accessor === undefined) {
    if (f.namespace !== undefined) return f.namespace;
    if (f.code.spec.form === "module") return f.code.instance.locals;
  }
  const d = new PyDict();
  for (const [k, v] of f.accessor?.(0) ?? []) if (v !== undefined) d.setName(k, v instanceof Cell ? (v.v ?? None) : v);
  if (f.extra instanceof PyDict) for (const [k, v] of f.extra.pairs()) d.set(k, v);
  return d;
}

function sourceText(v: PyValue, filename: string, what: string, kinds: string): string {
  const text = jsText(v);
  if (text !== undefined) {
    // Lone surrogates cannot be encoded, and source is UTF-8 to the parser.
    const str = fromUtf16(text);
    if (typeof str !== "string") encodeText(str);
    if (text.includes("\0")) throw nullByte();
    return text;
  }
  const data = bytesLike(v);
  if (data !== undefined) {
    if (data.includes(0)) throw nullByte();
    return current().decodeSource(data, filename);
  }
  throw typeError(`${what}() arg 1 must be a ${kinds}`);
}

function nullByte(): PyBaseException {
  const e = makeException(
    exceptionTypes.get("SyntaxError")!,
    "source code string cannot contain null bytes",
  ) as PySyntaxError;
  e.msg = "source code string cannot contain null bytes";
  return e;
}

const FUTURE_MASK = 0x1fe0000;
const compile = fn(
  [
    arg("source"),
    arg("filename"),
    arg("mode"),
    arg("flags", "0"),
    arg("dont_inherit", "False"),
    arg("optimize", "-1"),
    kw("_feature_version", "-1"),
  ],
  (source, filename, mode, flags, dontInherit, optimize, featureVersion) => {
    const interpreter = current();
    const name =
      jsText(filename) ??
      (filename instanceof PyBytes ? new TextDecoderLike().decode(filename.data) : undefined) ??
      jsText(fspath(filename)) ??
      "";
    if (name.includes("\0")) throw valueError("embedded null character");
    const kind = jsText(mode);
    if (kind === undefined) throw typeError(`compile() argument 'mode' must be str, not ${typeName(mode)}`);
    if (kind !== "exec" && kind !== "eval" && kind !== "single" && kind !== "func_type")
      throw valueError("compile() mode must be 'exec', 'eval' or 'single'");
    const bits = Number(toIndexValue(flags));
    const known = FUTURE_MASK | 0x400 | 0x200 | 0x100 | 0x2000 | 0x4000 | 0x1000 | 0x10 | 0x8000;
    if ((bits & ~known) !== 0) throw valueError("compile(): unrecognised flags");
    let level = cInt(optimize, "optimize");
    if (level < -1 || level > 2) throw valueError("compile(): invalid optimize value");
    if (level === -1) level = interpreter.flags["optimize"] ?? 0;
    let future = bits & FUTURE_MASK;
    if (!truthy(dontInherit)) {
      const caller = callerFrame();
      if (caller !== undefined) future |= caller.code.spec.flags & FUTURE_MASK;
    }
    const version = Number(toIndexValue(featureVersion));
    const onlyAst = (bits & 0x400) !== 0;
    const folded = (bits & 0x8000) !== 0;
    const request = {
      filename: name,
      kind,
      optimize: level as 0 | 1 | 2,
      futureFlags: future,
      localsAreGlobals: false,
      allowTopLevelAwait: (bits & 0x2000) !== 0,
      allowIncompleteInput: (bits & 0x4000) !== 0,
      dontImplyDedent: (bits & 0x200) !== 0,
      typeComments: (bits & 0x1000) !== 0,
      foldDebug: folded,
      ...(version >= 0 && onlyAst ? { featureVersion: version } : {}),
    } as const;
    const hooks = interpreter.state.get("_ast") as AstHooks | undefined;
    if (typeof source === "object" && hooks?.isTree(source) === true) {
      if (onlyAst)
        return folded
          ? hooks.toPython(interpreter.compiler.foldDebug(hooks.fromPython(source, kind), request), "")
          : source;
      return unitCode(interpreter.compileTree(hooks.fromPython(source, kind), request));
    }
    const text = sourceText(source, name, "compile", "string, bytes or AST object");
    if (onlyAst) {
      if (hooks === undefined) interpreter.importModule("_ast");
      const loaded = hooks ?? (interpreter.state.get("_ast") as AstHooks);
      return loaded.toPython(interpreter.parse(text, request), text);
    }
    return unitCode(interpreter.compile(text, request));
  },
);

/** What the `_ast` module registers. */
export interface AstHooks {
  isTree(v: PyValue): boolean;
  fromPython(v: PyValue, kind: string): unknown;
  toPython(tree: unknown, source: string): PyValue;
}

/** A path-like or str file name. */
function fspath(v: PyValue): PyValue {
  const f = typeOf(v).lookup("__fspath__");
  if (f === undefined) throw typeError(`expected str, bytes or os.PathLike object, not ${typeName(v)}`);
  return callv(f, [v]);
}
class TextDecoderLike {
  decode(data: Uint8Array): string {
    let s = "";
    for (const b of data) s += String.fromCharCode(b);
    return s;
  }
}

function unitCode(loaded: ReturnType<ReturnType<typeof current>["compile"]>): Code {
  const interpreter = current();
  // A code object needs an instance to belong to; exec and eval make another one for their namespace.
  return instantiate(loaded, interpreter, new PyDict(), new PyDict()).K[0]!;
}

function namespaces(name: string, globalsArg: PyValue, localsArg: PyValue): [PyDict, PyValue] {
  const frame = callerFrame();
  let globals: PyValue = globalsArg;
  let locals: PyValue = localsArg;
  if (globals === None) {
    globals = frame?.code.instance.globals ?? new PyDict();
    if (locals === None) locals = frame === undefined ? globals : frameLocals(frame);
  } else if (locals === None) locals = globals;
  if (!(globals instanceof PyDict)) {
    throw typeError(
      name === "exec"
        ? `exec() globals must be a dict, not ${typeName(globals)}`
        : typeOf(globals).lookup("__getitem__") === undefined
          ? "globals must be a dict"
          : "globals must be a real dict; try eval(code, {}, mapping)",
    );
  }
  if (typeOf(locals).lookup("__getitem__") === undefined)
    throw typeError(
      name === "exec" ? `locals must be a mapping or None, not ${typeName(locals)}` : "locals must be a mapping",
    );
  return [globals, locals];
}

function evaluate(
  name: "exec" | "eval",
  source: PyValue,
  globalsArg: PyValue,
  localsArg: PyValue,
  closure: PyValue,
): PyValue {
  const interpreter = current();
  const [globals, locals] = namespaces(name, globalsArg, localsArg);
  if (source instanceof Code) {
    const nfree = source.spec.freevars.length;
    if (name === "exec") {
      if (nfree === 0 && closure !== None) throw typeError("cannot use a closure with this code object");
      if (nfree > 0) {
        const ok =
          closure instanceof PyTuple && closure.items.length === nfree && closure.items.every((c) => c instanceof Cell);
        if (closure === None) throw typeError(`code object requires a closure of exactly length ${nfree}`);
        if (!ok) throw typeError(`code object requires a closure of exactly length ${nfree}`);
      }
    } else if (nfree > 0) throw typeError("code object passed to eval() may not contain free variables");
    const cells = closure instanceof PyTuple ? (closure.items as Cell[]) : undefined;
    const r = interpreter.runCode(source, globals, locals, cells);
    return name === "exec" ? None : r;
  }
  if (closure !== None) throw typeError("closure can only be used when source is a code object");
  let text = sourceText(source, "<string>", name, "string, bytes or code object");
  if (name === "eval") text = text.replace(/^[ \t]+/, "");
  const future = (callerFrame()?.code.spec.flags ?? 0) & FUTURE_MASK;
  const request = {
    filename: "<string>",
    kind: name,
    futureFlags: future,
    localsAreGlobals: globals === locals && !globals.cls.isHeap,
  };
  const loaded = compiledText(interpreter, text, request) ?? interpreter.compile(text, request);
  interpreter.sources.delete("<string>");
  const r = interpreter.run(loaded, globals, locals as PyDict);
  return name === "exec" ? None : r;
}

const exec = fn(
  [pos("source"), arg("globals", "None"), arg("locals", "None"), kw("closure", "None")],
  (source, g, l, closure) => evaluate("exec", source, g, l, closure),
);
const evalFunction = fn([pos("source"), arg("globals", "None"), arg("locals", "None")], (source, g, l) =>
  evaluate("eval", source, g, l, None),
);

const globalsFunction = fn([], () => {
  const f = callerFrame();
  return f === undefined ? None : current().importer.later.all(f.code.instance.globals as PyDict);
});
const localsFunction = fn([], () => {
  const f = callerFrame();
  return f === undefined ? None : frameLocals(f);
});
const vars = fn([pos("object", "...")], (o) => {
  if (o === undefined) {
    const f = callerFrame();
    return f === undefined ? None : frameLocals(f);
  }
  const d = lookupAttribute(o, "__dict__");
  if (d === undefined) throw typeError("vars() argument must have __dict__ attribute");
  return d;
});
const dir = fn([pos("object", "...")], (o) => {
  let names: PyValue[];
  if (o === undefined) {
    const f = callerFrame();
    names = f === undefined ? [] : toArray(callv(getattr(frameLocals(f), "keys"), []));
  } else {
    const f = typeOf(o).lookup("__dir__");
    if (f === undefined) throw typeError("object does not provide __dir__");
    names = toArray(callUnbound(f, o, []));
  }
  return callv(current().builtins.getStr("sorted")!, [new PyList(names)]);
});

const importFunction = fn(
  [arg("name"), arg("globals", "None"), arg("locals", "None"), arg("fromlist", "()"), arg("level", "0")],
  (name, globals, _locals, fromlist, level) => {
    const n = jsText(name);
    if (n === undefined) throw typeError("module name must be a string");
    return current().importer.importName(
      n,
      globals instanceof PyDict ? globals : new PyDict(),
      fromlist,
      Number(toIndexValue(level)),
    );
  },
);

const buildClassFunction = fn([rest("args"), kwrest("kwds")], (args, kwds) => {
  const [f, name, ...bases] = args;
  if (f === undefined || name === undefined) throw typeError("__build_class__: not enough arguments");
  if (!(f instanceof PyFunction)) throw typeError("__build_class__: func must be a function");
  const n = jsText(name);
  if (n === undefined) throw typeError("__build_class__: name is not a string");
  const r = buildClass((ns) => f.entry(ns), n, bases, kwds.size > 0 ? kwds : undefined, undefined);
  if (r === undefined) throw S.err;
  return r;
});

const breakpoint = fn([rest("args"), kwrest("kws")], (args, kws) => {
  const hook = current().sysDict.getStr("breakpointhook");
  if (hook === undefined) throw runtimeError("lost sys.breakpointhook");
  return callv(hook, [...args, ...kws.values()], kws.size > 0 ? (kws.keys() as string[]) : undefined);
});

const open = fn([rest("args"), kwrest("kwargs")], (args, kwargs) => {
  const io = current().importModule("_io");
  return callv(
    getattr(io, "open"),
    [...args, ...kwargs.values()],
    kwargs.size > 0 ? (kwargs.keys() as string[]) : undefined,
  );
});

export const evaluationFunctions: Record<string, NativeFunctionSpec> = {
  compile,
  exec,
  eval: evalFunction,
  globals: globalsFunction,
  locals: localsFunction,
  vars,
  dir,
  __import__: importFunction,
  __build_class__: buildClassFunction,
  breakpoint,
  open,
};
