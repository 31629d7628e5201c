# Errors that come from library code written in Python show the library's frames? Only the message matters here.
import sys
from dataclasses import dataclass
from enum import Enum


class Color(Enum):
    RED = 1


@dataclass
class P:
    x: int
    y: int


try:
    Color("purple")
except ValueError as e:
    print(e)
try:
    P(1)
except TypeError as e:
    print(e)
try:
    Color["BLUE"]
except KeyError as e:
    print(repr(e))
P(1, 2, 3)
