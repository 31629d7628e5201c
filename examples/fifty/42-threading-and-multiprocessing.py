# 42. threading: one process, shared memory; multiprocessing: several processes, each its own interpreter.
import multiprocessing
import os
import queue
import threading

data = []


def thread_work(n):
    data.append(n * n)


def process_work(n):
    data.append(n)
    return n * n, len(data), os.getpid()


def send_back(connection, n):
    connection.send({"n": n, "square": n * n})
    connection.close()


if __name__ == "__main__":
    threads = [threading.Thread(target=thread_work, args=(n,)) for n in range(3)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print("threads share:", sorted(data))
    context = multiprocessing.get_context("spawn")
    with context.Pool(2) as pool:
        results = pool.map(process_work, range(4))
    print([r[0] for r in results], all(r[2] != os.getpid() for r in results), sorted(data))
    here, there = context.Pipe()
    p = context.Process(target=send_back, args=(there, 7))
    p.start()
    print(here.recv())
    p.join()
    print(p.exitcode, p.is_alive(), p.pid != os.getpid())
    q = queue.Queue()
    producer = threading.Thread(target=lambda: [q.put(i) for i in range(3)])
    producer.start()
    producer.join()
    print([q.get() for _ in range(3)])
