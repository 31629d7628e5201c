// Module _codecs_cn: the codecs of mainland China.

import type { NativeModule } from "#runtime/native/define.ts";
import { codecsModule } from "../_multibytecodec/codecs-module.ts";
import { HzCoder } from "../_multibytecodec/iso2022.ts";
import { StatelessCoder } from "../_multibytecodec/stateless.ts";

const stateless = (name: string): StatelessCoder => new StatelessCoder(name);

const codecs: NativeModule = codecsModule("_codecs_cn", {
  gb2312: stateless,
  gbk: stateless,
  gb18030: stateless,
  hz: () => new HzCoder(),
});
export default codecs;
