# Packages: typer, click, rich, markdown-it-py, mdurl, pygments, shellingham, annotated-doc, typing-extensions
# Tries: commands from annotations, help, errors
# Recorded by python3: quicker than the reference build.
# Module: typer
from enum import Enum
from typing import Annotated, Optional
import typer
from typer.testing import CliRunner

class Color(str, Enum):
    red = "red"
    blue = "blue"

app = typer.Typer(help="Demo app.", rich_markup_mode=None, add_completion=False)
sub = typer.Typer()
app.add_typer(sub, name="sub", help="Sub commands.")

@app.command()
def hello(name: str, times: Annotated[int, typer.Option("--times", "-t", min=1, help="How often")] = 1, color: Color = Color.red,
          tags: Optional[list[str]] = None):
    """Say hello."""
    for _ in range(times):
        typer.echo(f"Hello {name} {color.value} {tags}")

@sub.command("add")
def add(a: float, b: float = 2.0, loud: bool = typer.Option(False, "--loud/--quiet")):
    typer.echo(f"{a + b} {loud}")
    raise typer.Exit(code=3)

runner = CliRunner()
for args in (["--help"], ["hello", "--help"], ["hello", "Ada", "-t", "2", "--color", "blue", "--tags", "x", "--tags", "y"],
             ["sub", "add", "1.5", "--loud"], ["hello"], ["hello", "x", "--times", "0"]):
    result = runner.invoke(app, args)
    print("$", args, result.exit_code)
    print(result.output)
