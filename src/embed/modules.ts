// Modules that the host gives as Python source text, put before the library: one Library made of both.

import type { Unit } from "#abi/types.ts";
import type { Library } from "#host/host.ts";

/** The host's sources by module name. A name that others continue (`pkg` of `pkg.sub`) is a package. */
export function withSources(
  sources: ReadonlyMap<string, string>,
  library: Library | undefined,
  compile: (source: string, filename: string) => Unit,
): Library | undefined {
  if (sources.size === 0) return library;
  const root = library?.root ?? "/modules";
  const packages = new Set<string>();
  for (const name of sources.keys())
    for (let dot = name.indexOf("."); dot >= 0; dot = name.indexOf(".", dot + 1)) packages.add(name.slice(0, dot));
  const paths = new Map<string, string>();
  const pathOf = (name: string): string => {
    const path = `${root}/${name.replaceAll(".", "/")}${packages.has(name) ? "/__init__" : ""}.py`;
    paths.set(path, name);
    return path;
  };
  const textOf = (name: string): string | undefined => sources.get(name) ?? (packages.has(name) ? "" : undefined);
  return {
    root,
    find(name) {
      if (textOf(name) === undefined) return library?.find(name);
      return { path: pathOf(name), isPackage: packages.has(name) };
    },
    load(name) {
      const text = textOf(name);
      return text === undefined ? library?.load(name) : { unit: compile(text, pathOf(name)) };
    },
    source(path) {
      const name = paths.get(path);
      return name === undefined ? library?.source(path) : textOf(name);
    },
  };
}
