# Runs inside the reference interpreter (pyodide): prepares a fresh `__main__` for one program and puts the
# interpreter back as it was afterwards. The program itself is run by record-oracle.ts without any Python frame
# beneath it, so that `sys._getframe`, the recursion limit and tracebacks are those of `python program.py`.
import builtins
import gc
import importlib
import importlib.machinery
import linecache
import sys
import types
import warnings

import traceback  # the default excepthook would import it in the middle of a program
import contextlib, dataclasses, enum, copy, re, typing, io, string, abc, weakref, collections.abc  # noqa: E401

import asyncio, asyncio.base_events, asyncio.events  # noqa: E401
import time


class NoSelector:
    """Stands for the selector of an event loop that has no files to wait for."""

    def select(self, timeout=None):
        if timeout:
            time.sleep(timeout)
        return []


class BlockingLoop(asyncio.base_events.BaseEventLoop):
    """CPython's own event loop without I/O; pyodide's default loop cannot block in `asyncio.run`."""

    def __init__(self):
        super().__init__()
        self._selector = NoSelector()

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass


class BlockingPolicy(asyncio.events._BaseDefaultEventLoopPolicy):
    _loop_factory = BlockingLoop


asyncio.events._set_event_loop_policy(BlockingPolicy())

sys.dont_write_bytecode = True
BASE_MODULES = dict(sys.modules)
BASE_BUILTINS = dict(builtins.__dict__)
BASE_PATH = list(sys.path)
BASE_FILTERS = list(warnings.filters)
BASE_WARNINGS = (warnings.showwarning, warnings.formatwarning)
BASE_HOOKS = (sys.excepthook, sys.displayhook, sys.unraisablehook)
MAIN = sys.modules["__main__"]
caught = None


def prepare(folder, name, source):
    """Make `__main__` for folder/name and compile it; gives the addresses PyEval_EvalCode needs."""
    global code, namespace, caught
    caught = None
    path = f"{folder}/{name}"
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    module.__loader__ = importlib.machinery.SourceFileLoader("__main__", path)
    module.__builtins__ = builtins
    module.__file__ = path
    module.__cached__ = None
    sys.argv = [name]
    sys.path[:] = [folder, *BASE_PATH]
    importlib.invalidate_caches()
    linecache.clearcache()
    namespace = module.__dict__
    asyncio._set_running_loop(None)
    gc.collect()
    return id(namespace)


def compile_program(folder, name, source):
    global code
    code = compile(source, f"{folder}/{name}", "exec", dont_inherit=True)
    return id(code)


def exit_status():
    """The exit status for the SystemExit in `caught`, as handle_system_exit computes it."""
    value = caught.code
    if value is None:
        return 0
    if isinstance(value, int):
        return value & 0xFF
    sys.stdout.flush()
    print(value, file=sys.stderr)
    return 1


def finish():
    """What the end of the interpreter shows: finalisers run, buffers are flushed; then restore everything."""
    global code, namespace, caught
    caught = code = None
    for attribute in ("last_exc", "last_type", "last_value", "last_traceback"):
        if hasattr(sys, attribute):
            delattr(sys, attribute)
    sys.settrace(None)
    sys.setprofile(None)
    main = sys.modules.pop("__main__", None)
    for name in list(sys.modules):
        if name not in BASE_MODULES and getattr(sys.modules[name], "__file__", "/lib") is not None and not str(
            getattr(sys.modules[name], "__file__", "/lib")
        ).startswith("/lib"):
            del sys.modules[name]
    namespace = None
    del main
    gc.enable()
    gc.collect()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:
            pass
    sys.stdout, sys.stderr, sys.stdin = sys.__stdout__, sys.__stderr__, sys.__stdin__
    sys.modules["__main__"] = MAIN
    for name in list(builtins.__dict__):
        if name not in BASE_BUILTINS:
            del builtins.__dict__[name]
    builtins.__dict__.update(BASE_BUILTINS)
    sys.excepthook, sys.displayhook, sys.unraisablehook = BASE_HOOKS
    warnings.showwarning, warnings.formatwarning = BASE_WARNINGS
    warnings.resetwarnings()
    warnings.filters[:] = BASE_FILTERS
    with warnings._lock:
        warnings._filters_mutated_lock_held()
    warnings.onceregistry.clear()
    sys.setrecursionlimit(1000)
    sys.set_int_max_str_digits(4300)
    sys.stdout.flush()
    sys.stderr.flush()


def syntax_error(source, name):
    """The attributes of the SyntaxError that compile() raises for a snippet, or None."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(source, name, "exec", dont_inherit=True)
        except SyntaxError as error:
            return [
                type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset, error.text,
            ]
        except Exception as error:
            return [type(error).__name__, str(error), None, None, None, None, None]
    return None
