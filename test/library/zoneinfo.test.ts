// Time zones where the host grants no files: they come with the library.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Python } from "../../src/node.ts";

const root = new URL("../..", import.meta.url).pathname;
const built = existsSync(join(root, "dist/lib/tables/zoneinfo.json"));

it.skipIf(!built)("has the zones of the IANA database without files", () => {
  const python = new Python();
  python.run(`
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones
import sys

def show(zone, *when):
    d = datetime(*when, tzinfo=ZoneInfo(zone))
    return f"{d.isoformat()} {d.tzname()}"

def missing(key):
    try:
        return str(ZoneInfo.no_cache(key))
    except ZoneInfoNotFoundError as e:
        return e.args[0]
`);
  expect(python.eval("show('Europe/Paris', 2050, 7, 1)")).toBe("2050-07-01T00:00:00+02:00 CEST");
  expect(python.eval("show('US/Pacific', 1999, 12, 31)")).toBe("1999-12-31T00:00:00-08:00 PST");
  expect(python.eval("show('Asia/Kathmandu', 1985, 12, 31)")).toBe("1985-12-31T00:00:00+05:30 +0530");
  expect(python.eval("len(available_timezones()) > 590 and 'Europe/Kyiv' in available_timezones()")).toBe(true);
  for (const key of ["Nowhere/City", "__proto__", "constructor", "Europe"])
    expect(python.eval(`missing("${key}")`)).toBe(`No time zone found with key ${key}`);
  python.run("sys.modules['tzdata'] = None");
  expect(python.eval("missing('Europe/Paris')")).toBe("No time zone found with key Europe/Paris");
  expect(python.eval("available_timezones()")).toEqual(new Set());
});
