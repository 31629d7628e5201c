// ctypes where the reference build has no say: the sizes of 64-bit Linux, made-up addresses, and memory that is not there. (What it has
// a say in is in test/python/ctypes.)
import { describe, expect, it } from "vitest";
import { Python } from "../../src/node.ts";

function run(source: string): string {
  let out = "";
  const py = new Python({ stdout: { text: (s) => void (out += s) }, stderr: { text: (s) => void (out += s) } });
  py.run(`from ctypes import *\nimport gc\n${source}`);
  return out;
}

/** What each expression raises. */
function raised(setup: string, expressions: readonly string[]): string[] {
  const lines = expressions.map(
    (e) => `try: print(repr(${e}))\nexcept Exception as e: print(type(e).__name__ + ": " + str(e))`,
  );
  return run([setup, ...lines].join("\n"))
    .split("\n")
    .slice(0, -1);
}

describe("ctypes", () => {
  it("has the sizes, names and formats of 64-bit Linux", () => {
    expect(
      run(`
for t in (c_byte, c_short, c_int, c_long, c_longlong, c_size_t, c_time_t, c_float, c_double, c_longdouble, c_wchar, c_bool,
          c_void_p, c_char_p, py_object, POINTER(c_int), CFUNCTYPE(None), c_float_complex, c_double_complex, c_longdouble_complex):
    print(t.__name__, sizeof(t), alignment(t), memoryview(t()).format)`),
    ).toMatchInlineSnapshot(`
      "c_byte 1 1 <b
      c_short 2 2 <h
      c_int 4 4 <i
      c_long 8 8 <q
      c_long 8 8 <q
      c_ulong 8 8 <Q
      c_long 8 8 <q
      c_float 4 4 <f
      c_double 8 8 <d
      c_longdouble 16 16 <g
      c_wchar 4 4 <u
      c_bool 1 1 <?
      c_void_p 8 8 <P
      c_char_p 8 8 <z
      py_object 8 8 <O
      LP_c_int 8 8 &<i
      CFunctionType 8 8 X{}
      c_float_complex 8 4 <F
      c_double_complex 16 8 <D
      c_longdouble_complex 32 16 <G
      "
    `);
  });

  it("lays out structures of pointers and longs", () => {
    expect(
      run(`
class S(Structure):
    _fields_ = [("a", c_char), ("b", c_void_p), ("c", c_int), ("d", c_long, 40), ("e", c_longdouble)]
print(sizeof(S), S.b.offset, S.c.offset, S.d, S.e.offset)
print(memoryview(S()).format)`),
    ).toBe(
      "48 8 16 <ctypes.CField 'd' type=c_long, ofs=24, bit_size=40, bit_offset=0> 32\n" +
        "T{<c:a:7x<P:b:<i:c:4x<q:d:3x<g:e:}\n",
    );
  });

  it("keeps long doubles as x86-64 does", () => {
    expect(run("for x in (1.0, -2.5, 0.0, 5e-324): print(bytes(c_longdouble(x)).hex())")).toBe(
      "0000000000000080ff3f000000000000\n00000000000000a000c0000000000000\n" +
        "00000000000000000000000000000000\n0000000000000080cd3b000000000000\n",
    );
  });

  it("raises OSError for memory that is not there", () => {
    const got = raised(
      "p = POINTER(c_int).from_buffer(c_void_p(16)); a = (c_int * 4)(1, 2, 3, 4); q = cast(a, POINTER(c_int))\n" +
        "class Node(Structure): _fields_ = [('next', POINTER(c_int))]",
      [
        "p[0]",
        "p.contents",
        "p[:10**12]",
        "q[4]",
        "q[-1]",
        "q[2**61]",
        "q[:5]",
        "q.__setitem__(4, 1)",
        "string_at(0)",
        "string_at(16)",
        "string_at(a, 100)",
        "wstring_at(16)",
        "memmove(a, 16, 4)",
        "memmove(16, a, 4)",
        "memmove(a, a, 17)",
        "memset(a, 0, 2**63)",
        "c_char_p(16).value",
        "c_wchar_p(16).value",
        "c_int.from_address(0)",
        "py_object.from_address(id(a))",
        "cast(id(object()), py_object).value",
        "CFUNCTYPE(None)(16)()",
        "CFUNCTYPE(None)()()",
        "memoryview_at(16, 4)",
        "Node.next.__get__(c_byte(1))",
      ],
    );
    for (const line of got)
      expect(line).toMatch(/^OSError: exception: access violation (reading|writing) 0x[0-9A-F]{16}$/);
    expect(got[0]).toBe("OSError: exception: access violation reading 0x0000000000000010");
  });

  it("ends a text without NUL with its memory", () => {
    expect(
      run("b = (c_char * 3)(*b'abc'); print(string_at(b), cast(b, c_char_p).value, wstring_at((c_wchar * 2)(*'xy')))"),
    ).toBe("b'abc' b'abc' xy\n");
  });

  it("writes to the copy that a c_char_p of bytes points to", () => {
    expect(run("s = b'abc'; p = c_char_p(s); memset(p, 65, 1); print(p.value, s)")).toBe("b'Abc' b'abc'\n");
  });

  it("has one address for memory that several objects show", () => {
    expect(
      run(`
import array
data = bytearray(16)
x, y = c_int.from_buffer(data), c_int.from_buffer(data, 4)
print(addressof(y) - addressof(x))
numbers = array.array("i", [1, 2, 3])
shown = (c_int * 3).from_address(numbers.buffer_info()[0])
shown[1] = 20
print(numbers, addressof(shown) == numbers.buffer_info()[0])`),
    ).toBe("4\narray('i', [1, 20, 3]) True\n");
  });

  it("does not open libraries", () => {
    expect(raised("", ["CDLL('libc.so.6')", "cdll.LoadLibrary('x.so')", "CDLL(None).printf", "cdll.libc"])).toEqual([
      "OSError: libc.so.6: cannot open shared object file: JavaScript hosts load no C libraries",
      "OSError: x.so: cannot open shared object file: JavaScript hosts load no C libraries",
      "AttributeError: undefined symbol: printf",
      "AttributeError: libc",
    ]);
  });

  it("refuses instances that are too large", () => {
    expect(
      raised("Large = c_char * (2**63 - 1)", ["sizeof(Large)", "Large()", "Large * 2", "resize(c_int(), 2**40)"]),
    ).toEqual(["9223372036854775807", "MemoryError: ", "OverflowError: array too large", "MemoryError: "]);
  });

  it("keeps interpreters apart", () => {
    const address = run("x = c_int(5); print(addressof(x))").trim();
    expect(run(`import _ctypes\ntry: print(c_int.from_address(${address}).value)\nexcept OSError: print("gone")`)).toBe(
      "gone\n",
    );
  });
});
