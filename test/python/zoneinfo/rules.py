# POSIX rules by day of year, zones that never change, files that are wrong, and the caches of a subclass.
import io
import struct
from datetime import datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

HEADER = (b"TZif3" + b" " * 15 + struct.pack(">6l", 0, 0, 0, 0, 0, 0)) * 2


def rule(text):
    return ZoneInfo.from_file(io.BytesIO(HEADER + b"\n" + text.encode() + b"\n"), key=text)


def changes(text, year):
    zone = rule(text)
    at, end = datetime(year - 1, 12, 25, tzinfo=timezone.utc), datetime(year + 1, 1, 5, tzinfo=timezone.utc)
    last = None
    while at < end:
        local = at.astimezone(zone)
        if local.tzname() != last:
            print(" ", at, local.replace(tzinfo=None), local.tzname(), local.utcoffset(), local.dst(), local.fold)
            last = local.tzname()
        at += timedelta(hours=3)


for text in ("AAA4BBB,0/2,100/2", "AAA4BBB,59/2,365/2", "AAA4BBB,J1/2,J58/2", "AAA4BBB,J59/2,J60/2", "EST5EDT,0/0,J365/25"):
    print(text)
    for year in (2019, 2020):
        changes(text, year)


def file(times, indexes, kinds, names, footer):
    def block(size):
        counts = struct.pack(">6l", 0, 0, 0, len(times), len(kinds), len(names))
        body = struct.pack(f">{len(times)}{size}", *times) + bytes(indexes)
        body += b"".join(struct.pack(">lbb", *kind) for kind in kinds) + names
        return b"TZif2" + b"\x00" * 15 + counts + body

    return block("l") + block("q") + b"\n" + footer + b"\n"


def show(label, data):
    try:
        zone = ZoneInfo.from_file(io.BytesIO(data), key=label)
    except Exception as e:
        print(label, type(e).__name__)
        return
    at = time(12, tzinfo=zone)
    print(label, at.tzname(), at.utcoffset(), at.dst(), datetime(2020, 1, 1, tzinfo=zone).tzname())
    for second in (-1, 0, 1, 3600, 86400, 10**9):
        utc = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=second)
        local = utc.astimezone(zone)
        print(" ", local.replace(tzinfo=None), local.fold, utc.replace(tzinfo=zone).utcoffset(), utc.replace(tzinfo=zone, fold=1).tzname())


show("phantom", file([0], [0], [(0, 0, 0)], b"UTC\x00", b"UTC0"))
show("another", file([0], [0], [(0, 0, 0)], b"UTC\x00", b"CET-1"))
show("two kinds", file([0], [1], [(0, 0, 0), (3600, 0, 4)], b"UTC\x00CET\x00", b"CET-1"))
show("two moves", file([0, 86400], [1, 0], [(0, 0, 0), (3600, 0, 4)], b"UTC\x00CET\x00", b"EET-2"))
show("back", file([0], [1], [(7200, 0, 0), (0, 0, 4)], b"EET\x00UTC\x00", b"CET-1"))
show("rule", file([], [], [], b"", b"EST5EDT,M3.2.0,M11.1.0"))
show("fixed rule", file([], [], [], b"", b"<+11>-11"))
show("no rule", file([0], [0], [(0, 0, 0)], b"UTC\x00", b""))
show("nothing", file([], [], [], b"", b""))
show("bad index", file([0], [9], [(0, 0, 0)], b"UTC\x00", b"UTC0"))
show("empty", b"")
show("magic", b"AAAA3" + b" " * 60)


class Zone(ZoneInfo):
    pass


print(hasattr(ZoneInfo, "_weak_cache"), type(Zone._weak_cache).__name__)


del Zone._weak_cache
for use in (lambda: Zone("UTC"), Zone.clear_cache):
    try:
        use()
    except AttributeError as e:
        print(e)
