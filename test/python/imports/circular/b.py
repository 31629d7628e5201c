print("b starts")
import a
saw = hasattr(a, "early"), hasattr(a, "done")
from a import early
done = "b done"
