# 7. Virtual environments: an isolated folder with its own packages; sys.prefix tells whether one is active.
import os
import subprocess
import sys
import tempfile
import venv

print("inside one:", sys.prefix != sys.base_prefix)
with tempfile.TemporaryDirectory() as folder:
    target = os.path.join(folder, "env")
    venv.create(target, with_pip=False)
    with open(os.path.join(target, "pyvenv.cfg")) as file:
        keys = sorted(line.split("=")[0].strip() for line in file)
    print("home" in keys, "include-system-site-packages" in keys)
    python = os.path.join(target, "bin", "python")
    asked = subprocess.run(
        [python, "-c", "import sys; print(sys.prefix != sys.base_prefix); print(sys.prefix)"],
        capture_output=True,
        text=True,
    )
    active, prefix = asked.stdout.split()
    print(active, os.path.realpath(prefix) == os.path.realpath(target))
    site = subprocess.run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], capture_output=True, text=True)
    packages = site.stdout.strip()
    with open(os.path.join(packages, "only_here.py"), "w") as file:
        file.write("VALUE = 'from the environment'\n")
    inside = subprocess.run([python, "-c", "import only_here; print(only_here.VALUE)"], capture_output=True, text=True)
    print(inside.stdout.strip())
try:
    import only_here
except ImportError as error:
    print("outside:", error)
