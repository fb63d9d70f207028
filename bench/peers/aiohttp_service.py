"""The tutorial's sleep behind aiohttp: POST /programs/sleep-0/runs with devices that answer at once, sleep-5 after 5 ms.

Argument: the port.
"""

import asyncio
import sys
import time
import uuid

from aiohttp import web

try:
    import uvloop
except ImportError:
    uvloop = None


def step(path, device, kind, millis):
    async def run(steps):
        started = time.time()
        if millis:
            await asyncio.sleep(millis / 1000)
        steps.append(
            {"path": path, "kind": "send", "device": device, "type": kind, "state": "SUCCEEDED",
             "started": started, "finished": time.time(), "attempt": 1}
        )

    return run


def seq(*children):
    async def run(steps):
        for child in children:
            await child(steps)

    return run


def par(*children):
    async def run(steps):
        await asyncio.gather(*(child(steps) for child in children))

    return run


def sleep(millis):
    return par(
        step("0", "hue-light", "SWITCH_OFF", millis),
        step("1", "smart-speaker", "SWITCH_OFF", millis),
        seq(step("2.0", "smart-toilet", "FLUSH", millis), step("2.1", "smart-toilet", "CLEAN", millis)),
    )


PROGRAMS = {"sleep-0": sleep(0), "sleep-5": sleep(5)}


async def post(request):
    steps = []
    started = time.time()
    await PROGRAMS[request.match_info["name"]](steps)
    return web.json_response(
        {"id": str(uuid.uuid4()), "program": "sleep", "state": "SUCCEEDED", "started": started,
         "finished": time.time(), "steps": steps}
    )


def main():
    if uvloop:
        uvloop.install()
    app = web.Application()
    app.router.add_post("/programs/{name}/runs", post)
    web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), access_log=None, print=None, backlog=4096)


if __name__ == "__main__":
    main()
