// The reference interpreter for recordings: CPython 3.14 itself, as built by the npm package `pyodide`.
// One instance runs many programs; each gets a fresh `__main__` and runs with no Python frame beneath it (the code
// object is evaluated through the C API), so tracebacks and recursion depths are those of `python program.py`.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadPyodide } from "pyodide";
import { type Outcome, type ProgramFiles, projectRoot } from "../test/harness/programs.ts";

type CApi = {
  _PyEval_EvalCode(code: number, globals: number, locals: number): number;
  _PyErr_ExceptionMatches(type: number): number;
  _PyErr_GetRaisedException(): number;
  _PyErr_PrintEx(setLast: number): void;
  _PyObject_SetAttrString(object: number, name: number, value: number): number;
  _Py_DecRef(object: number): void;
  stringToNewUTF8(text: string): number;
};

type Callable = (...args: unknown[]) => unknown;

/** The exception's type, message and place, as attributes of the SyntaxError. */
export interface SyntaxErrorRecord {
  type: string;
  msg: string;
  lineno: number | null;
  offset: number | null;
  end_lineno: number | null;
  end_offset: number | null;
  text: string | null;
}

export interface Oracle {
  run(program: ProgramFiles): Outcome;
  syntaxError(source: string): SyntaxErrorRecord | undefined;
}

/** Loads one reference interpreter; `seed` is its hash seed. */
export async function openOracle(seed: number): Promise<Oracle> {
  const python = await loadPyodide({
    indexURL: join(projectRoot, "node_modules/pyodide"),
    env: { PYTHONHASHSEED: String(seed), HOME: "/home/pyodide" },
  });
  const api = (python as unknown as { _module: CApi })._module;
  let out: Buffer[] = [];
  let err: Buffer[] = [];
  const collect = (bytes: Uint8Array, into: Buffer[]): number => {
    if (into.length > 200_000) throw new Error("a program prints without end");
    into.push(Buffer.from(bytes));
    return bytes.length;
  };
  python.setStdout({ write: (bytes: Uint8Array) => collect(bytes, out) });
  python.setStderr({ write: (bytes: Uint8Array) => collect(bytes, err) });
  python.setStdin({ stdin: () => null });
  const harness = python.runPython("import types; harness = types.ModuleType('harness'); harness");
  python.FS.writeFile("/harness.py", readFileSync(new URL("record-oracle.py", import.meta.url)));
  python.runPython("exec(compile(open('/harness.py').read(), '/harness.py', 'exec'), harness.__dict__)");
  const pick = (name: string): Callable => harness[name] as Callable;
  const [prepare, compileProgram, exitStatus, finish] = ["prepare", "compile_program", "exit_status", "finish"].map(
    pick,
  ) as [Callable, Callable, Callable, Callable];
  const syntaxError = pick("syntax_error");
  const address = python.runPython("id") as Callable;
  const harnessAddress = address(harness) as number;
  const systemExit = python.runPython("id(SystemExit)") as number;
  const caughtName = api.stringToNewUTF8("caught");
  const reportCompileError = python.runPython(
    "import sys\ndef report(error):\n  error.__traceback__ = None; error.__context__ = None\n  sys.excepthook(type(error), error, None)\nreport",
  ) as Callable;

  const takeText = (): [string, string] => {
    const texts: [string, string] = [Buffer.concat(out).toString("utf8"), Buffer.concat(err).toString("utf8")];
    out = [];
    err = [];
    return texts;
  };

  const run = (program: ProgramFiles): Outcome => {
    const folder = `/programs/${program.name.replaceAll(/[^\w/-]/g, "_")}`;
    const remove = (path: string): void => {
      const mode = python.FS.stat(path).mode as number;
      if (python.FS.isDir(mode)) {
        for (const entry of python.FS.readdir(path)) if (entry !== "." && entry !== "..") remove(`${path}/${entry}`);
        python.FS.rmdir(path);
      } else python.FS.unlink(path);
    };
    for (const [path, bytes] of program.files) {
      const target = `${folder}/${path}`;
      python.FS.mkdirTree(target.slice(0, target.lastIndexOf("/")));
      python.FS.writeFile(target, bytes);
    }
    python.FS.chdir(folder);
    takeText();
    let exit = 0;
    const source = Buffer.from(program.files.get(program.main)!).toString("utf8");
    const globals = prepare(folder, program.main, source) as number;
    let code = 0;
    try {
      code = compileProgram(folder, program.main, source) as number;
    } catch {
      const error = python.runPython("import sys; sys.last_exc");
      reportCompileError(error);
      exit = 1;
    }
    if (code !== 0) {
      const result = api._PyEval_EvalCode(code, globals, globals);
      if (result !== 0) api._Py_DecRef(result);
      else if (api._PyErr_ExceptionMatches(systemExit) !== 0) {
        const exception = api._PyErr_GetRaisedException();
        api._PyObject_SetAttrString(harnessAddress, caughtName, exception);
        exit = exitStatus() as number;
      } else {
        api._PyErr_PrintEx(1);
        exit = 1;
      }
    }
    finish();
    python.FS.chdir("/");
    remove(folder);
    const [stdout, stderr] = takeText().map((text) => text.replaceAll(`${folder}/`, "")) as [string, string];
    return { exit, stdout, stderr };
  };

  return {
    run,
    syntaxError: (source) => {
      const found = syntaxError(source, "case.py") as { toJs(): unknown[] } | undefined;
      if (found === undefined || found === null) return undefined;
      const [type, msg, lineno, offset, end_lineno, end_offset, text] = found
        .toJs()
        .map((value) => value ?? null) as never[];
      return {
        type: type!,
        msg: msg!,
        lineno: lineno!,
        offset: offset!,
        end_lineno: end_lineno!,
        end_offset: end_offset!,
        text: text!,
      };
    },
  };
}
