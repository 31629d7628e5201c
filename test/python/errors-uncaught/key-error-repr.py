# KeyError shows its key by repr, also odd ones.
d = {}
for key in ("text", 5, (1, "x"), "with 'quotes'", "new\nline", None):
    try:
        d[key]
    except KeyError as e:
        print(e)
d["outer"]["inner"] = d["quote\"d"]
