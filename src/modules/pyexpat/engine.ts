// A non-validating XML 1.0 parser that is fed piece by piece and tells handlers what it finds, in the order, at the places and with the
// errors of Expat (xmlparse.c). It knows nothing of Python.

import { Dtd, type DtdHost, DtdParser, doctypeEnd } from "./dtd.ts";
import { Fault, XmlFault } from "./errors.ts";
import type { XmlHandlers } from "./handlers.ts";
import { type EncodingTable, XmlInput } from "./input.ts";
import { BAD_CHARACTER, isCharacter, isSpace, matchAt, nameAt, nmtokenAt, spaceAt } from "./names.ts";
import type { NamespaceScope } from "./namespaces.ts";

const PREDEFINED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", apos: "'", quot: '"' };
/** Expansion beyond this factor of the document and this size is an attack. */
const MAX_AMPLIFICATION = 100;
const AMPLIFICATION_FROM = 8 * 1024 * 1024;

/** What a default handler gets of a document type declaration, one by one. */
const DOCTYPE_TOKENS =
  /<!--(?:.|\s)*?-->|<\?(?:.|\s)*?\?>|<![A-Z]+|[ \t\r\n]+|"[^"]*"|'[^']*'|[[\]>(),|]|[^ \t\r\n"'[\]<>(),|]+/g;

/** Text that is parsed: the document, or the replacement text of an entity. */
interface Source {
  text: string;
  at: number;
  /** No more comes. */
  final: boolean;
  /** Of an entity: events stay where the reference is. */
  inner: boolean;
}

interface Tag {
  end: number;
  name: string;
  attributes: { name: string; raw: string; at: number }[];
  empty: boolean;
}

type Stage = "start" | "prolog" | "content" | "epilog";

export class XmlEngine implements DtdHost {
  readonly handlers: XmlHandlers = { keepEntities: false };
  readonly input: XmlInput;
  dtd: Dtd = new Dtd();
  readonly namespaces: NamespaceScope | undefined;
  /** Names of the open elements, and how they are reported. */
  private readonly open: { name: string; shown: string; prefixes: (string | undefined)[] }[] = [];
  private stage: Stage = "start";
  private inCdata = false;
  private source: Source = { text: "", at: 0, final: false, inner: false };
  private expanded = 0;
  private consumed = 0;
  private sawDoctype = false;
  /** An external entity: content without a root element. */
  private readonly fragment: boolean;
  /** An external subset: declarations only, looked at when all of them are there. */
  private readonly declarations: boolean;
  /** 0 never, 1 unless standalone, 2 always. */
  parameterEntities = 0;
  foreignDtd = false;
  /** First character of the document that may not be there. */
  private badAt = -1;
  started = false;
  deferral = true;
  /** How much of an incomplete token the last call left. */
  private partial = 0;

  constructor(
    encoding: string | undefined,
    table: EncodingTable,
    namespaces: NamespaceScope | undefined,
    kind: "document" | "content" | "declarations" = "document",
  ) {
    this.input = new XmlInput(encoding, table);
    this.namespaces = namespaces;
    this.fragment = kind === "content";
    this.declarations = kind === "declarations";
    if (this.fragment) this.stage = "content";
  }

  /** Parses what is there; throws XmlFault, and whatever handlers throw. */
  parse(data: Uint8Array, final: boolean): void {
    const { input } = this;
    this.started = true;
    this.consumed += data.length;
    if (!input.feed(data, final)) throw new XmlFault(Fault.UNKNOWN_ENCODING);
    this.refresh(final);
    if (this.declarations) {
      if (final) new DtdParser(input.text, input.at, input.text.length, this).external();
      return;
    }
    // A token that was not complete is looked at again only when the text has doubled (Expat's reparse deferral).
    const before = this.source.at;
    if (!final && this.deferral && input.text.length - before < 2 * this.partial) return;
    this.run();
    this.partial = this.source.at === before ? input.text.length - before : 0;
    if (!final) return;
    if (input.leftOver !== undefined) throw new XmlFault(input.leftOver);
    if (this.inCdata) throw new XmlFault(Fault.UNCLOSED_CDATA_SECTION);
    if (this.open.length > 0 || (this.stage !== "epilog" && !this.fragment)) throw new XmlFault(Fault.NO_ELEMENTS);
  }

