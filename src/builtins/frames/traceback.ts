// Traceback objects. Frames of entries are made when asked for.

import { S } from "#runtime/current.ts";
import { codeAt, frameAt } from "#runtime/exceptions/raise.ts";
import { cInt } from "#runtime/native/convert.ts";
import { defineClass } from "#runtime/native/define.ts";
import { arg } from "#runtime/native/params.ts";
import { PyList } from "#runtime/objects/containers.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { PyFrame, PyTraceback, tracebackType } from "#runtime/objects/frames.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { typeName } from "#runtime/objects/type-of.ts";

/**
 * The frame of an entry: the one that ran, if somebody held it or it still runs (the code at its depth tells), else one that stands for
 * it, whose variables are gone.
 */
export function frameOfTraceback(tb: PyTraceback): PyFrame {
  if (tb.frame !== undefined) return tb.frame;
  let f = tb.depth <= S.sp && codeAt(tb.depth) === tb.code ? frameAt(tb.depth) : undefined;
  if (f === undefined) {
    f = new PyFrame(tb.code, 0, tb.end ?? tb.pos);
    f.entry = tb;
  }
  tb.frame = f;
  return f;
}

defineClass(tracebackType, PyTraceback, (c) => ({
  slots: {
    new: c.make(
      [arg("tb_next"), arg("tb_frame"), arg("tb_lasti", cInt), arg("tb_lineno", cInt)],
      (_cls, next, frame, lasti, lineno) => {
        if (next !== None && !(next instanceof PyTraceback))
          throw typeError(`expected traceback object or None, got '${typeName(next)}'`);
        if (!(frame instanceof PyFrame))
          throw typeError(
            `traceback() argument 'tb_frame' must be frame, not ${frame === None ? "None" : typeName(frame)}`,
          );
        const tb = new PyTraceback(
          frame.code,
          lasti < 0 ? -1 : lasti >> 1,
          next instanceof PyTraceback ? next : undefined,
          frame,
        );
        if (lineno !== -1) tb.lineno = lineno;
        tb.lasti = lasti;
        return tb;
      },
    ),
  },
  methods: {
    __dir__: c.method([], () => new PyList(["tb_frame", "tb_next", "tb_lasti", "tb_lineno"])),
  },
  properties: {
    tb_frame: c.property(frameOfTraceback),
    tb_lasti: c.member((self) => self.lasti ?? (self.pos < 0 ? -1 : self.pos * 2)),
    tb_lineno: c.property((self) => self.lineno ?? self.code.lineAt(Math.max(self.pos, 0))),
    tb_next: c.property(
      (self): PyValue => self.next ?? None,
      (self, v) => {
        if (v === undefined) throw typeError("can't delete tb_next attribute");
        if (v !== None && !(v instanceof PyTraceback))
          throw typeError(`expected traceback object, got '${typeName(v)}'`);
        for (let t = v instanceof PyTraceback ? v : undefined; t !== undefined; t = t.next)
          if (t === self) throw valueError("traceback loop detected");
        self.next = v instanceof PyTraceback ? v : undefined;
      },
    ),
  },
}));
