// When V8 optimises. What runs while the command starts and while the library is imported runs once or a few times: optimising it takes
// more time than the imports themselves (measured: asyncio and five more modules 1.8 s of processor time, and 1.3 s without).

import { setFlagsFromString } from "node:v8";

const V8 = Number.parseInt(process.versions.v8, 10);
/**
 * How much a function runs before it is optimised, V8's own number and one for imports: bytes of bytecode between two looks at it, or, since
 * version 12, calls.
 */
const [NORMAL, PATIENT] = V8 < 12 ? [67_584, 1_000_000] : [3000, 40_000];

/**
 * How much bytecode V8 inlines into a function, V8's own number and ours: emitted code inlines many small constructors (floats); measured
 * 2-4 times faster on float programs.
 */
const [USUAL_INLINING, INLINING] = [920, 5000];

function inline(bytes: number): void {
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${bytes}`);
}

function set(patient: boolean): void {
  const budget = patient ? PATIENT : NORMAL;
  // A flag that a version does not know is reported on standard error.
  if (V8 < 12) setFlagsFromString(`--interrupt-budget=${budget}`);
  else if (V8 < 14) setFlagsFromString(`--invocation-count-for-turbofan=${budget}`);
}

/** Switches V8 between the two; flags are the process's. It begins patient, for the start. */
export class Tiering {
  private depth = 1;

  constructor() {
    inline(INLINING);
    set(true);
  }

  /** Begins and ends what should not be optimised; may be nested. */
  patient(active: boolean): void {
    const before = this.depth;
    this.depth += active ? 1 : -1;
    if ((before === 0) !== (this.depth === 0)) set(this.depth !== 0);
  }

  /** Runs something under V8's own flags. */
  plainly<T>(action: () => T): T {
    inline(USUAL_INLINING);
    set(false);
    try {
      return action();
    } finally {
      inline(INLINING);
      set(this.depth !== 0);
    }
  }

  /** Runs something patiently: flags are part of what V8 compares cached code by, so it is made and taken under the same ones. */
  patiently<T>(action: () => T): T {
    this.patient(true);
    try {
      return action();
    } finally {
      this.patient(false);
    }
  }
}
