// How the pure functions of this layer report what Python reports as an exception. The layer lies below the runtime, so it
// only names the exception; the runtime installs the factory that makes the real one (`installFaults`), tests see a `Fault`.

export type FaultKind = "ValueError" | "OverflowError" | "ZeroDivisionError" | "TypeError" | "MemoryError";

export class Fault {
  readonly kind: FaultKind;
  readonly message: string;

  constructor(kind: FaultKind, message: string) {
    this.kind = kind;
    this.message = message;
  }
}

let make: (kind: FaultKind, message: string) => unknown = (kind, message) => new Fault(kind, message);

/** The value to throw for a Python exception: `throw fault("ValueError", "…")`. */
export function fault(kind: FaultKind, message: string): unknown {
  return make(kind, message);
}

/** Called once when the runtime is loaded. Built-in exception types are shared, so this holds no interpreter's state. */
export function installFaults(factory: (kind: FaultKind, message: string) => unknown): void {
  make = factory;
}
