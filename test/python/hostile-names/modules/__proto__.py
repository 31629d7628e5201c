value = __name__ + '!'
