// Module _codecs_iso2022: the codecs of ISO 2022 for Japanese and Korean.

import type { NativeModule } from "#runtime/native/define.ts";
import { codecsModule } from "../_multibytecodec/codecs-module.ts";
import { Iso2022Coder } from "../_multibytecodec/iso2022.ts";

const iso2022 = (name: string): Iso2022Coder => new Iso2022Coder(name);

const codecs: NativeModule = codecsModule("_codecs_iso2022", {
  iso2022_kr: iso2022,
  iso2022_jp: iso2022,
  iso2022_jp_1: iso2022,
  iso2022_jp_2: iso2022,
  iso2022_jp_2004: iso2022,
  iso2022_jp_3: iso2022,
  iso2022_jp_ext: iso2022,
});
export default codecs;
