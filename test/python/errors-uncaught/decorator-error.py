# Errors in decorators and defaults point at their own lines.
def deco(arg):
    def apply(f):
        raise TypeError(f"cannot decorate {f.__name__} with {arg}")

    return apply


@deco("first")
@deco(
    "second"
)
def function(
    a,
    b=1,
):
    pass
