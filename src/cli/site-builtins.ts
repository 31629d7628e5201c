// The builtins that the module site adds to an interpreter: exit, quit, copyright, credits, license, help. The command has them without
// importing site, which takes longer than everything else at the start.

import { getattr } from "#runtime/attributes.ts";
import { callv } from "#runtime/calls/call.ts";
import { runFrozen } from "#runtime/importing/bootstrap.ts";
import type { Interpreter } from "#runtime/interpreter.ts";
import { PyList } from "#runtime/objects/containers.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, jsText } from "#runtime/objects/str.ts";

const CREDITS = `Thanks to CWI, CNRI, BeOpen, Zope Corporation, the Python Software
Foundation, and a cast of thousands for supporting Python
development.  See www.python.org for more information.`;
const END_OF_INPUT = "Ctrl-D (i.e. EOF)";

const NAMES: ReadonlySet<string> = new Set(["quit", "exit", "copyright", "credits", "license", "help"]);

/** Has them made when one is asked for, where the library has their classes and `-S` was not given. */
export function installSiteBuiltins(interpreter: Interpreter): void {
  if ((interpreter.flags["no_site"] ?? 0) > 0 || interpreter.library?.find("_sitebuiltins") === undefined) return;
  interpreter.lateBuiltins = { names: NAMES, make: () => makeBuiltins(interpreter) };
}

function makeBuiltins(interpreter: Interpreter): void {
  const classes = interpreter.importer.withoutInstalling(() => runFrozen(interpreter, "_sitebuiltins"));
  const { builtins, sysDict } = interpreter;
  const printer = getattr(classes, "_Printer");
  for (const name of ["quit", "exit"]) builtins.set(name, callv(getattr(classes, "Quitter"), [name, END_OF_INPUT]));
  builtins.set("copyright", callv(printer, ["copyright", sysDict.getStr("copyright") ?? None]));
  builtins.set("credits", callv(printer, ["credits", CREDITS]));
  const root = jsText(sysDict.getStr("_stdlib_dir") ?? None);
  const list = (items: string[]): PyList => new PyList(items.map(fromUtf16));
  builtins.set(
    "license",
    callv(printer, [
      "license",
      "See https://www.python.org/psf/license/",
      list(root === undefined ? [] : ["LICENSE.txt", "LICENSE"]),
      list(root === undefined ? [] : [`${root}/..`, root, "."]),
    ]),
  );
  builtins.set("help", callv(getattr(classes, "_Helper"), []));
}
