# What inspect.signature says of natives: functions, types and their methods without underscores.
import builtins, collections, datetime, functools, inspect, itertools, json, math, operator, re, struct, sys, time, types, zlib

SIZES = str(sys.maxsize)


def show(name, value):
    try:
        text = str(inspect.signature(value))
    except ValueError:
        text = "none"
    print(name, text.replace(SIZES, "SIZE").replace("0x7", ""))


def is_native(cls):
    return all(not inspect.isfunction(v) for v in vars(cls).values())


for module in (builtins, collections, datetime, functools, itertools, json, math, operator, re, struct, time, zlib):
    for name, value in sorted(vars(module).items()):
        if name.startswith("_") or isinstance(value, (types.ModuleType, types.FunctionType)):
            continue
        # What pyodide and site add, and what a platform may lack.
        if name in ("copyright", "credits", "exit", "help", "license", "quit", "thread_time", "thread_time_ns", "pthread_getcpuclockid",
                    "clock_settime", "clock_settime_ns", "sleep", "tzset"):
            continue
        where = f"{module.__name__}.{name}"
        if isinstance(value, type):
            if not is_native(value):
                continue
            show(where, value)
            for method, member in sorted(vars(value).items()):
                if not method.startswith("_") and callable(member):
                    show(f"{where}.{method}", member)
        elif callable(value) and not isinstance(value, functools.partial):
            show(where, value)
