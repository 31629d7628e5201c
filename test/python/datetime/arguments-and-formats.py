# Arguments of dates and timedeltas by position and name, and formats with directives of both modules.
import time
from datetime import date, datetime, time as clock, timedelta, timezone

for action in (
    lambda: timedelta(1, seconds=2, weeks=1),
    lambda: timedelta(hours=5, minutes=-7, milliseconds=1.5),
    lambda: timedelta(1, days=1),
    lambda: timedelta(day=1),
    lambda: timedelta(1, 2, 3, 4, 5, 6, 7, 8),
    lambda: timedelta("1"),
    lambda: timedelta(days=None),
    lambda: date(2024, day=3, month=2),
    lambda: date(2024, 2),
    lambda: date(2024, 2, 3, 4),
    lambda: date(2024, month=13, day=1),
    lambda: date(year=2024, month=1, days=1),
    lambda: datetime(2024, 1, 2, 3, tzinfo=timezone.utc, fold=1),
    lambda: datetime(2024, 1, day=2, minute=61),
    lambda: datetime(2024, month="1", day=2),
    lambda: datetime(2024, 1, 2, 3, 4, 5, 6, None, 1),
    lambda: datetime(2024, 1, 2, year=5),
    lambda: clock(1, microsecond=5, fold=1),
    lambda: clock(hour=1, hours=2),
    lambda: timezone(offset=timedelta(hours=1), name="X"),
    lambda: timezone(name="X"),
    lambda: timedelta(**{"days": 1, "seconds": 1}),
    lambda: timedelta(*(1, 2), **{}),
    lambda: timedelta.__new__(timedelta, 1, hours=1),
    lambda: date.__new__(date, 2024, day=1, month=2),
):
    try:
        print(repr(action()))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


class Span(timedelta):
    def __new__(cls, *args, **kwargs):
        return super().__new__(cls, *args, **kwargs)


class Moment(datetime):
    pass


print(repr(Span(hours=30)), repr(Moment(2024, 5, day=6, hour=7)), Moment(2024, 5, day=6) + timedelta(hours=1))

zone = timezone(timedelta(hours=5, minutes=30), "Z%Z")
for moment in (datetime(2024, 2, 9, 3, 4, 5, 67), datetime(2024, 12, 31, 13, 0, 0, tzinfo=zone), datetime(12, 3, 4), date(1999, 1, 1)):
    for form in ("%Y-%m-%d %H:%M:%S %a", "%f|%z|%:z|%Z", "%j %U %W %V %G %u %w", "%y %C %e %I %p %B %b %A %%", "%%Y %%%d", "plain", "", "100%%", "é%dü", "\U0001f600%H", "%D %F %T %R %n%t.", "%x %X", "%h"):
        print(ascii(moment.strftime(form)), end=" ")
    print()
print(f"{date(2024, 2, 3):%d.%m.%Y}", format(clock(5, 6, 7, 8), "%H-%f"), time.strftime("%H:%M%%", (2024, 1, 2, 3, 4, 5, 6, 7, 0)))
