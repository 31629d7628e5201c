# Errors from the else clause of loops and try statements.
def search(items, wanted):
    for item in items:
        if item == wanted:
            break
    else:
        raise LookupError(f"{wanted!r} is not among {items!r}")
    return item


print(search("abc", "b"))
try:
    pass
except ValueError:
    print("never")
else:
    print("else")
    while False:
        pass
    else:
        search([1, 2], 3)
finally:
    print("finally")
