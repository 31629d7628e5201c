// Functions of module posix that change what a file says about itself: mode, owner, times. Follows Modules/posixmodule.c.

import { current } from "#runtime/current.ts";
import { cInt, toDouble } from "#runtime/native/convert.ts";
import { arg, fn, kw, type NativeFunctionSpec } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { notImplementedError, overflowError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { isIndexable, toIndexValue, truthy } from "#runtime/operators/protocols.ts";
import { guard, hostFiles, type Path, pathOf } from "./paths.ts";

const MOST_ID = 2 ** 32 - 2;

/** A user's or group's number; -1 for none (_Py_Uid_Converter). */
function identifier(v: PyValue, what: "uid" | "gid"): number {
  if (!isIndexable(v)) throw typeError(`${what} should be integer, not ${typeName(v)}`);
  const n = Number(toIndexValue(v));
  if (n < -1) throw overflowError(`${what} is less than minimum`);
  if (n > MOST_ID) throw overflowError(`${what} is greater than maximum`);
  return n;
}

function setOwner(p: Path, uid: PyValue, gid: PyValue, follow: boolean): PyValue {
  const [user, group] = [identifier(uid, "uid"), identifier(gid, "gid")];
  if (hostFiles().chown === undefined) throw notImplementedError("os.chown on this host");
  guard((f) => f.chown!(p.text, user, group, follow), p.given);
  return None;
}

function times(t: PyValue, ns: PyValue): [bigint, bigint] {
  if (t !== None && ns !== None) throw valueError("utime: you may specify either 'times' or 'ns' but not both");
  if (ns !== None) {
    if (!(ns instanceof PyTuple) || ns.items.length !== 2) throw typeError("utime: 'ns' must be a tuple of two ints");
    return [BigInt(toIndexValue(ns.items[0]!)), BigInt(toIndexValue(ns.items[1]!))];
  }
  if (t !== None) {
    if (!(t instanceof PyTuple) || t.items.length !== 2)
      throw typeError("utime: 'times' must be either a tuple of two ints or None");
    const n = (v: PyValue): bigint => BigInt(Math.round(toDouble(v) * 1e6)) * 1000n;
    return [n(t.items[0]!), n(t.items[1]!)];
  }
  const now = current().host.clock?.now() ?? 0n;
  return [now, now];
}

export const attributeFunctions: Record<string, NativeFunctionSpec> = {
  chmod: fn(
    [arg("path"), arg("mode", cInt), kw("dir_fd", "None"), kw("follow_symlinks", "True")],
    (path, mode, directory, follow) => {
      const p = pathOf(path, "chmod", "path", { allowFd: true, directory });
      const link = !truthy(follow) && p.fd === undefined && guard((f) => f.stat(p.text, false), p.given);
      if (link !== false && (link.mode & 0o170000) === 0o120000)
        throw notImplementedError("chmod: follow_symlinks unavailable on this platform");
      guard((f) => f.chmod(p.text, mode), p.given);
      return None;
    },
  ),
  fchmod: fn([arg("fd", cInt), arg("mode", cInt)], (fd, mode) => {
    const p = pathOf(fd, "fchmod", "fd", { allowFd: true });
    guard((f) => {
      f.fstat(fd);
      f.chmod(p.text, mode);
    });
    return None;
  }),
  chown: fn(
    [arg("path"), arg("uid"), arg("gid"), kw("dir_fd", "None"), kw("follow_symlinks", "True")],
    (path, uid, gid, directory, follow) =>
      setOwner(pathOf(path, "chown", "path", { allowFd: true, directory }), uid, gid, truthy(follow)),
  ),
  lchown: fn([arg("path"), arg("uid"), arg("gid")], (path, uid, gid) =>
    setOwner(pathOf(path, "lchown"), uid, gid, false),
  ),
  fchown: fn([arg("fd", cInt), arg("uid"), arg("gid")], (fd, uid, gid) => {
    guard((f) => f.fstat(fd));
    return setOwner({ ...pathOf(fd, "fchown", "fd", { allowFd: true }), given: None }, uid, gid, true);
  }),
  utime: fn(
    [arg("path"), arg("times", "None"), kw("ns", "None"), kw("dir_fd", "None"), kw("follow_symlinks", "True")],
    (path, t, ns, directory, follow) => {
      const p = pathOf(path, "utime", "path", { allowFd: true, directory });
      const follows = truthy(follow);
      if (p.fd !== undefined && !follows) throw valueError("utime: cannot use fd and follow_symlinks together");
      const [a, m] = times(t, ns);
      guard((f) => {
        if (!follows && f.lutimes !== undefined) f.lutimes(p.text, a, m);
        else f.utimes(p.text, a, m);
      }, p.given);
      return None;
    },
  ),
};
