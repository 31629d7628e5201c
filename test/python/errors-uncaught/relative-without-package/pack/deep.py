print(__package__)
from ... import toofar
