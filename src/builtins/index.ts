// Attaches the contents of every built-in type (each import calls defineClass; nothing is built before its first use).

import "./object/index.ts";
import "./type/index.ts";
import "./function/index.ts";
import "./property/index.ts";
import "./generator/index.ts";
import "./singletons/index.ts";
import "./module/index.ts";
import "./int/index.ts";
import "./bool/index.ts";
import "./float/index.ts";
import "./complex/index.ts";
import "./str/index.ts";
import "./bytes/index.ts";
import "./bytearray/index.ts";
import "./memoryview/index.ts";
import "./list/index.ts";
import "./tuple/index.ts";
import "./dict/index.ts";
import "./range/index.ts";
import "./slice/index.ts";
import "./set/index.ts";
import "./mappingproxy/index.ts";
import "./generic-alias/index.ts";
import "./simple-namespace/index.ts";
import "./exceptions/index.ts";
import "./frames/index.ts";
