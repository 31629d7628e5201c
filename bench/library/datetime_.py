"""datetime: arithmetic, formatting and parsing."""
from datetime import date, datetime, timedelta, timezone

start = datetime(2024, 2, 27, 13, 45, 10, 1234)
zone = timezone(timedelta(hours=2))


def task_arithmetic():
    moment = start
    for i in range(500):
        moment += timedelta(hours=7, minutes=i)
    return moment


def task_differences():
    day = date(2024, 1, 1)
    return sum((day + timedelta(days=i) - day).days for i in range(500))


def task_isoformat():
    return sum(len((start.replace(second=i % 60)).isoformat()) for i in range(500))


def task_fromisoformat():
    return sum(datetime.fromisoformat("2024-05-%02dT10:20:30" % (i % 28 + 1)).day for i in range(500))


def task_strftime():
    return sum(len(start.strftime("%Y-%m-%d %H:%M:%S %a")) for _ in range(200))


def task_strptime():
    return sum(datetime.strptime("2024-05-%02d 10:20:30" % (i % 28 + 1), "%Y-%m-%d %H:%M:%S").day for i in range(50))


def task_timezones():
    return sum(start.replace(tzinfo=zone).astimezone(timezone.utc).hour for _ in range(300))


def task_compare_sort():
    return sorted(start + timedelta(days=i * 37 % 400) for i in range(300))[5]
