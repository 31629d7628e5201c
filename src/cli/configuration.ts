// What the command line and the environment say about how the interpreter is to run. Follows Python/preconfig.c and Python/initconfig.c
// (config_read_env_vars, config_read_complex_options, config_init_warnoptions).

import type { Options } from "./options.ts";

/** Settings beyond flags. */
export interface Configuration {
  /** What PYTHONPATH puts into sys.path. */
  path: string[];
  /** sys.warnoptions, in the order of their weight. */
  warnoptions: string[];
  pycachePrefix: string | undefined;
  /** 0: none; 2: also what was imported before. */
  importTime: number;
  cpuCount: number | undefined;
  ioEncoding: string | undefined;
  ioErrors: string;
  faulthandler: boolean;
  /** Frames that tracemalloc keeps from the start; 0: it is not started. */
  tracemalloc: number;
}

/** What makes it impossible to start: CPython's fatal error. */
export class ConfigurationError extends Error {
  readonly where: string;
  constructor(where: string, message: string) {
    super(message);
    this.where = where;
  }
}

/** The value of `-X name`: undefined when it was not given, "" without a value. */
function xoption(o: Options, name: string): string | undefined {
  const given = o.xoptions.findLast((x) => x === name || x.startsWith(`${name}=`));
  return given?.slice(name.length + 1);
}

/** Reads PYTHON* variables and -X options into the flags; gives the rest. */
export function configure(o: Options, environment: Record<string, string>): Configuration {
  const env = (o.flags["ignore_environment"] ?? 0) > 0 ? {} : environment;
  const variable = (name: string): string | undefined => env[name] || undefined;
  const number = (name: string, flag: string, most = Number.POSITIVE_INFINITY): void => {
    const v = variable(name);
    if (v === undefined) return;
    o.flags[flag] = Math.max(o.flags[flag] ?? 0, Math.min(most, /^\d+$/.test(v) ? Number(v) : 1));
  };
  number("PYTHONOPTIMIZE", "optimize");
  if ((o.flags["optimize"] ?? 0) > 2) o.flags["optimize"] = 2;
  number("PYTHONDEBUG", "debug", 1);
  number("PYTHONVERBOSE", "verbose");
  number("PYTHONDONTWRITEBYTECODE", "dont_write_bytecode", 1);
  number("PYTHONSAFEPATH", "safe_path", 1);
  number("PYTHONNOUSERSITE", "no_user_site", 1);
  if (variable("PYTHONINSPECT") !== undefined) {
    o.inspect = true;
    o.flags["inspect"] = 1;
  }
  if (variable("PYTHONUNBUFFERED") !== undefined) o.unbuffered = true;
  if (variable("PYTHONNODEBUGRANGES") !== undefined || xoption(o, "no_debug_ranges") !== undefined)
    o.flags["no_debug_ranges"] = 1;
  if (variable("PYTHONDEVMODE") !== undefined || xoption(o, "dev") !== undefined) o.flags["dev_mode"] = 1;
  if (variable("PYTHONWARNDEFAULTENCODING") !== undefined || xoption(o, "warn_default_encoding") !== undefined)
    o.flags["warn_default_encoding"] = 1;
  const seed = variable("PYTHONHASHSEED");
  if (seed !== undefined && seed !== "random" && !o.randomHashes) {
    if (!/^\s*\+?\d+$/.test(seed) || Number(seed) > 0xffffffff)
      throw new ConfigurationError(
        "config_init_hash_seed",
        'PYTHONHASHSEED must be "random" or an integer in range [0; 4294967295]',
      );
    o.flags["hash_seed"] = Number(seed);
  }
  o.flags["utf8_mode"] = utf8Mode(o, variable("PYTHONUTF8"), environment);
  for (const name of ["thread_inherit_context", "context_aware_warnings"]) {
    const v = xoption(o, name) ?? variable(`PYTHON_${name.toUpperCase()}`);
    if (v !== undefined) o.flags[name] = v === "1" ? 1 : 0;
  }
  o.flags["int_max_str_digits"] = intMaxStrDigits(o, variable("PYTHONINTMAXSTRDIGITS"));
  const warnoptions = (o.flags["dev_mode"] ?? 0) > 0 ? ["default"] : [];
  warnoptions.push(...(variable("PYTHONWARNINGS")?.split(",") ?? []), ...o.warnings);
  const bytes = o.flags["bytes_warning"] ?? 0;
  if (bytes > 0) warnoptions.push(bytes > 1 ? "error::BytesWarning" : "default::BytesWarning");
  const [ioEncoding, ioErrors] = (variable("PYTHONIOENCODING") ?? "").split(":");
  return {
    path: variable("PYTHONPATH")?.split(":") ?? [],
    warnoptions,
    pycachePrefix: (xoption(o, "pycache_prefix") ?? variable("PYTHONPYCACHEPREFIX")) || undefined,
    importTime: importTime(o, variable("PYTHONPROFILEIMPORTTIME")),
    cpuCount: cpuCount(xoption(o, "cpu_count"), variable("PYTHON_CPU_COUNT")),
    faulthandler:
      variable("PYTHONFAULTHANDLER") !== undefined ||
      xoption(o, "faulthandler") !== undefined ||
      (o.flags["dev_mode"] ?? 0) > 0,
    tracemalloc: tracemalloc(o, variable("PYTHONTRACEMALLOC")),
    ioEncoding: ioEncoding || undefined,
    ioErrors:
      ioErrors ||
      (ioEncoding
        ? "strict"
        : (o.flags["utf8_mode"] ?? 0) > 0 || plainLocale(environment)
          ? "surrogateescape"
          : "strict"),
  };
}

