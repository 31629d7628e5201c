// One end of an in-process socket pair, or a socket that is not connected. The network itself is not reached yet.

import type { Channel } from "#runtime/descriptors.ts";
import { osError } from "#runtime/host-errors.ts";
import { ByteQueue, MessageQueue, type Queue } from "./queues.ts";

const EPIPE = 32;
const ENOTCONN = 107;
const STREAM = 1;

export class Endpoint implements Channel {
  readonly kind = "socket";
  readonly family: number;
  readonly type: number;
  readonly proto: number;
  blocking = true;
  incoming: Queue | undefined = undefined;
  outgoing: Queue | undefined = undefined;
  readonly options: Map<string, number> = new Map();
  private readClosed = false;
  private writeClosed = false;

  constructor(family: number, type: number, proto: number) {
    this.family = family;
    this.type = type;
    this.proto = proto;
  }

  get connected(): boolean {
    return this.outgoing !== undefined;
  }

  /** Bytes received, empty at the end, undefined when it would block. */
  receive(max: number, peek: boolean): Uint8Array | undefined {
    const { incoming } = this;
    if (incoming === undefined) throw osError(this.type === STREAM ? ENOTCONN : 22);
    const data = max === 0 && this.type === STREAM ? new Uint8Array(0) : incoming.pull(max, peek);
    if (data !== undefined) return data;
    return incoming.ended || this.readClosed ? new Uint8Array(0) : undefined;
  }

  read(max: number): Uint8Array | undefined {
    return this.receive(max, false);
  }

  write(data: Uint8Array): number | undefined {
    const { outgoing } = this;
    if (outgoing === undefined) throw osError(ENOTCONN);
    if (this.writeClosed || outgoing.broken) throw osError(EPIPE);
    if (data.length === 0 && this.type === STREAM) return 0;
    if (outgoing.full) return undefined;
    return outgoing.push(data);
  }

  shutdown(how: number): void {
    if (!this.connected) throw osError(ENOTCONN);
    if (how === 0 || how === 2) {
      this.readClosed = true;
      this.incoming!.broken = true;
    }
    if (how === 1 || how === 2) {
      this.writeClosed = true;
      this.outgoing!.ended = true;
    }
  }

  events(): number {
    const { incoming, outgoing } = this;
    if (incoming === undefined || outgoing === undefined) return this.type === STREAM ? 4 | 16 : 4;
    let bits = 0;
    if (incoming.size > 0 || incoming.ended || this.readClosed) bits |= 1;
    if (!outgoing.full || outgoing.broken) bits |= 4;
    if ((incoming.ended || this.readClosed) && (outgoing.broken || this.writeClosed)) bits |= 16;
    return bits;
  }

  close(): void {
    if (this.incoming !== undefined) this.incoming.broken = true;
    if (this.outgoing !== undefined) this.outgoing.ended = true;
  }
}

/** Two ends that are connected to each other. */
export function endpointPair(family: number, type: number, proto: number): [Endpoint, Endpoint] {
  const a = new Endpoint(family, type, proto);
  const b = new Endpoint(family, type, proto);
  const queue = (): Queue => (type === STREAM ? new ByteQueue() : new MessageQueue());
  a.incoming = b.outgoing = queue();
  b.incoming = a.outgoing = queue();
  return [a, b];
}
