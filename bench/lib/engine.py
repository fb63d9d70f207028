"""The engine in process: what a step costs each subject, every figure from a process of its own, subjects in turns."""

import json
import os
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).resolve().parent.parent
TUTORIAL = ("wake-up", "sleep")
LARGE = ("seq-1000", "par-1000", "tree-10", "seq-100000", "par-100000")
ON_THE_JVM = ("aubade", "futures", "rxjava", "reactor", "structured", "floor")
NEEDS = {"node": "node", "asyncio": "python", "uvloop": "uvloop"}
# Milliseconds of the processor: Aubade is more code than the peers, and as much of it is to be compiled; the floor is a loop.
WARM_UP, WARM_UPS = 2_000, {"aubade": 6_000, "floor": 500}
OPTIONS = (
    "-Xmx1g",
    "--enable-preview",
    "--sun-misc-unsafe-memory-access=allow",
    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
)


def java(main, *arguments, options=OPTIONS):
    """The command that runs a class of bench/java, whose class path bench/lib/build.sh has put into the environment."""
    return [os.path.join(os.environ["JAVA_HOME"], "bin", "java"), *options, f"org.aubade.bench.{main}", *map(str, arguments)]


def command(subject, trees, warm_up, millis, programs, options):
    if subject in ON_THE_JVM:
        return java("engine.Engine", subject, warm_up, millis, *trees, options=OPTIONS + options)
    peers = BENCH / "peers"
    if subject == "node":
        return [programs["node"], "--expose-gc", str(peers / "node_engine.mjs"), str(millis), *trees]
    return [programs["python"], str(peers / "asyncio_engine.py"), subject, str(millis), *trees]


def measure(subject, trees, warm_up, millis, programs, options=(), limit=120):
    """The figures of one fresh process: a list of {subject, tree, hop, ns, cpu, bytes}; empty if it failed, which is said."""
    try:
        done = subprocess.run(
            command(subject, trees, warm_up, millis, programs, options),
            capture_output=True,
            text=True,
            timeout=limit,
            check=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired, OSError) as e:
        print(f"bench: {subject} failed and is left out: {e}\n{getattr(e, 'stderr', '') or ''}", file=sys.stderr)
        return []
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def run_part(results, programs, rounds):
    """Every subject, each on small and on large trees in a process of its own, in turns."""
    subjects = [s for s in (*ON_THE_JVM, "node", "asyncio", "uvloop") if s in ON_THE_JVM or programs.get(NEEDS[s])]
    for _ in results.rounds("engine", rounds):
        for trees, millis in ((TUTORIAL, 150), (LARGE, 60)):
            for subject in subjects:
                figures = measure(subject, trees, WARM_UPS.get(subject, WARM_UP), millis, programs, limit=60)
                if not figures:
                    results.leave_out(f"{subject} on {', '.join(trees)}", "it failed, see the messages of the run")
                for figure in figures:
                    case = figure["tree"] + (", hop" if figure["hop"] else "")
                    for unit in ("cpu", "ns", "bytes"):
                        results.add("engine", case, subject, unit, figure[unit])
