// The importer of library modules where the host grants no files: importlib's FileFinder and SourceFileLoader have nothing to read there.
// Finder and loader in one, as importlib.machinery.BuiltinImporter.

import { getattr } from "../attributes.ts";
import { current } from "../current.ts";
import { text } from "../native/convert.ts";
import { makeType } from "../native/define.ts";
import { arg } from "../native/params.ts";
import { PyList } from "../objects/containers.ts";
import { ImportErrorType, makeException } from "../objects/exceptions.ts";
import type { PyModule } from "../objects/module.ts";
import { PyObject } from "../objects/object.ts";
import { None } from "../objects/singletons.ts";
import { fromUtf16, jsText } from "../objects/str.ts";
import type { PyType } from "../objects/type.ts";
import { toArray } from "../operators/protocols.ts";
import { libraryCode } from "./unit-data.ts";

class LibraryImporter extends PyObject {}

function known(name: string): { readonly path: string; readonly isPackage: boolean } {
  const found = current().library?.find(name);
  if (found === undefined) throw makeException(ImportErrorType, fromUtf16(`${name} is not a module of the library`));
  return found;
}

export const libraryImporterType: PyType = makeType(
  LibraryImporter,
  { name: "taipan.LibraryImporter", module: "taipan", flags: 0 },
  (c) => ({
    methods: {
      find_spec: c.staticMethod([arg("fullname", text), arg("path", "None"), arg("target", "None")], (name, path) => {
        const { library, sysDict, importer } = current();
        const found = library?.find(name);
        const entries = path === None ? sysDict.getStr("path") : path;
        if (found === undefined || entries === undefined) return None;
        const isIn = (directory: string | undefined): boolean =>
          directory !== undefined && found.path.startsWith(`${directory}/`);
        const listed = (entries instanceof PyList ? entries.items : toArray(entries)).some((v) => isIn(jsText(v)));
        return listed ? importer.fileSpec(name, found.path, found.isPackage) : None;
      }),
      create_module: c.staticMethod([arg("spec")], () => None),
      exec_module: c.staticMethod([arg("module")], (module) => {
        current().importer.runLibrary(jsText(getattr(module, "__name__"))!, (module as PyModule).dict);
        return None;
      }),
      get_code: c.staticMethod([arg("fullname", text)], (name) => {
        known(name);
        return libraryCode(name, current())!;
      }),
      get_source: c.staticMethod([arg("fullname", text)], (name) => {
        const source = current().library!.source(known(name).path);
        return source === undefined ? None : fromUtf16(source);
      }),
      get_filename: c.staticMethod([arg("fullname", text)], (name) => fromUtf16(known(name).path)),
      is_package: c.staticMethod([arg("fullname", text)], (name) => known(name).isPackage),
    },
  }),
);
