// PyErr_WarnEx for natives. The `_warnings` module installs what issues a warning; until it is loaded none are.

import { DeprecationWarningType } from "../objects/exceptions.ts";
import type { PyType } from "../objects/type.ts";

/** Set by `_warnings`; `stackLevel` 1 is the Python frame that runs now. */
export const warnings: { issue: (category: PyType, message: string, stackLevel: number) => void } = {
  issue: () => undefined,
};

/** Issues a warning; throws where a filter makes it an error. */
export function warn(category: PyType, message: string, stackLevel = 1): void {
  warnings.issue(category, message, stackLevel);
}

export function warnDeprecated(message: string, stackLevel = 1): void {
  warnings.issue(DeprecationWarningType, message, stackLevel);
}
