# Packages: bottle
# Tries: routes, templates, errors through WSGI
# Recorded by python3: quicker than the reference build.
# Module: bottle
import io
from bottle import Bottle, request, response, template, SimpleTemplate, abort, redirect, HTTPResponse, MultiDict

app = Bottle()

@app.route("/hello/<name>")
def hello(name):
    return template("<b>Hello {{name}}</b>!{{!raw}}", name=name, raw="<i>")

@app.get("/n/<n:int>")
def number(n):
    response.set_header("X-N", str(n))
    return {"n": n, "q": request.query.get("q")}

@app.post("/form")
def form():
    return f"{request.forms.get('a')} {sorted(request.forms.keys())}"

@app.route("/abort")
def stop():
    abort(401, "no")

@app.error(404)
def missing(error):
    return f"nothing: {error.status_line}"

def call(path, method="GET", body=b"", kind="application/x-www-form-urlencoded"):
    path, _, query = path.partition("?")
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "SERVER_NAME": "localhost", "SERVER_PORT": "80",
               "wsgi.input": io.BytesIO(body), "wsgi.errors": io.StringIO(), "wsgi.url_scheme": "http", "CONTENT_LENGTH": str(len(body)),
               "CONTENT_TYPE": kind, "SERVER_PROTOCOL": "HTTP/1.1"}
    out = []
    result = app(environ, lambda status, headers, exc=None: out.append((status, sorted(headers))))
    print(out[0], b"".join(result)[:200])

call("/hello/<ada>")
call("/n/42?q=x%20y")
call("/n/x")
call("/form", "POST", b"a=1&b=2&b=3")
call("/abort")
call("/form")
print(SimpleTemplate("""% for i in range(3):
  {{i}} \\\\
% end
% if x:
yes {{x}}
% else:
no
% end
%include_text = 1
""").render(x="<x>"))
