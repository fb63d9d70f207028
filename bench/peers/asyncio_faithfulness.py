"""How many milliseconds longer than its critical path a run of sleep takes in asyncio; one JSON object a line.

Arguments: asyncio or uvloop, then cases such as 5x1000x3: the devices' milliseconds, the runs at once, and how often.
"""

import asyncio
import json
import sys
import time


async def sleep(latency):
    async def send():
        await asyncio.sleep(latency)

    async def toilet():
        await send()
        await send()

    await asyncio.gather(send(), send(), toilet())


async def run(latency, asked):
    await sleep(latency)
    return (time.perf_counter() - asked - 2 * latency) * 1e3


async def batch(millis, at_once):
    return sorted(
        await asyncio.gather(*[asyncio.create_task(run(millis / 1e3, time.perf_counter())) for _ in range(at_once)])
    )


async def main():
    subject, cases = sys.argv[1], sys.argv[2:]
    for case in cases:
        millis, at_once, times = map(int, case.split("x"))
        for _ in range(times):
            overshoots = await batch(millis, at_once)
            figures = {f"p{p}": round(overshoots[at_once * p // 100], 3) for p in ((50,) if at_once == 1 else (50, 99))}
            print(json.dumps({"subject": subject, "latency": millis, "atOnce": at_once, **figures}), flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "uvloop":
        import uvloop

        uvloop.install()
    asyncio.run(main())
