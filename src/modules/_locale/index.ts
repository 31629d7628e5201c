// Module _locale: the C library's locales (Modules/_localemodule.c). There are C, POSIX and C.UTF-8, whose conventions are the same.

import { current } from "#runtime/current.ts";
import { cInt, text } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, pos } from "#runtime/native/params.ts";
import { PyList } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { ExceptionType, makeException, typeError, valueError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { codePointsOf, jsText, strValue } from "#runtime/objects/str.ts";
import { typeType } from "#runtime/objects/type.ts";
import { typeNew } from "#runtime/objects/type-create.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { LANGINFO } from "./langinfo.ts";

/** In glibc's order of categories; 6 is LC_ALL. */
const CATEGORIES = ["LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES"];
const LC_ALL = 6;
/** Further categories that the name of a mixed locale lists. */
const OTHERS = ["LC_PAPER", "LC_NAME", "LC_ADDRESS", "LC_TELEPHONE", "LC_MEASUREMENT", "LC_IDENTIFICATION"];
const CHAR_MAX = 127;

/** The name of a known locale in its usual spelling. */
function known(name: string): string | undefined {
  if (name === "C" || name === "POSIX") return "C";
  return /^C\.utf-?8$/i.test(name) ? name : undefined;
}

/** `setlocale` of the C library over the settings of one interpreter. */
class Locales {
  readonly names: string[] = ["C.UTF-8", "C", "C", "C", "C", "C"];

  query(category: number): string {
    if (category !== LC_ALL) return this.names[category]!;
    const first = this.names[0]!;
    if (this.names.every((n) => n === first)) return first;
    return [...CATEGORIES.map((n, i) => `${n}=${this.names[i]}`), ...OTHERS.map((n) => `${n}=C`)].join(";");
  }

  /** undefined: no such locale. */
  set(category: number, wanted: string): string | undefined {
    const changes = category === LC_ALL ? CATEGORIES.map((_, i) => i) : [category];
    const fresh = new Map<number, string>();
    const parts = new Map(
      wanted.includes(";") ? wanted.split(";").map((p) => p.split("=", 2) as [string, string]) : [],
    );
    for (const i of changes) {
      const name = known(wanted === "" ? this.fromEnvironment(CATEGORIES[i]!) : (parts.get(CATEGORIES[i]!) ?? wanted));
      if (name === undefined) return undefined;
      fresh.set(i, name);
    }
    for (const [i, name] of fresh) this.names[i] = name;
    return this.query(category);
  }

  private fromEnvironment(category: string): string {
    const environment = current().host.environment ?? {};
    for (const variable of ["LC_ALL", category, "LANG"]) {
      const value = environment[variable];
      if (value !== undefined && value !== "") return value;
    }
    return "C.UTF-8";
  }
}

function conventions(): PyDict {
  const d = new PyDict();
  for (const k of "int_curr_symbol currency_symbol mon_decimal_point mon_thousands_sep".split(" ")) d.set(k, "");
  d.set("mon_grouping", new PyList([]));
  d.set("positive_sign", "");
  d.set("negative_sign", "");
  const numbers =
    "int_frac_digits frac_digits p_cs_precedes p_sep_by_space n_cs_precedes n_sep_by_space p_sign_posn n_sign_posn";
  for (const k of numbers.split(" ")) d.set(k, CHAR_MAX);
  d.set("decimal_point", ".");
  d.set("thousands_sep", "");
  d.set("grouping", new PyList([]));
  return d;
}

/** The code points of a str that the C library reads up to a null character. */
function wideString(v: PyValue, argument: string): readonly number[] {
  const s = strValue(v);
  if (s === undefined) throw typeError(`${argument} must be str, not ${typeName(v)}`);
  return codePointsOf(s);
}

function refuseNull(points: readonly number[]): readonly number[] {
  if (points.includes(0)) throw valueError("embedded null character");
  return points;
}

/** Order by code points, as wcscoll has it in these locales. */
function collate(a: PyValue, b: PyValue): number {
  const x = wideString(a, "strcoll() argument 1");
  const y = wideString(b, "strcoll() argument 2");
  const p = refuseNull(x);
  const q = refuseNull(y);
  for (let i = 0; i < p.length && i < q.length; i++) if (p[i] !== q[i]) return p[i]! < q[i]! ? -1 : 1;
  return Math.sign(p.length - q.length);
}

const localeModule: NativeModule = defineModule("_locale", () => {
  const locales = new Locales();
  let domain = "messages";
  const directories = new Map<string, string>();
  const ns = new PyDict();
  ns.set("__module__", "locale");
  const error = typeNew(typeType, "Error", [ExceptionType], ns, []);
  return {
    functions: {
      setlocale: fn([pos("category", cInt), pos("locale", "None")], (category, locale) => {
        if (category < 0 || category > LC_ALL) throw makeException(error, "invalid locale category");
        if (locale === None) return locales.query(category);
        const name = jsText(locale);
        if (name === undefined) throw typeError(`setlocale() argument 2 must be str or None, not ${typeName(locale)}`);
        const r = locales.set(category, name);
        if (r === undefined) throw makeException(error, "unsupported locale setting");
        return r;
      }),
      localeconv: fn([], conventions),
      strcoll: fn([pos("os1"), pos("os2")], collate),
      strxfrm: fn([pos("string")], (s) => {
        refuseNull(wideString(s, "strxfrm() argument"));
        return strValue(s)!;
      }),
      nl_langinfo: fn([pos("key", cInt)], (key) => {
        if (key === LANGINFO["CODESET"]![0]) return locales.names[0] === "C" ? "ANSI_X3.4-1968" : "UTF-8";
        for (const [code, value] of Object.values(LANGINFO)) if (code === key) return value;
        throw valueError("unsupported langinfo constant");
      }),
      getencoding: fn([], () => "UTF-8"),
      gettext: fn([pos("msg", text)], (msg) => msg),
      dgettext: fn([pos("domain"), pos("msg", text)], (_domain, msg) => msg),
      dcgettext: fn([pos("domain"), pos("msg", text), pos("category", cInt)], (_domain, msg) => msg),
      textdomain: fn([pos("domain", "None")], (name) => {
        if (name !== None) domain = jsText(name) ?? domain;
        return domain;
      }),
      bindtextdomain: fn([pos("domain", text), pos("dir")], (name, directory) => {
        if (name === "") throw makeException(error, "domain must be a non-empty string");
        if (directory !== None) directories.set(name, jsText(directory) ?? "");
        return directories.get(name) ?? "/usr/share/locale";
      }),
      bind_textdomain_codeset: fn([arg("domain", text), arg("codeset")], (_name, codeset) => codeset),
    },
    types: { Error: error },
    attributes: {
      ...Object.fromEntries(CATEGORIES.map((n, i) => [n, i])),
      ...Object.fromEntries(Object.entries(LANGINFO).map(([n, [code]]) => [n, code])),
      LC_ALL,
      CHAR_MAX,
    },
  };
});
export default localeModule;
