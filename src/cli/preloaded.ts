// What the main thread of the command reads while its worker starts, so that the worker need not.

/** Cell of the shared memory that says that the text was sent. */
export const PRELOADED = 2;

/** The command's text, and V8's compiled form of it. */
export interface Preloaded {
  readonly text: Uint8Array<ArrayBuffer>;
  readonly compiled: Uint8Array<ArrayBuffer> | undefined;
}
