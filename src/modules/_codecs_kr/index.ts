// Module _codecs_kr: the codecs of Korea.

import type { NativeModule } from "#runtime/native/define.ts";
import { codecsModule } from "../_multibytecodec/codecs-module.ts";
import { StatelessCoder } from "../_multibytecodec/stateless.ts";

const stateless = (name: string): StatelessCoder => new StatelessCoder(name);

const codecs: NativeModule = codecsModule("_codecs_kr", {
  euc_kr: stateless,
  cp949: stateless,
  johab: stateless,
});
export default codecs;
