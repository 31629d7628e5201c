# Packages: itsdangerous
# Tries: signing, timestamps, bad signatures
# Recorded by python3: quicker than the reference build.
# Module: itsdangerous
from itsdangerous import (URLSafeSerializer, URLSafeTimedSerializer, Signer, BadSignature, SignatureExpired, TimestampSigner,
                          BadTimeSignature)
from itsdangerous.encoding import base64_encode, int_to_bytes, bytes_to_int

s = URLSafeSerializer("secret", salt="a")
token = s.dumps({"id": 5, "name": "itsdangerous"})
print(token, s.loads(token))
print(URLSafeSerializer("k").dumps({"x": "long " * 40}))
for bad in (token + "x", "abc", token.replace(".", "-")):
    try:
        s.loads(bad)
    except BadSignature as error:
        print(type(error).__name__, error)
print(Signer("secret-key").sign("my string"), Signer(["old", "new"]).unsign(Signer("old").sign("v")))
class Fixed(TimestampSigner):
    def get_timestamp(self):
        return 1700000000
signed = Fixed("k").sign("v")
print(signed, Fixed("k").unsign(signed, max_age=5, return_timestamp=True))
class Later(TimestampSigner):
    def get_timestamp(self):
        return 1700000100
try:
    Later("k").unsign(signed, max_age=5)
except SignatureExpired as error:
    print(error, error.date_signed)
print(base64_encode(b"\xff\x00abc"), int_to_bytes(70000), bytes_to_int(b"\x01\x00"))
