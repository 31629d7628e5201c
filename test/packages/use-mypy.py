# Packages: mypy, mypy-extensions, typing-extensions, pathspec
# Tries: checks a file with protocols and generics
# Recorded by python3: quicker than the reference build.
# Module: mypy.api
import os, sys, tempfile
from mypy import api

folder = tempfile.mkdtemp()
os.chdir(folder)
with open("prog.py", "w") as f:
    f.write('''
from dataclasses import dataclass
from typing import Generic, TypeVar, Protocol

@dataclass
class P:
    x: int
    y: str = "a"

def f(a: int) -> str:
    return a

class Shape(Protocol):
    def area(self) -> float: ...

class Sq:
    def area(self) -> int: return 1

def show(s: Shape) -> None: ...
show(Sq())
show(P(1))
p = P("x")
reveal_type(p.y)
T = TypeVar("T")
class Box(Generic[T]):
    def __init__(self, v: T) -> None: self.v = v
reveal_type(Box([1]).v)
def g(x: int | None) -> int:
    if x is None:
        return "none"
    return x.nope
''')
out, err, status = api.run(["--cache-dir", "/dev/null", "--no-incremental", "--python-version", "3.12", "prog.py"])
print(out, err, status)
