# A small declarative framework: fields collected by a metaclass, inherited, ordered, validated.
class Field:
    def __init__(self, kind, default=None, *, required=False):
        self.kind, self.default, self.required = kind, default, required

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner):
        if obj is None:
            return self
        return obj.__dict__.get(self.name, self.default)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{type(obj).__name__}.{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        obj.__dict__[self.name] = value


class ModelMeta(type):
    models = {}

    def __new__(mcs, name, bases, ns, table=None, abstract=False):
        fields = {}
        for base in reversed(bases):
            fields.update(getattr(base, "_fields", {}))
        fields.update((k, v) for k, v in ns.items() if isinstance(v, Field))
        cls = super().__new__(mcs, name, bases, {**ns, "_fields": fields})
        if not abstract:
            mcs.models[table or name.lower()] = cls
        return cls

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)

    def __iter__(cls): return iter(cls._fields)
    def __len__(cls): return len(cls._fields)
    def __call__(cls, **kw):
        missing = [f for f, d in cls._fields.items() if d.required and f not in kw]
        if missing:
            raise ValueError(f"missing {', '.join(missing)}")
        unknown = kw.keys() - cls._fields.keys()
        if unknown:
            raise ValueError(f"unknown {', '.join(sorted(unknown))}")
        obj = super().__call__()
        for k, v in kw.items():
            setattr(obj, k, v)
        return obj


class Model(metaclass=ModelMeta, abstract=True):
    id = Field(int, 0)
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{n}={getattr(self, n)!r}' for n in type(self))})"


class User(Model, table="users"):
    name = Field(str, required=True)
    age = Field(int, 18)


class Admin(User):
    level = Field(int, 1)
    age = Field(float, 0.5)


print(list(User), list(Admin), len(Model), ModelMeta.models.keys())
print(User(name="ann"), Admin(name="root", id=7, level=9))
for f in (lambda: User(), lambda: User(name=5), lambda: User(name="x", zip=1, a=2), lambda: Admin(name="x", age=3), lambda: setattr(User(name="q"), "id", "1")):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(User.name.kind, User.__dict__["age"].default, Admin.age.kind, User.name is Admin.name)
