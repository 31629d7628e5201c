# Packages: starlette, anyio, idna, typing-extensions
# Tries: routes, path parameters, JSON, forms of errors, middleware, background tasks, mounted apps and lifespan, called over ASGI
# Note: routes that are plain functions run in threads, which are still to come; async ones work.
# Recorded by python3: quicker than the reference build.
# Module: starlette
import asyncio
import json

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, StreamingResponse
from starlette.routing import Mount, Route

log = []


async def home(request):
    return PlainTextResponse(f"Hello {request.query_params.get('name', 'world')}")


async def item(request):
    return JSONResponse({"id": request.path_params["id"], "url": str(request.url_for("item", id=7))})


async def echo(request: Request):
    data = await request.json()
    return JSONResponse({"got": data, "type": request.headers["content-type"]}, status_code=201)


async def fail(request):
    raise HTTPException(418, "short and stout", headers={"X-Pot": "tea"})


async def stream(request):
    async def parts():
        for i in range(3):
            await asyncio.sleep(0)
            yield f"part {i};"

    return StreamingResponse(parts(), media_type="text/plain")


async def later(request):
    async def task(name):
        log.append(f"background {name}")

    return PlainTextResponse("queued", background=BackgroundTask(task, "job"))


async def go(request):
    response = RedirectResponse("/items/1")
    response.set_cookie("seen", "yes", max_age=60, httponly=True)
    return response


class Timing:
    def __init__(self, app, label):
        self.app = app
        self.label = label

    async def __call__(self, scope, receive, send):
        if scope["type"] == "http":
            log.append(f"{self.label} {scope['method']} {scope['path']}")
        await self.app(scope, receive, send)


async def lifespan(app):
    log.append("up")
    yield {"db": "open"}
    log.append("down")


from contextlib import asynccontextmanager

app = Starlette(
    routes=[
        Route("/", home),
        Route("/items/{id:int}", item, name="item"),
        Route("/echo", echo, methods=["POST"]),
        Route("/fail", fail),
        Route("/stream", stream),
        Route("/later", later),
        Route("/go", go),
        Mount("/sub", routes=[Route("/page/{rest:path}", home)]),
    ],
    middleware=[Middleware(Timing, label="seen"), Middleware(GZipMiddleware, minimum_size=5000)],
    lifespan=asynccontextmanager(lifespan),
)


async def call(method, path, body=b"", headers=(), query=b""):
    sent = []
    pending = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive():
        if pending:
            return pending.pop()
        await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query,
        "headers": [(b"host", b"test"), *headers],
        "server": ("test", 80),
        "client": ("client", 1),
        "state": {},
    }
    await app(scope, receive, send)
    start = sent[0]
    text = b"".join(m.get("body", b"") for m in sent[1:]).decode()
    headers = sorted((k.decode(), v.decode()) for k, v in start["headers"])
    print(method, path, start["status"], headers, text)


async def main():
    messages = [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}]

    async def receive():
        return messages.pop(0)

    async def send(message):
        print(message)

    await app({"type": "lifespan", "state": {}, "asgi": {"version": "3.0"}}, receive, send)
    await call("GET", "/")
    await call("GET", "/", query=b"name=Ada+L%C3%B6w")
    await call("HEAD", "/")
    await call("GET", "/items/42")
    await call("GET", "/items/x")
    await call("POST", "/echo", json.dumps({"a": [1, None]}).encode(), [(b"content-type", b"application/json")])
    await call("GET", "/echo")
    await call("GET", "/fail")
    await call("GET", "/stream")
    await call("GET", "/later")
    await call("GET", "/go")
    await call("GET", "/sub/page/a/b")
    await call("GET", "/items/42/")


asyncio.run(main())
print(log)
