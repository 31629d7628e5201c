// Module _multibytecodec (Modules/cjkcodecs/multibytecodec.c): the classes that the East Asian modules of Lib/encodings are made of.

import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { codecType } from "./codec-type.ts";
import { incrementalDecoderType, incrementalEncoderType } from "./incremental.ts";
import { streamReaderType, streamWriterType } from "./streams.ts";

const multibytecodecModule: NativeModule = defineModule("_multibytecodec", () => ({
  types: [incrementalEncoderType, incrementalDecoderType, streamReaderType, streamWriterType, codecType],
}));
export default multibytecodecModule;
