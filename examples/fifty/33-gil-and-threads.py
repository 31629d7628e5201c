# 33. CPU-bound threads do not run faster, blocking ones overlap; shared data needs locks.
import threading
import time


def blocked(n, out):
    time.sleep(0.05)
    out.append(n)


out = []
threads = [threading.Thread(target=blocked, args=(n, out)) for n in range(5)]
start = time.perf_counter()
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(out), time.perf_counter() - start < 0.2)
balance = 0
unsafe_steps = []


def deposit(lock):
    global balance
    for _ in range(200):
        with lock:
            value = balance
            time.sleep(0)
            balance = value + 1


lock = threading.Lock()
threads = [threading.Thread(target=deposit, args=(lock,)) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(balance)
condition, items = threading.Condition(), []


def consumer():
    with condition:
        condition.wait_for(lambda: len(items) == 3)
        print("consumed", items)


t = threading.Thread(target=consumer)
t.start()
for i in range(3):
    with condition:
        items.append(i)
        condition.notify()
t.join()
semaphore, peak, now = threading.Semaphore(2), [0], [0]


def limited():
    with semaphore:
        now[0] += 1
        peak[0] = max(peak[0], now[0])
        time.sleep(0.01)
        now[0] -= 1


threads = [threading.Thread(target=limited) for _ in range(6)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(peak[0] <= 2)


def failing():
    raise ValueError("in thread")


caught = []
threading.excepthook = lambda args: caught.append((args.exc_type.__name__, str(args.exc_value)))
t = threading.Thread(target=failing)
t.start()
t.join()
print(caught)
