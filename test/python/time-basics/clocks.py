# time: monotonic clocks, sleep, struct_time, gmtime, strftime, strptime-free parts.
import time
a, b = time.monotonic(), time.monotonic()
p = time.perf_counter(); time.sleep(0.01); q = time.perf_counter()
print(b >= a, q - p >= 0.009, q - p < 2, isinstance(time.time(), float), time.time() > 1.7e9, isinstance(time.time_ns(), int), time.perf_counter_ns() > 0, time.process_time() >= 0, time.monotonic_ns() > 0)
t = time.gmtime(0)
print(t, t.tm_year, t[0], tuple(t), len(t), time.gmtime(86400 * 365.25 * 30)[:6], time.gmtime(-1)[:6], time.asctime(t), time.strftime("%Y-%m-%d %H:%M:%S %j %a %A %b %B %y %p %I %M %U %w %%", t), time.struct_time(range(9)), time.gmtime(1e9) > t)
for f in (lambda: time.sleep(-1), lambda: time.sleep("x"), lambda: time.gmtime("x"), lambda: time.strftime(5), lambda: time.struct_time(5), lambda: time.struct_time([1]), lambda: time.strftime("%Y", (1,)), lambda: time.asctime((1, 2)), lambda: setattr(t, "tm_year", 5), lambda: time.strftime("%Y", (2000, 13, 1, 0, 0, 0, 0, 1, 0)), lambda: time.gmtime(float("nan"))):
    try: print(f())
    except (ValueError, TypeError, OverflowError, AttributeError) as e: print(type(e).__name__, e)
print(time.sleep(0), time.strftime("", t) == "", repr(time.struct_time((2026, 1, 2, 3, 4, 5, 4, 2, -1))), time.get_clock_info("monotonic").monotonic, isinstance(time.timezone, int), type(time.tzname).__name__)
