// os.sysconf: limits of the system by name or number, as Linux counts them. Only what does not depend on the C library is here.

import { current } from "#runtime/current.ts";
import { osError } from "#runtime/host-errors.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { jsText } from "#runtime/objects/str.ts";
import { isIndexable, toIndexValue } from "#runtime/operators/protocols.ts";

const cpus = (): number => (current().host.extras?.["cpuCount"] as number | undefined) ?? 1;

/** Number and value by name. */
const SETTINGS: Readonly<Record<string, readonly [number, number | (() => number)]>> = {
  SC_ARG_MAX: [0, 2097152],
  SC_CHILD_MAX: [1, -1],
  SC_CLK_TCK: [2, 100],
  SC_NGROUPS_MAX: [3, 65536],
  SC_OPEN_MAX: [4, 1024],
  SC_STREAM_MAX: [5, 16],
  SC_TZNAME_MAX: [6, -1],
  SC_JOB_CONTROL: [7, 1],
  SC_SAVED_IDS: [8, 1],
  SC_VERSION: [29, 200809],
  SC_PAGESIZE: [30, 4096],
  SC_PAGE_SIZE: [30, 4096],
  SC_SEM_NSEMS_MAX: [32, -1],
  SC_LINE_MAX: [43, 2048],
  SC_IOV_MAX: [60, 1024],
  SC_GETGR_R_SIZE_MAX: [69, 1024],
  SC_GETPW_R_SIZE_MAX: [70, 1024],
  SC_NPROCESSORS_CONF: [83, cpus],
  SC_NPROCESSORS_ONLN: [84, cpus],
  SC_HOST_NAME_MAX: [180, 64],
};

export function sysconfNames(): PyDict {
  const d = new PyDict();
  for (const [name, [n]] of Object.entries(SETTINGS)) d.set(name, n);
  return d;
}

export function sysconf(v: PyValue): PyValue {
  const name = jsText(v);
  if (name === undefined && !isIndexable(v)) throw typeError("configuration names must be strings or integers");
  const number = name === undefined ? Number(toIndexValue(v)) : undefined;
  const setting = name === undefined ? Object.values(SETTINGS).find(([n]) => n === number) : SETTINGS[name];
  if (setting === undefined) {
    if (name !== undefined) throw valueError("unrecognized configuration name");
    throw osError(22);
  }
  const value = setting[1];
  return typeof value === "number" ? value : value();
}
