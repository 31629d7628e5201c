# Packages: flask, werkzeug, jinja2, markupsafe, itsdangerous, click, blinker
# Tries: test client: routes, blueprints, sessions, errors, commands
# Module: flask
from flask import (Flask, Blueprint, request, session, jsonify, render_template_string, redirect, url_for, abort, g, flash,
                   get_flashed_messages, make_response)
from flask.views import MethodView

app = Flask("demo")
app.secret_key = "k"
bp = Blueprint("api", "demo.api", url_prefix="/api")

@bp.get("/items/<int:n>")
def item(n):
    return {"item": n, "double": n * 2}

@bp.post("/echo")
def echo():
    return jsonify(got=request.get_json(), kind=request.content_type)

class Things(MethodView):
    def get(self, key):
        return f"thing {key}"
    def delete(self, key):
        return "", 204

app.register_blueprint(bp)
app.add_url_rule("/things/<key>", view_func=Things.as_view("things"))

@app.before_request
def before():
    g.seen = request.path

@app.route("/")
def index():
    return render_template_string("<p>{{ name }} at {{ g.seen }} {{ url_for('api.item', n=3) }}</p>", name="<Ada>")

@app.route("/login", methods=["POST"])
def login():
    session["user"] = request.form["user"]
    flash("welcome")
    return redirect(url_for("me"))

@app.route("/me")
def me():
    return f"{session.get('user')} {get_flashed_messages()}"

@app.route("/fail")
def fail():
    abort(403, "not you")

@app.errorhandler(404)
def missing(error):
    return f"nothing at {request.path}", 404

@app.cli.command("hello")
def hello():
    print("hello from cli")

@app.route("/boom")
def boom():
    1 / 0

def stream():
    yield from ("a", "b")

app.add_url_rule("/stream", "stream", lambda: app.response_class(stream(), mimetype="text/plain"))

client = app.test_client()
print(client.get("/").text)
print(client.get("/api/items/21").json)
r = client.post("/api/echo", json={"a": [1, 2, None]})
print(r.status, r.json)
print(client.get("/me").text)
r = client.post("/login", data={"user": "ada"}, follow_redirects=True)
print(r.status_code, r.text, r.request.path)
print(client.get("/fail").status, client.get("/zzz").text, client.delete("/things/9").status)
print(client.get("/things/9").text, client.put("/things/9").status, sorted(client.options("/things/9").allow))
with app.test_request_context("/x?y=1"):
    print(request.args["y"], url_for("index", _external=True))
print(app.test_cli_runner().invoke(args=["hello"]).output)
app.testing = True
try:
    client.get("/boom")
except ZeroDivisionError as error:
    print("raised", error)
print(client.get("/stream").text)
