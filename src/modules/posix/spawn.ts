// posix_spawn and posix_spawnp, by the same road as fork_exec. Follows Modules/posixmodule.c (py_posix_spawn).

import { getattr } from "#runtime/attributes.ts";
import { callMethodOf } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { osError } from "#runtime/host-errors.ts";
import { bool } from "#runtime/native/convert.ts";
import { fn, kw, type NativeFunctionSpec, pos } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { notImplementedError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16 } from "#runtime/objects/str.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { isIndexable, toArray, toIndexValue } from "#runtime/operators/protocols.ts";
import { findProgram, startProgram } from "./children.ts";
import { fspath, guard, hostFiles, pathOf } from "./paths.ts";
import { groupAndSession } from "./system.ts";

export const SPAWN_CONSTANTS: Readonly<Record<string, number>> = {
  POSIX_SPAWN_OPEN: 0,
  POSIX_SPAWN_CLOSE: 1,
  POSIX_SPAWN_DUP2: 2,
};
const MOST_SIGNALS = 64;

const int = (v: PyValue): number => {
  if (!isIndexable(v)) throw typeError(`'${typeName(v)}' object cannot be interpreted as an integer`);
  return Number(toIndexValue(v));
};

/** `name=value` of a mapping. */
function environmentItems(env: PyValue): PyValue[] {
  const keys = toArray(callMethodOf(env, "keys"));
  const values = toArray(callMethodOf(env, "values"));
  return keys.map((k, i) =>
    fromUtf16(`${pathOf(fspath(k), "posix_spawn").text}=${pathOf(fspath(values[i]!), "posix_spawn").text}`),
  );
}

/** What the child's descriptors are: this process's, by number. Files that were opened for it are in `opened`. */
function applyActions(actions: PyValue, opened: number[]): Map<number, number> {
  const table = new Map<number, number>([0, 1, 2].map((fd) => [fd, fd]));
  for (const action of toArray(actions)) {
    if (!(action instanceof PyTuple) || action.items.length === 0)
      throw typeError("Each file_actions element must be a non-empty tuple");
    const [kind, ...args] = action.items as [PyValue, ...PyValue[]];
    const count = (n: number, form: string): void => {
      if (args.length !== n) throw typeError(`A ${form} file_action tuple must have ${n + 1} elements`);
    };
    switch (int(kind)) {
      case SPAWN_CONSTANTS["POSIX_SPAWN_OPEN"]: {
        count(4, "open");
        const p = pathOf(args[1]!, "posix_spawn");
        const fd = guard((f) => f.open(p.text, int(args[2]!), int(args[3]!)), p.given);
        opened.push(fd);
        table.set(int(args[0]!), fd);
        break;
      }
      case SPAWN_CONSTANTS["POSIX_SPAWN_CLOSE"]:
        count(1, "close");
        table.delete(int(args[0]!));
        break;
      case SPAWN_CONSTANTS["POSIX_SPAWN_DUP2"]: {
        count(2, "dup2");
        const from = int(args[0]!);
        table.set(int(args[1]!), table.get(from) ?? from);
        break;
      }
      default:
        throw typeError("Unknown file_actions identifier");
    }
  }
  return table;
}

function checkSignals(v: PyValue): void {
  if (v === None) return;
  for (const item of toArray(v)) {
    const n = int(item);
    if (n < 1 || n > MOST_SIGNALS) throw valueError(`signal number ${n} out of range [1; ${MOST_SIGNALS}]`);
  }
}

function spawn(name: string): NativeFunctionSpec {
  return fn(
    [
      pos("path"),
      pos("argv"),
      pos("env"),
      kw("file_actions", "()"),
      kw("setpgroup", "None"),
      kw("resetids", bool, "False"),
      kw("setsid", bool, "False"),
      kw("setsigmask", "()"),
      kw("setsigdef", "()"),
      kw("scheduler", "None"),
    ],
    (path, argv, env, actions, group, _reset, newSession, mask, defaults, scheduler) => {
      const p = pathOf(path, name);
      if (!(argv instanceof PyTuple) && !(argv instanceof PyList))
        throw typeError(`${name}: argv must be a tuple or list`);
      if (argv.items.length === 0) throw valueError(`${name}: argv must not be empty`);
      if (env !== None) getattr(env, "keys");
      checkSignals(mask);
      checkSignals(defaults);
      if (scheduler !== None && !(scheduler instanceof PyTuple)) throw typeError("scheduler must be a tuple or None");
      if (scheduler !== None) throw notImplementedError(`os.${name}(scheduler=...)`);
      // A child belongs to its parent's group.
      if (group !== None && int(group) !== groupAndSession(0)[0])
        throw notImplementedError(`os.${name}(setpgroup=...)`);
      const opened: number[] = [];
      try {
        const table = actions === None ? applyActions(new PyList([]), opened) : applyActions(actions, opened);
        const folders =
          name === "posix_spawnp" && !p.text.includes("/")
            ? (current().environment.get("PATH") ?? "/bin:/usr/bin").split(":")
            : [];
        const cwd = hostFiles().cwd();
        const whole = (file: string): string => (file.startsWith("/") ? file : `${cwd}/${file}`);
        const program = findProgram(
          folders.length === 0 ? [whole(p.text)] : folders.map((folder) => whole(`${folder}/${p.text}`)),
        );
        if (typeof program === "number") throw osError(program, undefined, p.given);
        return startProgram({
          program,
          args: argv.items,
          environment: env === None ? undefined : environmentItems(env),
          table,
          newSession,
        });
      } finally {
        for (const fd of opened) guard((f) => f.close(fd));
      }
    },
  );
}

export const spawnFunctions: Record<string, NativeFunctionSpec> = {
  posix_spawn: spawn("posix_spawn"),
  posix_spawnp: spawn("posix_spawnp"),
};
