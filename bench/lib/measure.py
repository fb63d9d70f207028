"""Measures the parts that are asked for, in rounds, and writes what was measured. Arguments: see bench/run."""

import argparse
import os
import tempfile
import time
from pathlib import Path

import contenders
import engine
import faithfulness
import machine
import report
import scale
import service
import start
from results import Results


def programs():
    """Where the peers are, as bench/lib/install.sh has found or installed them; those that are missing are not in it."""
    found = {name: os.environ.get(f"BENCH_{name.upper()}") for name in ("python", "node", "restate", "wrk", "uvloop", "aiohttp")}
    red = contenders.TARGET / "npm" / "node_modules" / "node-red" / "red.js"
    found["node-red"] = str(red) if found["node"] and red.exists() else None
    return {name: path for name, path in found.items() if path}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--part", action="append", choices=["engine", "faithfulness", "service", "start", "scale"])
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--results", type=Path, default=contenders.TARGET / "measured.json")
    arguments = parser.parse_args()
    peers = programs()
    results = Results(machine.describe(peers), arguments.minutes)
    for name in ("python", "uvloop", "aiohttp", "node", "node-red", "restate", "wrk"):
        if name not in peers:
            results.leave_out(name, "it is not installed and could not be; see the messages of the installation above")
    with tempfile.TemporaryDirectory(prefix="bench", dir=contenders.TARGET) as work:
        # What is measured only once comes first, and then what takes long to become ready.
        parts = {
            "scale": lambda: scale.run_part(results, peers, Path(work)),
            "service": lambda: service.run_part(results, peers, arguments.rounds, Path(work)),
            "engine": lambda: engine.run_part(results, peers, arguments.rounds),
            "start": lambda: start.run_part(results, peers, arguments.rounds, Path(work)),
            "faithfulness": lambda: faithfulness.run_part(results, peers, arguments.rounds),
        }
        for name in arguments.part or parts:
            print(f"bench: {name} …", flush=True)
            began = time.monotonic()
            parts[name]()
            print(f"bench: {name} took {time.monotonic() - began:.0f} s", flush=True)
    results.machine["load after"] = os.getloadavg()[0]
    results.write(arguments.results)
    published = engine.BENCH if arguments.results.parent == contenders.TARGET else arguments.results.parent
    report.write(arguments.results, published)
    print((published / "readme.md").read_text())


if __name__ == "__main__":
    main()
