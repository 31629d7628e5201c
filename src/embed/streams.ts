// The standard streams of an embedded interpreter: what the host gave, as functions on bytes.

import type { HostStdio } from "#host/host.ts";
import type { Sink, Source } from "./options.ts";

// Of the web platform (and Node), without its types: the core is host-neutral.
declare const TextDecoder: new (label: string) => { decode(data: Uint8Array, options?: { stream: boolean }): string };

/** A function that takes bytes, for any sink. */
export function sinkOf(sink: Sink | undefined): ((data: Uint8Array) => void) | undefined {
  if (sink === undefined || typeof sink === "function") return sink;
  if ("text" in sink) {
    const decoder = new TextDecoder("utf-8");
    return (data) => {
      const text = decoder.decode(data, { stream: true });
      if (text !== "") sink.text(text);
    };
  }
  const writer = sink.getWriter();
  // A stream that fails is the host's concern: its `closed` promise tells.
  return (data) => void writer.write(data.slice()).catch(() => undefined);
}

/** UTF-8 bytes of text; lone surrogates as U+FFFD. */
export function utf8Of(text: string): Uint8Array {
  const out: number[] = [];
  for (const ch of text) {
    let c = ch.codePointAt(0)!;
    if (c >= 0xd800 && c <= 0xdfff) c = 0xfffd;
    if (c < 0x80) out.push(c);
    else if (c < 0x800) out.push(0xc0 | (c >> 6), 0x80 | (c & 63));
    else if (c < 0x10000) out.push(0xe0 | (c >> 12), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
    else out.push(0xf0 | (c >> 18), 0x80 | ((c >> 12) & 63), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
  }
  return Uint8Array.from(out);
}

const NOTHING = new Uint8Array(0);

/** Standard input for any source. What comes later, as a promise, is for suspendable code; direct code finds the input at its end. */
export function inputOf(source: Source | undefined): Pick<HostStdio, "readStdin" | "readStdinLater"> {
  if (typeof source === "function") {
    const bytes = (v: Uint8Array | string): Uint8Array => (typeof v === "string" ? utf8Of(v) : v);
    return {
      readStdin: (max) => {
        const v = source(max);
        return typeof v === "string" || v instanceof Uint8Array ? bytes(v) : NOTHING;
      },
      readStdinLater: async (max) => bytes(await source(max)),
    };
  }
  const data = typeof source === "string" ? utf8Of(source) : (source ?? NOTHING);
  let at = 0;
  return {
    readStdin: (max) => {
      const chunk = data.subarray(at, at + max);
      at += chunk.length;
      return chunk;
    },
  };
}
