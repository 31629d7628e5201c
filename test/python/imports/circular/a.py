print("a starts")
early = 1
import b
done = "a done"
