// Makes an interpreter ready: builtins, sys, streams. The entries (embedding API, command line) build on it.

import "#builtins/index.ts";
import { templateFactories } from "#builtins/template/index.ts";
import { nativeModules } from "#generated/module-index.ts";
import type { Host, Library } from "#host/host.ts";
import { typingFactories } from "#modules/_typing/index.ts";
import { hostStream } from "#modules/sys/streams.ts";
import { Interpreter } from "#runtime/interpreter.ts";
import { PyList } from "#runtime/objects/containers.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16 } from "#runtime/objects/str.ts";
import { compiler } from "./compiler.ts";

export interface StartOptions {
  host: Host;
  library?: Library | undefined;
  argv?: string[];
  path?: string[];
  flags?: Record<string, number>;
}

/** A fresh interpreter with modules builtins and sys, and its streams. */
export function startInterpreter(options: StartOptions): Interpreter {
  const interpreter = new Interpreter({
    host: options.host,
    compiler,
    library: options.library,
    natives: nativeModules,
    flags: options.flags ?? {},
  });
  interpreter.typing = typingFactories;
  interpreter.templates = templateFactories;
  interpreter.enter(() => {
    const { importer } = interpreter;
    const builtins = importer.makeNative("builtins");
    interpreter.builtins = builtins.dict;
    importer.builtinImport = builtins.dict.getStr("__import__");
    const sys = importer.makeNative("sys");
    interpreter.sysDict = sys.dict;
    const d = sys.dict;
    const hasStdio = options.host.stdio !== undefined;
    for (const [name, fd] of [
      ["stdin", 0],
      ["stdout", 1],
      ["stderr", 2],
    ] as const) {
      const s = hasStdio ? hostStream(options.host, fd) : None;
      d.set(name, s);
      d.set(`__${name}__`, s);
    }
    d.set("argv", new PyList((options.argv ?? [""]).map(fromUtf16)));
    const path = [...(options.path ?? [])];
    if (options.library !== undefined) {
      // As on CPython, an archive that need not be there comes first: who replaces the first entry keeps the library.
      const { root } = options.library;
      path.push(`${root.slice(0, root.lastIndexOf("/"))}/python314.zip`, root);
    }
    d.set("path", new PyList(path.map(fromUtf16)));
    importer.installLater();
  });
  return interpreter;
}
