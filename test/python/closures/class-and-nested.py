# Closures through class bodies: names skip the class scope, but a class body may read and delete free variables.
def outer(x):
    class C:
        y = x

        def get(self):
            return x

        def set(self, v):
            nonlocal x
            x = v

        class D:
            z = x

            def get(self):
                return x

    return C


C = outer(1)
c = C()
c.set(2)
print(C.y, c.get(), C.D.z, C.D().get())
print(C.get.__code__.co_freevars, C.__qualname__, C.D.get.__qualname__)


def f(x):
    class K:
        x = x + 1 if False else "in class"
        y = x
    return K


try:
    print(f(1).y)
except NameError as e:
    print(e)


def g(x):
    class K:
        nonlocal x
        x = "changed by class"
    return x, hasattr(K, "x")


try:
    print(g(1))
except NameError as e:
    print("NameError", e)


x = "global"


def h():
    x = "local of h"

    class K:
        global x
        x = "set by class"
        y = x

    return x, K.y, "x" in vars(K)


print(h(), x)


def method_names():
    class __Private:
        def __m(self):
            __v = 1
            return sorted(locals())

        def call(self):
            return self.__m()

    return [n for n in dir(__Private) if "m" in n and "__m" in n], __Private().call()


print(method_names())
