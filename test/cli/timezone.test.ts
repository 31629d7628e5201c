// time.tzset() and local time after it; the expected lines are CPython's.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { projectRoot } from "../harness/programs.ts";

const program = `
import datetime, os, sys, time
os.environ["TZ"] = sys.argv[1]
time.tzset()
print(time.tzname, time.timezone, time.altzone, time.daylight)
for t in (0, 1700000000, 1720000000):
    local = time.localtime(t)
    print(time.strftime("%Y-%m-%d %H:%M:%S %Z %z", local), local.tm_isdst, time.mktime(local) == t, datetime.datetime.fromtimestamp(t))
print(*(int(time.mktime((2023, 11, 5, 1, 30, 0, 0, 0, dst))) for dst in (0, 1, -1)), int(time.mktime((2023, 3, 12, 2, 30, 0, 0, 0, -1))))
print(datetime.datetime(2023, 7, 1).astimezone())
`;

function run(tz: string): string {
  const args = [`${projectRoot}/bin/taipan`, "-c", program, tz];
  const child = spawnSync(process.execPath, args, { encoding: "utf8", env: { ...process.env, TZ: "UTC" } });
  return child.stdout + child.stderr;
}

test("UTC+0", () => {
  expect(run("UTC+0")).toBe(`('UTC', 'UTC') 0 0 0
1970-01-01 00:00:00 UTC +0000 0 True 1970-01-01 00:00:00
2023-11-14 22:13:20 UTC +0000 0 True 2023-11-14 22:13:20
2024-07-03 09:46:40 UTC +0000 0 True 2024-07-03 09:46:40
1699147800 1699144200 1699147800 1678588200
2023-07-01 00:00:00+00:00
`);
});

test("EST+05EDT,M4.1.0,M10.5.0", () => {
  expect(run("EST+05EDT,M4.1.0,M10.5.0")).toBe(`('EST', 'EDT') 18000 14400 1
1969-12-31 19:00:00 EST -0500 0 True 1969-12-31 19:00:00
2023-11-14 17:13:20 EST -0500 0 True 2023-11-14 17:13:20
2024-07-03 05:46:40 EDT -0400 1 True 2024-07-03 05:46:40
1699165800 1699162200 1699165800 1678606200
2023-07-01 00:00:00-04:00
`);
});

test("AEST-10AEDT-11,M10.5.0,M3.5.0", () => {
  expect(run("AEST-10AEDT-11,M10.5.0,M3.5.0")).toBe(`('AEST', 'AEDT') -36000 -39600 1
1970-01-01 11:00:00 AEDT +1100 1 True 1970-01-01 11:00:00
2023-11-15 09:13:20 AEDT +1100 1 True 2023-11-15 09:13:20
2024-07-03 19:46:40 AEST +1000 0 True 2024-07-03 19:46:40
1699111800 1699108200 1699108200 1678548600
2023-07-01 00:00:00+10:00
`);
});

test("<+0330>-3:30", () => {
  expect(run("<+0330>-3:30")).toBe(`('+0330', '+0330') -12600 -12600 0
1970-01-01 03:30:00 +0330 +0330 0 True 1970-01-01 03:30:00
2023-11-15 01:43:20 +0330 +0330 0 True 2023-11-15 01:43:20
2024-07-03 13:16:40 +0330 +0330 0 True 2024-07-03 13:16:40
1699135200 1699131600 1699135200 1678575600
2023-07-01 00:00:00+03:30
`);
});

test("IST-1GMT0,M10.5.0,M3.5.0/1", () => {
  expect(run("IST-1GMT0,M10.5.0,M3.5.0/1")).toBe(`('GMT', 'IST') 0 -3600 1
1970-01-01 00:00:00 GMT +0000 1 True 1970-01-01 00:00:00
2023-11-14 22:13:20 GMT +0000 1 True 2023-11-14 22:13:20
2024-07-03 10:46:40 IST +0100 0 True 2024-07-03 10:46:40
1699144200 1699147800 1699147800 1678588200
2023-07-01 00:00:00+01:00
`);
});

test.skipIf(!existsSync("/usr/share/zoneinfo/America/New_York"))("America/New_York", () => {
  expect(run("America/New_York")).toBe(`('EST', 'EDT') 18000 14400 1
1969-12-31 19:00:00 EST -0500 0 True 1969-12-31 19:00:00
2023-11-14 17:13:20 EST -0500 0 True 2023-11-14 17:13:20
2024-07-03 05:46:40 EDT -0400 1 True 2024-07-03 05:46:40
1699165800 1699162200 1699162200 1678606200
2023-07-01 00:00:00-04:00
`);
});
