// Module sys. Follows Python/sysmodule.c. Streams, path and flags are set by the entry that makes the interpreter.

import { attempt, callUnbound, callv } from "#runtime/calls/call.ts";
import { S } from "#runtime/current.ts";
import { displayException } from "#runtime/exceptions/print.ts";
import { frameAt, handledException } from "#runtime/exceptions/raise.ts";
import { displayUnraisable } from "#runtime/exceptions/unraisable.ts";
import { countReferences } from "#runtime/memory/heap.ts";
import { cInt, float, index } from "#runtime/native/convert.ts";
import { defineModule, makeNativeFunction, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import {
  makeException,
  PyBaseException,
  type PySystemExit,
  recursionError,
  SystemExitType,
  TypeErrorType,
  typeError,
  valueError,
} from "#runtime/objects/exceptions.ts";
import { PyTraceback } from "#runtime/objects/frames.ts";
import { PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { frozensetOf } from "#runtime/objects/set.ts";
import { None } from "#runtime/objects/singletons.ts";
import { strValue } from "#runtime/objects/str.ts";
import { structSequence } from "#runtime/objects/struct-sequence.ts";
import { PyType, TypeFlags } from "#runtime/objects/type.ts";
import { isInstance, typeName, typeOf } from "#runtime/objects/type-of.ts";

import { breakpointHook } from "./breakpoint.ts";
import { displayHook } from "./displayhook.ts";
import { monitoringModule } from "./monitoring.ts";
import { stdlibModuleNames } from "./stdlib-names.ts";

/** The count of what is never freed: 3 << 30. */
const IMMORTAL = 3221225472;

/** A field of sys.flags. */
function flagValue(flags: Readonly<Record<string, number>>, name: string): PyValue {
  switch (name) {
    case "int_max_str_digits":
      return flags[name] ?? 4300;
    case "gil":
      return 1;
    case "hash_randomization":
      return flags["hash_seed"] === 0 ? 0 : 1;
    case "dev_mode":
    case "safe_path":
      return (flags[name] ?? 0) !== 0;
    default:
      return flags[name] ?? 0;
  }
}

const flagNames = [
  "debug",
  "inspect",
  "interactive",
  "optimize",
  "dont_write_bytecode",
  "no_user_site",
  "no_site",
  "ignore_environment",
  "verbose",
  "bytes_warning",
  "quiet",
  "hash_randomization",
  "isolated",
  "dev_mode",
  "utf8_mode",
  "warn_default_encoding",
  "safe_path",
  "int_max_str_digits",
  "gil",
  "thread_inherit_context",
  "context_aware_warnings",
];
const makeFlags = structSequence("sys.flags", flagNames, 18, TypeFlags.DISALLOW_INSTANTIATION);
const VERSION_FIELDS = ["major", "minor", "micro", "releaselevel", "serial"];
const versionInfo = structSequence("sys.version_info", VERSION_FIELDS, 5, TypeFlags.DISALLOW_INSTANTIATION);
const asyncgenHooks = structSequence("sys.asyncgen_hooks", ["firstiter", "finalizer"]);
const floatInfo = structSequence("sys.float_info", [
  "max",
  "max_exp",
  "max_10_exp",
  "min",
  "min_exp",
  "min_10_exp",
  "dig",
  "mant_dig",
  "epsilon",
  "radix",
  "rounds",
]);
const intInfo = structSequence("sys.int_info", [
  "bits_per_digit",
  "sizeof_digit",
  "default_max_str_digits",
  "str_digits_check_threshold",
]);
const hashInfo = structSequence("sys.hash_info", [
  "width",
  "modulus",
  "inf",
  "nan",
  "imag",
  "algorithm",
  "hash_bits",
  "seed_bits",
  "cutoff",
]);
const threadInfo = structSequence("sys.thread_info", ["name", "lock", "version"]);

export const VERSION = "3.14.2";

/** `sys.getsizeof`: the default stands in where the object gives no size. */
function sizeOf(o: PyValue, fallback: PyValue | undefined): PyValue {
  const f = typeOf(o).lookup("__sizeof__");
  const size =
    f === undefined || fallback === undefined
      ? f
      : attempt(
          () => callUnbound(f, o, []),
          (e) => isInstance(e, TypeErrorType),
        );
  if (f !== undefined && size === undefined) return fallback!;
  const n = f === undefined ? 16 : fallback === undefined ? callUnbound(f, o, []) : size!;
  if (typeof n !== "number" && typeof n !== "bigint") throw typeError("an integer is required");
  if (n < 0) throw valueError("__sizeof__() should return >= 0");
  return Number(n) + 16;
}

const sysModule: NativeModule = defineModule("sys", (interpreter) => {
  let switchInterval = 0.005;
  const version = versionInfo([3, 14, 2, "final", 0]);
  const implementation = new PyDict();
  const flags = interpreter.flags;
  const attributes: Record<string, PyValue> = {
    version: `${VERSION} (taipan 0.1.0) [JavaScript]`,
    version_info: version,
    hexversion: 0x030e02f0,
    api_version: 1013,
    copyright: "Copyright (c) 2001 Python Software Foundation.\nAll Rights Reserved.",
    platform: interpreter.host.platform?.name ?? "taipan",
    byteorder: "little",
    maxsize: 9223372036854775807n,
    maxunicode: 0x10ffff,
    builtin_module_names: new PyTuple([...interpreter.importer.natives.keys()].sort()),
    stdlib_module_names: frozensetOf([...stdlibModuleNames]),
    modules: interpreter.modules,
    path: new PyList([]),
    meta_path: new PyList([]),
    path_hooks: new PyList([]),
    path_importer_cache: new PyDict(),
    argv: new PyList([""]),
    orig_argv: new PyList([]),
    warnoptions: new PyList([]),
    executable: interpreter.host.platform?.argv0 ?? "",
    _base_executable: interpreter.host.platform?.argv0 ?? "",
    prefix: "/usr",
    exec_prefix: "/usr",
    base_prefix: "/usr",
    base_exec_prefix: "/usr",
    platlibdir: "lib",
    dont_write_bytecode: true,
    pycache_prefix: None,
    _git: new PyTuple(["CPython", "", ""]),
    _framework: "",
    abiflags: "",
    float_repr_style: "short",
    tracebacklimit: 1000,
    _xoptions: new PyDict(),
    _stdlib_dir: interpreter.library?.root ?? None,
    flags: makeFlags(flagNames.map((name) => flagValue(flags, name))),
    float_info: floatInfo([
      new PyFloat(Number.MAX_VALUE),
      1024,
      308,
      new PyFloat(2.2250738585072014e-308),
      -1021,
      -307,
      15,
      53,
      new PyFloat(Number.EPSILON),
      2,
      1,
    ]),
    int_info: intInfo([30, 4, 4300, 640]),
    hash_info: hashInfo([64, 2305843009213693951n, 314159, 0, 1000003, "siphash13", 64, 128, 0]),
    thread_info: threadInfo(["pthread-stubs", None, None]),
    ps1: ">>> ",
    ps2: "... ",
  };
  delete attributes["tracebacklimit"];
  delete attributes["ps1"];
  delete attributes["ps2"];
  for (const [k, v] of [
    ["name", "taipan"],
    ["cache_tag", "taipan-314"],
    ["version", version],
    ["hexversion", 0x030e02f0],
    ["_multiarch", "javascript"],
    ["supports_isolated_interpreters", true],
  ] as const)
    implementation.set(k, v);
  attributes["monitoring"] = monitoringModule(interpreter);
  attributes["_jit"] = callv(simpleNamespace(interpreter), [jitState()]);
  attributes["implementation"] = callv(simpleNamespace(interpreter), [implementation]);
  return {
    functions: {
      exit: fn([pos("status", "None")], (status) => {
        const e = makeException(
          SystemExitType,
          ...(status === None ? [] : status instanceof PyTuple ? status.items : [status]),
        ) as PySystemExit;
        e.code = status instanceof PyTuple && status.items.length < 2 ? (status.items[0] ?? None) : status;
        throw e;
      }),
      getrecursionlimit: fn([], () => S.max),
      setrecursionlimit: fn([pos("limit", index)], (limit) => {
        if (limit < 1) throw valueError("recursion limit must be greater or equal than 1");
        if (S.sp >= limit)
          throw recursionError(
            `cannot set the recursion limit to ${limit} at the recursion depth ${S.sp}: the limit is too low`,
          );
        S.max = Math.min(limit, S.ceiling);
        return None;
      }),
      _getframe: fn([pos("depth", index, "0")], (depth) => {
        const f = S.sp - depth > 0 ? frameAt(S.sp - Math.max(depth, 0)) : undefined;
        if (f === undefined) throw valueError("call stack is not deep enough");
        return f;
      }),
      _getframemodulename: fn([arg("depth", index, "0")], (depth) => {
        const f = frameAt(S.sp - depth);
        return f === undefined ? None : ((f.code.instance.globals as PyDict).getStr("__name__") ?? None);
      }),
      exc_info: fn([], () => {
        const e = handledException();
        return e instanceof PyBaseException
          ? new PyTuple([typeOf(e), e, e.traceback])
          : new PyTuple([None, None, None]);
      }),
      exception: fn([], () => handledException()),
      excepthook: fn([pos("exctype"), pos("value"), pos("traceback")], (_type, value, tb) => {
        if (!(value instanceof PyBaseException)) throw typeError("value must be an exception");
        if (tb instanceof PyTraceback && value.traceback === None) value.traceback = tb;
        displayException(interpreter, value);
        return None;
      }),
      unraisablehook: fn([pos("unraisable")], (unraisable) => {
        displayUnraisable(interpreter, unraisable);
        return None;
      }),
      getsizeof: fn([arg("object"), arg("default", "...")], (o, fallback) => sizeOf(o, fallback)),
      getrefcount: fn([pos("object")], (o) =>
        typeof o === "object" && o !== None ? Math.max(2, countReferences(interpreter, o) + 1) : IMMORTAL,
      ),
      intern: fn([pos("string")], (s) => {
        if (strValue(s) === undefined) throw typeError(`intern() argument must be str, not ${typeName(s)}`);
        return s;
      }),
      _is_interned: fn([pos("string")], (s) => {
        if (strValue(s) === undefined) throw typeError(`_is_interned() argument must be str, not ${typeName(s)}`);
        return true;
      }),
      getdefaultencoding: fn([], () => "utf-8"),
      getfilesystemencoding: fn([], () => "utf-8"),
      getfilesystemencodeerrors: fn([], () => "surrogateescape"),
      is_finalizing: fn([], () => false),
      is_remote_debug_enabled: fn([], () => false),
      _is_gil_enabled: fn([], () => true),
      getswitchinterval: fn([], () => new PyFloat(switchInterval)),
      setswitchinterval: fn([pos("interval", float)], (seconds) => {
        if (seconds <= 0) throw valueError("switch interval must be strictly positive");
        switchInterval = seconds;
        return None;
      }),
      _get_cpu_count_config: fn([], () => (interpreter.state.get("cpuCount") as number | undefined) ?? -1),
      get_int_max_str_digits: fn([], () => interpreter.intMaxStrDigits),
      set_int_max_str_digits: fn([arg("maxdigits", index)], (n) => {
        if (n !== 0 && n < 640) throw valueError("maxdigits must be >= 640 or 0 for unlimited");
        interpreter.intMaxStrDigits = n;
        return None;
      }),
      displayhook: fn([pos("object")], (o) => {
        displayHook(interpreter, o);
        return None;
      }),
      gettrace: fn([], () => S.tracing.trace ?? None),
      settrace: fn([pos("function")], (f) => {
        S.tracing.setTrace(f === None ? undefined : f);
        return None;
      }),
      _settraceallthreads: fn([pos("function")], (f) => {
        S.tracing.setTrace(f === None ? undefined : f);
        return None;
      }),
      getprofile: fn([], () => S.tracing.profile ?? None),
      setprofile: fn([pos("function")], (f) => {
        S.tracing.setProfile(f === None ? undefined : f);
        return None;
      }),
      _setprofileallthreads: fn([pos("function")], (f) => {
        S.tracing.setProfile(f === None ? undefined : f);
        return None;
      }),
      call_tracing: fn([pos("func"), pos("args")], (f, a) => {
        if (!(a instanceof PyTuple)) throw typeError(`call_tracing() argument 2 must be tuple, not ${typeName(a)}`);
        return callv(f, a.items.slice());
      }),
      getallocatedblocks: fn([], () => 0),
      getunicodeinternedsize: fn([], () => 0),
      _clear_internal_caches: fn([], () => None),
      _clear_type_descriptors: fn([pos("type")], (type) => {
        if (!(type instanceof PyType)) throw typeError(`argument must be type, not ${typeName(type)}`);
        if (!type.isHeap) throw typeError("argument is immutable");
        for (const name of ["__dict__", "__weakref__"]) type.deleteOwn(name);
        return None;
      }),
      _clear_type_cache: fn([], () => None),
      get_asyncgen_hooks: fn([], () => asyncgenHooks([S.asyncgenFirstiter, S.asyncgenFinalizer])),
      set_asyncgen_hooks: fn([arg("firstiter", "..."), arg("finalizer", "...")], (firstiter, finalizer) => {
        const checked = (v: PyValue | undefined, what: string): void => {
          if (v !== undefined && v !== None && typeOf(v).lookup("__call__") === undefined)
            throw typeError(`callable ${what} expected, got ${typeName(v)}`);
        };
        checked(finalizer, "finalizer");
        checked(firstiter, "firstiter");
        if (finalizer !== undefined) S.asyncgenFinalizer = finalizer;
        if (firstiter !== undefined) S.asyncgenFirstiter = firstiter;
        return None;
      }),
      get_coroutine_origin_tracking_depth: fn([], () => S.originDepth),
      set_coroutine_origin_tracking_depth: fn([arg("depth", cInt)], (depth) => {
        if (depth < 0) throw valueError("depth must be >= 0");
        S.originDepth = depth;
        return None;
      }),
      activate_stack_trampoline: fn([pos("backend")], () => {
        throw valueError("perf trampoline not available");
      }),
      audit: fn([pos("event"), rest("args")], () => None),
      addaudithook: fn([arg("hook")], () => None),
      breakpointhook: fn([rest("args"), kwrest("kws")], (args, kws) => breakpointHook(interpreter, args, kws)),
      _current_frames: fn([], () => new PyDict()),
    },
    attributes,
    // the hooks as they were, for programs that restore them
    init: (ns) => {
      for (const name of ["excepthook", "unraisablehook", "displayhook", "breakpointhook"])
        ns.set(`__${name}__`, ns.getStr(name)!);
    },
  };
});

import { simpleNamespaceType } from "#builtins/simple-namespace/index.ts";
import type { Interpreter } from "#runtime/interpreter.ts";

function simpleNamespace(_interpreter: Interpreter): PyValue {
  return simpleNamespaceType;
}
/** `sys._jit`: predicates that say no. */
function jitState(): PyDict {
  const d = new PyDict();
  for (const name of ["is_available", "is_enabled", "is_active"])
    d.set(
      name,
      makeNativeFunction(
        name,
        fn([], () => false),
        "sys",
      ),
    );
  return d;
}
export default sysModule;
