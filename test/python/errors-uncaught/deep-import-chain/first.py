"""First module."""
VALUE = 1

from package import thing
