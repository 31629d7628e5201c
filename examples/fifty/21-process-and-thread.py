# 21. Threads share one memory, processes have their own.
import os
import subprocess
import sys
import threading

shared = []


def in_thread():
    shared.append(threading.current_thread().name)


thread = threading.Thread(target=in_thread, name="helper")
thread.start()
thread.join()
print(shared, threading.main_thread().name, thread.is_alive())
code = "import os; shared = []; shared.append('child'); print(shared); print(os.getppid())"
child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
lines = child.stdout.split("\n")
print(lines[0], int(lines[1]) == os.getpid(), shared)
failed = subprocess.run([sys.executable, "-c", "raise SystemExit(3)"])
print(failed.returncode)
piped = subprocess.run([sys.executable, "-c", "print(input()[::-1])"], input="olleh\n", capture_output=True, text=True)
print(piped.stdout)
local = threading.local()
local.value = "main"


def other():
    print(hasattr(local, "value"))
    local.value = "thread"


thread = threading.Thread(target=other)
thread.start()
thread.join()
print(local.value)
