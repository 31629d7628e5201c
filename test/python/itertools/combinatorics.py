# product, permutations, combinations: order, repetition, lengths, laziness with big inputs.
import itertools as it
print(list(it.product("ab", (1, 2))), list(it.product()), list(it.product("ab", [])), list(it.product([0, 1], repeat=2)), list(it.product("a", "b", repeat=2)))
print(["".join(p) for p in it.permutations("abc")], list(it.permutations([1, 2, 3], 2)), list(it.permutations("ab", 0)), list(it.permutations("ab", 3)), list(it.permutations([])))
print(list(it.combinations("abcd", 2)), list(it.combinations("ab", 3)), list(it.combinations([], 0)), list(it.combinations_with_replacement("abc", 2)), list(it.combinations_with_replacement([], 2)))
print(len(list(it.permutations(range(6)))), sum(1 for _ in it.combinations(range(12), 5)), next(it.permutations(range(100), 3)), next(it.combinations(range(50), 25))[-1], list(it.combinations([3, 1, 2], 2)), list(it.permutations("aa", 2)))
for f in (lambda: it.permutations("a", -1), lambda: it.combinations("a"), lambda: it.combinations("a", -1), lambda: it.product(5), lambda: it.product("a", repeat=-1), lambda: it.permutations("a", "x"), lambda: it.combinations(5, 2), lambda: it.combinations("a", 1.0), lambda: it.product("a", repeat="x"), lambda: it.product("a", other=1)):
    try: print(f())
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
dice = [sum(d) for d in it.product(range(1, 7), repeat=2)]
print({s: dice.count(s) for s in sorted(set(dice))}, max(it.permutations([1, 3, 2]), key=lambda p: p[0] * 100 + p[1] * 10 + p[2]))
