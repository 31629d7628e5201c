print("pkg runs", __name__, __path__ is not None)
value = "pkg value"
