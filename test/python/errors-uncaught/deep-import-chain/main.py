# An error raised while importing, several modules deep: every file's lines are shown, importlib's are not.
import first

print("unreachable", first)
