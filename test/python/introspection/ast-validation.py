import ast
import copy
import warnings

warnings.simplefilter("error")


def check(node, mode="exec"):
    if not isinstance(node, ast.mod):
        node = ast.Module([node if isinstance(node, ast.stmt) else ast.Expr(node)], [])
    ast.fix_missing_locations(node)
    try:
        compile(node, "<test>", mode)
        print("fine")
    except (ValueError, TypeError, SyntaxError) as e:
        print(type(e).__name__, e)


x, y, p = ast.Name("x", ast.Load()), ast.Name("y", ast.Store()), ast.Pass()
for node in (
    ast.Delete([]), ast.Delete([x]), ast.Delete([None]), ast.Assign([x], y), ast.Assign([ast.Constant(1)], x),
    ast.AugAssign(x, ast.Add(), x), ast.For(y, x, [], []), ast.While(x, [None], []), ast.With([], [p]),
    ast.Raise(None, x), ast.Try([p], [], [], []), ast.Try([p], [], [p], [p]), ast.TryStar([p], [], [], []),
    ast.Import([]), ast.ImportFrom(None, [ast.alias("x")], -1), ast.Global([]), ast.BoolOp(ast.And(), [x]),
    ast.Dict([], [x]), ast.ListComp(x, []), ast.Compare(x, [], []), ast.Compare(x, [ast.In()], [x, x]),
    ast.Call(x, [None], []), ast.Attribute(y, "z", ast.Load()), ast.Name("None", ast.Load()),
    ast.Lambda(ast.arguments(defaults=[x]), x), ast.Lambda(ast.arguments(kwonlyargs=[ast.arg("a")]), x),
    ast.FunctionDef("f", ast.arguments(), []), ast.NamedExpr(ast.Attribute(x, "a", ast.Store()), x),
    ast.Match(x, [ast.match_case(ast.MatchStar("a"), None, [p])]), ast.Match(x, [ast.match_case(ast.MatchOr([]), None, [p])]),
    ast.Match(x, [ast.match_case(ast.MatchAs(None, "_"), None, [p])]), ast.Match(x, [ast.match_case(ast.MatchSingleton(3), None, [p])]),
    ast.Match(x, [ast.match_case(ast.MatchValue(x), None, [p])]), ast.Match(x, [ast.match_case(ast.MatchAs(), None, [p])]),
    ast.Set([x, None]), ast.arguments,
):
    if isinstance(node, ast.AST):
        check(node)
tree = ast.parse("a = 1")
tree.body[0].lineno = 10
check(tree)
tree = ast.parse("a = 1")
tree.body[0].end_col_offset = -1
check(tree)
tree = ast.parse("import a as b")
tree.body[0].names[0].name = None
check(tree)
print(ast.parse("f(1, 2, 3, 4)\nx = [1, 2]\ny = ()\ndel z"))
print(ast.arguments(), ast.Name("x"), ast.Load(), ast.expr(lineno=1))
print(ast.Name.__doc__, ast.cmpop.__doc__, ast.Constant.__doc__, ast.arguments.__doc__, sep="\n")
print(ast.excepthandler.__doc__, ast.type_param.__doc__, ast.Interpolation.__doc__, ast.TypeIgnore.__doc__, sep="\n")
print(ast.arguments.__annotations__)
node = ast.Name("x")
node.extra = 1
print(vars(copy.replace(node, id="y")))
for changes in ({"extra": 1}, {"what": 2}):
    try:
        copy.replace(node, **changes)
    except TypeError as e:
        print(e)
del node.id
try:
    copy.replace(node)
except TypeError as e:
    print(e)


class Mine(ast.AST):
    _fields = ("a", "b", "c")
    _field_types = {"a": int | None, "b": list[int], "c": int}
    a: int | None = None


for arguments in ({}, {"c": 1}, {"c": 1, "d": 2}):
    try:
        print(vars(Mine(**arguments)))
    except Warning as e:
        print(type(e).__name__, e)
