# match, case, type and _ are ordinary names where the grammar allows.
match = {"case": 1}
case = "case"
type_ = type
_ = "underscore"
print(match[case], match["case"])
match [case]
match -1 if False else 2
def match_(x): return x
match: int = 5
print(match)
match = lambda *a: a
print(match(1, 2), match (3), match(*"ab"))
match match:
    case case: print("captured", case is match)
match _:
    case "underscore": print(_)
    case _: print("wild")
match 1, 2:
    case 1, _: print("tuple subject", _)
match *[1, 2], 3:
    case [*x]: print(x)
match (1):
    case (2): print("no")
    case (1): print("paren")
match 1,:
    case (1,): print("one-tuple")
def type(x): return "own type"
print(type(5))
type = 3
print(type + 1)
type X = int
print(X.__name__, type)
class match:
    case = 1
    match = case
print(match.case, match.match)
print([match for match in "ab"], {case: match for case, match in [(1, 2)]})
match {"a": 1}:
    case {"a": case}: print(case)
for match in range(2): pass
while match: match -= 1
print(match)
