// Numeric network addresses: inet_pton, inet_ntop, inet_aton of the C library.

/** The four bytes of dotted-quad text, strictly. */
export function parseIPv4(text: string): Uint8Array | undefined {
  const m = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (m === null) return undefined;
  const parts = m.slice(1).map(Number);
  if (parts.some((p) => p > 255) || m.slice(1).some((t) => t.length > 1 && t.startsWith("0"))) return undefined;
  return Uint8Array.from(parts);
}

/** inet_aton: one to four parts, in decimal, octal or hexadecimal; the last fills what is left. */
export function parseLooseIPv4(text: string): Uint8Array | undefined {
  const parts = text.trimEnd().split(".");
  if (parts.length > 4) return undefined;
  const numbers: number[] = [];
  for (const p of parts) {
    if (!/^(0x[0-9a-f]+|\d+)$/i.test(p)) return undefined;
    const octal = /^0\d/.test(p);
    if (octal && /[89]/.test(p)) return undefined;
    numbers.push(octal ? Number.parseInt(p, 8) : Number(p));
  }
  const last = numbers.pop()!;
  const room = 4 - numbers.length;
  if (numbers.some((n) => n > 255) || last >= 256 ** room) return undefined;
  const out = new Uint8Array(4);
  out.set(numbers);
  for (let i = 0; i < room; i++) out[3 - i] = Math.floor(last / 256 ** i) % 256;
  return out;
}

/** The sixteen bytes of an IPv6 address. */
export function parseIPv6(given: string): Uint8Array | undefined {
  let text = given;
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (tail !== null) {
    const v4 = parseIPv4(tail[2]!);
    if (v4 === undefined) return undefined;
    const word = (i: number): string => ((v4[i]! << 8) | v4[i + 1]!).toString(16);
    text = `${tail[1]}${word(0)}:${word(2)}`;
  }
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const words = (half: string): string[] => (half === "" ? [] : half.split(":"));
  const head = words(halves[0]!);
  const rest = halves.length === 2 ? words(halves[1]!) : [];
  const all = [...head, ...rest];
  if (!all.every((w) => /^[0-9a-f]{1,4}$/i.test(w))) return undefined;
  if (halves.length === 1 ? all.length !== 8 : all.length > 7) return undefined;
  const filled = halves.length === 1 ? head : [...head, ...new Array<string>(8 - all.length).fill("0"), ...rest];
  const out = new Uint8Array(16);
  filled.forEach((w, i) => {
    const n = Number.parseInt(w, 16);
    out[2 * i] = n >> 8;
    out[2 * i + 1] = n & 255;
  });
  return out;
}

export function formatIPv4(b: Uint8Array): string {
  return Array.from(b).join(".");
}

export function formatIPv6(b: Uint8Array): string {
  const words = Array.from({ length: 8 }, (_, i) => (b[2 * i]! << 8) | b[2 * i + 1]!);
  // The longest run of zeros, of two or more, is left out.
  let best = -1;
  let length = 1;
  for (let i = 0; i < 8; i++) {
    let n = 0;
    while (i + n < 8 && words[i + n] === 0) n++;
    if (n > length) {
      best = i;
      length = n;
    }
  }
  const text = (from: number, to: number): string =>
    words
      .slice(from, to)
      .map((w) => w.toString(16))
      .join(":");
  const mapped = best === 0 && (length === 6 || (length === 5 && words[5] === 0xffff));
  if (mapped) return `${length === 6 ? "::" : "::ffff:"}${formatIPv4(b.subarray(12))}`;
  return best < 0 ? text(0, 8) : `${text(0, best)}::${text(best + length, 8)}`;
}
