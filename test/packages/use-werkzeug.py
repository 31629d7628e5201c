# Packages: werkzeug, markupsafe
# Tries: routing, requests and responses, forms, headers
# Recorded by python3: the reference build has no event loop of its own, or is too slow.
# Module: werkzeug.wrappers
from werkzeug.exceptions import NotFound
from werkzeug.routing import Map, Rule, RequestRedirect, BuildError
from werkzeug.wrappers import Request, Response
from werkzeug.test import Client, EnvironBuilder
from werkzeug.datastructures import MultiDict, Headers
from werkzeug.utils import secure_filename
from werkzeug.http import parse_accept_header, dump_cookie, parse_options_header, parse_range_header
from werkzeug.exceptions import HTTPException, abort

url_map = Map([
    Rule("/", endpoint="index"),
    Rule("/user/<int:id>", endpoint="user"),
    Rule("/files/<path:name>", endpoint="file"),
    Rule("/any/<any(a,b):which>/", endpoint="any"),
])
urls = url_map.bind("example.com", "/")
print(urls.match("/user/42"), urls.match("/files/a/b.txt"))
print(urls.build("user", {"id": 7}), urls.build("file", {"name": "x/y z"}, force_external=True))
for path in ("/nope", "/any/a"):
    try:
        urls.match(path)
    except NotFound as error:
        print(error.code, error.name)
    except RequestRedirect as error:
        print("redirect", error.new_url)
try:
    urls.build("user", {})
except BuildError as error:
    print(type(error).__name__)

@Request.application
def application(request):
    if request.path == "/abort":
        abort(418)
    if request.method == "POST":
        return Response(f"{sorted(request.form.items(multi=True))} {[(k, f.filename, f.read()) for k, f in request.files.items()]}")
    response = Response(f"hello {request.args.get('name', 'world')} {request.cookies.get('c')}", mimetype="text/plain")
    response.set_cookie("c", "1", max_age=10, httponly=True, samesite="Lax")
    response.headers["X-A"] = "b"
    return response

import io
client = Client(application)
r = client.get("/?name=Ada")
print(r.status, r.text, r.headers.get("Content-Type"), r.headers["X-A"])
print(client.get("/").text)
r = client.post("/", data={"a": ["1", "2"], "f": (io.BytesIO(b"data"), "t.txt")})
print(r.status_code, r.text)
print(client.get("/abort").status)
d = MultiDict([("a", "1"), ("a", "2"), ("b", "3")])
print(d, d.getlist("a"), d.get("b", type=int))
h = Headers([("Content-Type", "text/html")]); h.add("X", "1"); h.add("X", "2")
print(h.getlist("x"), str(h).splitlines())
print(secure_filename("../../etc/pass wd"), parse_options_header('form-data; name="a b"; x=1'))
print(parse_accept_header("text/html;q=0.5, application/json").best if hasattr(parse_accept_header("a"), "best") else "")
print(parse_range_header("bytes=0-10,20-").ranges, dump_cookie("k", "v;", path="/x"))
print(EnvironBuilder("/p?x=1", method="PUT", json={"k": [1]}).get_request().json)
