// Element and its iterators (Modules/_elementtree.c).

import { callMethod } from "#runtime/attributes.ts";
import { attempt } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { warn } from "#runtime/exceptions/warn.ts";
import { index } from "#runtime/native/convert.ts";
import { defineClass, makeType } from "#runtime/native/define.ts";
import { arg, kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyList, PySlice, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import {
  attributeError,
  DeprecationWarningType,
  indexError,
  type PyBaseException,
  recursionError,
  typeError,
  valueError,
} from "#runtime/objects/exceptions.ts";
import { identityOf, pyEquals } from "#runtime/objects/hash.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { builtinType, type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { isIndexable, iterate, reprText, toSequenceIndex, truthy } from "#runtime/operators/protocols.ts";
import { adjustSlice, unpackSlice } from "#runtime/operators/slices.ts";

export class PyElement extends PyObject {
  tag: PyValue = None;
  text: PyValue = None;
  tail: PyValue = None;
  /** Made when it is asked for. */
  attrib: PyDict | undefined = undefined;
  children: PyElement[] = [];
}

const NAME = "xml.etree.ElementTree.Element";
export const elementType: PyType = builtinType({
  name: NAME,
  module: "xml.etree.ElementTree",
  layout: PyElement,
  flags: TypeFlags.BASETYPE | TypeFlags.WEAKREF | TypeFlags.ITEMS,
});

export function makeElement(tag: PyValue, attrib: PyDict | undefined): PyElement {
  const e = new PyElement();
  e.tag = tag;
  e.attrib = attrib;
  return e;
}

const attributesOf = (e: PyElement): PyDict => (e.attrib ??= new PyDict());

export function checkElement(v: PyValue, what: string): PyElement {
  if (!(v instanceof PyElement)) throw typeError(`${what} must be ${NAME}, not ${typeName(v)}`);
  return v;
}

const notElement = (v: PyValue): PyBaseException => typeError(`expected an Element, not "${typeName(v)}"`);

/** Attributes given as a dict and as keywords, in a dict of their own. */
export function mergedAttributes(
  f: string,
  position: number,
  attrib: PyValue | undefined,
  extra: PyDict,
): PyDict | undefined {
  let given = attrib;
  const keywords = extra.copy();
  if (given === undefined) {
    given = keywords.getStr("attrib");
    if (given !== undefined) {
      if (!(given instanceof PyDict)) throw typeError(`attrib must be dict, not ${typeName(given)}`);
      keywords.delete("attrib");
    }
  } else if (!(given instanceof PyDict))
    throw typeError(`${f}() argument ${position} must be dict, not ${typeName(given)}`);
  if (given === undefined) return keywords.size === 0 ? undefined : keywords;
  const out = given.copy();
  out.addAll(keywords);
  return out.size === 0 ? undefined : out;
}

// --- iterators ---

/** Walks a tree in document order: elements of a tag, or texts. */
class PyElementIterator extends PyObject {
  root: PyElement | undefined = undefined;
  parents: PyElement[] = [];
  places: number[] = [];
  tag: PyValue = None;
  texts = false;

  private wanted(e: PyElement): boolean {
    return this.tag === None || e.tag === this.tag || pyEquals(e.tag, this.tag);
  }

  nx(): PyValue | undefined {
    const { parents, places } = this;
    for (;;) {
      let found: PyElement;
      if (this.root !== undefined) {
        found = this.root;
        this.root = undefined;
      } else {
        const top = parents.length - 1;
        if (top < 0) return undefined;
        const parent = parents[top]!;
        const place = places[top]!;
        if (place >= parent.children.length) {
          parents.pop();
          places.pop();
          // The tail of an element comes when it is left, but for the first's.
          const { tail } = parent;
          if (this.texts && parents.length > 0 && truthy(tail)) return tail;
          continue;
        }
        places[top] = place + 1;
        found = parent.children[place]!;
      }
      parents.push(found);
      places.push(0);
      if (this.texts) {
        const { text } = found;
        if (truthy(text)) return text;
      } else if (this.wanted(found)) return found;
    }
  }
}
makeType(
  PyElementIterator,
  { name: "_elementtree._element_iterator", module: "_elementtree", flags: TypeFlags.DISALLOW_INSTANTIATION },
  () => ({ slots: { iter: (self) => self, next: (self) => self.nx() } }),
);

function walk(root: PyElement, tag: PyValue, texts: boolean): PyElementIterator {
  const it = new PyElementIterator();
  it.root = root;
  it.tag = jsText(tag) === "*" ? None : tag;
  it.texts = texts;
  return it;
}

// --- finding ---

/** Must a path be left to xml.etree.ElementPath? */
function isPath(v: PyValue): boolean {
  const text = jsText(v);
  if (text === undefined) return true;
  if (text.startsWith("{}") || text.startsWith("{*}")) return true;
  return /[/*[@.]/.test(text.replace(/\{[^}]*\}?/g, ""));
}

const elementPath = (name: string, self: PyElement, ...args: PyValue[]): PyValue =>
  callMethod(current().importModule("xml.etree.ElementPath"), name, self, ...args);

function firstChild(self: PyElement, tag: PyValue): PyElement | undefined {
  for (let i = 0; i < self.children.length; i++) {
    const child = self.children[i]!;
    if (child.tag === tag || pyEquals(child.tag, tag)) return child;
  }
  return undefined;
}

// --- items ---

function place(self: PyElement, key: PyValue): number {
  const i = toSequenceIndex(key);
  return i < 0 ? i + self.children.length : i;
}

function getItem(self: PyElement, key: PyValue): PyValue {
  if (key instanceof PySlice) {
    const { start, step, count } = adjustSlice(unpackSlice(key), self.children.length);
    return new PyList(Array.from({ length: count }, (_, k) => self.children[start + k * step]!));
  }
  if (!isIndexable(key)) throw typeError("element indices must be integers");
  const e = self.children[place(self, key)];
  if (e === undefined) throw indexError("child index out of range");
  return e;
}

/** PySequence_Fast: a TypeError of `iter()` alone gets the text. */
function itemsOf(v: PyValue, message: string): PyValue[] {
  const items = attempt(
    () => iterate(v),
    (e) => e.cls.name === "TypeError",
  );
  if (items === undefined) throw typeError(message);
  const out: PyValue[] = [];
  for (;;) {
    const item = items.nx();
    if (item === undefined) return out;
    out.push(item);
  }
}

function setSlice(self: PyElement, key: PySlice, value: PyValue | undefined): void {
  const bounds = unpackSlice(key);
  const given = value === undefined ? [] : itemsOf(value, "assignment expects an iterable");
  const fresh = given.map((v) => {
    if (!(v instanceof PyElement)) throw notElement(v);
    return v;
  });
  const { start, step, count } = adjustSlice(bounds, self.children.length);
  if (step === 1) {
    self.children.splice(start, count, ...fresh);
    return;
  }
  const at = Array.from({ length: count }, (_, k) => start + k * step);
  if (value === undefined) {
    const gone = new Set(at);
    self.children = self.children.filter((_, i) => !gone.has(i));
    return;
  }
  if (fresh.length !== count)
    throw valueError(`attempt to assign sequence of size ${fresh.length} to extended slice of size ${count}`);
  at.forEach((i, k) => {
    self.children[i] = fresh[k]!;
  });
}

function setItem(self: PyElement, key: PyValue, value: PyValue | undefined): void {
  if (key instanceof PySlice) {
    setSlice(self, key, value);
    return;
  }
  if (!isIndexable(key)) throw typeError("element indices must be integers");
  const i = place(self, key);
  if (i < 0 || i >= self.children.length) throw indexError("child assignment index out of range");
  if (value === undefined) self.children.splice(i, 1);
  else {
    if (!(value instanceof PyElement)) throw notElement(value);
    self.children[i] = value;
  }
}

// --- copies and state ---

/** A host with a large stack would go on for long. */
const MAX_DEPTH = 50_000;

function deepCopy(self: PyElement, memo: PyDict, depth: number): PyElement {
  if (depth > MAX_DEPTH) throw recursionError("maximum recursion depth exceeded");
  const copied = (v: PyValue): PyValue =>
    typeof v !== "object" || v === None ? v : callMethod(current().importModule("copy"), "deepcopy", v, memo);
  const e = makeElement(copied(self.tag), undefined);
  e.text = copied(self.text);
  e.tail = copied(self.tail);
  if (self.attrib !== undefined && self.attrib.size > 0) {
    const attrib = new PyDict();
    for (const [k, v] of self.attrib.pairs()) attrib.set(copied(k), copied(v));
    e.attrib = attrib;
  }
  for (let i = 0; i < self.children.length; i++) {
    const child = self.children[i]!;
    e.children.push(
      child.cls === elementType ? deepCopy(child, memo, depth + 1) : checkElement(copied(child), "deepcopy result"),
    );
  }
  memo.set(identityOf(self), e);
  return e;
}

function setState(self: PyElement, state: PyValue): void {
  if (!(state instanceof PyDict)) throw typeError(`Don't know how to unpickle "${reprText(state)}" as an Element`);
  const tag = state.getStr("tag");
  if (tag === undefined) throw typeError("tag may not be NULL");
  const attrib = state.getStr("attrib");
  const children = state.getStr("_children");
  if (children !== undefined && !(children instanceof PyList)) throw typeError("'_children' is not a list");
  self.tag = tag;
  self.text = state.getStr("text") ?? None;
  self.tail = state.getStr("tail") ?? None;
  if (children === undefined && attrib === undefined) return;
  self.attrib = attrib instanceof PyDict ? attrib : undefined;
  self.children = (children?.items ?? []).map((child) => {
    if (!(child instanceof PyElement)) throw notElement(child);
    return child;
  });
}

const TRUTH =
  "Testing an element's truth value will always return True in future versions.  Use specific 'len(elem)' or 'elem is not None' test instead.";

type Field = "tag" | "text" | "tail";

defineClass(elementType, PyElement, (c) => {
  const field = (name: Field) =>
    c.property(
      (self) => self[name],
      (self, v) => {
        if (v === undefined) throw attributeError("can't delete element attribute", None, None);
        self[name] = v;
      },
    );
  return {
    slots: {
      new: c.makePlain(),
      init: c.init([rest("args"), kwrest("extra")], (self, args, extra) => {
        if (args.length === 0) {
          const tag = extra.getStr("tag");
          if (tag === undefined) throw typeError("Element() takes at least 1 argument (0 given)");
        }
        if (args.length > 2) throw typeError(`Element() takes at most 2 arguments (${args.length} given)`);
        const keywords = extra.copy();
        const tag = args[0] ?? keywords.delete("tag")!;
        self.attrib = mergedAttributes("Element", 2, args[1], keywords);
        self.tag = tag;
        self.text = None;
        self.tail = None;
      }),
      repr: (self) => `<Element ${reprText(self.tag)} at 0x${identityOf(self).toString(16)}>`,
      bool: (self) => {
        warn(DeprecationWarningType, TRUTH);
        return self.children.length > 0;
      },
      len: (self) => self.children.length,
      getitem: getItem,
      setitem: setItem,
      delitem: (self, key) => setItem(self, key, undefined),
    },
    methods: {
      append: c.method([pos("subelement")], (self, child) => {
        self.children.push(checkElement(child, "append() argument 1"));
        return None;
      }),
      extend: c.method([pos("elements")], (self, elements) => {
        for (const item of itemsOf(elements, "'elements' must be an iterable")) {
          if (!(item instanceof PyElement)) throw notElement(item);
          self.children.push(item);
        }
        return None;
      }),
      insert: c.method([pos("index", index), pos("subelement")], (self, i, child) => {
        const e = checkElement(child, "insert() argument 2");
        const n = self.children.length;
        self.children.splice(Math.max(0, Math.min(n, i < 0 ? i + n : i)), 0, e);
        return None;
      }),
      remove: c.method([pos("subelement")], (self, child) => {
        checkElement(child, "remove() argument");
        // A comparison may change the children: they are read anew at each step.
        for (let i = 0; i < self.children.length; i++) {
          if (self.children[i] !== child && !pyEquals(self.children[i]!, child)) continue;
          self.children.splice(i, 1);
          return None;
        }
        throw valueError("Element.remove(x): element not found");
      }),
      clear: c.method([], (self) => {
        self.attrib = undefined;
        self.children = [];
        self.text = None;
        self.tail = None;
        return None;
      }),
      get: c.method([arg("key"), arg("default", "None")], (self, key, fallback) => self.attrib?.get(key) ?? fallback),
      set: c.method([pos("key"), pos("value")], (self, key, value) => {
        attributesOf(self).set(key, value);
        return None;
      }),
      items: c.method([], (self) => new PyList((self.attrib?.pairs() ?? []).map((p) => new PyTuple(p)))),
      keys: c.method([], (self) => new PyList(self.attrib?.keys() ?? [])),
      find: c.method([arg("path"), arg("namespaces", "None")], (self, path, namespaces) =>
        namespaces !== None || isPath(path)
          ? elementPath("find", self, path, namespaces)
          : (firstChild(self, path) ?? None),
      ),
      findtext: c.method(
        [arg("path"), arg("default", "None"), arg("namespaces", "None")],
        (self, path, fallback, namespaces) => {
          if (namespaces !== None || isPath(path)) return elementPath("findtext", self, path, fallback, namespaces);
          const found = firstChild(self, path);
          return found === undefined ? fallback : found.text === None ? "" : found.text;
        },
      ),
      findall: c.method([arg("path"), arg("namespaces", "None")], (self, path, namespaces) => {
        if (namespaces !== None || isPath(path)) return elementPath("findall", self, path, namespaces);
        const found: PyElement[] = [];
        for (let i = 0; i < self.children.length; i++) {
          const e = self.children[i]!;
          if (e.tag === path || pyEquals(e.tag, path)) found.push(e);
        }
        return new PyList(found);
      }),
      iterfind: c.method([arg("path"), arg("namespaces", "None")], (self, path, namespaces) =>
        elementPath("iterfind", self, path, namespaces),
      ),
      iter: c.method([arg("tag", "None")], (self, tag) => walk(self, tag, false)),
      itertext: c.method([], (self) => walk(self, None, true)),
      makeelement: c.method([pos("tag"), pos("attrib")], (_self, tag, attrib) => {
        if (!(attrib instanceof PyDict))
          throw typeError(`makeelement() argument 2 must be dict, not ${typeName(attrib)}`);
        return makeElement(tag, attrib.copy());
      }),
      __copy__: c.method([], (self) => {
        const e = makeElement(self.tag, self.attrib?.copy());
        e.text = self.text;
        e.tail = self.tail;
        e.children = self.children.slice();
        return e;
      }),
      __deepcopy__: c.method([pos("memo")], (self, memo) => {
        if (!(memo instanceof PyDict)) throw typeError(`__deepcopy__() argument must be dict, not ${typeName(memo)}`);
        return deepCopy(self, memo, 0);
      }),
      __getstate__: c.method([], (self) => {
        const state = new PyDict();
        state.set("tag", self.tag);
        state.set("_children", new PyList(self.children.slice()));
        state.set("attrib", self.attrib ?? new PyDict());
        state.set("text", self.text);
        state.set("tail", self.tail);
        return state;
      }),
      __setstate__: c.method([pos("state")], (self, state) => {
        setState(self, state);
        return None;
      }),
      __sizeof__: c.method([], (self) => 60 + 8 * self.children.length),
    },
    properties: {
      tag: field("tag"),
      text: field("text"),
      tail: field("tail"),
      attrib: c.property(attributesOf, (self, v) => {
        if (v === undefined) throw attributeError("can't delete element attribute", None, None);
        if (!(v instanceof PyDict)) throw typeError(`attrib must be dict, not ${typeName(v)}`);
        self.attrib = v;
      }),
    },
  };
});
