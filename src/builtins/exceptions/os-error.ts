// OSError and its subclasses: the subclass chosen by errno, args parsed in `__new__` or `__init__`. Follows Objects/exceptions.c (OSError_*).

import { typeOfErrno } from "#runtime/host-errors.ts";
import { defineClass } from "#runtime/native/define.ts";
import { kwrest, rest } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import {
  attributeError,
  BlockingIOErrorType,
  OSErrorType,
  PyOSError,
  typeError,
  valueError,
} from "#runtime/objects/exceptions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16 } from "#runtime/objects/str.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { isIndexable, reprText, strText, toSize } from "#runtime/operators/protocols.ts";
import { objectMember, reduceWith, stateOf, strBase } from "./kit.ts";

/** A subclass with `__init__` but no `__new__` of its own gets its arguments parsed by `OSError.__init__`. */
function parsesInInit(cls: PyType): boolean {
  return cls.lookup("__init__") !== OSErrorType.own("__init__") && cls.lookup("__new__") === OSErrorType.own("__new__");
}

function fill(self: PyOSError, args: PyValue[]): void {
  self.args = new PyTuple(args);
  if (args.length < 2 || args.length > 5) return;
  const [errno, strerror, filename, , filename2] = args;
  self.errno = errno!;
  self.strerror = strerror!;
  self.parsed = true;
  if (filename === undefined || filename === None) return;
  if (self.cls === BlockingIOErrorType && isIndexable(filename)) {
    // the third argument is the number of characters written
    self.charactersWritten = toSize(filename, valueError);
    return;
  }
  self.filename = filename;
  if (filename2 !== undefined && filename2 !== None) self.filename2 = filename2;
  self.args = new PyTuple(args.slice(0, 2));
}

function isSet(self: PyOSError, v: PyValue): boolean {
  return self.parsed || v !== None;
}

defineClass(OSErrorType, PyOSError, (c) => ({
  slots: {
    new: c.make([rest("args"), kwrest("kwargs")], (cls, args, kwargs) => {
      if (parsesInInit(cls)) return new cls.K();
      if (kwargs.size > 0) throw typeError(`${cls.name}() takes no keyword arguments`);
      const errno = args[0];
      const type =
        cls === OSErrorType && args.length >= 2 && args.length <= 5 && errno !== undefined && isInt(errno)
          ? (typeOfErrno(Number(errno)) ?? cls)
          : cls;
      const e = new type.K() as PyOSError;
      fill(e, args);
      return e;
    }),
    init: c.init([rest("args"), kwrest("kwargs")], (self, args, kwargs) => {
      if (!parsesInInit(self.cls)) return;
      if (kwargs.size > 0) throw typeError(`${self.cls.name}() takes no keyword arguments`);
      fill(self, args);
    }),
    str: (self) => {
      if (self.filename !== None) {
        const second = self.filename2 === None ? "" : ` -> ${reprText(self.filename2)}`;
        return fromUtf16(
          `[Errno ${strText(self.errno)}] ${strText(self.strerror)}: ${reprText(self.filename)}${second}`,
        );
      }
      if (isSet(self, self.errno) && isSet(self, self.strerror))
        return fromUtf16(`[Errno ${strText(self.errno)}] ${strText(self.strerror)}`);
      return strBase(self);
    },
  },
  methods: {
    __reduce__: c.method([], (self) => {
      let { args } = self;
      if (args.items.length === 2 && self.filename !== None) {
        const extra = self.filename2 === None ? [self.filename] : [self.filename, None, self.filename2];
        args = new PyTuple([...args.items, ...extra]);
      }
      return reduceWith(self, args, stateOf(self));
    }),
  },
  properties: {
    errno: objectMember<PyOSError>("errno"),
    strerror: objectMember<PyOSError>("strerror"),
    filename: objectMember<PyOSError>("filename"),
    filename2: objectMember<PyOSError>("filename2"),
    characters_written: c.property(
      (self) => {
        if (self.charactersWritten === undefined)
          throw attributeError("characters_written", self, "characters_written");
        return self.charactersWritten;
      },
      (self, v) => {
        if (v === undefined) {
          if (self.charactersWritten === undefined)
            throw attributeError("characters_written", self, "characters_written");
          self.charactersWritten = undefined;
        } else self.charactersWritten = toSize(v, valueError);
      },
    ),
  },
}));
