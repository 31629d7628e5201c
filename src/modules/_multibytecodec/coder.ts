// What an East Asian codec is to the objects of _multibytecodec: characters in and bytes out, one step at a time, over a state of eight bytes
// (cjkcodecs.h: encoder and decoder functions and their return codes).

/** A step needs more input than there is. */
export const TOO_FEW = 0;

export interface Coder {
  /** The state at the start. */
  readonly initial: Uint8Array;
  /** Appends the characters of what stands at `at`; gives the bytes taken, TOO_FEW, or -n where n bytes are wrong. */
  decode(data: Uint8Array, at: number, state: Uint8Array, out: number[]): number;
  /** Appends the bytes of what stands at `at`; gives the characters taken, TOO_FEW (unless `last`), or -n where n characters cannot be written. */
  encode(text: ArrayLike<number>, at: number, last: boolean, state: Uint8Array, out: number[]): number;
  /** Appends what leads back to the initial state. */
  finish(state: Uint8Array, out: number[]): void;
}
