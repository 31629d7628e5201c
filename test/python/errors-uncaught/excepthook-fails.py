# A hook that fails itself.
import sys


def hook(kind, value, tb):
    raise RuntimeError("hook is broken")


sys.excepthook = hook
{}["original"]
