# python -m zipfile, tarfile, gzip, base64 and compileall on files.
import os
import runpy
import sys
import tempfile


def run(module, *args):
    sys.argv = [module, *args]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as e:
        print("exit", e.code)


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    os.makedirs("tree/inner")
    for name, text in [("tree/a.txt", "alpha\n" * 10), ("tree/inner/b.py", "x = 1\n")]:
        with open(name, "w") as file:
            file.write(text)
        os.utime(name, (1_000_000_000, 1_000_000_000))
    run("zipfile", "-c", "t.zip", "tree")
    run("zipfile", "-t", "t.zip")
    run("zipfile", "-e", "t.zip", "unzipped")
    print(sorted(os.listdir("unzipped/tree")), open("unzipped/tree/inner/b.py").read())
    run("tarfile", "-c", "t.tar.gz", "tree")
    run("tarfile", "-l", "t.tar.gz")
    run("tarfile", "-e", "t.tar.gz", "untarred")
    print(sorted(os.listdir("untarred/tree")), len(open("untarred/tree/a.txt").read()))
    run("gzip", "tree/a.txt")
    run("gzip", "-d", "tree/a.txt.gz")
    print(os.path.getsize("tree/a.txt"))
    run("base64", "-e", "tree/inner/b.py")
    run("compileall", "-q", "tree")
    print([name.partition(".")[0] for name in os.listdir("tree/inner/__pycache__")])
    with open("tree/bad.py", "w") as file:
        file.write("x = = 1\n")
    run("compileall", "tree")
    os.chdir("/")
