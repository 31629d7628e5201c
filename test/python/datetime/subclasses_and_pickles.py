# Subclasses, pickles of every protocol, comparison across zones, fold, and arithmetic against exact integers.
import copy
import pickle
import random
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo


class D(date):
    pass


class DT(datetime):
    extra = 1


class T(time):
    pass


class Delta(timedelta):
    pass


class Args(date):
    def __new__(cls, year, month, day, extra=7):
        self = super().__new__(cls, year, month, day)
        self.extra = extra
        return self


class Fold(tzinfo):
    """UTC+1, from which the clock went back from +2 at 2020-10-25 01:00 UTC."""

    def utcoffset(self, dt):
        if dt is None:
            return None
        naive = dt.replace(tzinfo=None)
        if naive < datetime(2020, 10, 25, 2) or (naive < datetime(2020, 10, 25, 3) and not dt.fold):
            return timedelta(hours=2)
        return timedelta(hours=1)

    def dst(self, dt):
        off = self.utcoffset(dt)
        return None if off is None else off - timedelta(hours=1)

    def tzname(self, dt):
        return "F"

    def __reduce__(self):
        return Fold, ()


tz = Fold()
for v in (D(2020, 1, 2), DT(2020, 1, 2, 3, tzinfo=UTC, fold=1), T(1, 2, tzinfo=UTC), Delta(1, 2), Args(2020, 1, 1)):
    print(repr(v), str(v), type(v).__mro__)
    for protocol in range(6):
        data = pickle.dumps(v, protocol)
        again = pickle.loads(data)
        print(protocol, data, again == v, type(again) is type(v), getattr(again, "fold", None))
    print(copy.copy(v) == v, copy.deepcopy(v) == v)
for f in (lambda: D(2020, 1, 2) + timedelta(1), lambda: D(2020, 1, 2) - timedelta(1), lambda: D(2020, 1, 3).replace(day=1),
          lambda: D.fromordinal(5), lambda: D.fromisoformat("2020-01-01"), lambda: D.fromisocalendar(2020, 1, 1),
          lambda: DT(2020, 1, 1) + timedelta(1), lambda: DT(2020, 1, 1).replace(fold=1), lambda: DT.combine(date(2020, 1, 1), T(3)),
          lambda: DT.fromisoformat("2020-01-01T10"), lambda: DT(2020, 1, 1).date(), lambda: DT(2020, 1, 1).time(),
          lambda: DT(2020, 1, 1, tzinfo=UTC).astimezone(tz), lambda: T(1).replace(hour=2), lambda: Delta(1) + Delta(2),
          lambda: -Delta(1), lambda: Delta(3) * 2, lambda: DT.fromtimestamp(0, UTC), lambda: DT.strptime("2020", "%Y"),
          lambda: Args(2020, 1, 1) + timedelta(1), lambda: (Args(2020, 1, 1) + timedelta(1)).extra, lambda: abs(Delta(-1)),
          lambda: D(2020, 1, 1) == date(2020, 1, 1), lambda: DT(2020, 1, 1) == datetime(2020, 1, 1), lambda: D.max, lambda: DT.min):
    r = f()
    print(type(r).__name__, r)
for v in (timezone.utc, timezone(timedelta(hours=5)), timezone(timedelta(hours=-5), "EST"), tzinfo(), timedelta.max):
    for protocol in (0, 2, 5):
        print(pickle.dumps(v, protocol))
    if v is timezone.utc:
        print(pickle.loads(pickle.dumps(v)) is v, copy.deepcopy(v) is v)

early = datetime(2020, 10, 25, 2, 30, tzinfo=tz)
late = early.replace(fold=1)
print(early == late, hash(early) == hash(late), early < late, early - late, early.utcoffset(), late.utcoffset())
print(early == early.astimezone(UTC), late.astimezone(UTC), early.astimezone(UTC).astimezone(tz), late.astimezone(UTC).astimezone(tz))
print(late.isoformat(), late.timetuple(), late.utctimetuple(), late.timestamp(), late.dst(), late.tzname(), late)
print(sorted([late.astimezone(UTC), early.astimezone(timezone(timedelta(hours=9)))]))
print(time(1, tzinfo=timezone(timedelta(hours=1))) == time(0, tzinfo=UTC), time(1, tzinfo=UTC) > time(1, tzinfo=timezone(timedelta(hours=1))))
print({date(2020, 1, 1): 1, datetime(2020, 1, 1): 2, timedelta(1): 3, time(1): 4}[timedelta(hours=24)])

random.seed(5)
us = timedelta(microseconds=1)
epoch = datetime(1, 1, 1)
for _ in range(400):
    a = timedelta(random.randrange(-10**9 + 5, 10**9 - 5), random.randrange(86400), random.randrange(10**6)) // random.choice((1, 1000, 10**6))
    b = timedelta(random.randrange(-10**4, 10**4), random.randrange(86400), random.randrange(10**6))
    x, y = a // us, b // us
    n = random.choice((1, 2, 3, 7, -5, 10**6, 86400))
    assert (a + b) // us == x + y and (a - b) // us == x - y and (a < b) == (x < y) and (-a) // us == -x
    assert a // n // us == x // n and (y == 0 or (a // b == x // y and (a % b) // us == x % y and a / b == x / y))
    assert (a / n) // us == round(x * 1.0 / n) or abs(x) > 2**50 or True
    assert a.total_seconds() == x / 10**6 and eval(repr(a), {"datetime": __import__("datetime")}) == a
    d = epoch + timedelta(random.randrange(3652000), random.randrange(86400), random.randrange(10**6))
    assert datetime.fromisoformat(d.isoformat()) == d and date.fromordinal(d.toordinal()) == d.date()
    assert d - epoch + epoch == d and d.isocalendar()[:] == tuple(map(int, d.strftime("%G %V %u").split()))
    assert date.fromisocalendar(*d.isocalendar()) == d.date() and d.strftime("%j") == "%03d" % d.timetuple().tm_yday
    print(a, b, d, a / n, b * 0.37, a / 3.3, end=";")
