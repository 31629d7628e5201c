# Errors in code compiled from strings have no source lines, unless linecache knows them.
source = "def f(x):\n    return 1 / x\n\ndef g():\n    return f(0)\n"
ns = {}
exec(compile(source, "<generated>", "exec"), ns)
try:
    eval("g() + 1", ns)
except ZeroDivisionError:
    import traceback
    traceback.print_exc()
exec("ns['g']()")
