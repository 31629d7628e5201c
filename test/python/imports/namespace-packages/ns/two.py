from .one import NAME as other
NAME = f"{__name__} next to {other}"
