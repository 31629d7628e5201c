// Module _uuid: time-based UUIDs as libuuid makes them (Modules/_uuidmodule.c), from the host's clock and entropy. The node is random, with
// the multicast bit that says so (RFC 9562), as there is no network card to name.

import { current } from "#runtime/current.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn } from "#runtime/native/params.ts";
import { PyBytes, PyTuple } from "#runtime/objects/containers.ts";
import { notImplementedError } from "#runtime/objects/exceptions.ts";
import { None } from "#runtime/objects/singletons.ts";

/** 100 ns intervals between 1582-10-15 and the epoch. */
const GREGORIAN = 0x01b21dd213814000n;

const uuidModule: NativeModule = defineModule("_uuid", () => {
  let node: Uint8Array | undefined;
  let last = 0n;
  const generate = fn([], () => {
    const { clock, entropy } = current().host;
    if (clock === undefined || entropy === undefined) throw notImplementedError("uuid without a clock and entropy");
    if (node === undefined) {
      node = new Uint8Array(8);
      entropy(node);
      node[2]! |= 1;
      node[0] = (node[0]! & 0x3f) | 0x80;
    }
    let stamp = clock.now() / 100n + GREGORIAN;
    if (stamp <= last) stamp = last + 1n;
    last = stamp;
    const bytes = new Uint8Array(16);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, Number(stamp & 0xffffffffn));
    view.setUint16(4, Number((stamp >> 32n) & 0xffffn));
    view.setUint16(6, Number((stamp >> 48n) & 0xfffn) | 0x1000);
    bytes.set(node, 8);
    return new PyTuple([new PyBytes(bytes), None]);
  });
  return {
    functions: { generate_time_safe: generate },
    attributes: { has_uuid_generate_time_safe: 0, has_stable_extractable_node: 0 },
  };
});
export default uuidModule;