  /** Takes the input's text over, after it grew. */
  private refresh(final: boolean): void {
    const { input } = this;
    this.source = { text: input.text, at: input.at, final, inner: false };
    const bad = BAD_CHARACTER.exec(input.at === 0 ? input.text : input.text.slice(input.at));
    this.badAt = bad === null ? -1 : bad.index + input.at;
  }

  moveTo(at: number): void {
    const { source } = this;
    if (at <= source.at) return;
    source.at = at;
    if (!source.inner) this.input.moveTo(at);
  }

  private fail(code: number, at: number): never {
    this.moveTo(at);
    throw new XmlFault(code);
  }

  /** A token is not complete: false to wait for more, or an error. */
  private incomplete(at: number, code: number = Fault.UNCLOSED_TOKEN): false {
    const { source } = this;
    if (!source.inner && this.badAt >= at) this.fail(Fault.INVALID_TOKEN, this.badAt);
    if (source.final) this.fail(code, at);
    return false;
  }

  /** Nothing before `end` may be a character that is not allowed. */
  private check(end: number): void {
    const { source } = this;
    if (!source.inner && this.badAt >= 0 && this.badAt < end) this.fail(Fault.INVALID_TOKEN, this.badAt);
  }

  private run(): void {
    while (this.source.at < this.source.text.length) {
      if (this.stage === "content" ? !this.content() : !this.outside()) return;
    }
  }

  // --- before and after the root element ---

  private outside(): boolean {
    const { source } = this;
    const { text, at } = source;
    if (this.stage === "start") {
      if (text.startsWith("<?xml") && (text.length === 5 || isSpace(text.charCodeAt(5)) || text[5] === "?"))
        return this.xmlDeclaration();
      if ("<?xml".startsWith(text) && !source.final && text.length < 6) return false;
      this.stage = "prolog";
    }
    const space = matchAt(spaceAt, text, at).length;
    if (space > 0) {
      this.handlers.fallback?.(text.slice(at, at + space));
      this.moveTo(at + space);
      return true;
    }
    this.check(at + 1);
    if (text[at] !== "<") {
      if (this.stage === "epilog") this.fail(Fault.JUNK_AFTER_DOC_ELEMENT, at);
      // A name is a token here, though it may not stand here; what cannot follow one comes first.
      const after = at + matchAt(nmtokenAt, text, at).length;
      if (after > at && after < text.length && !" \t\r\n>),|[%?*+".includes(text[after]!))
        this.fail(Fault.INVALID_TOKEN, after);
      this.fail(Fault.SYNTAX, at);
    }
    const next = text[at + 1];
    if (next === undefined) return this.incomplete(at);
    if (next === "?") return this.instructionToken();
    if (next === "!") {
      if ("<!--".startsWith(text.slice(at, at + 4))) return this.commentToken();
      if (this.stage === "epilog") this.fail(Fault.JUNK_AFTER_DOC_ELEMENT, at);
      return this.doctype();
    }
    if (this.stage === "epilog") this.fail(Fault.JUNK_AFTER_DOC_ELEMENT, at);
    if (next === "/") this.fail(Fault.INVALID_TOKEN, at + 1);
    if (this.foreignDtd && !this.sawDoctype) {
      this.sawDoctype = true;
      this.dtd.hasParameterReferences = true;
      this.externalSubset(undefined, undefined);
    }
    return this.startTag();
  }

  /** Has the declarations outside the document read, where they are wanted. */
  externalSubset(systemId: string | undefined, publicId: string | undefined): void {
    const { parameterEntities, handlers, dtd } = this;
    if (parameterEntities === 0 || (parameterEntities === 1 && dtd.standalone)) return;
    if (handlers.externalEntityRef?.(undefined, systemId, publicId) === false)
      throw new XmlFault(Fault.EXTERNAL_ENTITY_HANDLING);
  }

