// Module _codecs_hk: the codecs of Hong Kong.

import type { NativeModule } from "#runtime/native/define.ts";
import { codecsModule } from "../_multibytecodec/codecs-module.ts";
import { StatelessCoder } from "../_multibytecodec/stateless.ts";

const stateless = (name: string): StatelessCoder => new StatelessCoder(name);

const codecs: NativeModule = codecsModule("_codecs_hk", {
  big5hkscs: stateless,
});
export default codecs;
