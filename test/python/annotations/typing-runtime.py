# typing at run time: generics, unions, get_type_hints, NamedTuple, TypedDict, Protocol, overload, cast.
import typing
from typing import Any, Callable, ClassVar, Literal, NamedTuple, Optional, Protocol, TypedDict, Union, runtime_checkable

print(list[int], dict[str, list[int]], tuple[int, ...], int | str, Optional[int], Union[int, str, None], Callable[[int], str], Literal["a", 1], ClassVar[int], Any)
print(list[int].__origin__, list[int].__args__, typing.get_origin(dict[str, int]), typing.get_args(int | None), list[int]([1, 2]), list[int] == list[int])
print(int | None == Optional[int], isinstance(5, int | str), issubclass(bool, int | None), (int | str | int), (int | str).__args__, type(int | str).__name__)
for f in (lambda: isinstance([], list[int]), lambda: int | 5, lambda: int[5], lambda: list[int]().x, lambda: Any(), lambda: 5 | int, lambda: Optional[1, 2], lambda: isinstance(5, Literal[5])):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


class Pt(NamedTuple):
    x: int
    y: int = 0
    def norm(self): return self.x**2 + self.y**2


p = Pt(3, y=4)
print(p, p.norm(), Pt._fields, Pt._field_defaults, p._replace(x=0), p._asdict(), Pt(1) == (1, 0), Pt.__annotations__)


class Movie(TypedDict, total=False):
    title: str
    year: typing.Required[int]


print(Movie(title="t", year=1), Movie.__required_keys__, Movie.__optional_keys__, type(Movie(year=1)).__name__)


@runtime_checkable
class HasLen(Protocol):
    def __len__(self) -> int: ...


class Proto2(Protocol):
    x: int


print(isinstance([], HasLen), isinstance(5, HasLen), issubclass(dict, HasLen))
for f in (lambda: isinstance(5, Proto2), lambda: Proto2()):
    try:
        f()
    except TypeError as e:
        print(e)
T = typing.TypeVar("T", bound=int)
class G(typing.Generic[T]):
    def m(self, v: T) -> "list[T]": ...
print(G[int], G[int]().__orig_class__, G.__parameters__, typing.get_type_hints(G.m), T, T.__bound__)
print(typing.cast(int, "x"), typing.NewType("UserId", int)(5), typing.get_type_hints(lambda: 0), typing.TYPE_CHECKING)
@typing.overload
def ov(a: int) -> int: ...
def ov(a): return a
print(ov(1), typing.Annotated[int, "meta"].__metadata__, typing.Annotated[int, "m"], typing.final(G) is G, G.__final__)
try:
    typing.assert_never(5)
except AssertionError as e:
    print(e)
print(typing.get_type_hints(Pt), typing.Self, typing.Never, typing.get_origin(typing.List[int]), typing.List[int], typing.Type[int])