  private doctype(): boolean {
    const { text, at } = this.source;
    const head = text.slice(at, at + 9);
    if (head.startsWith("<![")) this.fail(Fault.SYNTAX, at);
    const keyword = matchAt(nameAt, text, at + 2);
    if (at + 2 + keyword.length >= text.length && !this.source.final) return this.incomplete(at);
    if (keyword === "" || !isSpace(text.charCodeAt(at + 2 + keyword.length)))
      this.fail(Fault.INVALID_TOKEN, at + 2 + keyword.length);
    if (keyword !== "DOCTYPE" || this.sawDoctype) this.fail(Fault.SYNTAX, at);
    const end = doctypeEnd(text, at);
    if (end < 0) return this.incomplete(at);
    this.check(end);
    this.sawDoctype = true;
    const raw = text.slice(at, end);
    const { handlers } = this;
    new DtdParser(text, at, end, this).parse();
    if (handlers.startDoctype === undefined && handlers.endDoctype === undefined) {
      for (const token of raw.match(DOCTYPE_TOKENS) ?? []) handlers.fallback?.(token);
    }
    if (this.dtd.hasParameterReferences && !this.dtd.standalone && handlers.notStandalone?.() === false)
      this.fail(Fault.NOT_STANDALONE, end);
    return true;
  }

  private xmlDeclaration(): boolean {
    const { text } = this.source;
    const end = text.indexOf("?>");
    if (end < 0) return this.incomplete(0);
    const body = text.slice(0, end);
    let i = 5;
    const seen: Record<string, string> = {};
    const order = ["version", "encoding", "standalone"];
    let from = 0;
    for (;;) {
      const space = matchAt(spaceAt, body, i).length;
      if (i + space >= body.length) break;
      if (space === 0) this.fail(Fault.XML_DECL, i);
      i += space;
      const name = matchAt(nameAt, body, i);
      const place = order.indexOf(name);
      if (place < from) this.fail(Fault.XML_DECL, i);
      from = place + 1;
      i += name.length;
      i += matchAt(spaceAt, body, i).length;
      if (body[i] !== "=") this.fail(Fault.XML_DECL, i);
      i++;
      i += matchAt(spaceAt, body, i).length;
      const quote = body[i];
      const close = quote === '"' || quote === "'" ? body.indexOf(quote, i + 1) : -1;
      if (close < 0) this.fail(Fault.XML_DECL, i);
      const value = body.slice(i + 1, close);
      const good =
        name === "version"
          ? /^[\w.:-]+$/.test(value)
          : name === "encoding"
            ? /^[A-Za-z][\w.-]*$/.test(value)
            : value === "yes" || value === "no";
      if (!good) this.fail(Fault.XML_DECL, i + 1);
      seen[name] = value;
      i = close + 1;
    }
    if (seen["version"] === undefined && !this.fragment) this.fail(Fault.XML_DECL, Math.min(i, end));
    const { standalone, encoding } = seen;
    if (standalone === "yes") this.dtd.standalone = true;
    const { handlers } = this;
    if (handlers.xmlDecl !== undefined)
      handlers.xmlDecl(seen["version"], encoding, standalone === undefined ? -1 : standalone === "yes" ? 1 : 0);
    else handlers.fallback?.(text.slice(0, end + 2));
    if (encoding !== undefined) {
      const r = this.input.declare(encoding);
      if (r !== "ok") {
        this.fail(
          r === "unknown" ? Fault.UNKNOWN_ENCODING : Fault.INCORRECT_ENCODING,
          text.indexOf(encoding, text.indexOf("encoding") + 8),
        );
      }
    }
    this.moveTo(end + 2);
    const { final } = this.source;
    this.refresh(final);
    this.stage = "prolog";
    return true;
  }

  // --- tokens that may stand anywhere ---

  comment(text: string): void {
    const { handlers } = this;
    if (handlers.comment !== undefined) handlers.comment(text.replace(/\r\n?/g, "\n"));
    else handlers.fallback?.(`<!--${text}-->`);
  }

  private commentToken(): boolean {
    const { text, at } = this.source;
    if (text.length < at + 4) return this.incomplete(at);
    const dashes = text.indexOf("--", at + 4);
    if (dashes < 0 || dashes + 2 >= text.length) return this.incomplete(at);
    this.check(dashes);
    if (text[dashes + 2] !== ">") this.fail(Fault.INVALID_TOKEN, dashes + 2);
    this.comment(text.slice(at + 4, dashes));
    this.moveTo(dashes + 3);
    return true;
  }

