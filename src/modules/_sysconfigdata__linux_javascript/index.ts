// The variables of the build that `sysconfig` reads on POSIX systems: CPython generates this module from its Makefile. Nothing here is
// built in C, so only what Python code asks about is stated.

import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { PyDict } from "#runtime/objects/dict.ts";

const VARIABLES: Readonly<Record<string, string | number>> = {
  ABIFLAGS: "",
  BINDIR: "/usr/local/bin",
  BINLIBDEST: "/usr/local/lib/python3.14",
  CONFIG_ARGS: "",
  EXE: "",
  HAVE_FORK: 0,
  HOST_GNU_TYPE: "javascript",
  INCLUDEPY: "/usr/local/include/python3.14",
  LIBDEST: "/usr/local/lib/python3.14",
  LIBDIR: "/usr/local/lib",
  LDVERSION: "3.14",
  MACHDEP: "linux",
  MULTIARCH: "javascript",
  PYTHON: "python",
  Py_DEBUG: 0,
  Py_ENABLE_SHARED: 0,
  Py_GIL_DISABLED: 0,
  SHELL: "/bin/sh -e",
  SIZEOF_LONG: 8,
  SIZEOF_LONG_LONG: 8,
  SIZEOF_SIZE_T: 8,
  SIZEOF_TIME_T: 8,
  SIZEOF_VOID_P: 8,
  SIZEOF_WCHAR_T: 4,
  TEST_MODULES: "no",
  TZPATH: "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo",
  VERSION: "3.14",
  WITH_DOC_STRINGS: 1,
  exec_prefix: "/usr/local",
  prefix: "/usr/local",
  srcdir: ".",
};

const sysconfigDataModule: NativeModule = defineModule("_sysconfigdata__linux_javascript", () => {
  const variables = new PyDict();
  for (const [k, v] of Object.entries(VARIABLES)) variables.set(k, v);
  return { attributes: { build_time_vars: variables } };
});
export default sysconfigDataModule;
