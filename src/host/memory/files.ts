// A tree of files in memory as HostFiles: what an embedded program is granted in place of the machine's disk. POSIX in meaning: inodes,
// links, descriptors with their own offset, permission bits that are kept but not enforced.

import { HostError, type HostFiles, type HostStat } from "../host.ts";

/** Contents: text or bytes of a file, or a directory. */
export interface FileTree {
  [name: string]: string | Uint8Array | FileTree;
}

export interface MemoryFilesOptions {
  /** Working directory at the start; made where it is missing. Default "/". */
  cwd?: string;
  /** Bytes that all files may take together; writing beyond fails with ENOSPC. */
  maxBytes?: number;
  /** Nothing can be changed: EROFS. */
  readOnly?: boolean;
  /** Nanoseconds since the epoch, for time stamps; stands still by default. */
  now?: () => bigint;
}

/** Files in memory, with a look at them from outside. */
export interface MemoryFiles extends HostFiles {
  /** Contents of a file; undefined when there is none. */
  readFile(path: string): Uint8Array | undefined;
  /** The same as text. */
  readText(path: string): string | undefined;
  /** Makes or replaces a file, and the directories above it. */
  writeFile(path: string, data: string | Uint8Array): void;
  /** Paths of all files, sorted. */
  list(): string[];
}

declare const TextDecoder: new (label: string) => { decode(data: Uint8Array): string };
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

interface Node {
  readonly ino: number;
  mode: number;
  nlink: number;
  times: { atime: bigint; mtime: bigint; ctime: bigint };
  data: Uint8Array;
  size: number;
  entries: Map<string, Node> | undefined;
  target: string | undefined;
}

interface Open {
  readonly node: Node;
  position: number;
  readonly readable: boolean;
  readonly writable: boolean;
  readonly append: boolean;
}

const ERRORS = {
  ENOENT: [2, "No such file or directory"],
  EBADF: [9, "Bad file descriptor"],
  EEXIST: [17, "File exists"],
  ENOTDIR: [20, "Not a directory"],
  EISDIR: [21, "Is a directory"],
  EINVAL: [22, "Invalid argument"],
  EFBIG: [27, "File too large"],
  ENOSPC: [28, "No space left on device"],
  EROFS: [30, "Read-only file system"],
  EPERM: [1, "Operation not permitted"],
  ENAMETOOLONG: [36, "File name too long"],
  ENOTEMPTY: [39, "Directory not empty"],
  ELOOP: [40, "Too many levels of symbolic links"],
} as const;

function fail(code: keyof typeof ERRORS): never {
  const [errno, text] = ERRORS[code];
  throw new HostError(code, errno, text);
}

const DIRECTORY = 0o040000;
const FILE = 0o100000;
const LINK = 0o120000;
const TYPE = 0o170000;
const O_CREAT = 0o100;
const O_EXCL = 0o200;
const O_TRUNC = 0o1000;
const O_APPEND = 0o2000;
const O_DIRECTORY = 0o200000;
const O_NOFOLLOW = 0o400000;
const MAX_FILE = 2 ** 31 - 1;

/** The tree of one grant. Several interpreters that get the same object share it. */
class Tree {
  private inodes = 0;
  private used = 0;
  private readonly options: MemoryFilesOptions;
  private readonly opened: Map<number, Open> = new Map();
  private readonly root: Node;
  cwd = "/";

  constructor(options: MemoryFilesOptions) {
    this.options = options;
    this.root = this.make(DIRECTORY | 0o755);
  }

  private now(): bigint {
    return this.options.now?.() ?? 0n;
  }

  private make(mode: number): Node {
    const t = this.now();
    const isDirectory = (mode & TYPE) === DIRECTORY;
    return {
      ino: ++this.inodes,
      mode,
      nlink: isDirectory ? 2 : 1,
      times: { atime: t, mtime: t, ctime: t },
      data: new Uint8Array(0),
      size: 0,
      entries: isDirectory ? new Map() : undefined,
      target: undefined,
    };
  }

  private writing(): void {
    if (this.options.readOnly === true) fail("EROFS");
  }

  private parts(path: string): string[] {
    const full = path.startsWith("/") ? path : `${this.cwd}/${path}`;
    return full.split("/").filter((p) => p !== "" && p !== ".");
  }

