# exit code from a deep call, after output.
def f(n):
    if n == 0:
        raise SystemExit(42)
    f(n - 1)


print("about to leave")
f(5)
