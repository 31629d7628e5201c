// Prints exceptions as CPython 3.14 does: stacks with source and carets, chains, notes, groups, SyntaxErrors.
// Follows Lib/traceback.py (TracebackException) and Python/pythonrun.c (PyErr_Display, _PyErr_PrintEx).

import type { Stmt } from "#syntax/ast/nodes.ts";
import { getattr, lookupAttribute } from "../attributes.ts";
import { attempt, callv } from "../calls/call.ts";
import type { Interpreter } from "../interpreter.ts";
import { PyList, PyTuple } from "../objects/containers.ts";
import { PyBaseException, PyBaseExceptionGroup, PySyntaxError } from "../objects/exceptions.ts";
import { type Code, PyTraceback } from "../objects/frames.ts";
import { isInt } from "../objects/numbers.ts";
import type { PyValue } from "../objects/object.ts";
import { None } from "../objects/singletons.ts";
import { isStr, jsText } from "../objects/str.ts";
import { type PyType, TypeFlags } from "../objects/type.ts";
import { typeOf } from "../objects/type-of.ts";
import { reprText, strText, toArray } from "../operators/protocols.ts";
import { type ParseSource, sourceExcerpt } from "./anchors.ts";
import { findKeywordTypo } from "./keyword-typos.ts";
import { addTraceback, internalStacks, settleContext } from "./raise.ts";
import { suggestionText } from "./suggestions.ts";

const MAX_GROUP_WIDTH = 15;
const MAX_GROUP_DEPTH = 10;
const REPEATED_SHOWN = 3;

/** Runs `action`; undefined when it raises anything. */
function quietly<T>(action: () => T): T | undefined {
  return attempt(action, () => true);
}

function safeText(v: PyValue, what: string, how: "str" | "repr" = "str"): string {
  return quietly(() => (how === "str" ? strText(v) : reprText(v))) ?? `<${what} ${how}() failed>`;
}

/** `module.Qualname` as the last line of a traceback has it. */
export function exceptionTypeName(type: PyType): string {
  const module = quietly(() => getattr(type, "__module__"));
  const name = jsText(type.qualname) ?? type.name;
  const text = module === undefined ? undefined : jsText(module);
  if (text === "__main__" || text === "builtins") return name;
  return `${text ?? "<unknown>"}.${name}`;
}

/** str.splitlines(keepends=True) */
function linesOf(text: string): string[] {
  return (
    text
      .match(/[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|$)/g)
      ?.filter((l) => l !== "") ?? []
  );
}

/** An exception with what is printed of it, captured before anything is printed. */
interface Captured {
  readonly exception: PyBaseException;
  readonly text: string;
  readonly notes: string;
  readonly stack: readonly PyTraceback[];
  cause: Captured | undefined;
  context: Captured | undefined;
  exceptions: Captured[] | undefined;
}

function emptySequence(v: PyValue): readonly PyValue[] | undefined {
  if (v instanceof PyList || v instanceof PyTuple) return v.items;
  if (typeof v === "object" && (typeOf(v).flags & TypeFlags.SEQUENCE) !== 0 && !isStr(v))
    return quietly(() => toArray(v));
  return undefined;
}

function notesText(e: PyBaseException): string {
  let notes: PyValue | undefined;
  let failed: PyBaseException | undefined;
  quietly(() => {
    try {
      notes = lookupAttribute(e, "__notes__");
    } catch (x) {
      if (x instanceof PyBaseException) failed = x;
      throw x;
    }
  });
  if (failed !== undefined) return `Ignored error getting __notes__: ${safeText(failed, "__notes__", "repr")}\n`;
  if (notes === undefined || notes === None) return "";
  const items = emptySequence(notes);
  if (items === undefined) return `${safeText(notes, "__notes__", "repr")}\n`;
  let out = "";
  for (const note of items) for (const line of safeText(note, "note").split("\n")) out += `${line}\n`;
  return out;
}

/** Formats exceptions for one interpreter. */
class Formatter {
  private readonly interpreter: Interpreter;
  private readonly entries: Map<Code, Map<number, string>> = new Map();
  private readonly files: Map<string, string[] | undefined> = new Map();
  private depth = 0;
  private needClose = false;
  private readonly out: string[] = [];
  private readonly parse: ParseSource;

