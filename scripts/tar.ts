// Reads tar archives, as far as npm packages and source releases need it.

const text = (data: Uint8Array): string => new TextDecoder().decode(data).replace(/\0.*$/s, "");

/** The regular files of an archive, by path. */
export function* untar(data: Uint8Array): Generator<[string, Uint8Array]> {
  let longName = "";
  for (let at = 0; at + 512 <= data.length && data[at] !== 0; ) {
    const header = data.subarray(at, at + 512);
    const size = Number.parseInt(text(header.subarray(124, 136)), 8);
    const kind = String.fromCharCode(header[156]!);
    const body = data.subarray(at + 512, at + 512 + size);
    const prefix = text(header.subarray(345, 500));
    const name = text(header.subarray(0, 100));
    if (kind === "L") longName = text(body);
    else {
      if (kind === "0" || kind === "\0") yield [longName || (prefix === "" ? name : `${prefix}/${name}`), body];
      longName = "";
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
}
