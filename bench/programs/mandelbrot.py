"""Escape times with float locals."""
N = 230


def run(n):
    total = 0
    for row in range(n):
        ci = 2.0 * row / n - 1.0
        for col in range(n):
            cr = 3.0 * col / n - 2.0
            zr = zi = 0.0
            steps = 0
            while steps < 60 and zr * zr + zi * zi < 4.0:
                zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
                steps += 1
            total += steps
    return total
