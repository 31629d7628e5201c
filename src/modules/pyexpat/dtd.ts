// The document type declaration: its tokens and declarations (Expat's xmlrole.c). What was declared stays in `Dtd`.

import { Fault, XmlFault } from "./errors.ts";
import type { ContentModel, XmlHandlers } from "./handlers.ts";
import { isSpace, matchAt, nameAt, nmtokenAt, spaceAt } from "./names.ts";

export interface Entity {
  readonly value: string | undefined;
  readonly systemId: string | undefined;
  readonly publicId: string | undefined;
  readonly notation: string | undefined;
  open: boolean;
}
export interface AttributeRule {
  readonly name: string;
  readonly type: string;
  readonly value: string | undefined;
}

export class Dtd {
  readonly entities: Map<string, Entity> = new Map();
  readonly parameters: Map<string, Entity> = new Map();
  /** By element, in order of declaration. */
  readonly attributes: Map<string, AttributeRule[]> = new Map();
  hasParameterReferences = false;
  standalone = false;
}

/** What the declarations need of the parser. */
export interface DtdHost {
  readonly handlers: XmlHandlers;
  readonly dtd: Dtd;
  /** Events are reported at this place of the text. */
  moveTo(at: number): void;
  attributeValue(raw: string, type: string): string;
  entityValue(raw: string): string;
  comment(text: string): void;
  instruction(text: string): void;
  externalSubset(systemId: string | undefined, publicId: string | undefined): void;
  readonly foreignDtd: boolean;
}

