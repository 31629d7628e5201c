// The compiler as one object: tokenizer, parser, analysis and code generation behind the interface that the runtime knows.

import type { Unit } from "#abi/types.ts";
import { foldDebugName } from "#analysis/debug-name.ts";
import { analyzeScopes, type Scope } from "#analysis/scopes.ts";
import { compileUnit } from "#codegen/index.ts";
import type { CompileRequest, Compiler, ScopeDescription } from "#runtime/compiler.ts";
import type { Mod } from "#syntax/ast/nodes.ts";
import { type ParseResult, parse, SourceError } from "#syntax/index.ts";
import { decodeSource, SourceDecodeError } from "#text/source.ts";

function parseFor(source: string, request: CompileRequest): ParseResult {
  return parse(source, {
    mode: request.kind,
    filename: request.filename,
    futureFlags: request.futureFlags,
    allowIncompleteInput: request.allowIncompleteInput ?? false,
    dontImplyDedent: request.dontImplyDedent ?? false,
    maxIntDigits: request.maxIntDigits ?? 4300,
    typeComments: request.typeComments ?? false,
    ...(request.featureVersion === undefined ? {} : { featureVersion: request.featureVersion }),
    ...(request.onWarning === undefined ? {} : { onWarning: request.onWarning }),
  });
}

function unitOf(tree: Mod, request: CompileRequest, source: string | undefined): Unit {
  return compileUnit(tree, {
    filename: request.filename,
    mode: request.mode ?? "direct",
    kind: request.kind === "func_type" ? "exec" : request.kind,
    optimize: request.optimize,
    futureFlags: request.futureFlags,
    localsAreGlobals: request.localsAreGlobals,
    allowTopLevelAwait: request.allowTopLevelAwait ?? false,
    traced: request.traced ?? false,
    later: request.later ?? false,
    ...(request.positionBase === undefined ? {} : { positionBase: request.positionBase }),
    ...(source === undefined ? {} : { source }),
    ...(request.onWarning === undefined ? {} : { onWarning: request.onWarning }),
  });
}

/** Bits that the analysis adds for itself are left out. */
const SYMBOL_FLAGS = 0xfff;

function describeScope(scope: Scope): ScopeDescription {
  return {
    name: scope.symtableName,
    type: scope.type,
    lineno: scope.position.lineno,
    nested: scope.isNested,
    symbols: [...scope.symbols.values()].map((s) => ({ name: s.name, flags: s.flags & SYMBOL_FLAGS, kind: s.kind })),
    parameters: scope.parameters,
    children: scope.children.map(describeScope),
  };
}

/** taipan's own compiler. */
export const compiler: Compiler = {
  compile(source, request) {
    const parsed = parseFor(source, request);
    const unit = unitOf(parsed.tree, request, source);
    if (parsed.warnings.length > 0) {
      unit.warnings = [
        ...parsed.warnings.map((w) => ({
          category: w.category,
          message: w.message,
          lineno: w.lineno,
          offset: w.offset,
          end_lineno: w.lineno,
          end_offset: w.offset,
        })),
        ...unit.warnings,
      ];
    }
    return unit;
  },
  decode(bytes, filename, decodeWith) {
    try {
      return decodeSource(bytes, { filename, decoder: (encoding, data) => decodeWith?.(data, encoding) }).text;
    } catch (x) {
      if (x instanceof SourceDecodeError)
        throw new SourceError("SyntaxError", x.message, x.lineno, x.offset, x.lineno, x.offset, x.text);
      throw x;
    }
  },
  parse(source, request) {
    const parsed = parseFor(source, request);
    if (request.foldDebug === true) foldDebugName(parsed.tree, request.optimize === 0);
    return parsed;
  },
  foldDebug(tree, request) {
    foldDebugName(tree as Mod, request.optimize === 0);
    return tree;
  },
  compileTree: (tree, request) => unitOf(tree as Mod, request, undefined),
  scopes(source, request) {
    const { tree } = parseFor(source, request);
    const { futureFlags, allowTopLevelAwait = false } = request;
    return describeScope(analyzeScopes(tree, { futureFlags, allowTopLevelAwait }).top);
  },
  isCompileError: (x): x is SourceError => x instanceof SourceError,
};
