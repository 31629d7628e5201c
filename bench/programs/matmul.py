"""Matrix multiplication on lists of lists, ints and floats."""
N = 105


def multiply(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]


def multiply_loops(a, b, n):
    out = [[0.0] * n for _ in range(n)]
    for i in range(n):
        row, target = a[i], out[i]
        for j in range(n):
            total = 0.0
            for k in range(n):
                total += row[k] * b[k][j]
            target[j] = total
    return out


def run(n):
    a = [[(i * j + i) % 17 for j in range(n)] for i in range(n)]
    b = [[(i - j) % 13 for j in range(n)] for i in range(n)]
    c = multiply(a, b)
    d = multiply_loops([[x / 2 for x in row] for row in a], [[x * 0.5 for x in row] for row in b], n)
    return sum(map(sum, c)) + sum(map(sum, d))
