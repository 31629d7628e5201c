# What no except* clause takes is raised again, as a group.
def run():
    try:
        raise ExceptionGroup("eg", [ValueError(1), TypeError("t"), ExceptionGroup("n", [ValueError(2), KeyError("k")])])
    except* ValueError as g:
        print("values", [str(e) for e in g.exceptions])


run()
