from . import valueOf
value = valueOf.length
