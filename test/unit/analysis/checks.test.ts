// The errors and warnings of the compiler, with their texts and places, compared with CPython's.

import { describe, expect, it } from "vitest";
import { analyze } from "#analysis/analyze.ts";
import { SourceError, type SourceWarning } from "#syntax/diagnostics.ts";
import { parseModule, recorded } from "./recorded.ts";

describe("compiler errors and warnings", () => {
  for (const { source, error, warnings } of recorded("checks")) {
    it(source.slice(0, 60), () => {
      const seen: SourceWarning[] = [];
      let problem: unknown;
      try {
        analyze(parseModule(source), { source, onWarning: (warning) => seen.push(warning) });
      } catch (caught) {
        if (!(caught instanceof SourceError)) throw caught;
        problem = [caught.message, caught.lineno, caught.offset, caught.end_lineno, caught.end_offset];
      }
      expect(problem).toEqual(error);
      expect(seen.map((warning) => [warning.message, warning.lineno])).toEqual(warnings);
    });
  }
});
