// The contents of code, frame and traceback objects. Follow Objects/codeobject.c, Objects/frameobject.c, Python/traceback.c.

import "./code.ts";
import "./frame.ts";
import "./traceback.ts";
