from ..two import NAME as up
NAME = __name__ + " under " + up
