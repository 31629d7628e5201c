# Constructors, attributes, str, repr and errors of the built-in exception types.
def t(s):
    try:
        print(s, "=>", repr(eval(s)))
    except BaseException as e:
        print(s, "=>", type(e).__name__, e)


for s in """ImportError('foo', name='bar')
ImportError(x=1)
ImportError(3).msg
ImportError(1, 2).msg
str(ImportError(3))
SyntaxError('m', ())
SyntaxError('m', (1, 2, 3, 4, 5))
SyntaxError('m', (1, 2, 3, 4, 5, 6, 7, 8))
SyntaxError('m', 5)
str(SyntaxError('m', ('/a/b.py', 3, 1, 't')))
str(SyntaxError('m', (None, 3, 1, 't')))
str(SyntaxError('m', ('/x/y', None, 1, 't')))
str(SyntaxError())
ValueError(x=1)
BaseException.__new__()
BaseException.__new__(ValueError, 1, k=2).args
BaseException.__new__(OSError)
KeyError(1, 2, a=3)
str(KeyError('k'))
str(KeyError('k', 1))
UnicodeEncodeError()
UnicodeEncodeError(1, 2, 3, 4, 5)
UnicodeEncodeError('a', 'b', 'c', 4, 5)
UnicodeDecodeError('a', 'b', 1, 4, 'e')
UnicodeDecodeError('a', b'b', 1, 4, 'e')
str(UnicodeDecodeError('a', b'b', 1, 4, 'e'))
str(UnicodeDecodeError('a', b'bc', 1, 2, 'e'))
str(UnicodeEncodeError('a', 'b\U0001f600', 1, 2, 'e'))
str(UnicodeTranslateError('abc', 1, 2, 'e'))
UnicodeTranslateError('abc', 1, 2)
AttributeError('x', name='a', obj=3, z=3)
AttributeError('x', name='a', obj=3).__reduce__()
NameError(z=1)
NameError('x', name='q').name
OSError(k=3)
OSError(1, None).args
str(OSError(1, None))
OSError(1).errno
OSError(1, 2, 3, 4, 5, 6).args
BlockingIOError(1, 'b', 7).characters_written
OSError().characters_written
ValueError().add_note(3)
ValueError().with_traceback(3)
setattr(ValueError(), '__suppress_context__', 3)
delattr(ValueError(), '__suppress_context__')
delattr(ValueError(), 'args')
setattr(ValueError(), 'args', 3)
setattr(ValueError(), '__cause__', 3)
delattr(ValueError(), '__cause__')
delattr(ValueError(), '__context__')
delattr(ValueError(), '__traceback__')
ValueError().__setstate__(3)
StopIteration(1, 2).value
SystemExit(1, 2).code
SystemExit().code
delattr(StopIteration(3), 'value')
ValueError(1).__reduce__()""".splitlines():
    t(s)


class Init(Exception):
    def __init__(self, a, b=2):
        self.a = a


print(repr(Init(1)), Init(1, b=3).args, str(Init(5)), Init(7).__reduce__()[1:])


class Os(OSError):
    def __init__(self, *a, **k):
        super().__init__(*a)


o = Os(2, "x", "f", z=1)
print(o, o.args, repr(o), o.filename)

# what is being handled is the context, also of errors that built-ins raise
try:
    try:
        1 / 0
    except ZeroDivisionError:
        {}["missing"]
except KeyError as e:
    print(repr(e.__context__), e.__suppress_context__)


class Hidden:
    @property
    def x(self):
        try:
            {}[1]
        except KeyError:
            raise AttributeError("hidden")


print(hasattr(Hidden(), "x"))
try:
    raise ValueError("clean")
except ValueError as e:
    print(e.__context__)


def gen():
    try:
        1 / 0
    except ZeroDivisionError:
        yield 1
        [].pop()


g = gen()
next(g)
try:
    next(g)
except IndexError as e:
    print(repr(e.__context__))
