# __notes__ that is no sequence is shown as it is.
e = KeyError("key")
e.__notes__ = {"not": "a list"}
try:
    e.add_note("x")
except TypeError as t:
    print(t)
raise e
