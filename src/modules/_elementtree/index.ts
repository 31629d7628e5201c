// Module _elementtree: the fast parts of xml.etree.ElementTree. Follows Modules/_elementtree.c.

import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn, kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import { None } from "#runtime/objects/singletons.ts";
import { checkElement, elementType, makeElement, mergedAttributes } from "./element.ts";
import { elementTreeState } from "./state.ts";
import { treeBuilderType } from "./tree-builder.ts";
import { xmlParserType } from "./xml-parser.ts";

const elementTreeModule: NativeModule = defineModule("_elementtree", () => {
  const state = elementTreeState();
  return {
    functions: {
      SubElement: fn([rest("args"), kwrest("extra")], (args, extra) => {
        if (args.length < 2) throw typeError(`SubElement() takes at least 2 arguments (${args.length} given)`);
        if (args.length > 3) throw typeError(`SubElement() takes at most 3 arguments (${args.length} given)`);
        const parent = checkElement(args[0]!, "SubElement() argument 1");
        const child = makeElement(args[1]!, mergedAttributes("SubElement", 3, args[2], extra));
        parent.children.push(child);
        return child;
      }),
      _set_factories: fn([pos("comment_factory"), pos("pi_factory")], (comment, instruction) => {
        const before = new PyTuple([state.comment ?? None, state.instruction ?? None]);
        state.comment = comment === None ? undefined : comment;
        state.instruction = instruction === None ? undefined : instruction;
        return before;
      }),
    },
    types: { Element: elementType, TreeBuilder: treeBuilderType, XMLParser: xmlParserType },
    attributes: { ParseError: state.ParseError },
  };
});
export default elementTreeModule;
