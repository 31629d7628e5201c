// Module _suggestions: the nearest name, for Lib/traceback.py. Follows Modules/_suggestions.c.

import { closestName } from "#runtime/exceptions/suggestions.ts";
import { text } from "#runtime/native/convert.ts";
import { defineModule } from "#runtime/native/define.ts";
import { fn, pos } from "#runtime/native/params.ts";
import { PyList } from "#runtime/objects/containers.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, isStr, jsText } from "#runtime/objects/str.ts";

export default defineModule("_suggestions", () => ({
  functions: {
    _generate_suggestions: fn([pos("candidates"), pos("item", text)], (candidates, item) => {
      if (!(candidates instanceof PyList)) throw typeError("candidates must be a list");
      for (const c of candidates.items) if (!isStr(c)) throw typeError("all elements in 'candidates' must be strings");
      const names = candidates.items.map((c) => jsText(c)).filter((c) => c !== undefined);
      const found = closestName(item, names);
      return found === undefined ? None : fromUtf16(found);
    }),
  },
}));
