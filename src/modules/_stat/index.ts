// Module _stat (Modules/_stat.c): the bits of st_mode and of file flags, as Linux has them, and the functions over them.

import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn, type NativeFunctionSpec, pos } from "#runtime/native/params.ts";
import { overflowError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { toIndexValue } from "#runtime/operators/protocols.ts";

const FORMAT = 0o170000;
/** Types of files: the name in S_IS… (S_IF… too, where a leading F is not doubled), the bits, and the letter that `ls -l` shows. */
const TYPES: readonly (readonly [name: string, bits: number, letter: string])[] = [
  ["REG", 0o100000, "-"],
  ["DIR", 0o040000, "d"],
  ["LNK", 0o120000, "l"],
  ["BLK", 0o060000, "b"],
  ["CHR", 0o020000, "c"],
  ["FIFO", 0o010000, "p"],
  ["SOCK", 0o140000, "s"],
];
/** Types that Linux has no files of. */
const NO_TYPES = ["DOOR", "PORT", "WHT"];

const MODES = {
  ...{
    S_ISUID: 0o4000,
    S_ISGID: 0o2000,
    S_ISVTX: 0o1000,
    S_ENFMT: 0o2000,
    S_IREAD: 0o400,
    S_IWRITE: 0o200,
    S_IEXEC: 0o100,
  },
  ...{ S_IRWXU: 0o700, S_IRUSR: 0o400, S_IWUSR: 0o200, S_IXUSR: 0o100 },
  ...{ S_IRWXG: 0o070, S_IRGRP: 0o040, S_IWGRP: 0o020, S_IXGRP: 0o010 },
  ...{ S_IRWXO: 0o007, S_IROTH: 0o004, S_IWOTH: 0o002, S_IXOTH: 0o001 },
};
const FLAGS = {
  ...{ UF_SETTABLE: 0xffff, UF_NODUMP: 1, UF_IMMUTABLE: 2, UF_APPEND: 4, UF_OPAQUE: 8, UF_NOUNLINK: 16 },
  ...{ UF_COMPRESSED: 32, UF_TRACKED: 64, UF_DATAVAULT: 128, UF_HIDDEN: 0x8000 },
  ...{
    SF_SETTABLE: 0xffff0000,
    SF_ARCHIVED: 0x10000,
    SF_IMMUTABLE: 0x20000,
    SF_APPEND: 0x40000,
    SF_RESTRICTED: 0x80000,
  },
  ...{ SF_NOUNLINK: 0x100000, SF_SNAPSHOT: 0x200000, SF_FIRMLINK: 0x800000, SF_DATALESS: 0x40000000 },
};
const INDICES = "MODE INO DEV NLINK UID GID SIZE ATIME MTIME CTIME"
  .split(" ")
  .map((name, i) => [`ST_${name}`, i] as const);
const FILE_ATTRIBUTES = {
  ...{ READONLY: 1, HIDDEN: 2, SYSTEM: 4, DIRECTORY: 16, ARCHIVE: 32, DEVICE: 64, NORMAL: 128, TEMPORARY: 256 },
  ...{ SPARSE_FILE: 512, REPARSE_POINT: 1024, COMPRESSED: 2048, OFFLINE: 4096, NOT_CONTENT_INDEXED: 8192 },
  ...{ ENCRYPTED: 16384, INTEGRITY_STREAM: 32768, VIRTUAL: 65536, NO_SCRUB_DATA: 131072 },
};

function modeOf(v: PyValue): number {
  const mode = toIndexValue(v);
  if (mode < 0) throw overflowError("can't convert negative value to unsigned int");
  if (mode > 0xffffffff)
    throw overflowError(
      typeof mode === "bigint" ? "Python int too large to convert to C unsigned long" : "mode out of range",
    );
  return Number(mode);
}

function permissions(mode: number, shift: number, special: number, letters: string): string {
  const bits = mode >> shift;
  const execute = (bits & 1) !== 0;
  const last = (mode & special) !== 0 ? letters[execute ? 0 : 1]! : execute ? "x" : "-";
  return ((bits & 4) !== 0 ? "r" : "-") + ((bits & 2) !== 0 ? "w" : "-") + last;
}

/** A mode as `ls -l` shows it. */
function filemode(mode: number): string {
  const letter = TYPES.find(([, bits]) => (mode & FORMAT) === bits)?.[2] ?? "?";
  return (
    letter +
    permissions(mode, 6, 0o4000, "sS") +
    permissions(mode, 3, 0o2000, "sS") +
    permissions(mode, 0, 0o1000, "tT")
  );
}

const onMode = (result: (mode: number) => PyValue): NativeFunctionSpec => fn([pos("mode")], (v) => result(modeOf(v)));

const statModule: NativeModule = defineModule("_stat", () => ({
  functions: {
    ...Object.fromEntries(TYPES.map(([name, bits]) => [`S_IS${name}`, onMode((mode) => (mode & FORMAT) === bits)])),
    ...Object.fromEntries(NO_TYPES.map((name) => [`S_IS${name}`, onMode(() => false)])),
    S_IMODE: onMode((mode) => mode & 0o7777),
    S_IFMT: onMode((mode) => mode & FORMAT),
    filemode: onMode(filemode),
  },
  attributes: {
    ...Object.fromEntries(TYPES.map(([name, bits]) => [`S_IF${name.replace(/^F/, "")}`, bits])),
    ...Object.fromEntries(NO_TYPES.map((name) => [`S_IF${name}`, 0])),
    ...MODES,
    ...FLAGS,
    ...Object.fromEntries(INDICES),
    ...Object.fromEntries(Object.entries(FILE_ATTRIBUTES).map(([name, bits]) => [`FILE_ATTRIBUTE_${name}`, bits])),
  },
}));
export default statModule;
