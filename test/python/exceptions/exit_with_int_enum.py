import enum
import sys


class Status(enum.IntEnum):
    FINE = 0
    ODD = 258


try:
    sys.exit(Status.ODD)
except SystemExit as e:
    print(repr(e.code))
sys.exit(Status.ODD)
