"""A small operating-system kernel: tasks of several kinds pass packets through queues."""
N = 120_000

IDLE, WORK, DEVICE = range(3)


class Packet:
    def __init__(self, kind, payload, link=None):
        self.kind, self.payload, self.link = kind, payload, link

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        tail = queue
        while tail.link is not None:
            tail = tail.link
        tail.link = self
        return queue


class Task:
    def __init__(self, kernel, ident, priority):
        self.kernel, self.ident, self.priority = kernel, ident, priority
        self.queue = None
        self.held = False
        self.handled = 0
        kernel.add(self)

    def receive(self, packet):
        self.queue = packet.append_to(self.queue)

    def take(self):
        packet = self.queue
        if packet is not None:
            self.queue = packet.link
        return packet

    def runnable(self):
        return not self.held and self.queue is not None

    def step(self):
        packet = self.take()
        self.handled += 1
        return self.handle(packet)

    def handle(self, packet):
        raise NotImplementedError


class IdleTask(Task):
    seed = 1

    def runnable(self):
        return True

    def handle(self, packet):
        self.seed = (self.seed * 69069 + 1) & 0xFFFF
        target = self.kernel.tasks[1 + self.seed % (len(self.kernel.tasks) - 1)]
        target.held = False
        target.receive(Packet(WORK, self.seed & 255))


class WorkTask(Task):
    total = 0

    def handle(self, packet):
        self.total = (self.total + packet.payload * 3) & 0xFFFFF
        if packet.payload & 1:
            packet.payload >>= 1
            self.kernel.send(packet, (self.ident + 1) % len(self.kernel.tasks) or 1)


class DeviceTask(WorkTask):
    def handle(self, packet):
        if packet.kind == WORK:
            packet.kind = DEVICE
            self.receive(packet)
            self.held = packet.payload > 200
        else:
            super().handle(packet)


class Kernel:
    def __init__(self):
        self.tasks = []
        self.sent = 0

    def add(self, task):
        self.tasks.append(task)

    def send(self, packet, ident):
        self.sent += 1
        self.tasks[ident].receive(packet)

    def run(self, steps):
        for _ in range(steps):
            best = None
            for task in self.tasks:
                if task.runnable() and (best is None or task.priority > best.priority):
                    best = task
            best.step()


def run(n):
    kernel = Kernel()
    IdleTask(kernel, 0, 0)
    for i in range(1, 4):
        WorkTask(kernel, i, i * 10)
    for i in range(4, 6):
        DeviceTask(kernel, i, 100 + i)
    kernel.run(n)
    return kernel.sent + sum(t.handled * t.ident for t in kernel.tasks) + sum(getattr(t, "total", 0) for t in kernel.tasks)
