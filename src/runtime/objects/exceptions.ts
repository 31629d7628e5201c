// Exception objects: layouts, the built-in hierarchy, and factories for natives (`throw typeError("…")`).
// A Python exception is a plain object, never a JavaScript Error: no stack is captured. Methods are in src/builtins/exceptions.

import { PyTuple } from "./containers.ts";
import { PyObject, type PyValue } from "./object.ts";
import { None } from "./singletons.ts";
import { fromUtf16 } from "./str.ts";
import { builtinType, type PyType, TypeFlags } from "./type.ts";

/** Layout of every exception. Attributes of the special ones (OSError, SyntaxError …) are in `extra` of their own layouts below. */
export class PyBaseException extends PyObject {
  args: PyTuple;
  traceback: PyValue = None;
  cause: PyValue = None;
  context: PyValue = None;
  suppressContext = false;
  /** The context was decided when it was raised: re-raising does not look at it again. */
  contextSet = false;
  constructor(args: PyTuple = new PyTuple([])) {
    super();
    this.args = args;
  }
}

export class PyBaseExceptionGroup extends PyBaseException {
  message: PyValue = "";
  exceptions: PyTuple = new PyTuple([]);
  /** repr() of the sequence given, unless it was a list or tuple: what it holds may change. */
  shown: string | undefined = undefined;
}
export class PyStopIteration extends PyBaseException {
  value: PyValue = None;
}
export class PySystemExit extends PyBaseException {
  code: PyValue = None;
}
export class PyImportError extends PyBaseException {
  msg: PyValue = None;
  name: PyValue = None;
  path: PyValue = None;
  nameFrom: PyValue = None;
}
export class PyNameError extends PyBaseException {
  name: PyValue = None;
}
export class PyAttributeError extends PyBaseException {
  name: PyValue = None;
  obj: PyValue = None;
}
export class PyOSError extends PyBaseException {
  errno: PyValue = None;
  strerror: PyValue = None;
  filename: PyValue = None;
  filename2: PyValue = None;
  charactersWritten: PyValue | undefined = undefined;
  /** errno and strerror were given (they may be None). */
  parsed = false;
}
export class PySyntaxError extends PyBaseException {
  msg: PyValue = None;
  filename: PyValue = None;
  lineno: PyValue = None;
  offset: PyValue = None;
  text: PyValue = None;
  endLineno: PyValue = None;
  endOffset: PyValue = None;
  printFileAndLine: PyValue = None;
  metadata: PyValue = None;
}
export class PyUnicodeError extends PyBaseException {
  encoding: PyValue = None;
  object: PyValue = None;
  start = 0;
  end = 0;
  reason: PyValue = None;
}

/** Siblings need layouts of their own: a type's identity lives on its layout's prototype. */
class PyUnicodeEncodeError extends PyUnicodeError {}
class PyUnicodeDecodeError extends PyUnicodeError {}
class PyUnicodeTranslateError extends PyUnicodeError {}

// biome-ignore lint/suspicious/noExplicitAny: constructors differ
type Layout = abstract new (...args: any[]) => PyBaseException;
const FLAGS = TypeFlags.BASETYPE | TypeFlags.DICT | TypeFlags.WEAKREF;
/** Every built-in exception type by name. */
export const exceptionTypes: Map<string, PyType> = new Map();

function define(name: string, base: PyType | undefined, layout: Layout): PyType {
  const type = builtinType({ name, base, layout, flags: FLAGS });
  if (name === "BaseException") type.flags |= TypeFlags.NO_CACHE;
  exceptionTypes.set(name, type);
  return type;
}

