# Suggestions for misspelt names: locals, globals, builtins, self attributes, standard modules.
import traceback
from contextlib import suppress  # noqa

counter_value = 1


class Thing:
    attribute = 1

    def method(self):
        return attribute

    def other(self):
        own_local = 2
        return own_locl + counter_valeu


def show(f):
    try:
        f()
    except NameError:
        traceback.print_exc(limit=-1)


show(lambda: conter_value)
show(lambda: pritn("x"))
show(lambda: lenght)
show(lambda: Thing().method())
show(lambda: Thing().other())
show(lambda: sys.path)
show(lambda: collections.deque)
show(lambda: ValueErorr)
show(lambda: x)
show(lambda: true)
show(lambda: none or null)
show(lambda: completely_different_name)
show(lambda: rnage(3))
def late():
    valeu = 5
    value
show(late)
Thinng
