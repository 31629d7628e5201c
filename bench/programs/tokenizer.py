"""A hand-written tokenizer and stack machine for arithmetic."""
N = 5_400

PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2}


def tokens(source):
    i = 0
    while i < len(source):
        ch = source[i]
        if ch.isspace():
            i += 1
        elif ch.isdigit():
            start = i
            while i < len(source) and source[i].isdigit():
                i += 1
            yield "num", int(source[start:i])
        elif ch.isalpha() or ch == "_":
            start = i
            while i < len(source) and (source[i].isalnum() or source[i] == "_"):
                i += 1
            yield "name", source[start:i]
        else:
            yield "op", ch
            i += 1


def compile_(source):
    out, stack = [], []
    for kind, value in tokens(source):
        if kind != "op":
            out.append((kind, value))
        elif value == "(":
            stack.append(value)
        elif value == ")":
            while (top := stack.pop()) != "(":
                out.append(("op", top))
        else:
            while stack and stack[-1] != "(" and PRECEDENCE[stack[-1]] >= PRECEDENCE[value]:
                out.append(("op", stack.pop()))
            stack.append(value)
    while stack:
        out.append(("op", stack.pop()))
    return out


def execute(code, env):
    stack = []
    for kind, value in code:
        if kind == "num":
            stack.append(value)
        elif kind == "name":
            stack.append(env[value])
        else:
            b, a = stack.pop(), stack.pop()
            stack.append(a + b if value == "+" else a - b if value == "-" else a * b if value == "*" else a // (b or 1))
    return stack[0]


def run(n):
    source = "(alpha + 12) * 3 - beta_2 / (7 - 2) + 100 * (alpha - (4 + gamma)) - 5"
    total = 0
    for i in range(n):
        code = compile_(source)
        for j in range(6):
            total += execute(code, {"alpha": i, "beta_2": j * 100, "gamma": i - j})
    return total
