// The module `_sre`: the engine behind `re`, which Lib/re/_compiler.py drives. Follows CPython's Modules/_sre/sre.c.

import { cInt, index } from "#runtime/native/convert.ts";
import { defineModule } from "#runtime/native/define.ts";
import type { Converter } from "#runtime/native/params.ts";
import { arg, fn, pos } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { overflowError, runtimeError, typeError } from "#runtime/objects/exceptions.ts";
import { intValue } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { poll } from "#runtime/operators/protocols.ts";
import { simpleLower, simpleUpper } from "#text/unicode-case.ts";
import { CompiledPatterns } from "./compiled-patterns.ts";
import { RegexEngine } from "./engine.ts";
import { PyPattern } from "./layouts.ts";
import { CODESIZE, InvalidCode, MAGIC, MAXGROUPS, MAXREPEAT } from "./program.ts";
import { isBytesSubject, subjectOf } from "./subjects.ts";
import { asciiLower } from "./tables.ts";
import { makeTemplate } from "./template.ts";
import { unicodeTables } from "./unicode-tables.ts";
// For the types of patterns, scanners and matches, which are bound to their layouts there.
import "./pattern.ts";

function codeWords(list: PyValue): number[] {
  if (!(list instanceof PyList)) throw typeError(`compile() argument 'code' must be list, not ${typeName(list)}`);
  return list.items.map((item) => {
    const word = intValue(item);
    if (word === undefined) throw typeError("an integer is required");
    if (word < 0) throw overflowError("can't convert negative value to unsigned int");
    if (word > 0xffffffff) throw overflowError("regular expression code size limit exceeded");
    return Number(word);
  });
}

const dict: Converter<PyDict> = (value, where) => {
  if (!(value instanceof PyDict)) throw typeError(`compile() argument '${where}' must be dict, not ${typeName(value)}`);
  return value;
};

const tuple: Converter<PyTuple> = (value, where) => {
  if (!(value instanceof PyTuple)) {
    throw typeError(`compile() argument '${where}' must be tuple, not ${typeName(value)}`);
  }
  return value;
};

export default defineModule("_sre", (interpreter) => {
  const engine = new RegexEngine(unicodeTables, poll);
  let compiled: CompiledPatterns | undefined;
  const compile = fn(
    [
      arg("pattern"),
      arg("flags", cInt),
      arg("code"),
      arg("groups", index),
      arg("groupindex", dict),
      arg("indexgroup", tuple),
    ],
    (source, flags, code, groups, groupindex, indexgroup) => {
      const pattern = new PyPattern();
      pattern.code = codeWords(code);
      pattern.pattern = source;
      if (source !== None) pattern.isBytes = isBytesSubject(subjectOf(source));
      pattern.flags = flags;
      pattern.groups = groups;
      pattern.groupindex = groupindex;
      pattern.indexgroup = indexgroup;
      try {
        const regex = engine.compile(pattern.code, groups);
        pattern.compile = () => regex;
      } catch (error) {
        if (error instanceof InvalidCode) throw runtimeError("invalid SRE code");
        throw error;
      }
      return pattern;
    },
  );
  const isAsciiLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return {
    functions: {
      compile,
      // Not of CPython: what the build put into re._compiler.compile asks it.
      _compiled: fn([pos("pattern"), pos("flags")], (source, flags) => {
        compiled ??= new CompiledPatterns(interpreter.library?.patterns?.() ?? "");
        return compiled.find(source, flags, engine) ?? None;
      }),
      template: fn([pos("pattern"), pos("template")], (_pattern, template) => makeTemplate(template)),
      getcodesize: fn([], () => CODESIZE),
      ascii_iscased: fn([pos("character", cInt)], isAsciiLetter),
      unicode_iscased: fn([pos("character", cInt)], (code) => simpleLower(code) !== code || simpleUpper(code) !== code),
      ascii_tolower: fn([pos("character", cInt)], asciiLower),
      unicode_tolower: fn([pos("character", cInt)], simpleLower),
    },
    attributes: {
      MAGIC,
      CODESIZE,
      MAXREPEAT,
      MAXGROUPS,
      copyright: " SRE 2.2.2 Copyright (c) 1997-2002 by Secret Labs AB ",
    },
  };
});
