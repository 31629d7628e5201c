// C libraries as WebAssembly, for native modules that stand on one: the code comes with taipan's library (scripts/build-wasm.ts), is
// compiled at once and synchronously, and lives as long as the interpreter's module.

import { current } from "../current.ts";
import { importError } from "../objects/exceptions.ts";

/** What is used of the global WebAssembly; the core is checked without a host's types. */
interface WebAssemblyGlobal {
  readonly Module: {
    new (code: Uint8Array): WasmModule;
    imports(module: WasmModule): { module: string; name: string; kind: string }[];
  };
  readonly Instance: new (module: WasmModule, imports: object) => { readonly exports: Record<string, never> };
  readonly Memory: new (size: { initial: number; maximum?: number }) => WasmMemory;
}
export interface WasmModule {
  readonly wasmModule?: never;
}
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
interface WasmTable {
  readonly length: number;
  get(index: number): unknown;
  set(index: number, value: unknown): void;
  grow(by: number): number;
}

export const webAssembly: WebAssemblyGlobal | undefined = (globalThis as { WebAssembly?: WebAssemblyGlobal })
  .WebAssembly;

interface Allocator {
  readonly memory?: WasmMemory;
  readonly __indirect_function_table?: WasmTable;
  malloc(size: number): number;
  free(pointer: number): void;
  _initialize?(): void;
}

/** A library's compiled code; ImportError where it is not at hand. */
export function wasmModule(name: string, module: string): WasmModule {
  const code = webAssembly === undefined ? undefined : current().library?.wasm?.(name);
  if (code === undefined) throw importError(`No module named '${module}' here: its C library ${name} was not built`);
  return new webAssembly!.Module(code);
}

/** Text up to this length is read and written here, longer one by the host's coders. */
const FEW = 64;

/** A library in memory of its own. `E` names its functions; pointers and sizes are numbers. */
export class CLibrary<E> {
  readonly c: E & Allocator;
  readonly memory: WasmMemory;
  private bytes: Uint8Array = new Uint8Array(0);
  private cells: DataView = new DataView(new ArrayBuffer(0));
  private scratchAt = 0;
  private readonly lost: FinalizationRegistry<() => void>;

  constructor(module: WasmModule, imports: object = {}, memory?: WasmMemory) {
    const { Instance } = webAssembly!;
    this.c = new Instance(module, imports).exports as unknown as E & Allocator;
    this.memory = memory ?? this.c.memory!;
    this.lost = new FinalizationRegistry((free) => free());
    this.c._initialize?.();
  }

  /** All memory. Growing it makes this view void: ask again after each call. */
  get u8(): Uint8Array {
    // Growing leaves the views before it without length. (Asking memory for its buffer each time would cost more than most reads.)
    if (this.bytes.length === 0) this.look();
    return this.bytes;
  }
  get view(): DataView {
    if (this.bytes.length === 0) this.look();
    return this.cells;
  }
  private look(): void {
    this.bytes = new Uint8Array(this.memory.buffer);
    this.cells = new DataView(this.memory.buffer);
  }
  u32(at: number): number {
    return this.view.getUint32(at, true);
  }
  setU32(at: number, value: number): void {
    this.view.setUint32(at, value, true);
  }

  /** Zeroed memory. */
  alloc(size: number): number {
    const at = this.c.malloc(size);
    if (at === 0) throw new RangeError("out of memory");
    this.u8.fill(0, at, at + size);
    return at;
  }
  /** A copy of bytes. */
  put(data: Uint8Array): number {
    const at = this.c.malloc(Math.max(1, data.length));
    if (at === 0) throw new RangeError("out of memory");
    this.u8.set(data, at);
    return at;
  }
  /** A copy of text in UTF-8 with a zero behind it. */
  putText(text: string): number {
    const data = encoder.encode(text);
    const at = this.c.malloc(data.length + 1);
    this.u8.set(data, at);
    this.u8[at + data.length] = 0;
    return at;
  }
  slice(at: number, size: number): Uint8Array {
    return this.u8.slice(at, at + size);
  }
  /** The text of bytes that are all ASCII and few; undefined for others. */
  ascii(at: number, size: number): string | undefined {
    if (size > FEW) return undefined;
    const { u8 } = this;
    let all = 0;
    for (let i = at; i < at + size; i++) all |= u8[i]!;
    if (all > 127) return undefined;
    let text = "";
    let i = at;
    for (const end = at + size - 3; i < end; i += 4)
      text += String.fromCharCode(u8[i]!, u8[i + 1]!, u8[i + 2]!, u8[i + 3]!);
    for (; i < at + size; i++) text += String.fromCharCode(u8[i]!);
    return text;
  }
  /** Room for FEW bytes, for what is copied on from there at once. */
  get scratch(): number {
    if (this.scratchAt === 0) this.scratchAt = this.alloc(FEW);
    return this.scratchAt;
  }
  /** Puts ASCII text of at most FEW characters there; false for others. */
  putScratch(text: string): boolean {
    const n = text.length;
    if (n > FEW) return false;
    const at = this.scratch;
    const { u8 } = this;
    let all = 0;
    for (let i = 0; i < n; i++) {
      const c = text.charCodeAt(i);
      all |= c;
      u8[at + i] = c;
    }
    return all < 128;
  }
  /** The text up to a zero byte. */
  text(at: number): string {
    return at === 0 ? "" : decoder.decode(this.u8.subarray(at, this.u8.indexOf(0, at)));
  }

  /** Runs `free` some time after `owner` was collected, unless it is forgotten before. */
  freeWith(owner: object, free: () => void): void {
    this.lost.register(owner, free, owner);
  }
  forget(owner: object): void {
    this.lost.unregister(owner);
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
