// Modules of CPython's library that taipan does not have, with the reason that ModuleNotFoundError gives (docs/differences.md lists them).

const reasons: readonly (readonly [reason: string, names: string])[] = [
  ["taipan has no Tk", "tkinter _tkinter turtle turtledemo idlelib"],
  ["taipan has no curses", "curses _curses _curses_panel"],
  ["it belongs to Windows", "msvcrt nt winreg winsound _winapi _wmi _overlapped"],
  ["it belongs to another system", "_aix_support _android_support _apple_support _ios_support _osx_support _scproxy"],
  ["virtual environments are still to come", "ensurepip venv"],
  ["files cannot be mapped into memory", "mmap"],
  ["processes that share memory are still to come", "_multiprocessing _posixshmem"],
  ["interpreters inside an interpreter are still to come", "_interpreters _interpchannels _interpqueues"],
  ["JavaScript hosts show no other process", "_remote_debugging"],
  ["there are dbm.sqlite3 and dbm.dumb", "_gdbm _dbm"],
  ["there is no system log", "syslog"],
  ["zoneinfo.ZoneInfo is written in Python here", "_zoneinfo"],
  ["the reference build of the library leaves it out", "pydoc_data"],
];

/** Reasons by module name. */
export const absentModules: ReadonlyMap<string, string> = new Map(
  reasons.flatMap(([reason, names]) => names.split(" ").map((name) => [name, reason] as const)),
);
