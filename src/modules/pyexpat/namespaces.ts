// Namespaces in XML 1.0: prefixes in scope, and names as "uri separator local" (Expat's XML_ParserCreateNS).

import { Fault, XmlFault } from "./errors.ts";
import type { XmlHandlers } from "./handlers.ts";

const XML = "http://www.w3.org/XML/1998/namespace";
const XMLNS = "http://www.w3.org/2000/xmlns/";

export class NamespaceScope {
  private readonly separator: string;
  /** Names get a third part, the prefix. */
  triplets = false;
  /** Bindings of each prefix, innermost last; "" is the default namespace and no binding of it the empty text. */
  private readonly bindings: Map<string, string[]> = new Map([["xml", [XML]]]);

  constructor(separator: string) {
    this.separator = separator;
  }

  /** A scope that begins with the bindings of this one. */
  fork(): NamespaceScope {
    const s = new NamespaceScope(this.separator);
    s.triplets = this.triplets;
    for (const [prefix, uris] of this.bindings) s.bindings.set(prefix, uris.slice());
    return s;
  }

  private uriOf(prefix: string): string | undefined {
    const uris = this.bindings.get(prefix);
    return uris === undefined ? undefined : uris[uris.length - 1];
  }

  private bind(prefix: string, uri: string): void {
    if (prefix === "xmlns") throw new XmlFault(Fault.RESERVED_PREFIX_XMLNS);
    if ((prefix === "xml") !== (uri === XML))
      throw new XmlFault(prefix === "xml" ? Fault.RESERVED_PREFIX_XML : Fault.RESERVED_NAMESPACE_URI);
    if (uri === XMLNS) throw new XmlFault(Fault.RESERVED_NAMESPACE_URI);
    if (prefix !== "" && uri === "") throw new XmlFault(Fault.UNDECLARING_PREFIX);
    const uris = this.bindings.get(prefix);
    if (uris === undefined) this.bindings.set(prefix, [uri]);
    else uris.push(uri);
  }

  private expand(name: string, useDefault: boolean): string {
    const colon = name.indexOf(":");
    const prefix = colon < 0 ? "" : name.slice(0, colon);
    if (colon < 0 && !useDefault) return name;
    const uri = this.uriOf(prefix);
    if (uri === undefined && colon >= 0) throw new XmlFault(Fault.UNBOUND_PREFIX);
    if (uri === undefined || uri === "") return name;
    const local = name.slice(colon + 1);
    const tail = this.triplets && prefix !== "" && this.separator !== "" ? this.separator + prefix : "";
    return uri + this.separator + local + tail;
  }

  /** Opens the scope of an element: tells its declarations and expands its names. */
  enter(
    name: string,
    flat: readonly string[],
    specified: number,
    handlers: XmlHandlers,
  ): { shown: string; attributes: string[]; specified: number; prefixes: (string | undefined)[] } {
    const prefixes: (string | undefined)[] = [];
    const rest: string[] = [];
    let count = 0;
    for (let i = 0; i < flat.length; i += 2) {
      const key = flat[i]!;
      const value = flat[i + 1]!;
      if (key === "xmlns" || key.startsWith("xmlns:")) {
        const prefix = key === "xmlns" ? "" : key.slice(6);
        this.bind(prefix, value);
        prefixes.push(prefix === "" ? undefined : prefix);
        handlers.startNamespace?.(prefix === "" ? undefined : prefix, value === "" ? undefined : value);
      } else {
        rest.push(key, value);
        if (i < specified) count += 2;
      }
    }
    const seen = new Set<string>();
    const attributes: string[] = [];
    try {
      for (let i = 0; i < rest.length; i += 2) {
        const expanded = this.expand(rest[i]!, false);
        if (seen.has(expanded)) throw new XmlFault(Fault.DUPLICATE_ATTRIBUTE);
        seen.add(expanded);
        attributes.push(expanded, rest[i + 1]!);
      }
      return { shown: this.expand(name, true), attributes, specified: count, prefixes };
    } catch (x) {
      if (x instanceof XmlFault) this.leave(prefixes, handlers);
      throw x;
    }
  }

  /** Closes the scope of an element. */
  leave(prefixes: readonly (string | undefined)[], handlers: XmlHandlers): void {
    for (let i = prefixes.length - 1; i >= 0; i--) {
      const prefix = prefixes[i];
      this.bindings.get(prefix ?? "")!.pop();
      handlers.endNamespace?.(prefix);
    }
  }
}