  constructor(interpreter: Interpreter) {
    this.interpreter = interpreter;
    this.parse = (source) => {
      try {
        const parsed = interpreter.compiler.parse(source, {
          filename: "<unknown>",
          kind: "exec",
          optimize: 0,
          futureFlags: 0,
          localsAreGlobals: true,
        }) as { tree: { body: Stmt[] } };
        return parsed.tree.body;
      } catch {
        return undefined;
      }
    };
  }

  // --- capture ---

  capture(e: PyBaseException, limit: number | undefined): Captured {
    const seen = new Set<PyBaseException>();
    const first = this.captureOne(e, limit, seen);
    const queue = [first];
    for (let c = queue.pop(); c !== undefined; c = queue.pop()) {
      const x = c.exception;
      const of = (v: PyValue): Captured | undefined =>
        v instanceof PyBaseException && !seen.has(v) ? this.captureOne(v, limit, seen) : undefined;
      c.cause = of(x.cause);
      if (c.cause === undefined && !x.suppressContext) c.context = of(x.context);
      if (x instanceof PyBaseExceptionGroup)
        c.exceptions = x.exceptions.items.map((v) => this.captureOne(v as PyBaseException, limit, seen));
      if (c.cause !== undefined) queue.push(c.cause);
      if (c.context !== undefined) queue.push(c.context);
      if (c.exceptions !== undefined) queue.push(...c.exceptions);
    }
    return first;
  }

  private captureOne(e: PyBaseException, limit: number | undefined, seen: Set<PyBaseException>): Captured {
    seen.add(e);
    let stack: PyTraceback[] = [];
    for (let tb = e.traceback instanceof PyTraceback ? e.traceback : undefined; tb !== undefined; tb = tb.next)
      stack.push(tb);
    if (limit !== undefined) stack = limit <= 0 ? [] : stack.slice(-limit);
    const text =
      safeText(e, "exception") +
      (e instanceof PySyntaxError ? "" : (quietly(() => suggestionText(this.interpreter, e)) ?? ""));
    return {
      exception: e,
      text,
      notes: notesText(e),
      stack,
      cause: undefined,
      context: undefined,
      exceptions: undefined,
    };
  }

  // --- stacks ---

  private lines(code: Code): string[] | undefined {
    const { filename } = code;
    const own = this.interpreter.shownSource(code.instance.unit);
    if (own !== undefined) return own.split(/\r\n|\r|\n/);
    if (!this.files.has(filename)) this.files.set(filename, this.interpreter.sourceLines(filename));
    return this.files.get(filename);
  }

  private entry(tb: PyTraceback): { text: string; line: number } {
    const { code, pos } = tb;
    const p = code.spec.positions;
    const known = p[pos * 4] !== undefined && tb.pos >= 0;
    const line = known ? p[pos * 4]! : (tb.lineno ?? code.spec.firstlineno);
    let memo = this.entries.get(code);
    if (memo === undefined) this.entries.set(code, (memo = new Map()));
    let text = known ? memo.get(pos) : undefined;
    if (text === undefined) {
      const ranges = known && this.interpreter.flags["no_debug_ranges"] !== 1;
      const column = ranges ? p[pos * 4 + 2]! : -1;
      const endColumn = ranges ? p[pos * 4 + 3]! : -1;
      const span = {
        line,
        endLine: known ? p[pos * 4 + 1]! : line,
        column: column < 0 ? undefined : column,
        endColumn: endColumn < 0 ? undefined : endColumn,
      };
      // Each statement of the interactive prompt has a file of its own.
      const file = /^<stdin-\d+>$/.test(code.filename) ? "<stdin>" : code.filename;
      text = `  File "${file}", line ${line}, in ${code.name}\n${sourceExcerpt(this.lines(code), span, this.parse)}`;
      if (known) memo.set(pos, text);
    }
    return { text, line };
  }

