# Packages: click
# Tries: groups, options, prompts, help and errors of a command line
# Recorded by python3: quicker than the reference build.
# Module: click
import click
from click.testing import CliRunner

@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug/--no-debug", default=False, help="Say more.")
@click.version_option("1.2", prog_name="tool")
@click.pass_context
def cli(ctx, debug):
    """A tool with commands."""
    ctx.obj = {"debug": debug}

@cli.command()
@click.argument("names", nargs=-1, required=True)
@click.option("--count", "-c", type=click.IntRange(1, 5), default=1, show_default=True, help="How often.")
@click.option("--shout", is_flag=True)
@click.option("--kind", type=click.Choice(["a", "b"], case_sensitive=False))
@click.pass_obj
def greet(obj, names, count, shout, kind):
    """Greet NAMES."""
    for name in names:
        for _ in range(count):
            text = f"Hello {name} {kind} {obj['debug']}"
            click.echo(click.style(text.upper() if shout else text, fg="green"))

@cli.command()
@click.option("--password", prompt=True, hide_input=True, confirmation_prompt=True)
@click.option("--when", type=click.DateTime(["%Y-%m-%d"]))
@click.confirmation_option(prompt="Sure?")
def secret(password, when):
    click.echo(f"{password} {when}", err=False)

@cli.command()
@click.argument("src", type=click.File("r"))
@click.argument("point", type=(int, float))
def read(src, point):
    click.echo(f"{src.read()!r} {point}")

runner = CliRunner()
for args, text in [
    ([], None), (["--help"], None), (["greet", "--help"], None), (["greet", "Ada", "Bob", "-c", "2", "--kind", "B"], None),
    (["--debug", "greet", "x", "--shout"], None), (["greet"], None), (["greet", "x", "-c", "9"], None), (["greet", "x", "--kind", "z"], None),
    (["nope"], None), (["--version"], None), (["secret", "--when", "2024-02-03"], "y\npw\npw\n"), (["secret"], "n\n"),
    (["read", "-", "1", "2.5"], "input"), (["read", "missing.txt", "1", "2"], None), (["greet", "x", "--cuont", "3"], None),
]:
    result = runner.invoke(cli, args, input=text)
    print("$", args, result.exit_code)
    print(result.output)
print(click.unstyle(click.style("bold", bold=True, fg="red")), repr(click.style("bold", bold=True, fg="red")))

with click.Context(cli) as ctx:
    print(ctx.get_help().splitlines()[0])
