// Made-up addresses of memory, for what shows pointers (ctypes, array.buffer_info). Each ArrayBuffer whose address is asked for gets a
// range of its own, of an interpreter; an address outside of all ranges belongs to nothing. Memory is held weakly: what only an
// address refers to is gone, as in C.

import { current } from "../current.ts";

/** The bytes of a whole ArrayBuffer. */
export class Memory {
  readonly bytes: Uint8Array;
  private numbers: DataView | undefined = undefined;
  /** Where it is; 0 while nobody has asked. */
  start = 0;
  /** @param bytes all of their ArrayBuffer, which is not looked at: the host would have to move that of a small array */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get view(): DataView {
    return (this.numbers ??= new DataView(this.bytes.buffer));
  }
}

/** A place in memory. */
export interface Place {
  readonly memory: Memory;
  readonly offset: number;
}

interface Range {
  readonly start: number;
  readonly end: number;
  readonly memory: WeakRef<Memory>;
}

const FIRST = 0x550000000000;
/** Unused bytes between two ranges, so that running past the end of one does not reach the next. */
const GAP = 64;

export class AddressSpace {
  private next = FIRST;
  /** In the order of their addresses. */
  private ranges: Range[] = [];
  /** Ranges when those that have gone are next looked for. */
  private limit = 1024;
  private readonly memories: WeakMap<ArrayBufferLike, Memory> = new WeakMap();

  /** The one Memory of an ArrayBuffer. */
  memoryOf(buffer: ArrayBufferLike): Memory {
    let memory = this.memories.get(buffer);
    if (memory === undefined) this.memories.set(buffer, (memory = new Memory(new Uint8Array(buffer))));
    return memory;
  }

  /** Makes a Memory that was made without being asked for the one of its ArrayBuffer. */
  adopt(memory: Memory): void {
    const { buffer } = memory.bytes;
    if (!this.memories.has(buffer)) this.memories.set(buffer, memory);
  }

  /** The address of a byte. */
  addressOf(memory: Memory, offset: number): number {
    if (memory.start === 0) {
      const own = this.memories.get(memory.bytes.buffer);
      if (own !== undefined && own !== memory) return this.addressOf(own, offset);
      this.adopt(memory);
      memory.start = this.reserve(memory.bytes.length);
      if (this.ranges.length >= this.limit) {
        this.ranges = this.ranges.filter((r) => r.memory.deref() !== undefined);
        this.limit = Math.max(1024, 2 * this.ranges.length);
      }
      this.ranges.push({
        start: memory.start,
        end: memory.start + memory.bytes.length,
        memory: new WeakRef(memory),
      });
    }
    return memory.start + offset;
  }

  /** Addresses that nothing else will have. */
  reserve(size: number): number {
    const start = this.next;
    this.next += Math.ceil((size + GAP) / 16) * 16;
    return start;
  }

  /** What is at an address; undefined when `size` bytes there are not all of one object's memory. */
  find(address: number | bigint, size: number): Place | undefined {
    if (typeof address === "bigint") return undefined;
    const { ranges } = this;
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ranges[middle]!.start <= address) low = middle + 1;
      else high = middle;
    }
    const range = ranges[low - 1];
    if (range === undefined || address + size > range.end) return undefined;
    const memory = range.memory.deref();
    return memory === undefined ? undefined : { memory, offset: address - range.start };
  }
}

/** The running interpreter's. */
export function addressSpace(): AddressSpace {
  const { state } = current();
  let space = state.get("addresses") as AddressSpace | undefined;
  if (space === undefined) state.set("addresses", (space = new AddressSpace()));
  return space;
}
