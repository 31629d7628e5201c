# Packages: requests, urllib3, certifi, charset-normalizer, idna
# Tries: prepared requests, own adapters, cookies (no network)
# Recorded by python3: quicker than the reference build.
# Module: requests
import requests
from requests import Request, Session
from requests.adapters import BaseAdapter
from requests.models import Response
import io

s = Session()
s.headers["X-Test"] = "1"
s.params = {"k": "v"}
p = s.prepare_request(Request("GET", "http://example.com/päth?x=1", params={"a": [1, 2], "b": "c d"}, auth=("u", "p"), cookies={"c": "1"}))
print(p.method, p.url)
print(sorted((k, v) for k, v in p.headers.items() if k not in ("User-Agent", "Accept-Encoding")))
p = Request("POST", "http://e.com", json={"a": [1, None, "ü"]}).prepare()
print(p.body, dict(p.headers))
p = Request("POST", "http://e.com", data={"a": "1", "b": ["x", "y z"]}).prepare()
print(p.body, dict(p.headers))
p = Request("POST", "http://e.com", files={"f": ("n.txt", io.BytesIO(b"data"), "text/plain")}, data={"k": "v"}).prepare()
boundary = p.headers["Content-Type"].split("=")[1]
print(p.body.replace(boundary.encode(), b"B"))

class Fake(BaseAdapter):
    def send(self, request, **kwargs):
        r = Response()
        r.request, r.url = request, request.url
        if request.url.endswith("/redir"):
            r.status_code = 302
            r.headers["Location"] = "/end"
        elif request.url.endswith("/bad"):
            r.status_code, r.reason = 404, "Not Found"
        else:
            r.status_code = 200
            r.headers["Content-Type"] = "application/json; charset=utf-8"
        r.raw = io.BytesIO(b'{"url": "' + request.url.encode() + b'", "u": "\xc3\xbc"}')
        r.raw.release_conn = lambda: None
        r.connection = self
        return r
    def close(self):
        pass

s = Session()
s.mount("http://", Fake())
r = s.get("http://h/x", params={"q": "1"}, hooks={"response": lambda r, **k: print("hook", r.status_code)})
print(r, r.ok, r.json(), r.encoding, r.text, r.apparent_encoding if False else "")
r = s.get("http://h/redir")
print(r.url, r.history)
try:
    s.get("http://h/bad").raise_for_status()
except requests.HTTPError as error:
    print(error)
for url in ("http://", "nope", "ftp://x"):
    try:
        requests.get(url)
    except Exception as error:
        print(type(error).__name__, error)
jar = requests.cookies.cookiejar_from_dict({"a": "b"})
print(jar, requests.utils.get_encoding_from_headers({"content-type": "text/html"}), requests.codes.not_found)
print(requests.utils.parse_header_links('<http://x>; rel=front; type="image/jpeg"'), requests.utils.requote_uri("http://x/a b%20"))
from urllib3.util import parse_url, Retry
from urllib3.filepost import encode_multipart_formdata
print(parse_url("http://u:p@h:80/p?q#f"), Retry(3).increment("GET", "/"), encode_multipart_formdata({"a": "b"}, boundary="X"))
