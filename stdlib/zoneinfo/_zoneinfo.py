# zoneinfo.ZoneInfo (PEP 615) for taipan, in Python: the role that CPython gives to its C module _zoneinfo. Files are read by
# zoneinfo._common, found by zoneinfo._tzpath; this module turns them into offsets.
from bisect import bisect_right
from calendar import isleap, monthrange
from collections import OrderedDict
from datetime import datetime, timedelta, tzinfo
import re
import weakref

from . import _common, _tzpath

_EPOCH = datetime(1970, 1, 1).toordinal()
_CACHE_SIZE = 8


class _Period:
    """What holds between two transitions; seconds are kept beside the timedelta for arithmetic."""

    __slots__ = ("seconds", "utcoff", "dstoff", "tzname")

    def __init__(self, seconds, dst_seconds, tzname):
        self.seconds = seconds
        self.utcoff = timedelta(seconds=seconds)
        self.dstoff = timedelta(seconds=dst_seconds)
        self.tzname = tzname

    def key(self):
        return (self.seconds, self.dstoff, self.tzname)


_NOTHING = _Period(0, 0, None)
_NOTHING.utcoff = _NOTHING.dstoff = None


def _wall_seconds(dt):
    """Seconds from the epoch to the wall clock time of dt, as if it were UTC."""
    return (dt.toordinal() - _EPOCH) * 86400 + dt.hour * 3600 + dt.minute * 60 + dt.second


class _Zone:
    """The periods of one time zone; `fixed` when no time of day could be in another one than the last."""

    def __init__(self, transitions, periods, before, after, fixed):
        self.fixed = fixed
        self.transitions = transitions
        self.periods = periods
        self.before = before
        # A _Rule, or the last period.
        self.after = after
        # Wall clock times at which each transition is over, by fold.
        first, second = [], []
        previous = before
        for at, period in zip(transitions, periods):
            low, high = sorted((previous.seconds, period.seconds))
            first.append(at + high)
            second.append(at + low)
            previous = period
        self.walls = (first, second)

    def at_wall(self, dt):
        if dt is None:
            return self.after if self.fixed else _NOTHING
        seconds = _wall_seconds(dt)
        walls = self.walls[1 if dt.fold else 0]
        if not walls or seconds > walls[-1]:
            after = self.after
            return after if isinstance(after, _Period) else after.at_wall(seconds, dt.year, dt.fold)
        i = bisect_right(walls, seconds)
        return self.periods[i - 1] if i else self.before

    def at_utc(self, seconds, year):
        """The period at a time in UTC, and whether the wall clock shows it for the second time."""
        transitions, periods, after = self.transitions, self.periods, self.after
        i = bisect_right(transitions, seconds)
        fold = False
        if not transitions or seconds > transitions[-1]:
            if isinstance(after, _Period):
                period = after
            else:
                period, fold = after.at_utc(seconds, year)
        else:
            period = periods[i - 1] if i else self.before
        if i:
            # What the last transition makes the clock show again.
            previous = periods[i - 2] if i > 1 else self.before
            fold = fold or previous.seconds - period.seconds > seconds - transitions[i - 1]
        return period, fold


class _Rule:
    """A POSIX TZ rule: standard time, daylight time, and when each year they begin."""

    def __init__(self, std, dst, start, end):
        self.std = std
        self.dst = dst
        self.start = start
        self.end = end

    def at_wall(self, seconds, year, fold):
        gap = self.dst.seconds - self.std.seconds
        start, end = self.start.wall(year), self.end.wall(year)
        # A gap is where clocks go forward, a fold where they go back; fold decides on which side of it a time is.
        if fold == (gap >= 0):
            end -= gap
        else:
            start += gap
        if start < end:
            daylight = start <= seconds < end
        else:
            daylight = not end <= seconds < start
        return self.dst if daylight else self.std

    def at_utc(self, seconds, year):
        start = self.start.wall(year) - self.std.seconds
        end = self.end.wall(year) - self.dst.seconds
        if start < end:
            daylight = start <= seconds < end
        else:
            daylight = not end <= seconds < start
        gap = self.dst.seconds - self.std.seconds
        ambiguous_from = end if gap > 0 else start
        fold = ambiguous_from <= seconds < ambiguous_from + abs(gap)
        return (self.dst if daylight else self.std), fold


