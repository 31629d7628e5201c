# python -m tokenize (also -e) and python -m ast, of a file and of standard input, and their errors.
import io
import os
import runpy
import sys
import tempfile

SOURCE = '''\
def area(w, h=2):
    """Doc."""
    return w * h  # comment


print(f"{area(3)!r:>{5}}", t"{1}")
x: int = 0xFF if True else ...
'''


def run(module, *args, text=""):
    sys.argv = [module, *args]
    sys.stdin = io.TextIOWrapper(io.BytesIO(text.encode()))
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as e:
        print("exit", e.code)
    except SyntaxError as e:
        print("SyntaxError", e)


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    with open("program.py", "w") as file:
        file.write(SOURCE)
    run("tokenize", "program.py")
    run("tokenize", "-e", "program.py")
    run("ast", "program.py")
    run("ast", "-a", "-i", "2", "program.py")
    run("ast", "-m", "eval", text="a + b")
    run("ast", "--no-type-comments", text="x = 1 # type: int")
    run("ast", text="x = = 1")
    with open("broken.py", "w") as file:
        file.write("x = (1,\n")
    sys.stderr = sys.stdout
    run("tokenize", "broken.py")
    os.chdir("/")
