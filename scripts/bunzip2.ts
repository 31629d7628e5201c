// Unpacks bzip2 with libbz2 itself, for source releases that come packed so.

import { CLibrary, webAssembly } from "../src/runtime/native/c-library.ts";

interface Library {
  BZ2_bzDecompressInit(stream: number, verbosity: number, small: number): number;
  BZ2_bzDecompress(stream: number): number;
}

/** The data behind one bzip2 stream; `code` is the compiled library. */
export function decompressBzip2(code: Uint8Array, data: Uint8Array): Uint8Array {
  const library = new CLibrary<Library>(new webAssembly!.Module(code));
  const bz = library.c;
  const room = 1 << 20;
  const [stream, input, output] = [library.alloc(48), library.put(data), library.alloc(room)];
  bz.BZ2_bzDecompressInit(stream, 0, 0);
  library.setU32(stream, input);
  library.setU32(stream + 4, data.length);
  const parts: Uint8Array[] = [];
  for (;;) {
    library.setU32(stream + 16, output);
    library.setU32(stream + 20, room);
    const status = bz.BZ2_bzDecompress(stream);
    parts.push(library.slice(output, room - library.u32(stream + 20)));
    if (status === 4) return Buffer.concat(parts);
    if (status !== 0) throw new Error(`bzip2: ${status}`);
  }
}
