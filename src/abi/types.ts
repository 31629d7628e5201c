// The data that passes between compiler and runtime: units, code descriptions, constants. Types only.

/** CPython's co_flags bits. */
export const CodeFlags = {
  OPTIMIZED: 0x1,
  NEWLOCALS: 0x2,
  VARARGS: 0x4,
  VARKEYWORDS: 0x8,
  NESTED: 0x10,
  GENERATOR: 0x20,
  COROUTINE: 0x80,
  ITERABLE_COROUTINE: 0x100,
  ASYNC_GENERATOR: 0x200,
  FUTURE_DIVISION: 0x20000,
  FUTURE_ANNOTATIONS: 0x1000000,
  HAS_DOCSTRING: 0x4000000,
  METHOD: 0x8000000,
} as const;

/** A constant that the emitted text cannot spell as a literal, or that `co_consts` shows; plain JSON-able data. */
export type ConstSpec =
  | { t: "None" }
  | { t: "Ellipsis" }
  | { t: "bool"; v: boolean }
  | { t: "int"; v: string } // decimal digits
  | { t: "float"; v: number | "inf" | "-inf" | "nan" | "-0" }
  | { t: "complex"; re: number | "inf" | "-inf" | "nan" | "-0"; im: number | "inf" | "-inf" | "nan" | "-0" }
  | { t: "str"; v: string } // UTF-16, may hold surrogates
  | { t: "bytes"; v: string } // one char per byte (latin-1)
  | { t: "tuple"; v: ConstSpec[] }
  | { t: "frozenset"; v: ConstSpec[] }
  | { t: "code"; v: number }; // index of a code in the same unit

/** What the runtime must know of one code object; everything is JSON-able so that units can be stored. */
export interface CodeSpec {
  name: string;
  qualname: string;
  firstlineno: number;
  /** positional parameters incl. positional-only */
  argcount: number;
  posonlyargcount: number;
  kwonlyargcount: number;
  flags: number;
  /** parameters first (as CPython orders: positional, kw-only, *args, **kwargs), then other locals */
  varnames: string[];
  cellvars: string[];
  freevars: string[];
  /** global/attribute names used, for co_names */
  names: string[];
  consts: ConstSpec[];
  /** four numbers a position: lineno, end_lineno, col_offset, end_col_offset (UTF-16 units); index 0 is the definition's line */
  positions: number[];
  /** docstring or null */
  doc: string | null;
  /** number of trailing positional parameters whose default is a constant that the prologue fills in itself */
  constDefaults: number;
  /** the JavaScript form: plain function, generator function, or a module/class body taking a namespace */
  form: "function" | "generator" | "coroutine" | "asyncgen" | "module" | "class";
  /** index of the enclosing code in the unit, -1 for the body */
  parent: number;
  /** a generator or coroutine in step form: where its variables stand in the slots, names with cells apart */
  saved?: { plain: [string, number][]; cells: [string, number][] };
  /** A generator or coroutine that may be suspended in a `try` or `with`: dropping it runs code. */
  guarded?: boolean;
  /** Has handlers: a generator of it keeps the exception that it handles apart from its caller's. */
  handles?: boolean;
  /** the class name that private names are mangled with, for exec/eval inside */
  className?: string;
}

export interface Unit {
  /** Body of `function (A, S, M) { ... return [makers] }`; strict mode. */
  js: string;
  codes: CodeSpec[];
  /** constants used by the emitted text as M.k[i] */
  consts: ConstSpec[];
  filename: string;
  mode: "direct" | "suspendable";
  /** warnings the compiler gives, in order */
  warnings: {
    category: string;
    message: string;
    lineno: number;
    offset: number;
    end_lineno: number;
    end_offset: number;
  }[];
}
