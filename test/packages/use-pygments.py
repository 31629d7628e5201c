# Packages: pygments
# Tries: lexers of 15 languages, five formatters
# Recorded by python3: quicker than the reference build.
# Module: pygments.lexers
from pygments import highlight, lex
from pygments.lexers import (PythonLexer, JsonLexer, HtmlLexer, get_lexer_by_name, get_lexer_for_filename, guess_lexer, get_all_lexers)
from pygments.formatters import HtmlFormatter, TerminalFormatter, Terminal256Formatter, RawTokenFormatter, LatexFormatter, SvgFormatter
from pygments.styles import get_style_by_name
from pygments.token import Token

code = '''@deco
async def f(x: int = 0x1F, *a, **k) -> "str":
    """Doc {x}"""
    y = f"{x!r:>{10}} {a[0]}" + r'\\d' + b"\\x00"
    return [i for i in range(10) if i % 2] and None  # comment
class A(B): pass
'''
print(highlight(code, PythonLexer(), HtmlFormatter(linenos=True, cssclass="c")))
print(ascii(highlight(code, PythonLexer(), TerminalFormatter())))
print(ascii(highlight('{"a": [1, true, null, "x\\n"]}', JsonLexer(), Terminal256Formatter(style="monokai"))))
for name, text in [("javascript", "const f = async (x) => { return `a${x}` /* c */ + 1n; }"), ("c", '#include <x.h>\nint main(void) { return 0x1F; }'),
                   ("rust", "fn main() { let x: &'a str = \"s\"; println!(\"{}\", x); }"), ("sql", "SELECT a, count(*) FROM t WHERE b = 'x' -- c"),
                   ("bash", "for i in $(ls); do echo \"$i\"; done"), ("yaml", "a: [1, 2]\nb: x"), ("html", "<p class=a>x &amp; y<script>var a=1</script></p>"),
                   ("pycon", ">>> 1 + 1\n2\n"), ("diff", "-a\n+b\n"), ("java", "public class A { int x = 1; }"), ("go", "func main() { x := 1 }")]:
    print(name, [(str(t)[6:], v) for t, v in lex(text, get_lexer_by_name(name))])
print(get_lexer_for_filename("x.py").name, get_lexer_for_filename("Makefile").name, guess_lexer("#!/usr/bin/python\nprint(1)").name)
print(HtmlFormatter(style="default").get_style_defs(".h")[:300])
print(highlight("x = 1", PythonLexer(), LatexFormatter()))
print(Token.Name.Function in Token.Name, get_style_by_name("vim").background_color, len(list(get_all_lexers())) > 500)
