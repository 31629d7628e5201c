# Packages: rich, markdown-it-py, mdurl, pygments
# Tries: tables, trees, Markdown, syntax, tracebacks
# Recorded by python3: quicker than the reference build.
# Module: rich.console
import io
from rich.console import Console
from rich.table import Table
from rich.tree import Tree
from rich.panel import Panel
from rich.text import Text
from rich.markdown import Markdown
from rich.syntax import Syntax
from rich.pretty import pretty_repr, Pretty
from rich.columns import Columns
from rich.json import JSON
from rich.progress_bar import ProgressBar
from rich import box

console = Console(file=io.StringIO(), width=70, force_terminal=True, color_system="truecolor", legacy_windows=False)
table = Table(title="Films", box=box.ROUNDED, show_lines=True)
table.add_column("Year", justify="right", style="cyan", no_wrap=True)
table.add_column("Title", style="magenta")
table.add_column("Gross", justify="right")
table.add_row("1999", "The [b]Matrix[/b]", "$466,364,845")
table.add_row("2017", "A very long title that has to be wrapped in its own cell", "$1")
console.print(table)
tree = Tree("root")
tree.add("[red]a").add("b")
tree.add("c")
console.print(tree)
console.print(Panel(Text("hello", style="bold"), title="T", expand=False))
console.print(Markdown("# Title\n\n* one\n* two **bold** `code`\n\n1. x\n\n> quote\n\n```python\nprint(1)\n```\n"))
console.print(Syntax("def f(x):\n    return x + 1  # c\n", "python", line_numbers=True))
console.print(Pretty({"a": list(range(30)), "b": {"c": ("x", None, True)}}))
console.print(Columns(["one", "two", "three"]), JSON('{"a": [1, null, "x"]}'))
console.print("[bold]x[/bold] :smile: 123 'str' http://example.com", ["list", 1.5])
console.print(ProgressBar(total=10, completed=3, width=20))
console.rule("R")
console.log  # exists
for line in console.file.getvalue().splitlines():
    print(ascii(line))
plain = Console(file=io.StringIO(), width=40)
plain.print("[i]wide 日本語[/i]", "e\u0301", justify="center")
try:
    1 / 0
except ZeroDivisionError:
    plain.print_exception()
print(len(plain.file.getvalue()) > 100, plain.file.getvalue().splitlines()[0])
print(pretty_repr([{"k": "v" * 30}] * 3, max_width=40))
