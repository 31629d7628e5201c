print("running", __name__)
PRICES = {"pen": 1.5, "pad": 3}


def with_tax(amount):
    return round(amount * 1.2, 2)
