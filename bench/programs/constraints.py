"""A one-way constraint solver: variables, strengths, plans and incremental changes."""
N = 1_900


class Variable:
    def __init__(self, name, value):
        self.name, self.value = name, value
        self.constraints = []
        self.by = None
        self.mark = 0


class Constraint:
    strength = 5

    def __init__(self, *variables):
        self.variables = variables
        self.out = None
        for variable in variables:
            variable.constraints.append(self)

    def inputs(self):
        return [v for v in self.variables if v is not self.out]

    def execute(self):
        raise NotImplementedError


class Equal(Constraint):
    def execute(self):
        (source,) = self.inputs()
        self.out.value = source.value


class Linear(Constraint):
    def __init__(self, source, target, scale, offset):
        super().__init__(source, target)
        self.scale, self.offset = scale, offset

    def execute(self):
        source, target = self.variables
        if self.out is target:
            target.value = source.value * self.scale + self.offset
        else:
            source.value = (target.value - self.offset) // self.scale


class Edit(Constraint):
    strength = 1

    def execute(self):
        pass


def plan_from(start, mark):
    order, todo = [], [start]
    start.mark = mark
    while todo:
        variable = todo.pop()
        for constraint in sorted(variable.constraints, key=lambda c: c.strength):
            if isinstance(constraint, Edit):
                continue
            for other in constraint.variables:
                if other.mark != mark:
                    other.mark = mark
                    constraint.out = other
                    other.by = constraint
                    order.append(constraint)
                    todo.append(other)
    return order


def run(n):
    chain = [Variable(f"v{i}", i) for i in range(60)]
    for a, b in zip(chain, chain[1:]):
        Equal(a, b)
    scaled = []
    for i, v in enumerate(chain[::5]):
        t = Variable(f"t{i}", 0)
        Linear(v, t, i + 1, i)
        scaled.append(t)
    Edit(chain[0])
    total = 0
    for step in range(n):
        start = chain[0] if step % 3 else chain[-1]
        start.value = step * 7
        for constraint in plan_from(start, step + 1):
            constraint.execute()
        total += sum(t.value for t in scaled) + chain[step % 60].value
    return total
