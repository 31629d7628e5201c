// Module _tzdata: the time zones that come with taipan's library (scripts/generate-zoneinfo.ts), for hosts that have neither files of zones nor
// the package tzdata. zoneinfo asks it last (scripts/library-edits.ts).

import { str } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn, pos } from "#runtime/native/params.ts";
import { PyBytes, PyList } from "#runtime/objects/containers.ts";
import { None } from "#runtime/objects/singletons.ts";
import { decodeBase64 } from "../binascii/base64.ts";

interface Zones {
  /** Of the IANA database. */
  readonly version: string;
  /** TZif data by name, in base64. */
  readonly data: Readonly<Record<string, string>>;
  /** Names of zones with the same data as others. */
  readonly links: Readonly<Record<string, string>>;
}

const bytesOf = (text: string): Uint8Array =>
  decodeBase64(
    Uint8Array.from(text, (c) => c.charCodeAt(0)),
    false,
  ) as Uint8Array;

const NOTHING: Zones = { version: "", data: {}, links: {} };

const tzdataModule: NativeModule = defineModule("_tzdata", (interpreter) => {
  let found: Zones | undefined;
  const zones = (): Zones => {
    const text = found === undefined ? interpreter.library?.table?.("zoneinfo") : undefined;
    found ??= text === undefined ? NOTHING : (JSON.parse(text) as Zones);
    return found;
  };
  // Blocked in sys.modules, there is no data, as in CPython without the package.
  const blocked = (): boolean => interpreter.modules.get("tzdata") === None;
  return {
    functions: {
      read: fn([pos("key", str)], (key) => {
        if (typeof key !== "string" || blocked()) return None;
        const { data, links } = zones();
        const name = Object.hasOwn(links, key) ? links[key]! : key;
        return Object.hasOwn(data, name) ? new PyBytes(bytesOf(data[name]!)) : None;
      }),
      zones: fn([], () => {
        const { data, links } = blocked() ? NOTHING : zones();
        return new PyList([...Object.keys(data), ...Object.keys(links)]);
      }),
    },
  };
});
export default tzdataModule;
