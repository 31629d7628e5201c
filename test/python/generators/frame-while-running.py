# gi_frame and cr_frame of what is running is the running frame.

import sys, types
async def co():
    x = 1
    print(C.cr_frame.f_lineno, C.cr_frame is sys._getframe(), sys._getframe().f_lineno,
          C.cr_frame.f_lineno)
C = co()
try: C.send(None)
except StopIteration: pass
def g():
    x = 1
    print(G.gi_frame.f_lineno)
    yield
    print(G.gi_frame.f_lineno)
G = g()
list(G)
