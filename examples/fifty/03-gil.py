# 3. The global interpreter lock: one thread runs Python at a time, and threads still interleave.
import sys
import threading

print(sys.getswitchinterval(), getattr(sys, "_is_gil_enabled", lambda: True)())
counter = 0
lock = threading.Lock()


def work(n):
    global counter
    for _ in range(n):
        with lock:
            counter += 1


threads = [threading.Thread(target=work, args=(1000,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
seen = []
ready = threading.Event()


def waiter():
    ready.wait()
    seen.append("waiter ran while the main thread was blocked")


thread = threading.Thread(target=waiter)
thread.start()
ready.set()
thread.join()
print(seen, threading.active_count())
stop = False


def spin():
    while not stop:
        pass


busy = threading.Thread(target=spin)
busy.start()
stop = True  # the main thread gets its turn although the other never waits
busy.join()
print("switched")