function localeOf(env: Record<string, string>): string {
  return env["LC_ALL"] || env["LC_CTYPE"] || env["LANG"] || "C";
}

/** Is the locale C, or one that CPython puts in its place? */
function plainLocale(env: Record<string, string>): boolean {
  return /^(C|POSIX|C\.UTF-?8|C\.utf8|UTF-8)$/.test(localeOf(env));
}

function utf8Mode(o: Options, v: string | undefined, env: Record<string, string>): number {
  const option = xoption(o, "utf8");
  if (option !== undefined) {
    if (option === "" || option === "1") return 1;
    if (option === "0") return 0;
    throw new ConfigurationError("preconfig_init_utf8_mode", "invalid -X utf8 option value");
  }
  if (v === "0" || v === "1") return Number(v);
  if (v !== undefined)
    throw new ConfigurationError("preconfig_init_utf8_mode", "invalid PYTHONUTF8 environment variable value");
  return /^(C|POSIX)$/.test(localeOf(env)) ? 1 : 0;
}

const DIGITS_LEAST = 640;

function intMaxStrDigits(o: Options, v: string | undefined): number {
  const read = (text: string, what: string): number => {
    const n = /^\d+$/.test(text) ? Number(text) : -1;
    if (n === 0 || (n >= DIGITS_LEAST && n < 2 ** 31)) return n;
    throw new ConfigurationError(
      "config_init_int_max_str_digits",
      `${what}: invalid limit; must be >= ${DIGITS_LEAST} or 0 for unlimited.`,
    );
  };
  const fromEnvironment = v === undefined ? 4300 : read(v, "PYTHONINTMAXSTRDIGITS");
  const option = xoption(o, "int_max_str_digits");
  return option === undefined ? fromEnvironment : read(option, "-X int_max_str_digits");
}

/** `-X tracemalloc`: the number of frames, or 1. */
function tracemalloc(o: Options, v: string | undefined): number {
  const option = xoption(o, "tracemalloc");
  if (option === "") return 1;
  const value = option ?? v ?? "0";
  if (/^\d{1,5}$/.test(value) && Number(value) < 65536) return Number(value);
  const what = option === undefined ? "PYTHONTRACEMALLOC" : "-X tracemalloc=NFRAME";
  throw new ConfigurationError("config_init_tracemalloc", `${what}: invalid number of frames`);
}

/** `-X importtime`: 1, or 2 to list also what was imported before. */
function importTime(o: Options, v: string | undefined): number {
  const value = xoption(o, "importtime") ?? v;
  if (value === undefined) return 0;
  if (!/^-?\d+$/.test(value)) return 1;
  const n = Number(value);
  if (n !== 1 && n !== 2)
    throw new ConfigurationError(
      "config_init_import_time",
      `${xoption(o, "importtime") === undefined ? "PYTHONPROFILEIMPORTTIME" : "-X importtime"}: values other than 1, 2 are reserved for future use.`,
    );
  return n;
}

function cpuCount(option: string | undefined, v: string | undefined): number | undefined {
  const text = option ?? v;
  if (text === undefined || text === "default") return undefined;
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new ConfigurationError(
    "config_init_cpu_count",
    option === undefined
      ? "PYTHON_CPU_COUNT=<n>: missing or invalid n"
      : "-X cpu_count=n option: n is missing or an invalid number, n must be greater than 0",
  );
}