  stack(entries: readonly PyTraceback[]): string {
    let out = "";
    let last: string | undefined;
    let count = 0;
    const flush = (): void => {
      if (count <= REPEATED_SHOWN) return;
      const more = count - REPEATED_SHOWN;
      out += `  [Previous line repeated ${more} more time${more > 1 ? "s" : ""}]\n`;
    };
    for (const tb of entries) {
      const { text, line } = this.entry(tb);
      const key = `${tb.code.filename}\0${line}\0${tb.code.name}`;
      if (key !== last) {
        flush();
        last = key;
        count = 0;
      }
      if (++count <= REPEATED_SHOWN) out += text;
    }
    flush();
    return out;
  }

  // --- the exception itself ---

  private syntaxError(e: PySyntaxError, typeText: string): string {
    const { interpreter } = this;
    let { lineno, endLineno, offset: offsetValue, endOffset: endValue, text: textValue, msg } = e;
    let out = "";
    let suffix = "";
    if (lineno !== None)
      out += `  File "${e.filename === None || e.filename === "" ? "<string>" : strText(e.filename)}", line ${strText(lineno)}\n`;
    else if (e.filename !== None) suffix = ` (${strText(e.filename)})`;
    if (isStr(textValue)) {
      const typo = quietly(() => findKeywordTypo(interpreter, e));
      if (typo !== undefined) {
        textValue = typo.text;
        offsetValue = typo.offset;
        endValue = typo.endOffset;
        lineno = endLineno = typo.line;
        msg = typo.message;
      }
      const text = Array.from(jsText(textValue)!);
      const rtext = text.slice();
      while (rtext.at(-1) === "\n") rtext.pop();
      let spaces = 0;
      while (spaces < rtext.length && /[ \n\f]/.test(rtext[spaces]!)) spaces++;
      const ltext = rtext.slice(spaces);
      if (offsetValue === None) out += `    ${ltext.join("")}\n`;
      else if (isInt(offsetValue)) {
        let offset = Number(offsetValue);
        let end = rtext.length + 1;
        if ((lineno === None ? "" : strText(lineno)) === (endLineno === None ? "" : strText(endLineno)))
          end = isInt(endValue) && Number(endValue) !== 0 ? Number(endValue) : offset;
        if (text.length > 0 && offset > text.length) offset = rtext.length + 1;
        if (text.length > 0 && end > text.length) end = rtext.length + 1;
        if (offset >= end || end < 0) end = offset + 1;
        const column = offset - 1 - spaces;
        const endColumn = end - 1 - spaces;
        out += `    ${ltext.join("")}\n`;
        if (column >= 0) {
          // other white space than blanks is kept for alignment
          const space = ltext.slice(0, column).map((c) => (/\s/.test(c) ? c : " "));
          out += `    ${space.join("")}${"^".repeat(Math.max(0, endColumn - column))}\n`;
        }
      }
    }
    const message = msg === None || msg === "" ? "<no detail available>" : safeText(msg, "exception");
    return `${out}${typeText}: ${message}${suffix}\n`;
  }

  only(c: Captured): string {
    const e = c.exception;
    const name = exceptionTypeName(typeOf(e));
    const line =
      e instanceof PySyntaxError ? this.syntaxError(e, name) : c.text === "" ? `${name}\n` : `${name}: ${c.text}\n`;
    return line + c.notes;
  }

  // --- the whole ---

  private emit(text: string, margin = "|"): void {
    const indent = " ".repeat(2 * this.depth) + (this.depth > 0 ? `${margin} ` : "");
    if (indent === "") this.out.push(text);
    else for (const line of linesOf(text)) this.out.push(indent + line);
  }

  print(c: Captured): void {
    const chain: [string | undefined, Captured][] = [];
    for (let x: Captured | undefined = c; x !== undefined; ) {
      const next: Captured | undefined = x.cause ?? x.context;
      const message: string | undefined =
        x.cause !== undefined
          ? "\nThe above exception was the direct cause of the following exception:\n\n"
          : x.context !== undefined
            ? "\nDuring handling of the above exception, another exception occurred:\n\n"
            : undefined;
      chain.push([message, x]);
      x = next;
    }
    for (const [message, x] of chain.reverse()) {
      if (message !== undefined) this.emit(message);
      if (x.exceptions === undefined) {
        if (x.stack.length > 0) {
          this.emit("Traceback (most recent call last):\n");
          this.emit(this.stack(x.stack));
        }
        this.emit(this.only(x));
      } else if (this.depth > MAX_GROUP_DEPTH) this.emit(`... (max_group_depth is ${MAX_GROUP_DEPTH})\n`);
      else this.group(x, x.exceptions);
    }
  }

