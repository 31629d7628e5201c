# Packages: python-dateutil, six, tzdata
# Tries: parser, relativedelta, rrule, time zones
# Recorded by python3: quicker than the reference build.
# Module: dateutil.parser
from datetime import datetime, date, timedelta
from dateutil import parser, tz, easter
from dateutil.relativedelta import relativedelta, MO, FR
from dateutil.rrule import rrule, rrulestr, WEEKLY, MONTHLY, DAILY

for text in ("2024-02-03T04:05:06Z", "Sat Oct 11 17:13:46 UTC 2003", "10 sept 2018 3pm", "20240229T101112.5+0530", "Feb 1", "12/25/99", "1.5.2020"):
    print(parser.parse(text, default=datetime(2000, 1, 1)))
try:
    parser.parse("not a date")
except parser.ParserError as error:
    print(error)
print(parser.isoparse("2024-W05-3"), parser.parse("x 2024-01-02 y", fuzzy_with_tokens=True))
d = date(2024, 1, 31)
print(d + relativedelta(months=1), d + relativedelta(weekday=MO(2)), relativedelta(datetime(2024, 3, 1), datetime(2023, 12, 25, 12)))
print(d + relativedelta(day=31, months=-2, weekday=FR(-1)), relativedelta(years=1, months=14, days=3) * 2, relativedelta(hours=49).normalized())
print(list(rrule(WEEKLY, count=3, byweekday=(0, 2), dtstart=datetime(2024, 1, 1))))
print(list(rrule(MONTHLY, bymonthday=-1, until=datetime(2024, 4, 30), dtstart=datetime(2024, 1, 1))))
rule = rrulestr("DTSTART:20240101T090000\nRRULE:FREQ=DAILY;INTERVAL=10;COUNT=3\nEXDATE:20240111T090000")
print(list(rule), rule.after(datetime(2024, 1, 5)), str(rrule(DAILY, count=2, dtstart=datetime(2024, 1, 1))))
print(easter.easter(2024), tz.tzutc(), tz.tzoffset("X", 3600).utcoffset(None), tz.tzstr("EST5EDT").dst(datetime(2024, 7, 1)))
