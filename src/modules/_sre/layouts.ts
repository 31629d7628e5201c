// The objects of _sre: compiled patterns, matches, scanners, replacement templates. Only their fields; the types and
// methods are in pattern.ts, match.ts and template.ts.

import type { BufferView } from "#runtime/objects/buffer.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import type { MatchSpans, Regex } from "./engine.ts";

/** `re.Pattern` */
export class PyPattern extends PyObject {
  /** Makes the matcher; set with the other fields. */
  compile: (() => Regex) | undefined = undefined;
  private compiled: Regex | undefined = undefined;
  get regex(): Regex {
    return (this.compiled ??= this.compile!());
  }
  /** The source, or None. */
  pattern: PyValue = None;
  flags = 0;
  groups = 0;
  /** Undefined if the source is None: then str and bytes are both searched. */
  isBytes: boolean | undefined = undefined;
  code: readonly number[] = [];
  groupindex: PyDict = new PyDict();
  /** Group names by number. */
  indexgroup: PyTuple = new PyTuple();
}

const NO_PATTERN = new PyPattern();
const NO_SPANS: MatchSpans = { start: 0, end: 0, marks: [0, 0], lastIndex: -1, texts: undefined };

/** `re.Match` */
export class PyMatch extends PyObject {
  re: PyPattern = NO_PATTERN;
  /** The subject as it was given. */
  string: PyValue = None;
  pos = 0;
  endpos = 0;
  spans: MatchSpans = NO_SPANS;
  regs: PyTuple | undefined = undefined;
}

/** `_sre.SRE_Scanner` */
export class PyScanner extends PyObject {
  pattern: PyPattern = NO_PATTERN;
  string: PyValue = None;
  pos = 0;
  endpos = 0;
  /** Where to go on; -1 when there is no more. */
  start = 0;
  mustAdvance = false;
  executing = false;
  /** What keeps a bytes-like subject from being resized. */
  view: BufferView | undefined = undefined;
}

/** `_sre.SRE_Template`: a compiled replacement. */
export class PyTemplate extends PyObject {
  literal: PyValue = "";
  /** Group numbers, each followed by a literal (undefined if empty). */
  parts: { group: number; literal: PyValue | undefined }[] = [];
}
