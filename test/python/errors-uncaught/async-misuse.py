# Misusing coroutines without an event loop: await of a non-awaitable deep in a chain.
import warnings

warnings.simplefilter("ignore")


async def outer():
    return await middle()


async def middle():
    async with open_thing() as t:
        return await t


class open_thing:
    async def __aenter__(self):
        return 5

    async def __aexit__(self, *details):
        print("aexit", details[0].__name__)


c = outer()
try:
    for x in c:
        pass
except TypeError as e:
    print(e)
try:
    c + 1
except TypeError as e:
    print(e)
c.send(None)
