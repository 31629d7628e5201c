// XMLParser: taipan's XML engine feeding a TreeBuilder, or any other target (Modules/_elementtree.c).

import { getattr, lookupAttribute, setattr } from "#runtime/attributes.ts";
import { call0, call1, call2, callv } from "#runtime/calls/call.ts";
import { warn } from "#runtime/exceptions/warn.ts";
import { makeType } from "#runtime/native/define.ts";
import { kw, pos } from "#runtime/native/params.ts";
import { PyBytes, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import {
  makeException,
  type PyBaseException,
  RuntimeWarningType,
  typeError,
  valueError,
} from "#runtime/objects/exceptions.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, isStr, jsText } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { reprText, toArray } from "#runtime/operators/protocols.ts";
import { errorText, Fault } from "../pyexpat/errors.ts";
import { NamespaceScope } from "../pyexpat/namespaces.ts";
import { bytesOf, feed, newParser, type PyXMLParser as PyExpatParser } from "../pyexpat/parser.ts";
import { elementTreeState } from "./state.ts";
import { type EventName, PyTreeBuilder, treeBuilderType } from "./tree-builder.ts";

class PyTreeParser extends PyObject {
  expat: PyExpatParser | undefined = undefined;
  target: PyValue = None;
  entity: PyDict = new PyDict();
  names: Map<string, PyValue> = new Map();
  closeTarget: PyValue | undefined = undefined;
}

/** A ParseError at the parser's place. */
function parseError(p: PyExpatParser, code: number, message = errorText(code)): PyBaseException {
  const { line, column } = p.engine.input;
  const e = makeException(elementTreeState().ParseError) as PyBaseException;
  const text = fromUtf16(`${message}: line ${line}, column ${column}`);
  e.args = new PyTuple([text]);
  setattr(e, "msg", text);
  setattr(e, "code", code);
  setattr(e, "position", new PyTuple([line, column]));
  return e;
}

/** A name as Expat gives it, `uri}local`, as `{uri}local`. */
function qualified(self: PyTreeParser, name: string): PyValue {
  let v = self.names.get(name);
  if (v === undefined) {
    v = fromUtf16(name.includes("}") ? `{${name}` : name);
    self.names.set(name, v);
  }
  return v;
}

function attributesOf(self: PyTreeParser, flat: readonly string[]): PyDict | undefined {
  if (flat.length === 0) return undefined;
  const d = new PyDict();
  for (let i = 0; i < flat.length; i += 2) d.set(qualified(self, flat[i]!), fromUtf16(flat[i + 1]!));
  return d;
}

const text = (s: string | undefined): PyValue => (s === undefined ? None : fromUtf16(s));

function connect(self: PyTreeParser, expat: PyExpatParser): void {
  const { handlers } = expat.engine;
  const { target } = self;
  const builder = target instanceof PyTreeBuilder && target.cls === treeBuilderType ? target : undefined;
  const method = (name: string): PyObject | undefined =>
    builder === undefined ? (lookupAttribute(target, name) as PyObject | undefined) : undefined;
  const data = method("data");
  const say = builder !== undefined ? (s: PyValue) => builder.text(s) : data && ((s: PyValue) => void call1(data, s));
  handlers.fallback = (raw) => {
    if (raw.length < 2 || raw[0] !== "&") return;
    const value = self.entity.get(fromUtf16(raw.slice(1, -1)));
    if (value === undefined) throw parseError(expat, Fault.UNDEFINED_ENTITY, `undefined entity ${raw}`);
    say?.(value);
  };
  const doctype = method("doctype");
  handlers.startDoctype = (name, system, pub) => {
    if (doctype !== undefined) callv(doctype, [fromUtf16(name), text(pub), text(system)]);
    else if (lookupAttribute(self, "doctype") !== undefined)
      warn(
        RuntimeWarningType,
        "The doctype() method of XMLParser is ignored.  Define doctype() method on the TreeBuilder target.",
      );
  };
  if (say !== undefined) handlers.characterData = (s) => say(fromUtf16(s));
  if (builder !== undefined) {
    handlers.startElement = (name, flat) => void builder.start(qualified(self, name), attributesOf(self, flat));
    handlers.endElement = () => void builder.end();
    handlers.comment = (s) => void builder.comment(fromUtf16(s));
    handlers.processingInstruction = (t, s) => void builder.instruction(fromUtf16(t), fromUtf16(s));
    return;
  }
  const start = method("start");
  handlers.startElement =
    start && ((name, flat) => void call2(start, qualified(self, name), attributesOf(self, flat) ?? new PyDict()));
  const end = method("end");
  handlers.endElement = end && ((name) => void call1(end, qualified(self, name)));
  const startNs = method("start_ns");
  handlers.startNamespace =
    startNs && ((prefix, uri) => void call2(startNs, fromUtf16(prefix ?? ""), fromUtf16(uri ?? "")));
  const endNs = method("end_ns");
  handlers.endNamespace = endNs && ((prefix) => void call1(endNs, fromUtf16(prefix ?? "")));
  const comment = method("comment");
  handlers.comment = comment && ((s) => void call1(comment, fromUtf16(s)));
  const instruction = method("pi");
  handlers.processingInstruction = instruction && ((t, s) => void call2(instruction, fromUtf16(t), fromUtf16(s)));
  self.closeTarget = method("close");
}

function expatOf(self: PyTreeParser): PyExpatParser {
  if (self.expat === undefined) throw valueError("XMLParser.__init__() wasn't called");
  return self.expat;
}

function builderOf(self: PyTreeParser): PyTreeBuilder | undefined {
  const { target } = self;
  return target instanceof PyTreeBuilder && target.cls === treeBuilderType ? target : undefined;
}

function finish(self: PyTreeParser): void {
  feed(expatOf(self), new Uint8Array(0), true);
}

function parseWhole(self: PyTreeParser, file: PyValue): PyValue {
  const expat = expatOf(self);
  const read = getattr(file, "read");
  for (;;) {
    const chunk = call1(read, 64 * 1024);
    if (isStr(chunk) ? jsText(chunk) === "" : !(chunk instanceof PyBytes) || chunk.data.length === 0) break;
    feed(expat, bytesOf(expat, chunk), false);
  }
  finish(self);
  return builderOf(self)?.close() ?? None;
}

const EVENTS: readonly EventName[] = ["start", "end", "start-ns", "end-ns", "comment", "pi"];

function setEvents(self: PyTreeParser, queue: PyValue, names: PyValue): PyValue {
  const expat = expatOf(self);
  const builder = builderOf(self);
  if (builder === undefined) throw typeError("event handling only supported for ElementTree.TreeBuilder targets");
  builder.append = getattr(queue, "append");
  builder.events = new Set();
  const wanted = names === None ? ["end"] : toArray(names);
  for (const name of wanted) {
    const known = EVENTS.find((e) => e === jsText(name));
    if (jsText(name) === undefined) throw valueError("invalid events sequence");
    if (known === undefined) throw valueError(`unknown event ${reprText(name)}`);
    builder.events.add(known);
  }
  const { handlers } = expat.engine;
  if (builder.events.has("start-ns"))
    handlers.startNamespace = (prefix, uri) =>
      builder.tell("start-ns", new PyTuple([fromUtf16(prefix ?? ""), fromUtf16(uri ?? "")]));
  if (builder.events.has("end-ns")) handlers.endNamespace = () => builder.tell("end-ns", None);
  return None;
}

export const xmlParserType: PyType = makeType(
  PyTreeParser,
  { name: "xml.etree.ElementTree.XMLParser", module: "xml.etree.ElementTree", flags: TypeFlags.BASETYPE },
  (c) => ({
    slots: {
      new: c.makePlain(),
      init: c.init([kw("target", "None"), kw("encoding", "None")], (self, target, encoding) => {
        const name = jsText(encoding);
        if (name === undefined && encoding !== None)
          throw typeError(`XMLParser() argument 'encoding' must be str or None, not ${typeName(encoding)}`);
        self.entity = new PyDict();
        self.names = new Map();
        self.target = target === None ? call0(treeBuilderType) : target;
        self.expat = newParser(parseError, name, new NamespaceScope("}"), None);
        connect(self, self.expat);
      }),
    },
    methods: {
      feed: c.method([pos("data")], (self, data) => {
        const expat = expatOf(self);
        feed(expat, bytesOf(expat, data), false);
        return None;
      }),
      close: c.method([], (self) => {
        finish(self);
        const builder = builderOf(self);
        if (builder !== undefined) return builder.close();
        return self.closeTarget === undefined ? None : call0(self.closeTarget);
      }),
      flush: c.method([], (self) => {
        const expat = expatOf(self);
        const { engine } = expat;
        const before = engine.deferral;
        engine.deferral = false;
        try {
          feed(expat, new Uint8Array(0), false);
        } finally {
          engine.deferral = before;
        }
        return None;
      }),
      _parse_whole: c.method([pos("file")], parseWhole),
      _setevents: c.method([pos("events_queue"), pos("events_to_report", "None")], setEvents),
    },
    properties: {
      entity: c.member((self) => self.entity),
      target: c.member((self) => self.target),
      version: c.property(() => "Expat 2.7.3"),
    },
  }),
);
