# An error while handling an error.
def cleanup(resource):
    return resource.close()


def work():
    try:
        return 1 / 0
    except ZeroDivisionError:
        cleanup(None)


try:
    work()
except AttributeError as e:
    print(type(e.__context__).__name__, e.__cause__, e.__suppress_context__)
work()
