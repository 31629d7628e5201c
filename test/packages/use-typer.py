# Packages: typer, annotated-doc, click, rich, shellingham, typing-extensions, pygments, markdown-it-py, mdurl
# Note: the newest typer needs pydantic, which is written in Rust; 0.20 does not.
# Tries: commands from annotated functions: arguments, options, enums, prompts, callbacks, help and errors
# Recorded by python3: quicker than the reference build.
# Module: typer
import enum
import os
from pathlib import Path
from typing import Annotated, Optional

os.environ.update(TERM="dumb", NO_COLOR="1", COLUMNS="80", TERMINAL_WIDTH="80", _TYPER_FORCE_DISABLE_TERMINAL="1")

import typer
from typer.testing import CliRunner

app = typer.Typer(help="A tool.", add_completion=False)
users = typer.Typer(help="About users.")
app.add_typer(users, name="users")


class Kind(str, enum.Enum):
    small = "small"
    large = "large"


@app.callback()
def main(ctx: typer.Context, verbose: Annotated[bool, typer.Option("--verbose", "-v")] = False):
    ctx.obj = {"verbose": verbose}


@app.command()
def greet(
    ctx: typer.Context,
    names: Annotated[list[str], typer.Argument(help="Whom.")],
    count: Annotated[int, typer.Option(min=1, max=3, help="How often.")] = 1,
    kind: Annotated[Kind, typer.Option(case_sensitive=False)] = Kind.small,
    path: Optional[Path] = None,
):
    """Greet NAMES."""
    for name in names:
        for _ in range(count):
            typer.echo(f"Hello {name} {kind.value} {path!s} {ctx.obj}")


@users.command("add")
def add(name: str, age: Annotated[float, typer.Option(prompt=True)], admin: bool = typer.Option(False, "--admin/--no-admin")):
    typer.secho(f"{name} {age} {admin}", fg=typer.colors.GREEN)
    if age < 0:
        raise typer.BadParameter("too young", param_hint="age")
    if admin:
        raise typer.Exit(3)


runner = CliRunner()
for args, text in [
    (["greet", "Ada", "Bob", "--count", "2", "--kind", "LARGE"], ""),
    (["-v", "greet", "Ada", "--path", "a/b"], ""),
    (["users", "add", "Eve"], "3.5\n"),
    (["users", "add", "Eve", "--age", "2", "--admin"], ""),
    (["users", "add", "Eve", "--age", "-1"], ""),
    (["greet"], ""),
    (["greet", "x", "--count", "9"], ""),
    (["greet", "x", "--kind", "huge"], ""),
    (["nothing"], ""),
    (["--help"], ""),
    (["greet", "--help"], ""),
    (["users", "add", "--help"], ""),
]:
    result = runner.invoke(app, args, input=text)
    print(args, result.exit_code, repr(result.exception))
    print(result.output)
