print("leaf runs", __name__)
from . import name as sibling
from .. import value as up
