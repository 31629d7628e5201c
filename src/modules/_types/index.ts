// Module _types: the built-in types that Lib/types.py names. Follows Modules/_typesmodule.c.

import { simpleNamespaceType } from "#builtins/simple-namespace/index.ts";
import { cellType } from "#builtins/type/index.ts";
import { unionType } from "#builtins/type/union.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { capsuleType } from "#runtime/objects/capsule.ts";
import { codeType, frameType, tracebackType } from "#runtime/objects/frames.ts";
import {
  builtinFunctionType,
  classMethodDescriptorType,
  functionType,
  getsetType,
  memberType,
  methodDescriptorType,
  methodType,
  methodWrapperType,
  wrapperDescriptorType,
} from "#runtime/objects/functions.ts";
import { asyncGeneratorType, coroutineType, generatorType } from "#runtime/objects/generators.ts";
import { genericAliasType } from "#runtime/objects/generic-alias.ts";
import { mappingProxyType } from "#runtime/objects/mapping-proxy.ts";
import { moduleType } from "#runtime/objects/module.ts";
import { ellipsisType, noneType, notImplementedType } from "#runtime/objects/singletons.ts";

const typesModule: NativeModule = defineModule("_types", () => ({
  types: {
    AsyncGeneratorType: asyncGeneratorType,
    BuiltinFunctionType: builtinFunctionType,
    BuiltinMethodType: builtinFunctionType,
    CapsuleType: capsuleType,
    CellType: cellType,
    ClassMethodDescriptorType: classMethodDescriptorType,
    CodeType: codeType,
    CoroutineType: coroutineType,
    EllipsisType: ellipsisType,
    FrameType: frameType,
    FunctionType: functionType,
    GeneratorType: generatorType,
    GenericAlias: genericAliasType,
    GetSetDescriptorType: getsetType,
    LambdaType: functionType,
    MappingProxyType: mappingProxyType,
    MemberDescriptorType: memberType,
    MethodDescriptorType: methodDescriptorType,
    MethodType: methodType,
    MethodWrapperType: methodWrapperType,
    ModuleType: moduleType,
    NoneType: noneType,
    NotImplementedType: notImplementedType,
    SimpleNamespace: simpleNamespaceType,
    TracebackType: tracebackType,
    UnionType: unionType,
    WrapperDescriptorType: wrapperDescriptorType,
  },
}));
export default typesModule;