  /** Walks to the directory that holds the last part. `name` is undefined for the root itself. */
  private walk(
    path: string,
    follow: boolean,
    links = 0,
  ): { parent: Node; name: string | undefined; node: Node | undefined; path: string } {
    if (path === "") fail("ENOENT");
    if (path.includes("\0")) fail("EINVAL");
    const parts = this.parts(path);
    const trail: [Node, string][] = [];
    let node: Node = this.root;
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i]!;
      if (part.length > 255) fail("ENAMETOOLONG");
      if (node.entries === undefined) fail("ENOTDIR");
      if (part === "..") {
        node = trail.pop()?.[0] ?? this.root;
        continue;
      }
      const child: Node | undefined = node.entries.get(part);
      const last = i === parts.length - 1;
      const here = () => "/" + [...trail.map(([, n]) => n), part].join("/");
      if (child === undefined) {
        if (!last) fail("ENOENT");
        return { parent: node, name: part, node: undefined, path: here() };
      }
      if (child.target !== undefined && (!last || follow || path.endsWith("/"))) {
        if (links > 40) fail("ELOOP");
        const base = "/" + trail.map(([, n]) => n).join("/");
        const target = child.target.startsWith("/") ? child.target : `${base}/${child.target}`;
        return this.walk([target, ...parts.slice(i + 1)].join("/"), follow, links + 1);
      }
      if (last) {
        if (path.endsWith("/") && child.entries === undefined) fail("ENOTDIR");
        return { parent: node, name: part, node: child, path: here() };
      }
      trail.push([node, part]);
      node = child;
    }
    const parent = trail.at(-1);
    return {
      parent: parent?.[0] ?? this.root,
      name: parent?.[1],
      node,
      path: "/" + trail.map(([, n]) => n).join("/"),
    };
  }

  node(path: string, follow: boolean): Node {
    return this.walk(path, follow).node ?? fail("ENOENT");
  }

  realpath(path: string): string {
    const found = this.walk(path, true);
    return found.node === undefined ? fail("ENOENT") : found.path;
  }

  private touch(node: Node): void {
    node.times.mtime = node.times.ctime = this.now();
  }

  private resize(node: Node, size: number): void {
    if (size > MAX_FILE) fail("EFBIG");
    const grown = this.used + size - node.size;
    if (size > node.size && grown > (this.options.maxBytes ?? Number.POSITIVE_INFINITY)) fail("ENOSPC");
    if (size > node.data.length) {
      const wider = new Uint8Array(Math.max(size, Math.min(MAX_FILE, node.data.length * 2)));
      wider.set(node.data.subarray(0, node.size));
      node.data = wider;
    } else if (size < node.size) node.data.fill(0, size, node.size);
    this.used = grown;
    node.size = size;
  }

  private descriptor(): number {
    let fd = 3;
    while (this.opened.has(fd)) fd++;
    return fd;
  }

  open(path: string, flags: number, mode: number): number {
    const access = flags & 3;
    const found = this.walk(path, (flags & O_NOFOLLOW) === 0);
    let { node } = found;
    if (node?.target !== undefined) fail("ELOOP");
    if (node === undefined) {
      if ((flags & O_CREAT) === 0) fail("ENOENT");
      if (path.endsWith("/")) fail("EISDIR");
      this.writing();
      node = this.make(FILE | (mode & 0o777));
      found.parent.entries!.set(found.name!, node);
      this.touch(found.parent);
    } else if ((flags & O_CREAT) !== 0 && (flags & O_EXCL) !== 0) fail("EEXIST");
    if (node.entries !== undefined && access !== 0) fail("EISDIR");
    if (node.entries === undefined && (flags & O_DIRECTORY) !== 0) fail("ENOTDIR");
    if (access !== 0) this.writing();
    if ((flags & O_TRUNC) !== 0 && access !== 0) {
      this.resize(node, 0);
      this.touch(node);
    }
    const fd = this.descriptor();
    this.opened.set(fd, {
      node,
      position: 0,
      readable: access !== 1,
      writable: access !== 0,
      append: (flags & O_APPEND) !== 0,
    });
    return fd;
  }

  private file(fd: number): Open {
    return this.opened.get(fd) ?? fail("EBADF");
  }

  close(fd: number): void {
    const { node } = this.file(fd);
    this.opened.delete(fd);
    this.release(node);
  }

  // The bytes of a file without names and descriptors are free again.
  private release(node: Node): void {
    if (node.nlink > 0 || node.entries !== undefined) return;
    for (const o of this.opened.values()) if (o.node === node) return;
    this.resize(node, 0);
  }

  read(fd: number, buffer: Uint8Array, position?: number): number {
    const file = this.file(fd);
    if (!file.readable) fail("EBADF");
    if (file.node.entries !== undefined) fail("EISDIR");
    const at = position ?? file.position;
    const chunk = file.node.data.subarray(at, Math.min(file.node.size, at + buffer.length));
    buffer.set(chunk);
    if (position === undefined) file.position += chunk.length;
    return chunk.length;
  }

  write(fd: number, data: Uint8Array, position?: number): number {
    const file = this.file(fd);
    if (!file.writable) fail("EBADF");
    const at = position ?? (file.append ? file.node.size : file.position);
    if (at + data.length > file.node.size) this.resize(file.node, at + data.length);
    file.node.data.set(data, at);
    this.touch(file.node);
    if (position === undefined) file.position = at + data.length;
    return data.length;
  }

  seek(fd: number, offset: number, whence: 0 | 1 | 2): number {
    const file = this.file(fd);
    const base = whence === 0 ? 0 : whence === 1 ? file.position : file.node.size;
    if (base + offset < 0) fail("EINVAL");
    file.position = base + offset;
    return file.position;
  }

  truncate(fd: number, length: number): void {
    const file = this.file(fd);
    if (!file.writable || length < 0) fail("EINVAL");
    this.resize(file.node, length);
    this.touch(file.node);
  }

  stat(node: Node): HostStat {
    return {
      mode: node.mode,
      ino: node.ino,
      dev: 1,
      nlink: node.nlink,
      uid: 0,
      gid: 0,
      size: node.target !== undefined ? node.target.length : node.entries !== undefined ? 4096 : node.size,
      atimeNs: node.times.atime,
      mtimeNs: node.times.mtime,
      ctimeNs: node.times.ctime,
    };
  }

  fstat(fd: number): HostStat {
    return this.stat(this.file(fd).node);
  }

  readdir(path: string): ReturnType<HostFiles["readdir"]> {
    const { entries } = this.node(path, true);
    if (entries === undefined) fail("ENOTDIR");
    return [...entries].map(([name, n]) => ({
      name,
      type: n.entries !== undefined ? "directory" : n.target !== undefined ? "symlink" : "file",
    }));
  }

  private add(path: string, make: () => Node): Node {
    const found = this.walk(path, false);
    if (found.node !== undefined || found.name === undefined) fail("EEXIST");
    this.writing();
    const node = make();
    found.parent.entries!.set(found.name, node);
    this.touch(found.parent);
    return node;
  }

  mkdir(path: string, mode: number): void {
    this.add(path, () => this.make(DIRECTORY | (mode & 0o777)));
  }

  private remove(path: string, directory: boolean): void {
    const found = this.walk(path.replace(/\/+$/, "") || "/", false);
    const node = found.node ?? fail("ENOENT");
    this.writing();
    if (directory) {
      if (node.entries === undefined) fail("ENOTDIR");
      if (node.entries.size > 0) fail("ENOTEMPTY");
      if (found.name === undefined) fail("EPERM");
    } else if (node.entries !== undefined) fail("EISDIR");
    found.parent.entries!.delete(found.name!);
    this.touch(found.parent);
    node.nlink = directory ? 0 : node.nlink - 1;
    this.release(node);
  }

  rmdir(path: string): void {
    this.remove(path, true);
  }

  unlink(path: string): void {
    this.remove(path, false);
  }

  rename(from: string, to: string): void {
    const a = this.walk(from.replace(/(.)\/+$/, "$1"), false);
    const node = a.node ?? fail("ENOENT");
    const b = this.walk(to.replace(/(.)\/+$/, "$1"), false);
    this.writing();
    if (a.name === undefined || b.name === undefined) fail("EINVAL");
    if (b.node === node) return;
    if (node.entries !== undefined && `${b.path}/`.startsWith(`${a.path}/`)) fail("EINVAL");
    if (b.node !== undefined) {
      if (b.node.entries !== undefined) {
        if (node.entries === undefined) fail("EISDIR");
        if (b.node.entries.size > 0) fail("ENOTEMPTY");
      } else if (node.entries !== undefined) fail("ENOTDIR");
      b.node.nlink--;
      this.release(b.node);
    }
    a.parent.entries!.delete(a.name);
    b.parent.entries!.set(b.name, node);
    this.touch(a.parent);
    this.touch(b.parent);
  }

  symlink(target: string, path: string): void {
    this.add(path, () => {
      const node = this.make(LINK | 0o777);
      node.target = target;
      return node;
    });
  }

  link(existing: string, path: string): void {
    const node = this.node(existing, false);
    if (node.entries !== undefined) fail("EPERM");
    this.add(path, () => node);
    node.nlink++;
  }

  readlink(path: string): string {
    return this.node(path, false).target ?? fail("EINVAL");
  }

  chmod(path: string, mode: number): void {
    const node = this.node(path, true);
    this.writing();
    node.mode = (node.mode & TYPE) | (mode & 0o7777);
    node.times.ctime = this.now();
  }

  utimes(path: string, atimeNs: bigint, mtimeNs: bigint): void {
    const node = this.node(path, true);
    this.writing();
    node.times.atime = atimeNs;
    node.times.mtime = mtimeNs;
  }

  chdir(path: string): void {
    if (this.node(path, true).entries === undefined) fail("ENOTDIR");
    this.cwd = this.realpath(path);
  }

  /** Makes a file and the directories above it, whatever `readOnly` says. */
  put(path: string, data: string | Uint8Array): void {
    const parts = this.parts(path);
    const name = parts.pop() ?? fail("EISDIR");
    let node = this.root;
    for (const part of parts) {
      let child = node.entries!.get(part);
      if (child === undefined) {
        child = this.make(DIRECTORY | 0o755);
        node.entries!.set(part, child);
      }
      if (child.entries === undefined) fail("ENOTDIR");
      node = child;
    }
    let file = node.entries!.get(name);
    if (file === undefined) {
      file = this.make(FILE | 0o644);
      node.entries!.set(name, file);
    }
    if (file.entries !== undefined) fail("EISDIR");
    const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
    this.resize(file, bytes.length);
    file.data.set(bytes);
    this.touch(file);
  }

  directory(path: string): void {
    let node = this.root;
    for (const part of this.parts(path)) {
      let child = node.entries!.get(part);
      if (child === undefined) {
        child = this.make(DIRECTORY | 0o755);
        node.entries!.set(part, child);
      }
      if (child.entries === undefined) fail("ENOTDIR");
      node = child;
    }
  }

  contents(path: string): Uint8Array | undefined {
    try {
      const node = this.node(path, true);
      return node.entries === undefined ? node.data.slice(0, node.size) : undefined;
    } catch {
      return undefined;
    }
  }

  list(): string[] {
    const out: string[] = [];
    const visit = (node: Node, path: string): void => {
      for (const [name, child] of node.entries!) {
        if (child.entries !== undefined) visit(child, `${path}/${name}`);
        else out.push(`${path}/${name}`);
      }
    };
    visit(this.root, "");
    return out.sort();
  }
}

