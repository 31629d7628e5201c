// Module termios: terminal modes (Modules/termios.c). The modes are kept here; a host with a terminal is told when input becomes raw.

import { current } from "#runtime/current.ts";
import { toDescriptor } from "#runtime/descriptors.ts";
import { strerror } from "#runtime/host-errors.ts";
import { cInt } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn, pos } from "#runtime/native/params.ts";
import { PyBytes, PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { ExceptionType, makeException, notImplementedError, typeError } from "#runtime/objects/exceptions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { typeType } from "#runtime/objects/type.ts";
import { typeNew } from "#runtime/objects/type-create.ts";
import { toIndexValue } from "#runtime/operators/protocols.ts";
import { TERMIOS } from "./constants.ts";

/** Modes of a terminal: the six numbers and the control characters. */
interface Modes {
  numbers: number[];
  characters: number[];
}

const flag = (...names: string[]): number => names.reduce((n, name) => n | TERMIOS[name]!, 0);

/** What a terminal starts with. */
function usualModes(): Modes {
  const speed = TERMIOS["B38400"]!;
  return {
    numbers: [
      flag("ICRNL", "IXON"),
      flag("OPOST", "ONLCR"),
      flag("B38400", "CS8", "CREAD"),
      flag("ISIG", "ICANON", "ECHO", "ECHOE", "ECHOK", "IEXTEN", "ECHOCTL", "ECHOKE"),
      speed,
      speed,
    ],
    characters: [3, 28, 127, 21, 4, 0, 1, 0, 17, 19, 26, 0, 18, 15, 23, 22, ...new Array<number>(16).fill(0)],
  };
}

const termiosModule: NativeModule = defineModule("termios", () => {
  const ns = new PyDict();
  ns.set("__module__", "termios");
  const error = typeNew(typeType, "error", [ExceptionType], ns, []);
  const terminals = new Map<number, Modes>();
  const terminal = (fd: number): Modes => {
    if (current().host.files?.isatty(fd) !== true) throw makeException(error, 25, strerror(25));
    let modes = terminals.get(fd);
    if (modes === undefined) terminals.set(fd, (modes = usualModes()));
    return modes;
  };
  const canonical = (modes: Modes): boolean => (modes.numbers[3]! & TERMIOS["ICANON"]!) !== 0;
  const character = (v: PyValue): number => {
    if (v instanceof PyBytes && v.data.length === 1) return v.data[0]!;
    if (isInt(v)) return Number(toIndexValue(v));
    throw typeError("tcsetattr: elements of attributes must be characters or integers");
  };
  const nothing = (fd: number): PyValue => {
    terminal(fd);
    return None;
  };
  return {
    functions: {
      tcgetattr: fn([pos("fd", toDescriptor)], (fd) => {
        const modes = terminal(fd);
        const raw = !canonical(modes);
        const characters = modes.characters.map((c, i) =>
          raw && (i === TERMIOS["VMIN"] || i === TERMIOS["VTIME"]) ? c : new PyBytes(Uint8Array.of(c)),
        );
        return new PyList([...modes.numbers, new PyList(characters)]);
      }),
      tcsetattr: fn([pos("fd", toDescriptor), pos("when", cInt), pos("attributes")], (fd, _when, attributes) => {
        if (!(attributes instanceof PyList) || attributes.items.length !== 7)
          throw typeError("tcsetattr, arg 3: must be 7 element list");
        const list = attributes.items[6]!;
        const before = terminal(fd);
        if (!(list instanceof PyList) || list.items.length !== before.characters.length)
          throw typeError(`tcsetattr: attributes[6] must be ${before.characters.length} element list`);
        const modes: Modes = {
          numbers: attributes.items.slice(0, 6).map((v) => Number(toIndexValue(v))),
          characters: list.items.map(character),
        };
        if (canonical(modes) !== canonical(before)) {
          const setRaw = current().host.extras?.["setRawMode"] as ((fd: number, raw: boolean) => void) | undefined;
          if (setRaw === undefined) throw notImplementedError("termios.tcsetattr: raw mode");
          setRaw(fd, !canonical(modes));
        }
        terminals.set(fd, modes);
        return None;
      }),
      tcsendbreak: fn([pos("fd", toDescriptor), pos("duration", cInt)], nothing),
      tcdrain: fn([pos("fd", toDescriptor)], nothing),
      tcflush: fn([pos("fd", toDescriptor), pos("queue", cInt)], nothing),
      tcflow: fn([pos("fd", toDescriptor), pos("action", cInt)], nothing),
      tcgetwinsize: fn([pos("fd", toDescriptor)], (fd) => {
        terminal(fd);
        const size = current().host.extras?.["terminalSize"] as
          | ((fd: number) => [number, number] | undefined)
          | undefined;
        const [columns, rows] = size?.(fd) ?? [0, 0];
        return new PyTuple([rows, columns]);
      }),
    },
    types: { error },
    attributes: TERMIOS,
  };
});
export default termiosModule;
