"""decimal, fractions, statistics, random, math."""
import math
import random
import statistics
from decimal import Decimal
from fractions import Fraction

prices = [Decimal(i) / 7 for i in range(1, 300)]
data = [(i * 7919 % 1000) / 10 for i in range(1000)]
generator = random.Random(42)


def task_decimal_add_multiply():
    total = Decimal(0)
    for price in prices:
        total += price * 3
    return total


def task_decimal_divide_quantize():
    cent = Decimal("0.01")
    return sum((price / 3).quantize(cent) for price in prices)


def task_decimal_parse_print():
    return sum(len(str(Decimal("%d.%04d" % (i, i * 37 % 10000)))) for i in range(500))


def task_decimal_sqrt():
    return sum(price.sqrt() for price in prices[:100])


def task_fractions():
    return sum(Fraction(1, n) for n in range(1, 60))


def task_statistics_mean_median():
    return statistics.mean(data), statistics.median(data)


def task_statistics_stdev():
    return round(statistics.stdev(data), 6), round(statistics.fmean(data), 6)


def task_random_random():
    generator.seed(1)
    return sum(generator.random() for _ in range(1000))


def task_random_integers():
    generator.seed(2)
    return sum(generator.randint(0, 99) for _ in range(500)) + sum(generator.randrange(1000) for _ in range(500))


def task_random_shuffle_choice_sample():
    generator.seed(3)
    cards = list(range(500))
    generator.shuffle(cards)
    return cards[0], generator.choice(cards), generator.sample(cards, 20)[3], generator.gauss(0, 1)


def task_math():
    return round(sum(math.sin(v) * math.sqrt(v) + math.hypot(v, 2) for v in data), 6), math.fsum(data), math.gcd(*range(6, 600, 6))
