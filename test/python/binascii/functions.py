# binascii: hex, base64, quoted-printable, uu, checksums and their errors.
import base64, binascii as b
def show(f, *args, **kw):
    try: print(f(*args, **kw))
    except Exception as e: print(type(e).__name__, e)
for d in (b"", b"a", b"ab", b"abc", bytes(range(256)), "ü€".encode()):
    print(b.hexlify(d), b.unhexlify(b.hexlify(d)) == d, b.b2a_base64(d), b.a2b_base64(b.b2a_base64(d, newline=False)) == d, b.crc32(d), b.crc32(d, 7), b.crc_hqx(d, 0), b.crc_hqx(d, 0xFFFF))
    print(b.b2a_qp(d), b.a2b_qp(b.b2a_qp(d)) == d or d[:40], b.b2a_qp(d, quotetabs=True), b.b2a_qp(d, istext=False), b.b2a_qp(d, header=True))
    if len(d) <= 45: print(b.b2a_uu(d), b.b2a_uu(d, backtick=True), b.a2b_uu(b.b2a_uu(d)) == d)
print(b.hexlify(b"abcdef", "-"), b.hexlify(b"abcdef", b":", 2), b.hexlify(b"abcde", "_", -2), b.hexlify(bytearray(b"x")), b.hexlify(memoryview(b"xyz")[1:]))
for s in ("abc", "zz", "é", b"0g", 5, ""): show(b.unhexlify, s)
for s in ("YQ==", "YQ=", "YQ", "Y", "Y Q = =", "YWJj\n", "!!YWJj", b"YW\xffJj", "YWJjZ===", None): show(b.a2b_base64, s)
for s in (b"YWJj", b"YWJj\n", b"=YWJj", b"YW==Jj", b"YWJ$"): show(b.a2b_base64, s, strict_mode=True)
for s in (b"#86)C\n", b"#86)\x01", b"!!!!", b"#86)C junk"): show(b.a2b_uu, s)
show(b.b2a_uu, b"x" * 46); show(b.b2a_hex, "text"); show(b.crc32, "x"); show(b.b2a_base64, "x"); show(b.hexlify, b"ab", "xx"); show(b.hexlify, b"ab", "é"); show(b.hexlify, b"ab", 5)
for s in (b"=41=4a=\nx=3D =zz==", b"a_b=20", b"end=", b"soft=\r\nbreak", "text=E9"): print(b.a2b_qp(s), b.a2b_qp(s, header=True))
for s in (b"long " * 30, b"trailing \nspace\t\n", b".\n.x", b"tab\tx", b"=\r\n", b"a\rb\r\n", b"x" * 80): print(b.b2a_qp(s), b.b2a_qp(s, True, False, True))
print(base64.b64encode(b"\xfb\xff"), base64.urlsafe_b64encode(b"\xfb\xff"), base64.b32encode(b"hello"), base64.b85encode(b"hello"), base64.a85encode(b"hello"), base64.b16decode("6869"))
show(base64.b64decode, "YQ=!=", validate=True); print(issubclass(b.Error, ValueError), b.Error, b.Incomplete)