/** A tree of files in memory: `memoryFiles({ "data.txt": "…", pkg: { "__init__.py": "" } })`. Paths with slashes make directories. */
export function memoryFiles(contents: FileTree = {}, options: MemoryFilesOptions = {}): MemoryFiles {
  const tree = new Tree(options);
  if (options.cwd !== undefined) {
    tree.directory(options.cwd);
    tree.cwd = tree.realpath(options.cwd);
  }
  const fill = (path: string, part: FileTree): void => {
    tree.directory(path === "" ? "/" : path);
    for (const [name, value] of Object.entries(part)) {
      const full = path === "" ? name : `${path}/${name}`;
      if (typeof value === "string" || value instanceof Uint8Array) tree.put(full, value);
      else fill(full, value);
    }
  };
  fill("", contents);
  return {
    open: (path, flags, mode) => tree.open(path, flags, mode),
    close: (fd) => tree.close(fd),
    read: (fd, buffer, position) => tree.read(fd, buffer, position),
    write: (fd, data, position) => tree.write(fd, data, position),
    seek: (fd, offset, whence) => tree.seek(fd, offset, whence),
    truncate: (fd, length) => tree.truncate(fd, length),
    stat: (path, follow) => tree.stat(tree.node(path, follow)),
    fstat: (fd) => tree.fstat(fd),
    readdir: (path) => tree.readdir(path),
    mkdir: (path, mode) => tree.mkdir(path, mode),
    rmdir: (path) => tree.rmdir(path),
    unlink: (path) => tree.unlink(path),
    rename: (from, to) => tree.rename(from, to),
    symlink: (target, path) => tree.symlink(target, path),
    link: (existing, path) => tree.link(existing, path),
    readlink: (path) => tree.readlink(path),
    realpath: (path) => tree.realpath(path),
    chmod: (path, mode) => tree.chmod(path, mode),
    utimes: (path, a, m) => tree.utimes(path, a, m),
    access(path) {
      try {
        tree.node(path, true);
        return true;
      } catch {
        return false;
      }
    },
    cwd: () => tree.cwd,
    chdir: (path) => tree.chdir(path),
    isatty: () => false,
    readFile: (path) => tree.contents(path),
    readText(path) {
      const data = tree.contents(path);
      return data === undefined ? undefined : new TextDecoder("utf-8").decode(data);
    },
    writeFile: (path, data) => tree.put(path, data),
    list: () => tree.list(),
  };
}
