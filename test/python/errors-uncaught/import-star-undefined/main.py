# __all__ that names what is not there.
from stars import good
print(good)
from stars import *
