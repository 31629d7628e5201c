# Unions of generic aliases have parameters and take arguments; subclasses of GenericAlias stand in unions.
import collections.abc
import typing
from typing import Any, Awaitable, ParamSpec, TypeVar

T = TypeVar("T")
U = TypeVar("U")
P = ParamSpec("P")

u = typing.Callable[[T], T] | typing.Callable[[T], Awaitable[T]]
print(u.__parameters__, u[int], u[Any])
v = collections.abc.Iterable[T] | collections.abc.Callable[[T], U]
print(v, v.__parameters__, v[int, str])
print(list[int] | collections.abc.Callable[["R"], Any], collections.abc.Callable[..., int] | None)
w = list[T] | dict[T, U] | T | None
print(w.__parameters__, w[int, str], w[int, int])
print((collections.abc.Callable[P, T] | T)[[int, str], bool])
print((T | int)[int], typing.Optional[T][str], typing.Union[T, U, int][str, bytes])
for bad in (lambda: (int | str)[int], lambda: w[int], lambda: w[int, str, bytes], lambda: u[()], lambda: list[int] | 5):
    try:
        print(bad())
    except TypeError as error:
        print(error)


class MyAlias(type(list[int])):
    pass


print(int | MyAlias(list, (str,)), MyAlias(list, (str,)) | None)
