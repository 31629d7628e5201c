// stat_result, DirEntry and scandir. Follows Modules/posixmodule.c.

import type { HostStat } from "#host/host.ts";
import { makeType } from "#runtime/native/define.ts";
import { kw, pos, rest } from "#runtime/native/params.ts";
import { genericAlias } from "#runtime/objects/generic-alias.ts";
import { normalizeInt, PyFloat } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { structSequence } from "#runtime/objects/struct-sequence.ts";
import { reprText, truthy } from "#runtime/operators/protocols.ts";
import { guard, likePath, type Path } from "./paths.ts";

export const statResult = structSequence(
  "os.stat_result",
  [
    "st_mode",
    "st_ino",
    "st_dev",
    "st_nlink",
    "st_uid",
    "st_gid",
    "st_size",
    "",
    "",
    "",
    "st_atime",
    "st_mtime",
    "st_ctime",
    "st_atime_ns",
    "st_mtime_ns",
    "st_ctime_ns",
    "st_blksize",
    "st_blocks",
    "st_rdev",
  ],
  10,
);

/** The stat_result of a host's answer. */
export function makeStat(s: HostStat): PyValue {
  const secs = (ns: bigint): number => Number(ns / 1000000000n);
  const float = (ns: bigint): PyFloat => new PyFloat(secs(ns) + Number(ns % 1000000000n) * 1e-9);
  return statResult([
    s.mode,
    s.ino,
    s.dev,
    s.nlink,
    s.uid,
    s.gid,
    s.size,
    secs(s.atimeNs),
    secs(s.mtimeNs),
    secs(s.ctimeNs),
    float(s.atimeNs),
    float(s.mtimeNs),
    float(s.ctimeNs),
    normalizeInt(s.atimeNs),
    normalizeInt(s.mtimeNs),
    normalizeInt(s.ctimeNs),
    4096,
    Math.ceil(s.size / 512),
    0,
  ]);
}

const KIND = { file: 0o100000, directory: 0o040000, symlink: 0o120000, other: 0 } as const;

class PyDirEntry extends PyObject {
  name = "";
  path = "";
  /** What the host is asked for. */
  place = "";
  like: Path | undefined = undefined;
  kind: "file" | "directory" | "symlink" | "other" = "file";
  private cached: PyValue | undefined = undefined;
  private cachedLink: PyValue | undefined = undefined;
  stat(follow: boolean): PyValue {
    if (follow)
      return (this.cached ??= makeStat(guard((f) => f.stat(this.place, true), likePath(this.path, this.like!))));
    return (this.cachedLink ??= makeStat(guard((f) => f.stat(this.place, false), likePath(this.path, this.like!))));
  }
  is(kind: "file" | "directory", follow: boolean): boolean {
    if (this.kind !== "symlink" && this.kind !== "other") return this.kind === kind;
    if (!follow) return false;
    try {
      return (guard((f) => f.stat(this.place, true)).mode & 0o170000) === KIND[kind];
    } catch {
      return false;
    }
  }
}
export const dirEntryType = makeType(PyDirEntry, { name: "DirEntry", module: "posix", flags: 0 }, (c) => ({
  slots: { repr: (self) => `<DirEntry ${reprText(likePath(self.name, self.like!))}>` },
  methods: {
    is_file: c.method([kw("follow_symlinks", "True")], (self, follow) => self.is("file", truthy(follow))),
    is_dir: c.method([kw("follow_symlinks", "True")], (self, follow) => self.is("directory", truthy(follow))),
    is_symlink: c.method([], (self) => self.kind === "symlink"),
    is_junction: c.method([], () => false),
    stat: c.method([kw("follow_symlinks", "True")], (self, follow) => self.stat(truthy(follow))),
    inode: c.method([], (self) => guard((f) => f.stat(self.place, false)).ino),
    __fspath__: c.method([], (self) => likePath(self.path, self.like!)),
    __class_getitem__: c.classMethod([pos("item")], (cls, item) => genericAlias(cls, item)),
  },
  properties: {
    name: c.property((self) => likePath(self.name, self.like!)),
    path: c.property((self) => likePath(self.path, self.like!)),
  },
}));

class PyScandirIterator extends PyObject {
  entries: PyDirEntry[] = [];
  private i = 0;
  nx(): PyValue | undefined {
    return this.i < this.entries.length ? this.entries[this.i++] : undefined;
  }
  close(): void {
    this.entries = [];
  }
}
makeType(PyScandirIterator, { name: "ScandirIterator", module: "posix", flags: 0 }, (c) => ({
  slots: { iter: (self) => self, next: (self) => self.nx() },
  methods: {
    close: c.method([], (self) => {
      self.close();
      return None;
    }),
    __enter__: c.method([], (self) => self),
    __exit__: c.method([rest("args")], (self) => {
      self.close();
      return None;
    }),
  },
}));

/** `scandir(path)`. */
export function scandir(path: Path): PyValue {
  const it = new PyScandirIterator();
  const base = path.text === "" ? "." : path.text;
  const given = path.given === None;
  it.entries = guard((f) => f.readdir(base), path.given).map((e) => {
    const d = new PyDirEntry();
    d.name = e.name;
    d.place = base.endsWith("/") ? base + e.name : `${base}/${e.name}`;
    d.path =
      path.fd !== undefined ? e.name : given ? `./${e.name}` : base.endsWith("/") ? base + e.name : `${base}/${e.name}`;
    d.kind = e.type;
    d.like = path;
    return d;
  });
  return it;
}
