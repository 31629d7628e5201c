// Reading a pickle: the loop over its opcodes (load in Modules/_pickle.c).

import { memoryViewOf } from "#builtins/memoryview/layout.ts";
import { callMethod } from "#runtime/attributes.ts";
import { PyByteArray, PyBytes, PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { valueError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { PySet } from "#runtime/objects/set.ts";
import { None } from "#runtime/objects/singletons.ts";
import type { Machine } from "./machine.ts";
import { HIGHEST_PROTOCOL } from "./opcodes.ts";
import { unpicklingError } from "./state.ts";

const MAX_SIZE = "9223372036854775807";
const tooLarge = (op: string): string => `${op} exceeds system's maximum size of ${MAX_SIZE} bytes`;

function invalidKey(c: number): never {
  const shown = c >= 0x20 && c <= 0x7e && c !== 0x27 && c !== 0x5c;
  const text = shown ? String.fromCharCode(c) : `\\x${c.toString(16).padStart(2, "0")}`;
  throw unpicklingError(`invalid load key, '${text}'.`);
}

/** Opcodes are written as numbers: a switch over literals is a jump table. */
export function load(m: Machine): PyValue {
  const { input } = m;
  for (;;) {
    const op = input.opcode();
    switch (op) {
      case 0x68: // BINGET
        m.get(input.byte());
        break;
      case 0x94: // MEMOIZE
        m.put(m.memoSize);
        break;
      case 0x8c: // SHORT_BINUNICODE
        m.text(input.byte());
        break;
      case 0x4b: // BININT1
        m.stack.push(input.byte());
        break;
      case 0x4d: // BININT2
        m.stack.push(input.uint16());
        break;
      case 0x4a: // BININT
        m.stack.push(input.int32());
        break;
      case 0x6a: // LONG_BINGET
        m.get(input.uint32());
        break;
      case 0x4e: // NONE
        m.stack.push(None);
        break;
      case 0x88: // NEWTRUE
        m.stack.push(true);
        break;
      case 0x89: // NEWFALSE
        m.stack.push(false);
        break;
      case 0x47: // BINFLOAT
        m.loadBinFloat();
        break;
      case 0x28: // MARK
        m.mark();
        break;
      case 0x7d: // EMPTY_DICT
        m.stack.push(new PyDict());
        break;
      case 0x5d: // EMPTY_LIST
        m.stack.push(new PyList());
        break;
      case 0x29: // EMPTY_TUPLE
        m.stack.push(new PyTuple([]));
        break;
      case 0x8f: // EMPTY_SET
        m.stack.push(new PySet());
        break;
      case 0x85: // TUPLE1
        m.tuple(1);
        break;
      case 0x86: // TUPLE2
        m.tuple(2);
        break;
      case 0x87: // TUPLE3
        m.tuple(3);
        break;
      case 0x74: // TUPLE
        m.stack.push(new PyTuple(m.popFrom(m.unmark())));
        break;
      case 0x6c: // LIST
        m.stack.push(new PyList(m.popFrom(m.unmark())));
        break;
      case 0x61: // APPEND
        if (m.stack.length - 1 <= m.fence) throw m.underflow();
        m.append(m.stack.length - 1);
        break;
      case 0x65: // APPENDS
        m.append(m.unmark());
        break;
      case 0x73: // SETITEM
        m.setItems(m.stack.length - 2);
        break;
      case 0x75: // SETITEMS
        m.setItems(m.unmark());
        break;
      case 0x71: // BINPUT
        m.put(input.byte());
        break;
      case 0x72: // LONG_BINPUT
        m.put(input.uint32());
        break;
      case 0x81: // NEWOBJ
        m.newObject(false);
        break;
      case 0x92: // NEWOBJ_EX
        m.newObject(true);
        break;
      case 0x62: // BUILD
        m.build();
        break;
      case 0x52: // REDUCE
        m.reduce();
        break;
      case 0x93: // STACK_GLOBAL
        m.stackGlobal();
        break;
      case 0x58: // BINUNICODE
        m.text(input.uint32());
        break;
      case 0x43: // SHORT_BINBYTES
        m.stack.push(new PyBytes(input.bytes(input.byte()).slice()));
        break;
      case 0x42: // BINBYTES
        m.stack.push(new PyBytes(input.bytes(input.uint32()).slice()));
        break;
      case 0x95: {
        // FRAME
        const n = input.size8(`FRAME length exceeds system's maximum of ${MAX_SIZE} bytes`);
        // The frame is only made sure to be there.
        input.read(n);
        input.at -= n;
        break;
      }
      case 0x2e: {
        // STOP
        input.skipConsumed();
        return m.pop();
      }
      default:
        loadOther(m, op);
    }
  }
}

/** The opcodes that are rare. */
function loadOther(m: Machine, op: number): void {
  const { input } = m;
  switch (op) {
    case 0x80: {
      // PROTO
      const proto = input.byte();
      if (proto > HIGHEST_PROTOCOL) throw valueError(`unsupported pickle protocol: ${proto}`);
      m.proto = proto;
      break;
    }
    case 0x8a: // LONG1
      m.countedLong(input.byte());
      break;
    case 0x8b: // LONG4
      m.countedLong(input.int32());
      break;
    case 0x49: // INT
      m.loadInt();
      break;
    case 0x4c: // LONG
      m.loadLong();
      break;
    case 0x46: // FLOAT
      m.loadFloat();
      break;
    case 0x56: // UNICODE
      m.rawText();
      break;
    case 0x8d: // BINUNICODE8
      m.text(input.size8(tooLarge("BINUNICODE")));
      break;
    case 0x53: // STRING
      m.quotedString();
      break;
    case 0x55: // SHORT_BINSTRING
      m.oldString(input.bytes(input.byte()));
      break;
    case 0x54: {
      // BINSTRING
      const n = input.int32();
      if (n < 0) throw unpicklingError("BINSTRING pickle has negative byte count");
      m.oldString(input.bytes(n));
      break;
    }
    case 0x8e: // BINBYTES8
      m.stack.push(new PyBytes(input.bytes(input.size8(tooLarge("BINBYTES"))).slice()));
      break;
    case 0x96: // BYTEARRAY8
      m.stack.push(new PyByteArray(input.bytes(input.size8(tooLarge("BYTEARRAY8"))).slice()));
      break;
    case 0x97: // NEXT_BUFFER
      m.nextBuffer();
      break;
    case 0x98: {
      // READONLY_BUFFER
      const view = memoryViewOf(m.top());
      if (!view.readonly) m.stack[m.stack.length - 1] = callMethod(view, "toreadonly");
      break;
    }
    case 0x67: // GET
      m.get(Number(m.lineInt(input.line(2))));
      break;
    case 0x70: // PUT
      m.top();
      m.put(Number(m.lineInt(input.line(2))));
      break;
    case 0x30: // POP
      m.popMarked();
      break;
    case 0x31: // POP_MARK
      m.popFrom(m.unmark());
      break;
    case 0x32: // DUP
      m.stack.push(m.top());
      break;
    case 0x64: // DICT
      m.dict();
      break;
    case 0x90: // ADDITEMS
      m.addItems();
      break;
    case 0x91: // FROZENSET
      m.frozenset();
      break;
    case 0x63: // GLOBAL
      m.global();
      break;
    case 0x69: // INST
      m.inst();
      break;
    case 0x6f: // OBJ
      m.obj();
      break;
    case 0x82: // EXT1
      m.extension(input.byte());
      break;
    case 0x83: // EXT2
      m.extension(input.uint16());
      break;
    case 0x84: // EXT4
      m.extension(input.int32());
      break;
    case 0x50: // PERSID
      m.persistentLine();
      break;
    case 0x51: // BINPERSID
      m.persistent(m.pop());
      break;
    default:
      invalidKey(op);
  }
}
