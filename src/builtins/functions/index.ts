import type { NativeFunctionSpec } from "#runtime/native/params.ts";
export const builtinFunctions: Record<string, NativeFunctionSpec> = {};
