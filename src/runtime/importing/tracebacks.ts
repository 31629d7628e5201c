// Tracebacks of failed imports without the frames of importlib. Follows Python/import.c (remove_importlib_frames).

import { addTraceback } from "../exceptions/raise.ts";
import { ImportErrorType, type PyBaseException } from "../objects/exceptions.ts";
import { PyTraceback, type ThreadState } from "../objects/frames.ts";
import { None } from "../objects/singletons.ts";
import { isInstance } from "../objects/type-of.ts";

/** Collects the traceback down to depth `base`, where the importing code stands, and leaves out importlib's own frames. */
export function trimImportlib(e: PyBaseException, S: ThreadState, base: number): void {
  if (S.sp > base) {
    addTraceback(e, base + 1);
    S.sp = base;
  }
  const always = isInstance(e, ImportErrorType);
  // The chain is rebuilt: a run of importlib frames goes when it ends in _call_with_frames_removed, or altogether for import errors.
  const kept: PyTraceback[] = [];
  let run = -1;
  for (let tb = e.traceback instanceof PyTraceback ? e.traceback : undefined; tb !== undefined; tb = tb.next) {
    const { filename, name } = tb.code;
    if (filename === "<frozen importlib._bootstrap>" || filename === "<frozen importlib._bootstrap_external>") {
      if (run < 0) run = kept.length;
      if (always || name === "_call_with_frames_removed") {
        kept.length = run;
        continue;
      }
    } else run = -1;
    kept.push(tb);
  }
  for (let i = 0; i < kept.length; i++) kept[i]!.next = kept[i + 1];
  e.traceback = kept[0] ?? None;
}