const B = PyBaseException;
export const BaseExceptionType = define("BaseException", undefined, B);
export const ExceptionType = define("Exception", BaseExceptionType, B);
export const BaseExceptionGroupType = define("BaseExceptionGroup", BaseExceptionType, PyBaseExceptionGroup);
export const ExceptionGroupType = define("ExceptionGroup", BaseExceptionGroupType, PyBaseExceptionGroup);
ExceptionGroupType.bases = [BaseExceptionGroupType, ExceptionType];
ExceptionGroupType.mro = [ExceptionGroupType, BaseExceptionGroupType, ExceptionType, ...BaseExceptionType.mro];
ExceptionType.subs.push(ExceptionGroupType.handle);
export const GeneratorExitType = define("GeneratorExit", BaseExceptionType, B);
export const KeyboardInterruptType = define("KeyboardInterrupt", BaseExceptionType, B);
export const SystemExitType = define("SystemExit", BaseExceptionType, PySystemExit);
export const StopIterationType = define("StopIteration", ExceptionType, PyStopIteration);
export const StopAsyncIterationType = define("StopAsyncIteration", ExceptionType, B);
export const ArithmeticErrorType = define("ArithmeticError", ExceptionType, B);
export const FloatingPointErrorType = define("FloatingPointError", ArithmeticErrorType, B);
export const OverflowErrorType = define("OverflowError", ArithmeticErrorType, B);
export const ZeroDivisionErrorType = define("ZeroDivisionError", ArithmeticErrorType, B);
export const AssertionErrorType = define("AssertionError", ExceptionType, B);
export const AttributeErrorType = define("AttributeError", ExceptionType, PyAttributeError);
export const BufferErrorType = define("BufferError", ExceptionType, B);
export const EOFErrorType = define("EOFError", ExceptionType, B);
export const ImportErrorType = define("ImportError", ExceptionType, PyImportError);
export const ModuleNotFoundErrorType = define("ModuleNotFoundError", ImportErrorType, PyImportError);
export const LookupErrorType = define("LookupError", ExceptionType, B);
export const IndexErrorType = define("IndexError", LookupErrorType, B);
export const KeyErrorType = define("KeyError", LookupErrorType, B);
export const MemoryErrorType = define("MemoryError", ExceptionType, B);
export const NameErrorType = define("NameError", ExceptionType, PyNameError);
export const UnboundLocalErrorType = define("UnboundLocalError", NameErrorType, PyNameError);
export const OSErrorType = define("OSError", ExceptionType, PyOSError);
export const BlockingIOErrorType = define("BlockingIOError", OSErrorType, PyOSError);
export const ChildProcessErrorType = define("ChildProcessError", OSErrorType, PyOSError);
export const ConnectionErrorType = define("ConnectionError", OSErrorType, PyOSError);
export const BrokenPipeErrorType = define("BrokenPipeError", ConnectionErrorType, PyOSError);
export const ConnectionAbortedErrorType = define("ConnectionAbortedError", ConnectionErrorType, PyOSError);
export const ConnectionRefusedErrorType = define("ConnectionRefusedError", ConnectionErrorType, PyOSError);
export const ConnectionResetErrorType = define("ConnectionResetError", ConnectionErrorType, PyOSError);
export const FileExistsErrorType = define("FileExistsError", OSErrorType, PyOSError);
export const FileNotFoundErrorType = define("FileNotFoundError", OSErrorType, PyOSError);
export const InterruptedErrorType = define("InterruptedError", OSErrorType, PyOSError);
export const IsADirectoryErrorType = define("IsADirectoryError", OSErrorType, PyOSError);
export const NotADirectoryErrorType = define("NotADirectoryError", OSErrorType, PyOSError);
export const PermissionErrorType = define("PermissionError", OSErrorType, PyOSError);
export const ProcessLookupErrorType = define("ProcessLookupError", OSErrorType, PyOSError);
export const TimeoutErrorType = define("TimeoutError", OSErrorType, PyOSError);
export const ReferenceErrorType = define("ReferenceError", ExceptionType, B);
export const RuntimeErrorType = define("RuntimeError", ExceptionType, B);
export const NotImplementedErrorType = define("NotImplementedError", RuntimeErrorType, B);
export const PythonFinalizationErrorType = define("PythonFinalizationError", RuntimeErrorType, B);
export const RecursionErrorType = define("RecursionError", RuntimeErrorType, B);
export const SyntaxErrorType = define("SyntaxError", ExceptionType, PySyntaxError);
export const IndentationErrorType = define("IndentationError", SyntaxErrorType, PySyntaxError);
export const TabErrorType = define("TabError", IndentationErrorType, PySyntaxError);
export const IncompleteInputErrorType = define("_IncompleteInputError", SyntaxErrorType, PySyntaxError);
export const SystemErrorType = define("SystemError", ExceptionType, B);
export const TypeErrorType = define("TypeError", ExceptionType, B);
export const ValueErrorType = define("ValueError", ExceptionType, B);
export const UnicodeErrorType = define("UnicodeError", ValueErrorType, B);
export const UnicodeDecodeErrorType = define("UnicodeDecodeError", UnicodeErrorType, PyUnicodeDecodeError);
export const UnicodeEncodeErrorType = define("UnicodeEncodeError", UnicodeErrorType, PyUnicodeEncodeError);
export const UnicodeTranslateErrorType = define("UnicodeTranslateError", UnicodeErrorType, PyUnicodeTranslateError);
export const WarningType = define("Warning", ExceptionType, B);
export const BytesWarningType = define("BytesWarning", WarningType, B);
export const DeprecationWarningType = define("DeprecationWarning", WarningType, B);
export const EncodingWarningType = define("EncodingWarning", WarningType, B);
export const FutureWarningType = define("FutureWarning", WarningType, B);
export const ImportWarningType = define("ImportWarning", WarningType, B);
export const PendingDeprecationWarningType = define("PendingDeprecationWarning", WarningType, B);
export const ResourceWarningType = define("ResourceWarning", WarningType, B);
export const RuntimeWarningType = define("RuntimeWarning", WarningType, B);
export const SyntaxWarningType = define("SyntaxWarning", WarningType, B);
export const UnicodeWarningType = define("UnicodeWarning", WarningType, B);
export const UserWarningType = define("UserWarning", WarningType, B);

