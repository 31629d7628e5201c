// Private name mangling (language reference 6.2.1), as CPython's _Py_Mangle: inside class `C`, `__x` means `_C__x`.

/** The name that `name` stands for inside the class called `className` (null outside of any class). */
export function mangle(className: string | null, name: string): string {
  if (className === null || name.length < 3 || name.charCodeAt(0) !== 95 || name.charCodeAt(1) !== 95) return name;
  if (name.endsWith("__") || name.includes(".")) return name;
  let start = 0;
  while (start < className.length && className.charCodeAt(start) === 95) start++;
  if (start === className.length) return name;
  return "_" + className.slice(start) + name;
}
