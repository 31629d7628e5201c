// The builtins that the module site adds to an interpreter: exit, quit, copyright, credits, license, help. The command has them without
// importing site, which takes longer than everything else at the start.

import { getattr, setattr } from "#runtime/attributes.ts";
import { callv } from "#runtime/calls/call.ts";
import { runFrozen } from "#runtime/importing/bootstrap.ts";
import type { Interpreter } from "#runtime/interpreter.ts";
import { PyList } from "#runtime/objects/containers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
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
  for (const name of ["quit", "exit"]) builtins.set(name, callv(getattr(classes, "Quitter"), [name, END_OF_INPUT]));
  const type = getattr(classes, "_Printer");
  // Without `__init__`, which imports os to join the paths.
  const addPrinter = (name: string, data: PyValue, filenames: string[] = []): void => {
    const printer = callv(getattr(type, "__new__"), [type]);
    const fields = { name, data, lines: None, filenames: new PyList(filenames.map(fromUtf16)) };
    for (const [field, value] of Object.entries(fields)) setattr(printer, `_Printer__${field}`, value);
    builtins.set(name, printer);
  };
  addPrinter("copyright", sysDict.getStr("copyright") ?? None);
  addPrinter("credits", CREDITS);
  const root = jsText(sysDict.getStr("_stdlib_dir") ?? None);
  const directories = root === undefined ? [] : [`${root}/..`, root, "."];
  addPrinter(
    "license",
    "See https://www.python.org/psf/license/",
    directories.flatMap((d) => [`${d}/LICENSE.txt`, `${d}/LICENSE`]),
  );
  builtins.set("help", callv(getattr(classes, "_Helper"), []));
}
