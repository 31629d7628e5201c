// Layouts of connections, cursors and blobs, apart from their types so that each can name the other.

import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { strType } from "#runtime/objects/str.ts";
import type { BlobValue } from "./blob-value.ts";
import type { Query } from "./private-sql.ts";
import type { SqlState } from "./state.ts";
import type { Statement } from "./statement.ts";

export const LEGACY = -1;

export class PyConnection extends PyObject {
  state: SqlState | undefined = undefined;
  initialized = false;
  /** The database; 0 when closed. */
  db = 0;
  detectTypes = 0;
  /** "" means a plain BEGIN. */
  isolation: string | undefined = "";
  autocommit = LEGACY;
  rowFactory: PyValue = None;
  textFactory: PyValue = strType;
  cacheSize = 128;
  /** Statements at hand, least recently used first. */
  cache: Map<string, Statement> = new Map();
  /** All that must be finalized when the connection closes. */
  statements: Set<Statement> = new Set();
  blobs: Set<PyBlob> = new Set();
  /** Writes what blobs hold back; there while one does. */
  settle: (() => void) | undefined = undefined;
  /** A blob's value is being written. */
  storing = false;
  /** Changes that SQLite counts though a blob made them. */
  hiddenChanges = 0n;
  /** Handles of the authorizer, progress and trace handlers. */
  handles: Map<string, number> = new Map();
}

/** Rows that were read at once, and the number of rows that their statement changed (-1: it changes none). */
export interface ReadRows {
  readonly rows: readonly PyValue[];
  next: number;
  readonly changes: number;
}

export class PyCursor extends PyObject {
  connection: PyConnection | undefined = undefined;
  initialized = false;
  closed = false;
  /** Runs a statement now. */
  locked = false;
  statement: Statement | undefined = undefined;
  read: ReadRows | undefined = undefined;
  description: PyValue = None;
  converters: (PyValue | undefined)[] | undefined = undefined;
  lastrowid: PyValue = None;
  rowcount = -1;
  arraysize = 1;
  rowFactory: PyValue = None;
}

export class PyBlob extends PyObject {
  connection: PyConnection | undefined = undefined;
  closed = false;
  readOnly = false;
  /** What it is open on; nothing once its row has changed and somebody has noticed. */
  value: BlobValue | undefined = undefined;
  /** The statement that stays at the row. */
  cursor: Query | undefined = undefined;
  /** SQLite's code for what made it useless. */
  aborted = 0;
  offset = 0;
}
