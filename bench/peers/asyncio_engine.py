"""Measures what asyncio takes for each step of each tree, with uvloop where the first argument says so.

Prints one JSON object a line. Arguments: asyncio or uvloop, milliseconds for each tree, and names of trees.
"""

import asyncio
import json
import sys
import time

SEND, SEQ, PAR = range(3)


def send():
    return (SEND, ())


def balanced(depth):
    if depth == 0:
        return send()
    half = balanced(depth - 1)
    return (SEQ if depth % 2 == 0 else PAR, (half, half))


def trees():
    return {
        "wake-up": (PAR, (send(), (SEQ, (send(), send())))),
        "sleep": (PAR, (send(), send(), (SEQ, (send(), send())))),
        "seq-1000": (SEQ, (send(),) * 999),
        "par-1000": (PAR, (send(),) * 999),
        "tree-10": balanced(10),
        "seq-100000": (SEQ, (send(),) * 99_999),
        "par-100000": (PAR, (send(),) * 99_999),
    }


def steps(tree):
    return 1 + sum(steps(child) for child in tree[1])


def sends(tree):
    return 1 if tree[0] == SEND else sum(sends(child) for child in tree[1])


class Devices:
    """Answers at once, or on a later turn of the loop."""

    def __init__(self):
        self.answered = 0

    async def at_once(self):
        self.answered += 1

    async def on_a_later_turn(self):
        await asyncio.sleep(0)
        self.answered += 1


async def run(tree, device):
    kind, children = tree
    if kind == SEND:
        await device()
    elif kind == SEQ:
        for child in children:
            await run(child, device)
    else:
        await asyncio.gather(*(run(child, device) for child in children))


async def measure(tree, device, seconds):
    runs = 0
    count = 1 if steps(tree) > 100 else 32
    cpu, began = time.process_time(), time.perf_counter()
    while not runs or (time.process_time() - cpu < seconds and time.perf_counter() - began < 4 * seconds):
        for _ in range(count):
            await run(tree, device)
        runs += count
    return runs, time.perf_counter() - began, time.process_time() - cpu


async def main():
    subject, seconds, names = sys.argv[1], int(sys.argv[2]) / 1000, sys.argv[3:]
    for hop in (False, True):
        for name, tree in trees().items():
            if name not in names:
                continue
            devices = Devices()
            device = devices.on_a_later_turn if hop else devices.at_once
            if steps(tree) < 10_000:  # nothing is compiled here, so that there is nothing to warm up but caches
                await measure(tree, device, seconds / 5)
            devices.answered = 0
            runs, wall, cpu = await measure(tree, device, seconds)
            if devices.answered != runs * sends(tree):
                sys.exit(f"{subject} did not send every message of {name}")
            each = 1e9 / (runs * steps(tree))
            # CPython does not count what it allocates.
            figures = {"ns": round(wall * each, 1), "cpu": round(cpu * each, 1), "bytes": None}
            print(json.dumps({"subject": subject, "tree": name, "hop": hop, **figures}), flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "uvloop":
        import uvloop

        asyncio.run = uvloop.run if hasattr(uvloop, "run") else asyncio.run
        uvloop.install()
    asyncio.run(main())
