# Packages: lark, pyparsing, ply, sly, parso, jedi, sqlparse, docopt-ng, jmespath, jsonpath-ng
# Tries: grammars (Earley, LALR), parser combinators, completion, SQL formatting, paths
# Module: lark
from lark import Lark, Transformer, v_args, UnexpectedInput
calc = Lark("""
?start: sum
?sum: product | sum "+" product -> add | sum "-" product -> sub
?product: atom | product "*" atom -> mul | product "/" atom -> div
?atom: NUMBER -> number | "-" atom -> neg | "(" sum ")"
%import common.NUMBER
%import common.WS_INLINE
%ignore WS_INLINE
""", parser="lalr")
@v_args(inline=True)
class Calc(Transformer):
    from operator import add, sub, mul, truediv as div, neg
    number = float
print(Calc().transform(calc.parse("1 + 2 * -(3 - 4) / 8")), calc.parse("1+2").pretty())
try:
    calc.parse("1 + * 2")
except UnexpectedInput as error:
    print(type(error).__name__, error.line, error.column, sorted(error.accepts or error.expected), error.get_context("1 + * 2"))
print(Lark('start: "a"+ | x\nx: "a" "b"', ambiguity="explicit").parse("aaa"))
json_parser = Lark(r'''?value: dict | list | ESCAPED_STRING -> string | SIGNED_NUMBER -> number | "true" -> true
list : "[" [value ("," value)*] "]"
dict : "{" [pair ("," pair)*] "}"
pair : ESCAPED_STRING ":" value
%import common.ESCAPED_STRING
%import common.SIGNED_NUMBER
%import common.WS
%ignore WS''', start="value")
print(json_parser.parse('{"k": [1, "x", true]}').pretty())

import pyparsing as pp
integer = pp.Word(pp.nums).set_parse_action(lambda t: int(t[0]))
expr = pp.infix_notation(integer, [("-", 1, pp.OpAssoc.RIGHT), (pp.one_of("* /"), 2, pp.OpAssoc.LEFT), (pp.one_of("+ -"), 2, pp.OpAssoc.LEFT)])
print(expr.parse_string("1+2*(3--4)").as_list())
greet = pp.Word(pp.alphas)("who") + pp.Suppress(",") + pp.Group(pp.DelimitedList(pp.Word(pp.alphanums)))("rest") + pp.Optional("!")
print(greet.parse_string("Hello, a,b2!").as_dict(), greet.parse_string("Hello, a,b2!").dump())
try:
    greet.parse_string("Hello; x", parse_all=True)
except pp.ParseException as error:
    print(error, error.explain(depth=0))
print(list(pp.common.number.scan_string("a 1 b 2.5")), pp.nested_expr().parse_string("(a (b c) d)").as_list(), pp.quoted_string.search_string("x 'y' \"z\"").as_list())

import ply.lex as lex, ply.yacc as yacc
tokens = ("NUM", "PLUS", "TIMES")
t_PLUS = r"\+"
t_TIMES = r"\*"
t_ignore = " "
def t_NUM(t):
    r"\d+"
    t.value = int(t.value)
    return t
def t_error(t):
    print("bad", t.value[0])
    t.lexer.skip(1)
precedence = (("left", "PLUS"), ("left", "TIMES"))
def p_expr(p):
    """expr : expr PLUS expr
            | expr TIMES expr"""
    p[0] = p[1] + p[3] if p[2] == "+" else p[1] * p[3]
def p_num(p):
    "expr : NUM"
    p[0] = p[1]
def p_error(p):
    print("syntax error", p)
lexer = lex.lex()
print(yacc.yacc(write_tables=False, debug=False, errorlog=yacc.NullLogger()).parse("2 + 3 * 4 ?", lexer=lexer))

from sly import Lexer, Parser
class CalcLexer(Lexer):
    tokens = {NAME, NUMBER, ASSIGN}
    ignore = " \t"
    literals = {"+"}
    NAME = r"[a-zA-Z_]+"
    ASSIGN = r"="
    @_(r"\d+")
    def NUMBER(self, t):
        t.value = int(t.value)
        return t
class CalcParser(Parser):
    tokens = CalcLexer.tokens
    precedence = (("left", "+"),)
    @_("NAME ASSIGN expr")
    def statement(self, p):
        return (p.NAME, p.expr)
    @_("expr '+' expr")
    def expr(self, p):
        return p.expr0 + p.expr1
    @_("NUMBER")
    def expr(self, p):
        return p.NUMBER
print(CalcParser().parse(CalcLexer().tokenize("x = 1 + 2 + 3")))

import parso
module = parso.parse("def f(a, b=1):\n    return a +\nclass A: pass\nx = f'{y}'\n", version="3.12")
print(module.get_code() == "def f(a, b=1):\n    return a +\nclass A: pass\nx = f'{y}'\n", [type(c).__name__ for c in module.children], [e.message for e in parso.load_grammar(version="3.12").iter_errors(module)])
import jedi
script = jedi.Script("import math\nclass Foo:\n    def bar(self): return 1\n    def baz(self): return 'x'\nf = Foo()\nf.ba\nmath.sq")
print([c.name for c in script.complete(6, 4)], [c.name for c in script.complete(7, 7)], [d.description for d in script.infer(5, 0)], [n.line for n in script.get_references(2, 7)])
print(jedi.Script("def f(a, *, b=2): pass\nf(").get_signatures(2, 2))

import sqlparse
print(sqlparse.format("select a,b from t where x=1 and y in (select z from u) order by 1; drop table q", reindent=True, keyword_case="upper"))
print([(str(t.ttype), t.value) for t in sqlparse.parse("SELECT a AS b FROM t -- c")[0].flatten() if not t.is_whitespace], sqlparse.split("a; b;"))
import docopt
print(docopt.docopt("Usage: prog [--v] <x> [--n=<k>] (go|stop)\n\nOptions:\n  --n=<k>  N [default: 3]\n", ["--v", "1", "go"]))
import jmespath
print(jmespath.search("a[?b > `1`].{x: c, n: length(d)} | [0]", {"a": [{"b": 1}, {"b": 2, "c": "q", "d": [1, 2]}]}), jmespath.search("sort_by(@, &k)[*].k", [{"k": 2}, {"k": 1}]))
from jsonpath_ng.ext import parse
print([m.value for m in parse("$.a[?(@.b > 1)].c").find({"a": [{"b": 1}, {"b": 2, "c": "q"}]})], [str(m.full_path) for m in parse("$..k").find({"x": {"k": 1}, "k": 2})])