  instruction(raw: string): void {
    const { handlers } = this;
    const target = matchAt(nameAt, raw, 2);
    if (handlers.processingInstruction === undefined) {
      handlers.fallback?.(raw);
      return;
    }
    const data = raw.slice(2 + target.length, -2).replace(/^[ \t\r\n]+/, "");
    handlers.processingInstruction(target, data.replace(/\r\n?/g, "\n"));
  }

  private instructionToken(): boolean {
    const { text, at } = this.source;
    const target = matchAt(nameAt, text, at + 2);
    const after = at + 2 + target.length;
    if (after >= text.length) return this.incomplete(at);
    if (target === "") this.fail(Fault.INVALID_TOKEN, at + 2);
    if (target.toLowerCase() === "xml") {
      if (target === "xml") this.fail(Fault.MISPLACED_XML_PI, at);
      this.fail(Fault.INVALID_TOKEN, after);
    }
    const end = text.indexOf("?>", after);
    if (end < 0) return this.incomplete(at);
    this.check(end);
    if (end > after && !isSpace(text.charCodeAt(after))) this.fail(Fault.INVALID_TOKEN, after);
    this.instruction(text.slice(at, end + 2));
    this.moveTo(end + 2);
    return true;
  }

  // --- content ---

  /** One token of content; false when it is not complete. */
  private content(): boolean {
    const { source } = this;
    const { text, at } = source;
    if (this.inCdata) return this.cdata();
    const c = text.charCodeAt(at);
    if (c === 38) return this.reference();
    if (c !== 60) return this.characters();
    const next = text[at + 1];
    if (next === undefined) return this.incomplete(at);
    if (next === "/") return this.endTag();
    if (next === "?") {
      if (this.fragment && at === 0 && !source.inner && /^<\?xml[ \t\r\n]/.test(text))
        return this.xmlDeclaration() && this.backToContent();
      return this.instructionToken();
    }
    if (next === "!") {
      const head = text.slice(at, at + 9);
      if ("<![CDATA[".startsWith(head)) {
        if (head.length < 9) return this.incomplete(at);
        if (this.handlers.startCdata !== undefined) this.handlers.startCdata();
        else this.handlers.fallback?.("<![CDATA[");
        this.moveTo(at + 9);
        this.inCdata = true;
        return source.at < text.length || !source.final || this.cdata();
      }
      if ("<!--".startsWith(head.slice(0, 4))) return this.commentToken();
      this.fail(Fault.INVALID_TOKEN, at + 2);
    }
    return this.startTag();
  }

  private backToContent(): boolean {
    this.stage = "content";
    return true;
  }

  /** Reports text, line ends by themselves. */
  private report(from: number, to: number): void {
    const { handlers, source } = this;
    const { text } = source;
    if (handlers.characterData === undefined) {
      handlers.fallback?.(text.slice(from, to));
      this.moveTo(to);
      return;
    }
    let i = from;
    while (i < to) {
      let j = i;
      while (j < to && text.charCodeAt(j) !== 10 && text.charCodeAt(j) !== 13) j++;
      this.moveTo(i);
      const { chunk } = this.input;
      for (let k = i; k < j; k += chunk) handlers.characterData(text.slice(k, Math.min(j, k + chunk)));
      if (j < to) {
        this.moveTo(j);
        handlers.characterData("\n");
        j += text.charCodeAt(j) === 13 && text.charCodeAt(j + 1) === 10 ? 2 : 1;
      }
      i = j;
    }
    this.moveTo(to);
  }

