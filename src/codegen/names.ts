// Names in emitted code. Python names become JavaScript identifiers through one injective encoding (the runtime's property keys use the
// same); nothing else in emitted code starts with `$`.

const ASCII = /^[A-Za-z0-9_]*$/;
const encoded = new Map<string, string>();

/** Python name (any str) as part of a JavaScript identifier. */
export function encodeName(name: string): string {
  if (ASCII.test(name)) return name;
  let out = encoded.get(name);
  if (out !== undefined) return out;
  out = "";
  for (let i = 0; i < name.length; i++) {
    const c = name[i]!;
    out += /[A-Za-z0-9_]/.test(c) ? c : "$u" + c.charCodeAt(0).toString(16) + "_";
  }
  if (encoded.size < 10000) encoded.set(name, out);
  return out;
}

/** The JavaScript property that holds attribute `name`. */
export function propName(name: string): string {
  return "$" + encodeName(name);
}

/** A readable ASCII tail for the name of an emitted function; no meaning. */
export function functionTail(name: string): string {
  return name.replace(/[^A-Za-z0-9_]/g, "_");
}

/** Methods of str: str cannot be changed, so that a call site asks for one once. */
export const strMethods: ReadonlySet<string> = new Set(
  (
    "capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isalpha isascii isdecimal isdigit " +
    "isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip partition removeprefix removesuffix replace " +
    "rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill"
  ).split(" "),
);

/** Names that the builtins module has in CPython 3.14. */
export const builtinNames: ReadonlySet<string> = new Set(
  (
    "ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError BufferError BytesWarning " +
    "ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError Ellipsis " +
    "EncodingWarning EnvironmentError Exception ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError FutureWarning " +
    "GeneratorExit IOError ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt " +
    "LookupError MemoryError ModuleNotFoundError NameError None NotADirectoryError NotImplemented NotImplementedError OSError OverflowError " +
    "PendingDeprecationWarning PermissionError ProcessLookupError PythonFinalizationError RecursionError ReferenceError ResourceWarning " +
    "RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError True " +
    "TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError " +
    "Warning ZeroDivisionError __build_class__ __debug__ __import__ abs aiter all anext any ascii bin bool breakpoint bytearray bytes " +
    "callable chr classmethod compile complex copyright credits delattr dict dir divmod enumerate eval exec exit filter float format frozenset " +
    "getattr globals hasattr hash help hex id input int isinstance issubclass iter len license list locals map max memoryview min next object " +
    "oct open ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip"
  ).split(" "),
);
