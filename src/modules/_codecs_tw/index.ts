// Module _codecs_tw: the codecs of Taiwan.

import type { NativeModule } from "#runtime/native/define.ts";
import { codecsModule } from "../_multibytecodec/codecs-module.ts";
import { StatelessCoder } from "../_multibytecodec/stateless.ts";

const stateless = (name: string): StatelessCoder => new StatelessCoder(name);

const codecs: NativeModule = codecsModule("_codecs_tw", {
  big5: stateless,
  cp950: stateless,
});
export default codecs;