  private characters(): boolean {
    const { source } = this;
    const { text, at } = source;
    const lt = text.indexOf("<", at);
    let end = lt < 0 ? text.length : lt;
    const amp = text.indexOf("&", at);
    if (amp >= 0 && amp < end) end = amp;
    if (!source.inner && this.badAt >= 0 && this.badAt < end) {
      if (this.badAt > at) this.report(at, this.badAt);
      this.fail(Fault.INVALID_TOKEN, this.badAt);
    }
    const close = text.indexOf("]]>", at);
    if (close >= 0 && close < end) {
      if (close > at) this.report(at, close);
      this.fail(Fault.INVALID_TOKEN, close + 2);
    }
    if (end === text.length && !source.final) {
      // What could belong to the next piece waits for it.
      const held = /(?:\r|\]\]?)$/.exec(text.slice(Math.max(at, end - 2), end))?.[0].length ?? 0;
      end -= held;
      if (end <= at) return false;
    }
    this.report(at, end);
    return true;
  }

  private cdata(): boolean {
    const { source } = this;
    const { text, at } = source;
    const close = text.indexOf("]]>", at);
    let end = close < 0 ? text.length : close;
    if (!source.inner && this.badAt >= 0 && this.badAt < end) this.fail(Fault.INVALID_TOKEN, this.badAt);
    if (close < 0 && !source.final)
      end -= /(?:\r|\]\]?)$/.exec(text.slice(Math.max(at, end - 2), end))?.[0].length ?? 0;
    if (end > at) this.report(at, end);
    if (close < 0) {
      if (source.final) throw new XmlFault(Fault.UNCLOSED_CDATA_SECTION);
      return false;
    }
    if (this.handlers.endCdata !== undefined) this.handlers.endCdata();
    else this.handlers.fallback?.("]]>");
    this.moveTo(close + 3);
    this.inCdata = false;
    return true;
  }

  private reference(): boolean {
    const { source, handlers, dtd } = this;
    const { text, at } = source;
    if (text[at + 1] === "#") {
      const m = matchAt(/&#(?:\d+|x[0-9a-fA-F]+)/y, text, at);
      const after = at + (m === "" ? 2 + (text[at + 2] === "x" ? 1 : 0) : m.length);
      if (after >= text.length) return this.incomplete(at);
      if (m === "" || text[after] !== ";") this.fail(Fault.INVALID_TOKEN, after);
      const character = this.characterOf(m.slice(2), at);
      if (handlers.characterData !== undefined) handlers.characterData(character);
      else handlers.fallback?.(text.slice(at, after + 1));
      this.moveTo(after + 1);
      return true;
    }
    const name = matchAt(nameAt, text, at + 1);
    const after = at + 1 + name.length;
    if (after >= text.length) return this.incomplete(at);
    if (name === "" || text[after] !== ";") this.fail(Fault.INVALID_TOKEN, after);
    const end = after + 1;
    const raw = text.slice(at, end);
    const plain = PREDEFINED[name];
    if (plain !== undefined) {
      if (handlers.characterData !== undefined) handlers.characterData(plain);
      else handlers.fallback?.(raw);
      this.moveTo(end);
      return true;
    }
    const e = dtd.entities.get(name);
    if (e === undefined) {
      if (!dtd.hasParameterReferences || dtd.standalone) this.fail(Fault.UNDEFINED_ENTITY, at);
      if (handlers.skippedEntity !== undefined) handlers.skippedEntity(name, false);
      else handlers.fallback?.(raw);
    } else if (e.open) this.fail(Fault.RECURSIVE_ENTITY_REF, at);
    else if (e.notation !== undefined) this.fail(Fault.BINARY_ENTITY_REF, at);
    else if (e.value !== undefined) {
      if (handlers.keepEntities && handlers.fallback !== undefined) {
        if (handlers.skippedEntity !== undefined) handlers.skippedEntity(name, false);
        else handlers.fallback(raw);
      } else {
        e.open = true;
        this.expand(e.value);
        e.open = false;
      }
    } else if (handlers.externalEntityRef !== undefined) {
      e.open = true;
      if (!handlers.externalEntityRef(name, e.systemId, e.publicId)) this.fail(Fault.EXTERNAL_ENTITY_HANDLING, at);
      e.open = false;
    } else handlers.fallback?.(raw);
    this.moveTo(end);
    return true;
  }

  private account(size: number): void {
    this.expanded += size;
    const total = this.expanded + this.consumed;
    if (total > AMPLIFICATION_FROM && total / Math.max(1, this.consumed) > MAX_AMPLIFICATION)
      throw new XmlFault(Fault.AMPLIFICATION_LIMIT_BREACH);
  }

  /** Parses the replacement text of an entity as content. */
  private expand(value: string): void {
    this.account(value.length);
    const outer = this.source;
    const depth = this.open.length;
    this.source = { text: value, at: 0, final: true, inner: true };
    while (this.source.at < value.length) {
      if (!this.content()) break;
      if (this.open.length < depth) throw new XmlFault(Fault.ASYNC_ENTITY);
    }
    this.source = outer;
    if (this.open.length !== depth || this.inCdata) throw new XmlFault(Fault.ASYNC_ENTITY);
  }

  private characterOf(digits: string, at: number): string {
    const n = digits.startsWith("x") ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10);
    if (!isCharacter(n)) this.fail(Fault.BAD_CHAR_REF, at);
    return String.fromCodePoint(n);
  }

  // --- values ---

  /** The value of an attribute: references resolved, white space normalized for its type. */
  attributeValue(raw: string, type: string): string {
    const value = /[&\t\r\n]/.test(raw) ? this.plainValue(raw) : raw;
    return type === "CDATA" ? value : value.replace(/ +/g, " ").replace(/^ | $/g, "");
  }

  private plainValue(raw: string): string {
    this.account(raw.length);
    return raw.replace(/\r\n|[\t\r\n]|&(#?)([^;]*);/g, (all, hash: string | undefined, name: string | undefined) => {
      if (name === undefined) return " ";
      if (hash === "#") return this.characterOf(name, this.source.at);
      const plain = PREDEFINED[name];
      if (plain !== undefined) return plain;
      const e = this.dtd.entities.get(name);
      if (e === undefined) {
        if (!this.dtd.hasParameterReferences || this.dtd.standalone) throw new XmlFault(Fault.UNDEFINED_ENTITY);
        return "";
      }
      if (e.open) throw new XmlFault(Fault.RECURSIVE_ENTITY_REF);
      if (e.notation !== undefined) throw new XmlFault(Fault.BINARY_ENTITY_REF);
      if (e.value === undefined) throw new XmlFault(Fault.ATTRIBUTE_EXTERNAL_ENTITY_REF);
      if (e.value.includes("<")) throw new XmlFault(Fault.INVALID_TOKEN);
      e.open = true;
      const value = this.plainValue(e.value);
      e.open = false;
      void all;
      return value;
    });
  }

  /** The replacement text of an entity: character references resolved, others kept. */
  entityValue(raw: string): string {
    if (raw.includes("%")) {
      if (/%[^;\s]+;/.test(raw)) throw new XmlFault(Fault.PARAM_ENTITY_REF);
      throw new XmlFault(Fault.INVALID_TOKEN);
    }
    return raw
      .replace(/\r\n?/g, "\n")
      .replace(/&#(\d+|x[0-9a-fA-F]+);/g, (_, digits: string) => this.characterOf(digits, this.source.at));
  }

  // --- tags ---

  private scanName(at: number): string | undefined {
    const { text } = this.source;
    const name = matchAt(nameAt, text, at);
    if (name === "" && at < text.length) this.fail(Fault.INVALID_TOKEN, at);
    if (at + name.length >= text.length) return undefined;
    if (this.namespaces !== undefined) {
      const colon = name.indexOf(":");
      if (colon === 0) this.fail(Fault.INVALID_TOKEN, at);
      const again = colon < 0 ? -1 : name.indexOf(":", colon + 1);
      if (again > 0) this.fail(Fault.INVALID_TOKEN, at + again);
      if (colon === name.length - 1) this.fail(Fault.INVALID_TOKEN, at + name.length);
    }
    return name;
  }

  /** A start tag; undefined when it is not complete. */
  private scanTag(start: number): Tag | undefined {
    const { text } = this.source;
    const size = text.length;
    const name = this.scanName(start + 1);
    if (name === undefined) return undefined;
    let i = start + 1 + name.length;
    const attributes: Tag["attributes"] = [];
    for (;;) {
      const space = matchAt(spaceAt, text, i).length;
      i += space;
      if (i >= size) return undefined;
      const c = text[i]!;
      if (c === ">") return { end: i + 1, name, attributes, empty: false };
      if (c === "/") {
        if (i + 1 >= size) return undefined;
        if (text[i + 1] !== ">") this.fail(Fault.INVALID_TOKEN, i + 1);
        return { end: i + 2, name, attributes, empty: true };
      }
      if (space === 0) this.fail(Fault.INVALID_TOKEN, i);
      const at = i;
      const attribute = this.scanName(i);
      if (attribute === undefined) return undefined;
      i += attribute.length;
      i += matchAt(spaceAt, text, i).length;
      if (i >= size) return undefined;
      if (text[i] !== "=") this.fail(Fault.INVALID_TOKEN, i);
      i++;
      i += matchAt(spaceAt, text, i).length;
      if (i >= size) return undefined;
      const quote = text[i]!;
      if (quote !== '"' && quote !== "'") this.fail(Fault.INVALID_TOKEN, i);
      const from = i + 1;
      for (i = from; ; i++) {
        if (i >= size) return undefined;
        const v = text[i]!;
        if (v === quote) break;
        if (v === "<") this.fail(Fault.INVALID_TOKEN, i);
        if (v === "&") {
          const m = matchAt(/&(?:#(?:\d+|x[0-9a-fA-F]+)?)?/y, text, i);
          const word = m === "&" ? matchAt(nameAt, text, i + 1) : "";
          const end = i + m.length + word.length;
          if (end >= size) return undefined;
          if (text[end] !== ";" || m.length + word.length < 2) this.fail(Fault.INVALID_TOKEN, end);
          i = end;
        }
      }
      attributes.push({ name: attribute, raw: text.slice(from, i), at });
      i++;
    }
  }

  private startTag(): boolean {
    const { text, at } = this.source;
    const tag = this.scanTag(at);
    if (tag === undefined) return this.incomplete(at);
    this.check(tag.end);
    this.stage = "content";
    const rules = this.dtd.attributes.get(tag.name);
    const names = new Set<string>();
    const flat: string[] = [];
    for (const a of tag.attributes) {
      if (names.has(a.name)) this.fail(Fault.DUPLICATE_ATTRIBUTE, a.at);
      names.add(a.name);
      const rule = rules?.find((r) => r.name === a.name);
      flat.push(a.name, this.attributeValue(a.raw, rule?.type ?? "CDATA"));
    }
    let specified = flat.length;
    for (const r of rules ?? []) if (r.value !== undefined && !names.has(r.name)) flat.push(r.name, r.value);
    const { handlers } = this;
    let shown = tag.name;
    let attributes = flat;
    let prefixes: (string | undefined)[] = [];
    if (this.namespaces !== undefined) {
      const r = this.namespaces.enter(tag.name, flat, specified, handlers);
      ({ shown, attributes, specified, prefixes } = r);
    }
    if (handlers.startElement !== undefined) handlers.startElement(shown, attributes, specified);
    else handlers.fallback?.(text.slice(at, tag.end));
    if (tag.empty) {
      // The end of an empty element is told at the end of its tag.
      this.moveTo(tag.end);
      if (handlers.endElement !== undefined) handlers.endElement(shown);
      else if (handlers.startElement !== undefined) handlers.fallback?.(text.slice(at, tag.end));
      this.leave(prefixes);
    } else {
      this.open.push({ name: tag.name, shown, prefixes });
      this.moveTo(tag.end);
    }
    return true;
  }

  private leave(prefixes: (string | undefined)[]): void {
    this.namespaces?.leave(prefixes, this.handlers);
    if (this.open.length === 0 && !this.fragment) this.stage = "epilog";
  }

  private endTag(): boolean {
    const { text, at, inner } = this.source;
    const name = this.scanName(at + 2);
    if (name === undefined) return this.incomplete(at);
    let i = at + 2 + name.length;
    i += matchAt(spaceAt, text, i).length;
    if (i >= text.length) return this.incomplete(at);
    if (text[i] !== ">") this.fail(Fault.INVALID_TOKEN, i);
    this.check(i);
    const top = this.open.pop();
    if (top === undefined) this.fail(inner || this.fragment ? Fault.ASYNC_ENTITY : Fault.TAG_MISMATCH, at);
    if (top.name !== name) {
      this.open.push(top);
      this.fail(Fault.TAG_MISMATCH, at + 2);
    }
    const { handlers } = this;
    if (handlers.endElement !== undefined) handlers.endElement(top.shown);
    else handlers.fallback?.(text.slice(at, i + 1));
    if (this.open.length > 0 || this.fragment) this.leave(top.prefixes);
    else {
      this.namespaces?.leave(top.prefixes, handlers);
      this.stage = "epilog";
    }
    this.moveTo(i + 1);
    return true;
  }
}