const PUBLIC_ID = /^[- \r\na-zA-Z0-9'()+,./:=?;!*#@$_%]*$/;

/** Where the declaration that begins at `at` ("<!DOCTYPE") ends; -1 when that is not there yet. */
export function doctypeEnd(text: string, at: number): number {
  let subset = false;
  for (let i = at + 2; i < text.length; i++) {
    const c = text[i]!;
    if (subset && text.startsWith("<!--", i)) {
      const end = text.indexOf("-->", i + 4);
      if (end < 0) return -1;
      i = end + 2;
    } else if (subset && text.startsWith("<?", i)) {
      const end = text.indexOf("?>", i + 2);
      if (end < 0) return -1;
      i = end + 1;
    } else if (c === '"' || c === "'") {
      const end = text.indexOf(c, i + 1);
      if (end < 0) return -1;
      i = end;
    } else if (c === "[") subset = true;
    else if (c === "]") subset = false;
    else if (c === ">" && !subset) return i + 1;
  }
  return -1;
}

export class DtdParser {
  private readonly text: string;
  private readonly host: DtdHost;
  private i: number;
  private readonly end: number;

  constructor(text: string, at: number, end: number, host: DtdHost) {
    this.text = text;
    this.i = at;
    this.end = end;
    this.host = host;
  }

  private fail(code: number, at: number): never {
    this.host.moveTo(at);
    throw new XmlFault(code);
  }

  private space(): boolean {
    const n = matchAt(spaceAt, this.text, this.i).length;
    this.i += n;
    return n > 0;
  }

  private needSpace(): void {
    if (!this.space()) this.fail(Fault.INVALID_TOKEN, this.i);
  }

  private name(): string {
    const n = matchAt(nameAt, this.text, this.i);
    if (n === "") this.fail(Fault.INVALID_TOKEN, this.i);
    this.host.moveTo(this.i);
    this.i += n.length;
    return n;
  }

  private literal(): string {
    const quote = this.text[this.i];
    if (quote !== '"' && quote !== "'") this.fail(Fault.SYNTAX, this.i);
    const end = this.text.indexOf(quote!, this.i + 1);
    if (end < 0 || end >= this.end) this.fail(Fault.INVALID_TOKEN, this.i);
    this.host.moveTo(this.i);
    const value = this.text.slice(this.i + 1, end);
    this.i = end + 1;
    return value;
  }

  private publicId(): string {
    const at = this.i;
    const raw = this.literal();
    if (!PUBLIC_ID.test(raw)) this.fail(Fault.PUBLICID, at);
    return raw.replace(/[ \r\n]+/g, " ").replace(/^ | $/g, "");
  }

  private word(): string {
    return matchAt(nameAt, this.text, this.i);
  }

  private close(): void {
    this.space();
    if (this.text[this.i] !== ">") this.fail(Fault.SYNTAX, this.i);
    this.i++;
  }

  /** SYSTEM "…" or PUBLIC "…" "…"; for notations the second literal of PUBLIC may be missing. */
  private externalId(notation: boolean): { systemId: string | undefined; publicId: string | undefined } | undefined {
    const word = this.word();
    if (word !== "SYSTEM" && word !== "PUBLIC") return undefined;
    this.i += word.length;
    this.needSpace();
    if (word === "SYSTEM") return { systemId: this.literal(), publicId: undefined };
    const publicId = this.publicId();
    const spaced = this.space();
    const quote = this.text[this.i];
    if (notation && quote !== '"' && quote !== "'") return { systemId: undefined, publicId };
    if (!spaced) this.fail(Fault.INVALID_TOKEN, this.i);
    return { systemId: this.literal(), publicId };
  }

  parse(): void {
    const { host, text } = this;
    const { handlers } = host;
    this.i += "<!DOCTYPE".length;
    this.needSpace();
    const name = this.name();
    this.space();
    const external = this.externalId(false);
    this.space();
    host.moveTo(this.i);
    const subset = text[this.i] === "[";
    if (!subset && text[this.i] !== ">") this.fail(Fault.SYNTAX, this.i);
    handlers.startDoctype?.(name, external?.systemId, external?.publicId, subset);
    if (external !== undefined) host.dtd.hasParameterReferences = true;
    if (subset) {
      this.i++;
      this.subset();
      this.space();
    }
    if (text[this.i] !== ">") this.fail(Fault.SYNTAX, this.i);
    host.moveTo(this.i);
    if (external !== undefined || host.foreignDtd) host.externalSubset(external?.systemId, external?.publicId);
    handlers.endDoctype?.();
    this.i++;
    host.moveTo(this.i);
  }

  /** The declarations of an external subset. */
  external(): void {
    const declaration = /<\?xml[ \t\r\n][^>]*\?>/y;
    this.i += matchAt(declaration, this.text, this.i).length;
    this.subset(true);
  }

  private subset(outside = false): void {
    const { text, host } = this;
    for (;;) {
      this.space();
      host.moveTo(this.i);
      if (outside && this.i >= this.end) return;
      if (this.i >= this.end) this.fail(Fault.UNCLOSED_TOKEN, this.i);
      if (text[this.i] === "]") {
        this.i++;
        return;
      }
      if (text.startsWith("<!--", this.i)) {
        const end = text.indexOf("--", this.i + 4);
        if (text[end + 2] !== ">") this.fail(Fault.INVALID_TOKEN, end + 2);
        host.comment(text.slice(this.i + 4, end));
        this.i = end + 3;
      } else if (text.startsWith("<?", this.i)) {
        const end = text.indexOf("?>", this.i);
        host.instruction(text.slice(this.i, end + 2));
        this.i = end + 2;
      } else if (text[this.i] === "%") {
        this.i++;
        const name = this.name();
        if (text[this.i] !== ";") this.fail(Fault.INVALID_TOKEN, this.i);
        this.i++;
        host.dtd.hasParameterReferences = true;
        host.handlers.skippedEntity?.(name, true);
      } else if (text.startsWith("<!", this.i)) this.declaration();
      else this.fail(Fault.SYNTAX, this.i);
    }
  }

  private declaration(): void {
    const start = this.i;
    this.i += 2;
    const word = this.word();
    this.i += word.length;
    if (word === "" || !isSpace(this.text.charCodeAt(this.i))) this.fail(Fault.INVALID_TOKEN, this.i);
    if (word === "ENTITY") this.entity();
    else if (word === "ELEMENT") this.element();
    else if (word === "ATTLIST") this.attlist();
    else if (word === "NOTATION") this.notation();
    else this.fail(Fault.SYNTAX, start);
  }

  private entity(): void {
    const { host } = this;
    const { handlers, dtd } = host;
    this.space();
    let parameter = false;
    if (this.text[this.i] === "%") {
      parameter = true;
      this.i++;
      this.needSpace();
    }
    const name = this.name();
    this.needSpace();
    const external = this.externalId(false);
    const table = parameter ? dtd.parameters : dtd.entities;
    const declare = (e: Omit<Entity, "open">): void => {
      // The first declaration counts.
      if (!table.has(name)) table.set(name, { ...e, open: false });
    };
    if (external === undefined) {
      const value = host.entityValue(this.literal());
      const e = { value, systemId: undefined, publicId: undefined, notation: undefined };
      declare(e);
      handlers.entityDecl?.(name, parameter, value, undefined, undefined, undefined);
      this.close();
      return;
    }
    this.space();
    if (this.word() === "NDATA") {
      this.i += 5;
      this.needSpace();
      const notation = this.name();
      declare({ value: undefined, ...external, notation });
      if (handlers.unparsedEntityDecl !== undefined)
        handlers.unparsedEntityDecl(name, external.systemId, external.publicId, notation);
      else handlers.entityDecl?.(name, false, undefined, external.systemId, external.publicId, notation);
    } else {
      declare({ value: undefined, ...external, notation: undefined });
      host.moveTo(this.i);
      handlers.entityDecl?.(name, parameter, undefined, external.systemId, external.publicId, undefined);
    }
    this.close();
  }

  private notation(): void {
    this.space();
    const name = this.name();
    this.needSpace();
    const external = this.externalId(true);
    if (external === undefined) this.fail(Fault.SYNTAX, this.i);
    this.host.handlers.notationDecl?.(name, external.systemId, external.publicId);
    this.close();
  }

  private quantifier(): number {
    const n = "?*+".indexOf(this.text[this.i] ?? " ");
    if (n >= 0) this.i++;
    return n + 1;
  }

  /** A group in parentheses; CHOICE is 5, SEQ 6, NAME 4, MIXED 3. */
  private group(): ContentModel {
    this.i++;
    const children: ContentModel[] = [];
    let separator = "";
    let mixed = false;
    for (;;) {
      this.space();
      if (this.text.startsWith("#PCDATA", this.i) && children.length === 0) {
        mixed = true;
        this.i += 7;
      } else if (this.text[this.i] === "(") children.push(this.group());
      else {
        const name = this.name();
        children.push({ type: 4, quantifier: mixed ? 0 : this.quantifier(), name, children: [] });
      }
      this.space();
      const c = this.text[this.i];
      this.host.moveTo(this.i);
      if (c === ")") {
        this.i++;
        const quantifier = this.quantifier();
        return { type: mixed ? 3 : separator === "|" ? 5 : 6, quantifier, name: undefined, children };
      }
      if ((c !== "," && c !== "|") || (separator !== "" && c !== separator) || (mixed && c !== "|"))
        this.fail(Fault.SYNTAX, this.i);
      separator = c!;
      this.i++;
    }
  }

  private element(): void {
    this.space();
    const name = this.name();
    this.needSpace();
    const word = this.word();
    let model: ContentModel;
    this.host.moveTo(this.i);
    if (word === "EMPTY" || word === "ANY") {
      this.i += word.length;
      model = { type: word === "EMPTY" ? 1 : 2, quantifier: 0, name: undefined, children: [] };
    } else {
      if (this.text[this.i] !== "(") this.fail(Fault.SYNTAX, this.i);
      model = this.group();
    }
    this.host.handlers.elementDecl?.(name, model);
    this.close();
  }

  private enumeration(): string {
    if (this.text[this.i] !== "(") this.fail(Fault.SYNTAX, this.i);
    this.i++;
    const words: string[] = [];
    for (;;) {
      this.space();
      const word = matchAt(nmtokenAt, this.text, this.i);
      if (word === "") this.fail(Fault.SYNTAX, this.i);
      words.push(word);
      this.i += word.length;
      this.space();
      const c = this.text[this.i++];
      if (c === ")") return `(${words.join("|")})`;
      if (c !== "|") this.fail(Fault.SYNTAX, this.i - 1);
    }
  }

  private attlist(): void {
    const { host } = this;
    this.space();
    const element = this.name();
    let rules = host.dtd.attributes.get(element);
    if (rules === undefined) host.dtd.attributes.set(element, (rules = []));
    for (;;) {
      this.space();
      if (this.text[this.i] === ">") {
        this.i++;
        return;
      }
      const name = this.name();
      this.needSpace();
      let type = this.word();
      if (type === "NOTATION") {
        this.i += type.length;
        this.needSpace();
        type = `NOTATION${this.enumeration()}`;
      } else if (/^(CDATA|ID|IDREF|IDREFS|ENTITY|ENTITIES|NMTOKEN|NMTOKENS)$/.test(type)) this.i += type.length;
      else type = this.enumeration();
      this.needSpace();
      host.moveTo(this.i);
      let value: string | undefined;
      let required = false;
      if (this.text[this.i] === "#") {
        this.i++;
        const word = this.word();
        this.i += word.length;
        if (word === "REQUIRED" || word === "FIXED") required = true;
        else if (word !== "IMPLIED") this.fail(Fault.SYNTAX, this.i - word.length - 1);
        if (word === "FIXED") this.needSpace();
        if (word === "FIXED") value = host.attributeValue(this.literal(), type);
      } else value = host.attributeValue(this.literal(), type);
      if (!rules.some((r) => r.name === name)) rules.push({ name, type, value });
      host.handlers.attlistDecl?.(element, name, type, value, required);
    }
  }
}
