import codecs
import string
def t(f,*a,**k):
    try: print(ascii(f(*a,**k)))
    except BaseException as e: print(type(e).__name__+":", ascii(str(e)))

print(codecs.lookup("utf-8").name, codecs.lookup("latin1").name, codecs.lookup("UTF8").name, codecs.encode("a\u20ac","utf-8"), codecs.decode(b"\xe2\x82\xac"))
for enc in ["cp1252","cp437","koi8-r","iso8859-15","mac-roman","utf-7","utf-8-sig","punycode","idna","rot13","unicode_escape","raw_unicode_escape","charmap","cp1140","utf_16_le","undefined"]:
    t(codecs.encode,"a\u20acb",enc); t(codecs.decode,b"ab\x80",enc)
    t("a\u20acb".encode,enc,"replace"); t(b"ab\x80".decode,enc,"replace")
t(codecs.lookup_error,"nope"); print(codecs.lookup_error("strict").__name__)
def h(e): return ("<%s>"%ascii(e.object[e.start:e.end]), e.end)
codecs.register_error("my",h)
print("a\u20ac\u20acb".encode("ascii","my"), b"a\xff\xfeb".decode("utf-8","my"), b"a\xff".decode("ascii","my"))
codecs.register_error("bad",lambda e: 5); t("\u20ac".encode,"ascii","bad"); t(b"\xff".decode,"ascii","bad")
codecs.register_error("pos",lambda e: ("x",-100)); t("\u20ac".encode,"ascii","pos")
codecs.register_error("b",lambda e: (b"YY",e.end)); t("\u20ac".encode,"ascii","b"); t(b"\xff".decode,"ascii","b")
d=codecs.getincrementaldecoder("utf-8")(); print([d.decode(bytes([c])) for c in "a\u20ac\U0001f600".encode()], d.getstate())
d=codecs.getincrementaldecoder("utf-16")(); print([d.decode(bytes([c])) for c in "ab".encode("utf-16")])
e=codecs.getincrementalencoder("utf-8-sig")(); print(e.encode("a"),e.encode("b"))
print(list(codecs.iterdecode([b"\xe2\x82",b"\xac"],"utf-8")), list(codecs.iterencode(["a","b"],"utf-16")))
print(codecs.escape_decode(rb"\x41\n\'"), codecs.escape_encode(b"a\n'\""), codecs.unicode_escape_decode(r"\u20ac\N{EURO SIGN}") if 0 else "", codecs.charmap_build("abc") is not None, codecs.BOM_UTF8)
def search(n): 
    if n=="myenc": return codecs.CodecInfo(lambda s,e="strict":(s.upper().encode(),len(s)), lambda b,e="strict":(bytes(b).decode().lower(),len(b)), name="myenc")
codecs.register(search); print("abc".encode("MyEnc"), b"ABC".decode("myenc")); codecs.unregister(search); t("a".encode,"myenc")
print(string.Template("$a ${b} $$").substitute(a=1,b=2), string.capwords("hello  world"), string.Formatter().format("{0} {x!r:>5} {1[a]}",1,{"a":2},x="q"))
try: b"\xff".decode()
except UnicodeDecodeError as e: print(e.encoding,e.object,e.start,e.end,e.reason,e.args, str(e))
try: "a\ud800\ud801".encode()
except UnicodeEncodeError as e: print(e.encoding,ascii(e.object),e.start,e.end,e.reason, ascii(str(e)))
