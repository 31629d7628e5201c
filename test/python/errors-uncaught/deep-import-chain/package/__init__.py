from . import helper as _helper
