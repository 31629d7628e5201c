// TreeBuilder: elements from calls of start(), data() and end() (Modules/_elementtree.c).

import { callMethod, getattr, setattr } from "#runtime/attributes.ts";
import { call1, call2 } from "#runtime/calls/call.ts";
import { bool } from "#runtime/native/convert.ts";
import { makeType } from "#runtime/native/define.ts";
import { arg, kw, kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { indexError, makeException, typeError } from "#runtime/objects/exceptions.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { joinStrs, type Str, strValue } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { add } from "#runtime/operators/arith.ts";
import { elementType, makeElement, PyElement } from "./element.ts";
import { elementTreeState } from "./state.ts";

export type EventName = "start" | "end" | "start-ns" | "end-ns" | "comment" | "pi";

export class PyTreeBuilder extends PyObject {
  root: PyValue | undefined = undefined;
  /** The element that is open. */
  open: PyValue = None;
  /** The element that text belongs to; behind it, when it was the last to be closed. */
  last: PyValue = None;
  tailOf: PyValue | undefined = undefined;
  stack: PyValue[] = [];
  data: PyValue[] = [];
  factory: PyValue | undefined = undefined;
  commentFactory: PyValue | undefined = undefined;
  piFactory: PyValue | undefined = undefined;
  insertComments = false;
  insertPis = false;
  /** Where events go, for XMLPullParser. */
  append: PyValue | undefined = undefined;
  events: Set<EventName> = new Set();

  private flush(): void {
    const { data } = this;
    if (data.length === 0) return;
    this.data = [];
    const element = this.tailOf ?? this.last;
    const name = this.tailOf === undefined ? "text" : "tail";
    const text: PyValue = data.length === 1 ? data[0]! : joinStrs(data.map((d) => strValue(d) as Str));
    if (element instanceof PyElement && element.cls === elementType) {
      element[name] = element[name] === None ? text : concat(element[name], text);
      return;
    }
    const before = getattr(element, name);
    setattr(element, name, before === None ? text : concat(before, text));
  }

  tell(name: EventName, v: PyValue): void {
    if (this.append !== undefined && this.events.has(name)) call1(this.append, new PyTuple([name, v]));
  }

  private add(parent: PyValue, child: PyValue): void {
    if (parent instanceof PyElement && parent.cls === elementType && child instanceof PyElement)
      parent.children.push(child);
    else callMethod(parent, "append", child);
  }

  start(tag: PyValue, attrib: PyDict | undefined): PyValue {
    this.flush();
    const node =
      this.factory === undefined ? makeElement(tag, attrib) : call2(this.factory, tag, attrib ?? new PyDict());
    if (this.open !== None) this.add(this.open, node);
    else {
      if (this.root !== undefined) throw makeException(elementTreeState().ParseError, "multiple elements on top level");
      this.root = node;
    }
    this.stack.push(this.open);
    this.open = node;
    this.last = node;
    this.tailOf = undefined;
    this.tell("start", node);
    return node;
  }

  text(data: PyValue): void {
    // Before the first element there is nothing that text could belong to.
    if (this.last !== None) this.data.push(data);
  }

  end(): PyValue {
    this.flush();
    if (this.stack.length === 0) throw indexError("pop from empty stack");
    this.last = this.open;
    this.tailOf = this.last;
    this.open = this.stack.pop()!;
    this.tell("end", this.last);
    return this.last;
  }

  comment(text: PyValue): PyValue {
    this.flush();
    let node = text;
    if (this.commentFactory !== undefined) {
      node = call1(this.commentFactory, text);
      if (this.insertComments && this.open !== None) {
        this.add(this.open, node);
        this.tailOf = node;
      }
    }
    this.tell("comment", node);
    return node;
  }

  instruction(target: PyValue, text: PyValue): PyValue {
    this.flush();
    let node: PyValue;
    if (this.piFactory !== undefined) {
      node = call2(this.piFactory, target, text);
      if (this.insertPis && this.open !== None) {
        this.add(this.open, node);
        this.tailOf = node;
      }
    } else node = new PyTuple([target, text]);
    this.tell("pi", node);
    return node;
  }

  close(): PyValue {
    return this.root ?? None;
  }
}

/** Text of more than one piece; what is no str joins by its own `+`. */
function concat(a: PyValue, b: PyValue): PyValue {
  const [s, t] = [strValue(a), strValue(b)];
  return s !== undefined && t !== undefined ? joinStrs([s, t]) : add(a, b);
}

const orNone = (v: PyValue): PyValue | undefined => (v === None ? undefined : v);

export const treeBuilderType: PyType = makeType(
  PyTreeBuilder,
  {
    name: "xml.etree.ElementTree.TreeBuilder",
    module: "xml.etree.ElementTree",
    flags: TypeFlags.BASETYPE,
  },
  (c) => ({
    slots: {
      new: c.make([rest("args"), kwrest("kwargs")], (cls) => {
        const b = new cls.K() as PyTreeBuilder;
        const state = elementTreeState();
        b.commentFactory = state.comment;
        b.piFactory = state.instruction;
        return b;
      }),
      init: c.init(
        [
          arg("element_factory", "None"),
          kw("comment_factory", "None"),
          kw("pi_factory", "None"),
          kw("insert_comments", bool, "False"),
          kw("insert_pis", bool, "False"),
        ],
        (self, factory, comment, instruction, insertComments, insertPis) => {
          const state = elementTreeState();
          self.factory = orNone(factory);
          self.commentFactory = orNone(comment) ?? state.comment;
          self.piFactory = orNone(instruction) ?? state.instruction;
          self.insertComments = insertComments;
          self.insertPis = insertPis;
        },
      ),
    },
    methods: {
      start: c.method([pos("tag"), pos("attrs")], (self, tag, attrs) => {
        if (!(attrs instanceof PyDict)) throw typeError(`start() argument 2 must be dict, not ${typeName(attrs)}`);
        return self.start(tag, attrs);
      }),
      data: c.method([pos("data")], (self, data) => {
        self.text(data);
        return None;
      }),
      end: c.method([pos("tag")], (self) => self.end()),
      comment: c.method([pos("text")], (self, text) => self.comment(text)),
      pi: c.method([pos("target"), pos("text", "None")], (self, target, text) => self.instruction(target, text)),
      close: c.method([], (self) => self.close()),
    },
  }),
);
