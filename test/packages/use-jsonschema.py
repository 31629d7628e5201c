# Packages: jsonschema, attrs, pyrsistent, marshmallow, cerberus, voluptuous, schema, dacite, cattrs, typing-extensions
# Tries: validation of data by eight libraries
# Note: jsonschema from 4.18 and pydantic need extension modules (rpds, pydantic-core), which cannot load
# Module: jsonschema
import jsonschema
from jsonschema import Draft202012Validator, validate, ValidationError, FormatChecker
schema = {"type": "object", "properties": {"name": {"type": "string", "minLength": 2}, "age": {"type": "integer", "minimum": 0},
          "tags": {"type": "array", "items": {"enum": ["a", "b"]}, "uniqueItems": True}, "mail": {"format": "email"}, "self": {"$ref": "#/$defs/x"}},
          "required": ["name"], "additionalProperties": False, "$defs": {"x": {"oneOf": [{"type": "null"}, {"type": "number", "multipleOf": 0.5}]}}}
Draft202012Validator.check_schema(schema)
v = Draft202012Validator(schema, format_checker=FormatChecker())
for data in ({"name": "ab", "age": 1, "self": 1.5}, {"name": "a", "age": -1, "x": 1}, {"tags": ["a", "a", "c"], "mail": "no"}, {"name": "ab", "self": "s"}, []):
    print([(list(e.path), e.message) for e in sorted(v.iter_errors(data), key=lambda e: (str(list(e.path)), e.message))])
try:
    validate({"name": 1}, schema)
except ValidationError as error:
    print(error)
print(jsonschema.exceptions.best_match(v.iter_errors({"name": 5, "age": "x"})).message)
from pyrsistent import pmap, pvector, pset, freeze, thaw, PRecord, field, m, v as pv
p = pmap({"a": 1}).set("b", pvector([1, 2]))
print(sorted(p.items(), key=str), thaw(p.transform(["b", 0], lambda x: x + 10)) == {"a": 1, "b": [11, 2]}, pvector(range(40)).set(35, "x")[34:37], pset([1]) | pset([2]), freeze([{"a": [1]}]))
class R(PRecord):
    x = field(type=int, mandatory=True)
print(R(x=1).set(x=2))
try:
    R(x="s")
except Exception as error:
    print(type(error).__name__, error)

from marshmallow import Schema, fields, validate as mv, post_load, ValidationError as MError, EXCLUDE
class Author(Schema):
    name = fields.Str(required=True, validate=mv.Length(min=2))
    mail = fields.Email()
class Book(Schema):
    title = fields.Str(data_key="Title")
    author = fields.Nested(Author)
    day = fields.Date()
    price = fields.Decimal(places=2, as_string=True)
    tags = fields.List(fields.Str())
    @post_load
    def make(self, data, **kwargs):
        return ("book", data)
print(Book().load({"Title": "x", "author": {"name": "Ada"}, "day": "2024-01-02", "price": "1.239", "tags": ["a"]}))
try:
    Book().load({"author": {"name": "A", "mail": "bad"}, "day": "x", "zz": 1, "tags": [1]})
except MError as error:
    print(error.messages)
import datetime, decimal
print(Book().dumps({"title": "t", "author": {"name": "q"}, "day": datetime.date(2024, 1, 2), "price": decimal.Decimal("2")}))

import cerberus
c = cerberus.Validator({"n": {"type": "integer", "min": 3, "coerce": int}, "l": {"type": "list", "schema": {"type": "string"}}, "d": {"default": 5}})
print(c.validate({"n": "2", "l": ["a", 1], "u": 1}), c.errors, c.normalized({"n": "7"}))
import voluptuous as vol
s = vol.Schema({vol.Required("a"): vol.All(int, vol.Range(1, 5)), vol.Optional("b", default="x"): vol.Any("x", None)})
print(s({"a": 3}))
try:
    s({"a": 9, "c": 1})
except vol.MultipleInvalid as error:
    print([str(e) for e in error.errors])
import schema as sch
print(sch.Schema({"a": sch.And(sch.Use(int), lambda n: n > 1), sch.Optional("b"): [str]}).validate({"a": "5", "b": ["x"]}))
try:
    sch.Schema({"a": int}).validate({"a": "x"})
except sch.SchemaError as error:
    print(error)
import dacite, dataclasses
@dataclasses.dataclass
class In:
    x: int
    y: list[float] | None = None
@dataclasses.dataclass
class Out:
    name: str
    inner: list[In]
print(dacite.from_dict(Out, {"name": "n", "inner": [{"x": 1}, {"x": 2, "y": [1.0]}]}))
try:
    dacite.from_dict(Out, {"name": 1, "inner": []})
except dacite.WrongTypeError as error:
    print(error)
import cattrs
print(cattrs.structure({"name": "n", "inner": [{"x": "3"}]}, Out), cattrs.unstructure(Out("q", [In(1, [2.0])])))
try:
    cattrs.structure({"name": "n", "inner": [{"x": "z"}]}, Out)
except cattrs.ClassValidationError as error:
    print(error, cattrs.transform_error(error))
