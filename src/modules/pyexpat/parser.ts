// pyexpat.xmlparser: the parser as Python sees it (Modules/pyexpat.c).

import { callMethod, lookupAttribute } from "#runtime/attributes.ts";
import { call, callv } from "#runtime/calls/call.ts";
import { decodeText } from "#runtime/codecs.ts";
import { cInt } from "#runtime/native/convert.ts";
import { type ClassKit, makeType, type PropertySpec } from "#runtime/native/define.ts";
import { pos } from "#runtime/native/params.ts";
import { toSimpleBuffer } from "#runtime/objects/buffer.ts";
import { PyByteArray, PyBytes, PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { type PyBaseException, runtimeError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { codePointsOf, fromUtf16, jsText, strValue } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { toIndexValue, truthy } from "#runtime/operators/protocols.ts";
import { XmlEngine } from "./engine.ts";
import { Fault, XmlFault } from "./errors.ts";
import type { ContentModel, XmlHandlers } from "./handlers.ts";
import type { NamespaceScope } from "./namespaces.ts";

const HANDLERS = [
  "StartElementHandler",
  "EndElementHandler",
  "ProcessingInstructionHandler",
  "CharacterDataHandler",
  "UnparsedEntityDeclHandler",
  "NotationDeclHandler",
  "StartNamespaceDeclHandler",
  "EndNamespaceDeclHandler",
  "CommentHandler",
  "StartCdataSectionHandler",
  "EndCdataSectionHandler",
  "DefaultHandler",
  "DefaultHandlerExpand",
  "NotStandaloneHandler",
  "ExternalEntityRefHandler",
  "StartDoctypeDeclHandler",
  "EndDoctypeDeclHandler",
  "EntityDeclHandler",
  "XmlDeclHandler",
  "ElementDeclHandler",
  "AttlistDeclHandler",
  "SkippedEntityHandler",
] as const;
type HandlerName = (typeof HANDLERS)[number];

export class PyXMLParser extends PyObject {
  engine!: XmlEngine;
  makeError!: (parser: PyXMLParser, code: number) => PyBaseException;
  handlers: Map<HandlerName, PyValue> = new Map();
  intern: PyValue = None;
  base: PyValue = None;
  bufferText = false;
  bufferSize = 8192;
  /** Character data that waits for what follows. */
  buffered = "";
  orderedAttributes = false;
  specifiedAttributes = false;
  errorCode = 0;
  finished = false;
  /** Raised by what Python's codecs say of an encoding. */
  pending: unknown = undefined;
}

const text = (s: string | undefined): PyValue => (s === undefined ? None : fromUtf16(s));

/** The characters of an 8-bit encoding of Python's; undefined when there is none of that name. */
function characterTable(parser: () => PyXMLParser | undefined): (name: string) => string[] | undefined {
  return (name) => {
    const all = Uint8Array.from({ length: 256 }, (_, i) => i);
    try {
      const decoded = codePointsOf(decodeText(all, name, "replace"));
      if (decoded.length !== 256) throw valueError("multi-byte encodings are not supported");
      return decoded.map((c) => (c === 0xfffd ? "\udc80" : String.fromCodePoint(c)));
    } catch (x) {
      const p = parser();
      if (p === undefined) throw x;
      p.pending = x;
      return undefined;
    }
  };
}

function interned(self: PyXMLParser, s: string): PyValue {
  const v = fromUtf16(s);
  if (self.intern instanceof PyDict) return self.intern.setDefault(v, v);
  return v;
}

function flush(self: PyXMLParser): void {
  if (self.buffered === "") return;
  const data = self.buffered;
  self.buffered = "";
  const h = self.handlers.get("CharacterDataHandler");
  if (h !== undefined) call(h, fromUtf16(data));
}

function modelOf(m: ContentModel): PyValue {
  return new PyTuple([m.type, m.quantifier, text(m.name), new PyTuple(m.children.map(modelOf))]);
}

function characterData(self: PyXMLParser, h: PyValue, data: string): void {
  if (!self.bufferText) {
    call(h, fromUtf16(data));
    return;
  }
  if (self.buffered.length + data.length > self.bufferSize) {
    flush(self);
    if (data.length > self.bufferSize) {
      call(h, fromUtf16(data));
      return;
    }
  }
  self.buffered += data;
}

/** Connects the engine's events to the handlers of Python that are set. */
function connect(self: PyXMLParser): void {
  const e: XmlHandlers = self.engine.handlers;
  const get = (name: HandlerName): ((...args: PyValue[]) => PyValue) | undefined => {
    const h = self.handlers.get(name);
    if (h === undefined) return undefined;
    return (...args) => {
      flush(self);
      return callv(h, args);
    };
  };
  const start = get("StartElementHandler");
  e.startElement =
    start &&
    ((name, attributes, specified) => {
      const flat = self.specifiedAttributes ? attributes.slice(0, specified) : attributes;
      const values = flat.map((s, i) => (i % 2 === 0 ? interned(self, s) : fromUtf16(s)));
      let container: PyValue;
      if (self.orderedAttributes) container = new PyList(values);
      else {
        const d = new PyDict();
        for (let i = 0; i < values.length; i += 2) d.set(values[i]!, values[i + 1]!);
        container = d;
      }
      flush(self);
      start(interned(self, name), container);
    });
  const end = get("EndElementHandler");
  e.endElement = end && ((name) => void end(interned(self, name)));
  const data = self.handlers.get("CharacterDataHandler");
  e.characterData = data === undefined ? undefined : (s) => characterData(self, data, s);
  const instruction = get("ProcessingInstructionHandler");
  e.processingInstruction = instruction && ((target, s) => void instruction(interned(self, target), fromUtf16(s)));
  const comment = get("CommentHandler");
  e.comment = comment && ((s) => void comment(fromUtf16(s)));
  const startCdata = get("StartCdataSectionHandler");
  e.startCdata = startCdata && (() => void startCdata());
  const endCdata = get("EndCdataSectionHandler");
  e.endCdata = endCdata && (() => void endCdata());
  const expand = get("DefaultHandlerExpand");
  const fallback = expand ?? get("DefaultHandler");
  e.keepEntities = expand === undefined && fallback !== undefined;
  e.fallback = fallback && ((s) => void fallback(fromUtf16(s)));
  const startDoctype = get("StartDoctypeDeclHandler");
  e.startDoctype =
    startDoctype &&
    ((name, system, pub, subset) => void startDoctype(interned(self, name), text(system), text(pub), subset ? 1 : 0));
  const endDoctype = get("EndDoctypeDeclHandler");
  e.endDoctype = endDoctype && (() => void endDoctype());
  const xmlDecl = get("XmlDeclHandler");
  e.xmlDecl = xmlDecl && ((version, encoding, standalone) => void xmlDecl(text(version), text(encoding), standalone));
  const entity = get("EntityDeclHandler");
  e.entityDecl =
    entity &&
    ((name, parameter, value, system, pub, notation) =>
      void entity(
        interned(self, name),
        parameter ? 1 : 0,
        text(value),
        self.base,
        text(system),
        text(pub),
        text(notation),
      ));
  const unparsed = get("UnparsedEntityDeclHandler");
  e.unparsedEntityDecl =
    unparsed &&
    ((name, system, pub, notation) =>
      void unparsed(interned(self, name), self.base, text(system), text(pub), text(notation)));
  const element = get("ElementDeclHandler");
  e.elementDecl = element && ((name, model) => void element(interned(self, name), modelOf(model)));
  const attlist = get("AttlistDeclHandler");
  e.attlistDecl =
    attlist &&
    ((name, attribute, type, value, required) =>
      void attlist(interned(self, name), interned(self, attribute), fromUtf16(type), text(value), required ? 1 : 0));
  const notation = get("NotationDeclHandler");
  e.notationDecl =
    notation && ((name, system, pub) => void notation(interned(self, name), self.base, text(system), text(pub)));
  const startNamespace = get("StartNamespaceDeclHandler");
  e.startNamespace = startNamespace && ((prefix, uri) => void startNamespace(text(prefix), text(uri)));
  const endNamespace = get("EndNamespaceDeclHandler");
  e.endNamespace = endNamespace && ((prefix) => void endNamespace(text(prefix)));
  const skipped = get("SkippedEntityHandler");
  e.skippedEntity = skipped && ((name, parameter) => void skipped(interned(self, name), parameter ? 1 : 0));
  const external = get("ExternalEntityRefHandler");
  e.externalEntityRef =
    external &&
    ((context, system, pub) => toIndexValue(external(text(context), self.base, text(system), text(pub))) !== 0);
  const standalone = get("NotStandaloneHandler");
  e.notStandalone = standalone && (() => toIndexValue(standalone()) !== 0);
}

export function newParser(
  makeError: PyXMLParser["makeError"],
  encoding: string | undefined,
  namespaces: NamespaceScope | undefined,
  intern: PyValue,
): PyXMLParser {
  const p = new PyXMLParser();
  p.makeError = makeError;
  p.intern = intern;
  p.engine = new XmlEngine(
    encoding,
    characterTable(() => p),
    namespaces,
  );
  return p;
}

function fault(self: PyXMLParser, code: number): PyBaseException {
  self.errorCode = code;
  return self.makeError(self, code);
}

export function feed(self: PyXMLParser, data: Uint8Array, final: boolean): PyValue {
  if (self.finished || self.errorCode !== 0)
    throw self.finished && self.errorCode === 0 ? fault(self, Fault.FINISHED) : self.makeError(self, self.errorCode);
  try {
    self.engine.parse(data, final);
  } catch (x) {
    if (!(x instanceof XmlFault)) {
      self.buffered = "";
      throw x;
    }
    self.errorCode = x.code;
    if (self.pending !== undefined) {
      const e = self.pending;
      self.pending = undefined;
      throw e;
    }
    throw fault(self, x.code);
  }
  if (final) self.finished = true;
  flush(self);
  return 1;
}

export function bytesOf(self: PyXMLParser, v: PyValue): Uint8Array {
  const s = strValue(v);
  if (s === undefined) return toSimpleBuffer(v);
  const out: number[] = [];
  for (const c of codePointsOf(s)) {
    if (c < 0x80) out.push(c);
    else if (c < 0x800) out.push(0xc0 | (c >> 6), 0x80 | (c & 63));
    else if (c < 0x10000) out.push(0xe0 | (c >> 12), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
    else out.push(0xf0 | (c >> 18), 0x80 | ((c >> 12) & 63), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
  }
  if (!self.engine.started) self.engine.input.override("utf-8");
  return Uint8Array.from(out);
}

function parseFile(self: PyXMLParser, file: PyValue): PyValue {
  const read = lookupAttribute(file, "read");
  if (read === undefined) throw typeError("argument must have 'read' attribute");
  for (;;) {
    const chunk = call(read, 2048);
    if (!(chunk instanceof PyBytes || chunk instanceof PyByteArray))
      throw typeError(`read() did not return a bytes object (type=${typeName(chunk)})`);
    const done = chunk.data.length === 0;
    feed(self, chunk.data, done);
    if (done) return 1;
  }
}

function flag(
  name: "bufferText" | "orderedAttributes" | "specifiedAttributes",
  c: ClassKit<PyXMLParser>,
): PropertySpec {
  return c.property(
    (self) => self[name],
    (self, v) => {
      if (v === undefined) throw runtimeError("Cannot delete attribute");
      if (name === "bufferText") flush(self);
      self[name] = truthy(v);
    },
  );
}

function handlerProperties(c: ClassKit<PyXMLParser>): Record<string, PropertySpec> {
  return Object.fromEntries(
    HANDLERS.map((name) => [
      name,
      c.property(
        (self) => self.handlers.get(name) ?? None,
        (self, v) => {
          if (v === undefined) throw runtimeError("Cannot delete attribute");
          // What was buffered belongs to the handler that was set meanwhile.
          if (name === "CharacterDataHandler") flush(self);
          if (v === None) self.handlers.delete(name);
          else self.handlers.set(name, v);
          connect(self);
        },
      ),
    ]),
  );
}

export const parserType: PyType = makeType(
  PyXMLParser,
  { name: "pyexpat.xmlparser", module: "pyexpat", flags: TypeFlags.DISALLOW_INSTANTIATION },
  (c) => {
    const place = (get: (self: PyXMLParser) => number): PropertySpec => c.property((self) => get(self));
    return {
      methods: {
        Parse: c.method([pos("data"), pos("isfinal", "False")], (self, data, final) =>
          feed(self, bytesOf(self, data), truthy(final)),
        ),
        ParseFile: c.method([pos("file")], parseFile),
        SetBase: c.method([pos("base")], (self, base) => {
          if (strValue(base) === undefined) throw typeError(`SetBase() argument must be str, not ${typeName(base)}`);
          self.base = base;
          return None;
        }),
        GetBase: c.method([], (self) => self.base),
        GetInputContext: c.method([], (self) => {
          const rest = self.engine.input.text.slice(self.engine.input.at);
          return rest === "" ? None : callMethod(fromUtf16(rest), "encode", "utf-8");
        }),
        ExternalEntityParserCreate: c.method([pos("context"), pos("encoding", "...")], (self, context, encoding) => {
          const child = new PyXMLParser();
          const { engine } = self;
          child.makeError = self.makeError;
          child.intern = self.intern;
          child.base = self.base;
          child.bufferText = self.bufferText;
          child.bufferSize = self.bufferSize;
          child.orderedAttributes = self.orderedAttributes;
          child.specifiedAttributes = self.specifiedAttributes;
          child.handlers = new Map(self.handlers);
          child.engine = new XmlEngine(
            encoding === undefined ? undefined : jsText(encoding),
            characterTable(() => child),
            engine.namespaces?.fork(),
            context === None ? "declarations" : "content",
          );
          child.engine.dtd = engine.dtd;
          connect(child);
          return child;
        }),
        SetParamEntityParsing: c.method([pos("flag", cInt)], (self, mode) => {
          if (self.engine.started) return 0;
          self.engine.parameterEntities = mode;
          return 1;
        }),
        UseForeignDTD: c.method([pos("flag", "True")], (self, v) => {
          if (self.engine.started) throw fault(self, Fault.CANT_CHANGE_FEATURE_ONCE_PARSING);
          self.engine.foreignDtd = truthy(v);
          return None;
        }),
        SetReparseDeferralEnabled: c.method([pos("enabled")], (self, v) => {
          self.engine.deferral = truthy(v);
          return None;
        }),
        GetReparseDeferralEnabled: c.method([], (self) => self.engine.deferral),
      },
      properties: {
        ...handlerProperties(c),
        buffer_text: flag("bufferText", c),
        ordered_attributes: flag("orderedAttributes", c),
        specified_attributes: flag("specifiedAttributes", c),
        namespace_prefixes: c.property(
          (self) => self.engine.namespaces?.triplets ?? false,
          (self, v) => {
            if (v === undefined) throw runtimeError("Cannot delete attribute");
            const { namespaces } = self.engine;
            if (namespaces !== undefined) namespaces.triplets = truthy(v);
          },
        ),
        buffer_size: c.property(
          (self) => self.bufferSize,
          (self, v) => {
            if (v === undefined) throw runtimeError("Cannot delete attribute");
            if (!isInt(v)) throw typeError("buffer_size must be an integer");
            const n = Number(toIndexValue(v));
            if (n <= 0) throw valueError("buffer_size must be greater than zero");
            if (n > 0x7fffffff) throw valueError("buffer_size must not be greater than 2147483647");
            flush(self);
            self.bufferSize = n;
          },
        ),
        buffer_used: place((self) => self.buffered.length),
        intern: c.property((self) => self.intern),
        ErrorCode: place((self) => self.errorCode),
        ErrorLineNumber: place((self) => self.engine.input.line),
        ErrorColumnNumber: place((self) => self.engine.input.column),
        ErrorByteIndex: place((self) => self.engine.input.byte),
        CurrentLineNumber: place((self) => self.engine.input.line),
        CurrentColumnNumber: place((self) => self.engine.input.column),
        CurrentByteIndex: place((self) => self.engine.input.byte),
      },
    };
  },
);
