// Module _codecs_jp: the codecs of Japan.

import type { NativeModule } from "#runtime/native/define.ts";
import { codecsModule } from "../_multibytecodec/codecs-module.ts";
import { StatelessCoder } from "../_multibytecodec/stateless.ts";

const stateless = (name: string): StatelessCoder => new StatelessCoder(name);

const codecs: NativeModule = codecsModule("_codecs_jp", {
  shift_jis: stateless,
  cp932: stateless,
  euc_jp: stateless,
  shift_jis_2004: stateless,
  euc_jis_2004: stateless,
  euc_jisx0213: stateless,
  shift_jisx0213: stateless,
});
export default codecs;
