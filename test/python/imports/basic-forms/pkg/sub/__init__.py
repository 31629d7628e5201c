print("sub runs", __name__)
from .. import value as parent_value
name = parent_value + " via sub"