class _MonthDay:
    """Mm.w.d: day d (0 is Sunday) of week w of month m."""

    def __init__(self, month, week, day, time):
        if not 0 < month <= 12:
            raise ValueError("Month must be in (0, 12]")
        if not 0 < week <= 5:
            raise ValueError("Week must be in (0, 5]")
        if not 0 <= day <= 6:
            raise ValueError("Day must be in [0, 6]")
        self.month, self.week, self.day, self.time = month, week, day, time

    def wall(self, year):
        first, days = monthrange(year, self.month)
        day = (self.day - (first + 1)) % 7 + 1 + (self.week - 1) * 7
        if day > days:
            day -= 7
        return (datetime(year, self.month, day).toordinal() - _EPOCH) * 86400 + self.time


class _YearDay:
    """n (from 0, counting leap days) or Jn (from 1, never counting them); CPython counts both from 1, and a leap day before J59."""

    def __init__(self, day, julian, time):
        if not julian <= day <= 365:
            raise ValueError(f"Day must be in [{julian:d}, 365], not: {day}")
        self.day, self.julian, self.time = day, julian, time

    def wall(self, year):
        day = self.day - 1
        if self.julian and day >= 58 and isleap(year):
            day += 1
        return (datetime(year, 1, 1).toordinal() - _EPOCH + day) * 86400 + self.time


_NAME = r"(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]+>)"
_TIME = r"[+-]?\d{1,3}(?::\d{2}(?::\d{2})?)?"
_TZ = re.compile(rf"({_NAME})({_TIME})(?:({_NAME})({_TIME})?)?", re.ASCII)
_RULE_DAY = re.compile(rf"(?:M(\d{{1,2}})\.(\d)\.(\d)|(J?)(\d{{1,3}}))(?:/({_TIME}))?", re.ASCII)


def _tz_seconds(text, limit):
    sign = -1 if text[0] == "-" else 1
    parts = [int(p) for p in text.lstrip("+-").split(":")] + [0, 0]
    if parts[0] > limit or parts[1] > 59 or parts[2] > 59:
        raise ValueError(f"Time must be within {limit} hours: {text}")
    return sign * (parts[0] * 3600 + parts[1] * 60 + parts[2])


def _rule_day(text):
    m = _RULE_DAY.fullmatch(text)
    if m is None:
        raise ValueError(f"Invalid dst start/end date: {text}")
    time = 7200 if m[6] is None else _tz_seconds(m[6], 167)
    if m[1] is not None:
        return _MonthDay(int(m[1]), int(m[2]), int(m[3]), time)
    return _YearDay(int(m[5]), m[4] == "J", time)


def _parse_tz(text):
    """The _Rule or _Period of a POSIX TZ string."""
    try:
        names, *rules = text.split(",")
        m = _TZ.fullmatch(names)
        if m is None or len(rules) not in (0, 2) or (m[3] is None) != (not rules):
            raise ValueError
        std_seconds = -_tz_seconds(m[2], 24)
        std = _Period(std_seconds, 0, m[1].strip("<>"))
        if m[3] is None:
            return std
        dst_seconds = std_seconds + 3600 if m[4] is None else -_tz_seconds(m[4], 24)
        dst = _Period(dst_seconds, dst_seconds - std_seconds, m[3].strip("<>"))
        return _Rule(std, dst, _rule_day(rules[0]), _rule_day(rules[1]))
    except ValueError as e:
        raise ValueError(f"Malformed TZ string: {text}") from (e if e.args else None)


def _dst_seconds(indexes, offsets, isdst):
    """How far daylight time is from standard time: files do not say, a neighbouring standard period does."""
    found = [0] * len(offsets)
    for neighbours in (zip(indexes[1:], indexes), zip(indexes, indexes[1:])):
        for i, other in neighbours:
            if isdst[i] and not found[i] and not isdst[other]:
                found[i] = offsets[i] - offsets[other]
    return [3600 if d and not f else f for d, f in zip(isdst, found)]


