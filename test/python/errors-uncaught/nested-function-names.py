# Qualified names in errors of nested functions, methods, lambdas and classes.
class Outer:
    class Inner:
        def method(self, a, *, b):
            def helper(x):
                return x
            return helper()


try:
    Outer.Inner().method(1)
except TypeError as e:
    print(e)
try:
    Outer.Inner.method()
except TypeError as e:
    print(e)
Outer.Inner().method(1, b=2)
