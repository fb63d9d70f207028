"""Faithfulness: how much longer than its critical path a run takes, alone and among thousands."""

import json
import subprocess

from engine import BENCH, java

# One run alone before the thousands, which leave behind what has to be collected and compiled.
CASES = ("5x1x60", "500x1x2", "5x1000x2", "5x10000x1", "500x1000x1", "500x10000x1")


def command(subject, programs):
    if subject in ("aubade", "futures"):
        return java("engine.Faithfulness", subject, *CASES)
    if subject == "node":
        return [programs["node"], str(BENCH / "peers" / "node_faithfulness.mjs"), *CASES]
    return [programs["python"], str(BENCH / "peers" / "asyncio_faithfulness.py"), subject, *CASES]


def run_part(results, programs, rounds):
    """Of one run at a time every overshoot is a value; of many, the percentiles of each batch are."""
    peers = [name for name, program in (("node", "node"), ("asyncio", "python"), ("uvloop", "uvloop")) if programs.get(program)]
    for _ in results.rounds("faithfulness", rounds):
        for subject in ("aubade", "futures", *peers):
            try:
                done = subprocess.run(command(subject, programs), capture_output=True, text=True, timeout=90, check=True)
            except (OSError, subprocess.SubprocessError) as e:
                results.leave_out(f"faithfulness of {subject}", f"{e} {getattr(e, 'stderr', '')}")
                continue
            for line in done.stdout.splitlines():
                if line.startswith("{"):
                    add(results, subject, json.loads(line))
    for subject in results.subjects("faithfulness"):
        for case in [case for case in results.cases("faithfulness") if case.endswith(" 1 run")]:
            values = sorted(results.rows.get(("faithfulness", case, subject, "p50 ms"), []))
            if values:
                results.add("faithfulness", case, subject, "p99 ms", values[len(values) * 99 // 100])


def add(results, subject, figure):
    runs = "1 run" if figure["atOnce"] == 1 else f"{figure['atOnce']:,} runs"
    case = f"{figure['latency']} ms, {runs}"
    for percentile in ("p50", "p99"):
        if percentile in figure:
            results.add("faithfulness", case, subject, f"{percentile} ms", figure[percentile])