/** An instance of a built-in exception type with the given args (no `__init__` of Python classes is run). */
export function makeException(type: PyType, ...args: PyValue[]): PyBaseException {
  const e = new type.K() as PyBaseException;
  e.args = new PyTuple(args);
  return e;
}

type Factory = (message?: PyValue) => PyBaseException;
function factory(type: PyType): Factory {
  // Messages are put together in UTF-16.
  return (message) =>
    message === undefined
      ? makeException(type)
      : makeException(type, typeof message === "string" ? fromUtf16(message) : message);
}

export const typeError: Factory = factory(TypeErrorType);
export const valueError: Factory = factory(ValueErrorType);
export const indexError: Factory = factory(IndexErrorType);
export const runtimeError: Factory = factory(RuntimeErrorType);
export const recursionError: Factory = factory(RecursionErrorType);
export const overflowError: Factory = factory(OverflowErrorType);
export const zeroDivisionError: Factory = factory(ZeroDivisionErrorType);
export const notImplementedError: Factory = factory(NotImplementedErrorType);
export const assertionError: Factory = factory(AssertionErrorType);
export const systemError: Factory = factory(SystemErrorType);
export const memoryError: Factory = factory(MemoryErrorType);
export const bufferError: Factory = factory(BufferErrorType);
export const eofError: Factory = factory(EOFErrorType);
export const lookupError: Factory = factory(LookupErrorType);
export const referenceError: Factory = factory(ReferenceErrorType);

/** KeyError: the argument is the key itself. */
export function keyError(key: PyValue): PyBaseException {
  return makeException(KeyErrorType, key);
}

/** AttributeError with `name` and `obj` set (for "Did you mean"). */
export function attributeError(message: string, obj: PyValue, name: PyValue): PyAttributeError {
  const e = makeException(AttributeErrorType, fromUtf16(message)) as PyAttributeError;
  e.name = typeof name === "string" ? fromUtf16(name) : name;
  e.obj = obj;
  return e;
}

export function nameError(message: string, name: string): PyNameError {
  const e = makeException(NameErrorType, fromUtf16(message)) as PyNameError;
  e.name = fromUtf16(name);
  return e;
}

export function importError(
  message: string,
  name: PyValue = None,
  path: PyValue = None,
  type: PyType = ImportErrorType,
): PyImportError {
  const text = fromUtf16(message);
  const e = makeException(type, text) as PyImportError;
  e.msg = text;
  e.name = name;
  e.path = path;
  return e;
}

/** StopIteration(value); with value None it has no args, as the interpreter makes it. */
export function stopIteration(value: PyValue = None): PyStopIteration {
  const e = (
    value === None ? makeException(StopIterationType) : makeException(StopIterationType, value)
  ) as PyStopIteration;
  e.value = value;
  return e;
}
