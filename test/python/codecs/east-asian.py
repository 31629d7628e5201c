# The codecs of East Asia: what they write and read, their errors, their state between pieces.
import codecs
import io

SAMPLES = ["日本語テスト ｶﾅ ¥‾", "汉字測試，漢字", "한글 테스트 똠방각하", "\u00e6\u0300 \U00020089", "plain ~ text\n"]
NAMES = """gb2312 gbk gb18030 hz big5 big5hkscs cp950 cp949 euc_kr johab euc_jp euc_jis_2004 euc_jisx0213 shift_jis cp932
shift_jis_2004 shift_jisx0213 iso2022_jp iso2022_jp_1 iso2022_jp_2 iso2022_jp_2004 iso2022_jp_3 iso2022_jp_ext iso2022_kr""".split()

for name in NAMES:
    print(name)
    for text in SAMPLES:
        data = text.encode(name, "backslashreplace")
        print("  ", data, data.decode(name) == text)
        try:
            text.encode(name)
        except UnicodeEncodeError as exc:
            print("  ", exc)
    for data in [b"\x81", b"abc\xff\xff", b"\x8f\xa2", b"\x1b$", b"\x1b$B!", b"~{!", b"\xa4\xd4\xa4\xa1\xa4\xbf\xa4\xa2", b"\x81\x30\x81\x30\x90\x30\x81\x30"]:
        try:
            print("  ", ascii(data.decode(name)))
        except UnicodeDecodeError as exc:
            print("  ", exc, "|", ascii(data.decode(name, "replace")), ascii(data.decode(name, "ignore")))

encoder = codecs.getincrementalencoder("iso2022_jp")()
print([encoder.encode(c) for c in "a日b本"], encoder.getstate(), encoder.encode("", True), encoder.getstate())
decoder = codecs.getincrementaldecoder("euc_jp")("replace")
print([decoder.decode(bytes([b])) for b in "日本".encode("euc_jp")], decoder.getstate())
print(decoder.decode(b"\xa4"), decoder.getstate(), decoder.decode(b"", True), decoder.errors)
reader = codecs.getreader("gbk")(io.BytesIO("一行\n二行\n三".encode("gbk")))
print(reader.readline(), reader.read(1), reader.readlines(), reader.read())
stream = io.BytesIO()
writer = codecs.getwriter("hz")(stream)
writer.writelines(["汉", "字", "x"])
writer.write("字")
writer.reset()
print(stream.getvalue())
print(io.TextIOWrapper(io.BytesIO("日本\n".encode("shift_jis")), encoding="shift_jis").read())
try:
    del encoder.errors
except AttributeError as exc:
    print(exc)
