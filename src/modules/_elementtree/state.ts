// What _elementtree keeps for one interpreter.

import { current } from "#runtime/current.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { SyntaxErrorType } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { type PyType, typeType } from "#runtime/objects/type.ts";
import { typeNew } from "#runtime/objects/type-create.ts";

export interface ElementTreeState {
  readonly ParseError: PyType;
  /** Factories of xml.etree.ElementTree for comments and processing instructions. */
  comment: PyValue | undefined;
  instruction: PyValue | undefined;
}

export function elementTreeState(): ElementTreeState {
  const { state } = current();
  let own = state.get("_elementtree") as ElementTreeState | undefined;
  if (own === undefined) {
    const ns = new PyDict();
    ns.set("__module__", "xml.etree.ElementTree");
    own = {
      ParseError: typeNew(typeType, "ParseError", [SyntaxErrorType], ns, []),
      comment: undefined,
      instruction: undefined,
    };
    state.set("_elementtree", own);
  }
  return own;
}
