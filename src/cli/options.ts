// Command-line options. Follows Python/initconfig.c (config_parse_cmdline).

export interface Options {
  command?: string;
  module?: string;
  file?: string;
  /** sys.argv */
  argv: string[];
  flags: Record<string, number>;
  warnings: string[];
  xoptions: string[];
  inspect: boolean;
  unbuffered: boolean;
  skipFirstLine: boolean;
  /** -R */
  randomHashes: boolean;
  show?: "version" | "versionLong" | "help";
  /** What was wrong, for stderr; the exit status is 2 then. */
  error?: string;
}

export const usage = `usage: taipan [option] ... [-c cmd | -m mod | file | -] [arg] ...
Options:
-B     : don't write .pyc files on import (accepted)
-c cmd : program passed in as string (terminates option list)
-E     : ignore PYTHON* environment variables (such as PYTHONPATH)
-h     : print this help message and exit (also -? or --help)
-i     : inspect interactively after running script
-I     : isolate taipan from the user's environment (implies -E and -s)
-m mod : run library module as a script (terminates option list)
-O     : remove assert and __debug__-dependent statements
-OO    : do -O changes and also discard docstrings
-P     : don't prepend a potentially unsafe path to sys.path
-q     : don't print version and copyright messages on interactive startup
-s     : don't add user site directory to sys.path
-S     : don't imply 'import site' on initialization
-u     : force the stdout and stderr streams to be unbuffered
-v     : verbose (accepted)
-V     : print the version number and exit (also --version)
-W arg : warning control; arg is action:message:category:module:lineno
-x     : skip first line of source, allowing use of non-Unix forms of #!cmd
-X opt : set implementation-specific option
file   : program read from script file
-      : program read from stdin (default; interactive mode if a tty)
arg ...: arguments passed to program in sys.argv[1:]
`;

/** Parses the arguments after the program's name. */
export function parseOptions(argv: readonly string[]): Options {
  const o: Options = {
    argv: [""],
    flags: {},
    warnings: [],
    xoptions: [],
    inspect: false,
    unbuffered: false,
    skipFirstLine: false,
    randomHashes: false,
  };
  const bump = (name: string): void => {
    o.flags[name] = (o.flags[name] ?? 0) + 1;
  };
  for (let i = 0; i < argv.length; i++) {
    const a = argv[i]!;
    if (a === "-" || !a.startsWith("-")) {
      o.file = a;
      o.argv = argv.slice(i);
      return o;
    }
    if (a === "--help") return { ...o, show: "help" };
    if (a === "--version") return { ...o, show: "version" };
    if (a.startsWith("--")) return { ...o, error: `unknown option ${a}\n` };
    for (let k = 1; k < a.length; k++) {
      const c = a[k]!;
      if ("cmWX".includes(c)) {
        const value = k + 1 < a.length ? a.slice(k + 1) : argv[++i];
        if (value === undefined) return { ...o, error: `Argument expected for the -${c} option\n` };
        if (c === "c") {
          o.command = value;
          o.argv = ["-c", ...argv.slice(i + 1)];
          return o;
        }
        if (c === "m") {
          o.module = value;
          o.argv = ["-m", ...argv.slice(i + 1)];
          return o;
        }
        (c === "W" ? o.warnings : o.xoptions).push(value);
        break;
      }
      switch (c) {
        case "B":
          bump("dont_write_bytecode");
          break;
        case "b":
          bump("bytes_warning");
          break;
        case "d":
          bump("debug");
          break;
        case "E":
          bump("ignore_environment");
          break;
        case "h":
        case "?":
          return { ...o, show: "help" };
        case "i":
          bump("inspect");
          bump("interactive");
          o.inspect = true;
          break;
        case "I":
          bump("isolated");
          bump("ignore_environment");
          bump("no_user_site");
          bump("safe_path");
          break;
        case "O":
          bump("optimize");
          break;
        case "P":
          bump("safe_path");
          break;
        case "q":
          bump("quiet");
          break;
        case "R":
          o.randomHashes = true;
          break;
        case "s":
          bump("no_user_site");
          break;
        case "S":
          bump("no_site");
          break;
        case "u":
          o.unbuffered = true;
          break;
        case "v":
          bump("verbose");
          break;
        case "V":
          return { ...o, show: a.includes("VV") ? "versionLong" : "version" };
        case "x":
          o.skipFirstLine = true;
          break;
        default:
          return { ...o, error: `Unknown option: -${c}\n` };
      }
    }
  }
  return o;
}
