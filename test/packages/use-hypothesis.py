# Packages: hypothesis, sortedcontainers
# Tries: given, find, shrinking, composite, state machines
# Recorded by python3: quicker than the reference build.
# Module: hypothesis
from hypothesis import given, settings, strategies as st, example, assume, find, HealthCheck, note, Phase
from hypothesis.errors import Unsatisfiable, InvalidArgument
from hypothesis.stateful import RuleBasedStateMachine, rule, invariant
import unittest

common = settings(max_examples=40, database=None, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
seen = []

@common
@given(st.lists(st.integers()))
def test_sorted(xs):
    seen.append(len(xs))
    assert sorted(sorted(xs)) == sorted(xs)

test_sorted()
print(len(seen) >= 10)

@common
@given(st.integers())
def test_fails(n):
    assert n < 1000

try:
    test_fails()
except AssertionError as error:
    print("failed", error.__notes__[0].splitlines()[0])

@common
@given(st.text(alphabet="abc"), st.floats(allow_nan=False), st.dictionaries(st.text(max_size=3), st.booleans()))
@example("a", 1.5, {})
def test_mixed(s, f, d):
    assume(s != "b")
    assert s.upper().lower() == s and f == f and dict(d) == d

test_mixed()
print(find(st.lists(st.integers()), lambda xs: sum(xs) >= 10, settings=common))
print(find(st.text(), lambda s: len(s) >= 2, settings=common), find(st.tuples(st.booleans(), st.integers(5, 9)), lambda t: t[1] > 6, settings=common))

@st.composite
def pairs(draw):
    a = draw(st.integers(0, 10))
    return a, draw(st.integers(a, 10))

@common
@given(pairs(), st.data())
def test_pairs(p, data):
    assert p[0] <= p[1]
    assert data.draw(st.sampled_from([1, 2])) in (1, 2)

test_pairs()

class Machine(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.items = []
    @rule(x=st.integers(0, 5))
    def push(self, x):
        self.items.append(x)
    @rule()
    def pop(self):
        if self.items:
            self.items.pop()
    @invariant()
    def small(self):
        assert len(self.items) < 3

Machine.TestCase.settings = common
result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(Machine.TestCase).run(result)
print(len(result.failures), result.testsRun)
try:
    st.integers(5, 1).example()
except InvalidArgument as error:
    print(error)
print(st.from_regex(r"[a-c]+\d", fullmatch=True), st.builds(dict, a=st.none()), st.from_type(int))
