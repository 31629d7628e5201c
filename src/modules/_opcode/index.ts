// Module _opcode: what Lib/opcode.py and dis ask at import. taipan has no bytecode, so no opcode has an argument, a jump or an effect.

import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn, kw, type NativeFunctionSpec, pos } from "#runtime/native/params.ts";
import { PyBytes, PyList, PyTuple } from "#runtime/objects/containers.ts";
import { valueError } from "#runtime/objects/exceptions.ts";
import { None } from "#runtime/objects/singletons.ts";
import { javascriptOf } from "./javascript.ts";

const no: NativeFunctionSpec = fn([pos("opcode")], () => false);
const OPERATORS: readonly [string, string][] = [
  ["NB_ADD", "+"],
  ["NB_AND", "&"],
  ["NB_FLOOR_DIVIDE", "//"],
  ["NB_LSHIFT", "<<"],
  ["NB_MATRIX_MULTIPLY", "@"],
  ["NB_MULTIPLY", "*"],
  ["NB_REMAINDER", "%"],
  ["NB_OR", "|"],
  ["NB_POWER", "**"],
  ["NB_RSHIFT", ">>"],
  ["NB_SUBTRACT", "-"],
  ["NB_TRUE_DIVIDE", "/"],
  ["NB_XOR", "^"],
];

/** Names that Lib/dis.py shows for the operands of CALL_INTRINSIC_1 and CALL_INTRINSIC_2; INTRINSIC_ begins each. */
const INTRINSICS_1 =
  "1_INVALID PRINT IMPORT_STAR STOPITERATION_ERROR ASYNC_GEN_WRAP UNARY_POSITIVE LIST_TO_TUPLE TYPEVAR PARAMSPEC TYPEVARTUPLE SUBSCRIPT_GENERIC TYPEALIAS".split(
    " ",
  );
const INTRINSICS_2 =
  "2_INVALID PREP_RERAISE_STAR TYPEVAR_WITH_BOUND TYPEVAR_WITH_CONSTRAINTS SET_FUNCTION_TYPE_PARAMS SET_TYPEPARAM_DEFAULT".split(
    " ",
  );

const opcodeModule: NativeModule = defineModule("_opcode", () => ({
  functions: {
    stack_effect: fn([pos("opcode"), pos("oparg", "None"), kw("jump", "None")], () => {
      throw valueError("invalid opcode or oparg");
    }),
    is_valid: no,
    has_arg: no,
    has_const: no,
    has_name: no,
    has_jump: no,
    has_free: no,
    has_local: no,
    has_exc: no,
    get_executor: fn([kw("code"), kw("offset")], () => None),
    get_specialization_stats: fn([], () => None),
    // What the build has dis ask (scripts/library-edits.ts).
    _javascript: fn([pos("co_code"), pos("line_offset")], (bytes, offset) =>
      bytes instanceof PyBytes ? (javascriptOf(bytes, Number(offset)) ?? None) : None,
    ),
    get_nb_ops: fn(
      [],
      () =>
        new PyList([
          ...OPERATORS.map(([n, s]) => new PyTuple([n, s])),
          ...OPERATORS.map(([n, s]) => new PyTuple([n.replace("NB_", "NB_INPLACE_"), s + "="])),
          new PyTuple(["NB_SUBSCR", "[]"]),
        ]),
    ),
    get_intrinsic1_descs: fn([], () => new PyList(INTRINSICS_1.map((n) => `INTRINSIC_${n}`))),
    get_intrinsic2_descs: fn([], () => new PyList(INTRINSICS_2.map((n) => `INTRINSIC_${n}`))),
    get_special_method_names: fn([], () => new PyList(["__enter__", "__exit__", "__aenter__", "__aexit__"])),
  },
  // There is no specializing interpreter.
  attributes: { ENABLE_SPECIALIZATION: false, ENABLE_SPECIALIZATION_FT: false },
}));
export default opcodeModule;