  private group(c: Captured, exceptions: readonly Captured[]): void {
    const top = this.depth === 0;
    if (top) this.depth++;
    if (c.stack.length > 0) {
      this.emit("Exception Group Traceback (most recent call last):\n", top ? "+" : "|");
      this.emit(this.stack(c.stack));
    }
    this.emit(this.only(c));
    const n = Math.min(exceptions.length, MAX_GROUP_WIDTH + 1);
    this.needClose = false;
    for (let i = 0; i < n; i++) {
      const last = i === n - 1;
      // a nested group may have closed the frame already
      if (last) this.needClose = true;
      const truncated = i >= MAX_GROUP_WIDTH;
      const indent = " ".repeat(2 * this.depth);
      this.out.push(
        `${indent}${i === 0 ? "+-" : "  "}+---------------- ${truncated ? "..." : i + 1} ----------------\n`,
      );
      this.depth++;
      if (!truncated) this.print(exceptions[i]!);
      else {
        const remaining = exceptions.length - MAX_GROUP_WIDTH;
        this.emit(`and ${remaining} more exception${remaining > 1 ? "s" : ""}\n`);
      }
      if (last && this.needClose) {
        this.out.push(`${" ".repeat(2 * this.depth)}+------------------------------------\n`);
        this.needClose = false;
      }
      this.depth--;
    }
    if (top) this.depth = 0;
  }

  text(): string {
    return this.out.join("");
  }
}

/** The text of a traceback with all its chain, as `traceback.print_exception` writes it. */
export function formatException(interpreter: Interpreter, e: PyBaseException): string {
  const value = interpreter.sysDict.getStr("tracebacklimit");
  const limit = value !== undefined && isInt(value) ? Number(value) : undefined;
  const f = new Formatter(interpreter);
  f.print(f.capture(e, limit));
  const stack = internalStacks.get(e);
  return stack === undefined ? f.text() : `${f.text()}${stack}\n`;
}

/** Only the stack and the last line, without chain (sys.unraisablehook). */
export function formatStack(interpreter: Interpreter, e: PyBaseException): string {
  return formatException(interpreter, e);
}

/** The default sys.excepthook. */
export function displayException(interpreter: Interpreter, e: PyBaseException): void {
  interpreter.writeTo("stderr", formatException(interpreter, e));
}

/** What happens to an exception that nobody caught: sys.last_exc is set, sys.excepthook is called. Called with no Python frame left. */
export function printUncaught(interpreter: Interpreter, e: PyBaseException): void {
  const { S, sysDict } = interpreter;
  addTraceback(e, 1);
  settleContext(e);
  S.sp = 0;
  S.err = undefined;
  S.ei.value = None;
  sysDict.set("last_exc", e);
  sysDict.set("last_type", typeOf(e));
  sysDict.set("last_value", e);
  sysDict.set("last_traceback", e.traceback);
  quietly(() => interpreter.flushStreams());
  const hook = sysDict.getStr("excepthook");
  if (hook === undefined) {
    interpreter.writeTo("stderr", "sys.excepthook is missing\n");
    displayException(interpreter, e);
  } else {
    let failed: PyBaseException | undefined;
    quietly(() => {
      try {
        callv(hook, [typeOf(e), e, e.traceback]);
      } catch (x) {
        if (!(x instanceof PyBaseException)) throw x;
        failed = x;
        addTraceback(x, 1);
        settleContext(x);
        throw x;
      }
    });
    S.sp = 0;
    if (failed !== undefined) {
      interpreter.writeTo("stderr", "Error in sys.excepthook:\n");
      displayException(interpreter, failed);
      interpreter.writeTo("stderr", "\nOriginal exception was:\n");
      displayException(interpreter, e);
    }
  }
  quietly(() => interpreter.flushStreams());
}
