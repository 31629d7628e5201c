# Packages: attrs
# Tries: define, frozen, validators, converters, slots
# Recorded by python3: quicker than the reference build.
# Module: attrs
import attr, attrs
from attrs import define, field, frozen, validators, asdict, evolve, fields, Factory, make_class

@define
class Point:
    x: int = field(validator=validators.instance_of(int))
    y: int = field(default=0, converter=int)
    tags: list = Factory(list)
    _hidden: str = field(default="h", repr=False, alias="hidden")

    @x.validator
    def positive(self, attribute, value):
        if value < 0:
            raise ValueError(f"{attribute.name} must be positive")

@frozen(order=True)
class Version:
    major: int
    minor: int = 0

@define(slots=False, kw_only=True)
class Base:
    a: int
@define
class Derived(Base):
    b: int = 2
    def __attrs_post_init__(self):
        self.c = self.a + self.b

p = Point(1, "7")
print(p, evolve(p, x=9), asdict(p), Point(1) == Point(1), Point.__slots__)
for bad in (lambda: Point(-1), lambda: Point("x"), lambda: Point(), lambda: Version(1).__setattr__("major", 2), lambda: setattr(p, "zz", 1)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, str(error)[:150])
print(sorted([Version(2, 1), Version(1, 9), Version(2)]), hash(Version(1)) == hash(Version(1)), {Version(1): "v"})
print(Derived(a=1), Derived(a=1).c, fields(Derived))
print(make_class("C", {"a": field(default=3), "b": field(factory=dict)})())
@attr.s(cmp=True, hash=True)
class Old:
    a = attr.ib(default=attr.Factory(lambda self: 5, takes_self=True))
    b = attr.ib(converter=attr.converters.optional(int), default=None)
print(Old(), Old(b="3"), attr.has(Old), attrs.resolve_types(Point).__name__)
print(attr.filters.include(int)(fields(Point).x, 1), attrs.converters.to_bool("yes"))
@define
class Cached:
    n: int
    from functools import cached_property
    @cached_property
    def twice(self):
        print("computing")
        return self.n * 2
c = Cached(4)
print(c.twice, c.twice)
@define
class V:
    e: str = field(validator=[validators.matches_re(r"\w+"), validators.max_len(5)])
    k: dict = field(factory=dict, validator=validators.deep_mapping(validators.instance_of(str), validators.instance_of(int)))
    z: int = field(default=1, validator=validators.and_(validators.ge(0), validators.lt(10)))
    o: str | None = field(default=None, validator=validators.optional(validators.in_(["a", "b"])))
for args in (("ok",), ("too long",), ("!",), ("ok", {"a": "b"}), ("ok", {}, 10), ("ok", {}, 1, "c")):
    try:
        print(V(*args))
    except Exception as error:
        print(type(error).__name__, error.args[0])
