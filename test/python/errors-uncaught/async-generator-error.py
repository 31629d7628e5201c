# A coroutine driven by hand that fails: frames of awaited coroutines appear.
class Awaitable:
    def __await__(self):
        got = yield "request"
        if got == "bad":
            raise ConnectionError("peer hung up")
        return got


async def leaf():
    return await Awaitable()


async def root():
    first = await leaf()
    print("first", first)
    return await leaf()


c = root()
print(c.send(None))
print(c.send("good"))
c.send("bad")
