"""The module's doc."""
import importlib.util
x: int = 1
kept = globals().get("kept", 0) + 1
def get(): return x
def __getattr__(name):
    if name.startswith("dynamic_"): return f"<{name}>"
    raise AttributeError(f"module 'mod' has no {name}")
def __dir__(): return ["x", "dynamic_x"]