def _load(file):
    indexes, transitions, offsets, isdst, abbreviations, tz = _common.load_data(file)
    if indexes and max(indexes) >= len(offsets):
        raise ValueError(f"Invalid transition index found while reading TZif: {max(indexes)}")
    dst = _dst_seconds(indexes, offsets, isdst)
    kinds = [_Period(*facts) for facts in zip(offsets, dst, abbreviations)]
    periods = [kinds[i] for i in indexes]
    before = next((k for k, d in zip(kinds, isdst) if not d), kinds[0] if kinds else None)
    if tz:
        after = _parse_tz(tz.decode())
        if isinstance(after, _Period):
            after = next((k for k in kinds if k.key() == after.key()), after)
    else:
        if not periods and before is None:
            raise ValueError("No time zone information found.")
        after = periods[-1] if periods else before
    same = all(kind.key() == after.key() for kind in kinds) if isinstance(after, _Period) else False
    return _Zone(transitions, periods, before or after, after, len(kinds) < 2 and same)


# The caches of ZoneInfo itself: every zone alive, and those used last, which stay alive. A subclass has a weak one as its attribute.
_zones = weakref.WeakValueDictionary()
_recent = OrderedDict()


def _weak_cache(cls):
    return _zones if cls is ZoneInfo else cls._weak_cache


class ZoneInfo(tzinfo):
    __module__ = "zoneinfo"

    def __init_subclass__(cls):
        cls._weak_cache = weakref.WeakValueDictionary()

    def __new__(cls, key):
        cache = _weak_cache(cls)
        self = cache.get(key)
        if self is None:
            fresh = cls._read(key)
            fresh._from_cache = True
            self = cache.setdefault(key, fresh)
        if not isinstance(self, cls):
            kind = type(self).__name__
            raise RuntimeError(f"Unexpected instance of {kind} in {cls.__name__} weak cache for key {key!r}")
        if cls is ZoneInfo:
            _recent[key] = _recent.pop(key, self)
            if len(_recent) > _CACHE_SIZE:
                _recent.popitem(last=False)
        return self

    @classmethod
    def _make(cls, file, key, source):
        self = super().__new__(cls)
        self._zone = _load(file)
        self._key = key
        self._source = source
        self._from_cache = False
        return self

    @classmethod
    def _read(cls, key):
        path = _tzpath.find_tzfile(key)
        with open(path, "rb") if path is not None else _common.load_tzdata(key) as file:
            return cls._make(file, key, None)

    @classmethod
    def no_cache(cls, key):
        return cls._read(key)

    @classmethod
    def from_file(cls, file_obj, /, key=None):
        return cls._make(file_obj, key, repr(file_obj))

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        cache = _weak_cache(cls)
        caches = (cache, _recent) if cls is ZoneInfo else (cache,)
        for cache in caches:
            if only_keys is None:
                cache.clear()
                continue
            for key in only_keys:
                cache.pop(key, None)

    @property
    def key(self):
        return self._key

    def utcoffset(self, dt):
        return self._zone.at_wall(dt).utcoff

    def dst(self, dt):
        return self._zone.at_wall(dt).dstoff

    def tzname(self, dt):
        return self._zone.at_wall(dt).tzname

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc() requires a datetime argument")
        if dt.tzinfo is not self:
            raise ValueError("dt.tzinfo is not self")
        period, fold = self._zone.at_utc(_wall_seconds(dt), dt.year)
        dt += period.utcoff
        return dt.replace(fold=1) if fold else dt

    def __str__(self):
        return repr(self) if self._key is None else f"{self._key}"

    def __repr__(self):
        name = f"{type(self).__module__}.{type(self).__qualname__}"
        if self._key is None:
            return f"{name}.from_file({self._source})"
        return f"{name}(key={self._key!r})"

    def __reduce__(self):
        if self._source is not None:
            import pickle
            raise pickle.PicklingError("Cannot pickle a ZoneInfo file created from a file stream.")
        return (self.__class__._unpickle, (self._key, self._from_cache))

    @classmethod
    def _unpickle(cls, key, from_cache, /):
        return cls(key) if from_cache else cls.no_cache(key)
