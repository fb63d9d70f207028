"""Writes what was measured as Markdown with plots, and the part of it that README.md quotes.

Arguments: the file with all that was measured, and a directory. Into it come results.md, readme.md, results.json, which has the
figures of readme.md and no others, and plots/*.svg.
"""

import json
import re
import statistics
import sys
from pathlib import Path

import plot
from results import Results

PARTS = {
    "engine": ("The engine, in process", ("cpu", "ns", "bytes")),
    "faithfulness": ("Faithfulness: over the critical path", ("p50 ms", "p99 ms")),
    "service": ("The service, over HTTP", ("runs/s", "p50 ms", "p99 ms", "cpu µs/run", "failed", "rss MB")),
    "scale": ("Scale", ("bytes", "ms", "s", "ran", "p50 ms", "p99 ms", "max ms")),
    "start": ("Start and size", ("ms", "cpu ms", "rss MB", "MB")),
}
UNITS = {"cpu": "ns of the processor a step", "ns": "ns a step", "bytes": "bytes", "rss MB": "resident MB", "MB": "MB on disk"}
PLOTS = (
    ("engine", "wake-up, hop", "cpu", True),
    ("engine", "sleep, hop", "cpu", True),
    ("engine", "par-1000, hop", "cpu", True),
    ("faithfulness", "500 ms, 10,000 runs", "p99 ms", True),
    ("service", "32 connections, 0 ms", "runs/s", False),
    ("service", "1000 connections, 5 ms", "p99 ms", True),
    ("start", "first answer", "ms", True),
)
# (words, part, case, unit, the one, the other, goal as a ratio of the one to the other, at least)
GOALS = (
    ("asyncio's processor time for a step of wake-up", "engine", "wake-up, hop", "cpu", "asyncio", "aubade", 10),
    ("asyncio's processor time for a step of sleep", "engine", "sleep, hop", "cpu", "asyncio", "aubade", 10),
    ("Node's processor time for a step of wake-up", "engine", "wake-up, hop", "cpu", "node", "aubade", 2),
    ("Node's processor time for a step of sleep", "engine", "sleep, hop", "cpu", "node", "aubade", 2),
    ("the Quarkus ceiling, in memory", "service", "32 connections, 0 ms", "runs/s", "aubade, memory", "quarkus ceiling", 0.8),
    ("aiohttp, in memory", "service", "32 connections, 0 ms", "runs/s", "aubade, memory", "aiohttp", 4),
    ("Node-RED, in memory", "service", "32 connections, 0 ms", "runs/s", "aubade, memory", "node-red", 10),
    ("Restate, journal on SQLite", "service", "32 connections, 0 ms", "runs/s", "aubade, sqlite", "restate", 10),
    ("Restate, journal on PostgreSQL", "service", "32 connections, 0 ms", "runs/s", "aubade, postgresql", "restate", 5),
    ("the plain JVM's start to the AOT cache's", "start", "first answer", "ms", "aubade, jvm", "aubade, aot cache", 1 / 0.45),
)
LIMITS = (
    ("p99 over the critical path, one run", "faithfulness", "500 ms, 1 run", "p99 ms", "aubade", 2, "ms"),
    ("p99 over the critical path, 10,000 runs", "faithfulness", "500 ms, 10,000 runs", "p99 ms", "aubade", 20, "ms"),
    ("failed at 1,000 connections", "service", "1000 connections, 0 ms", "failed", "aubade, memory", 0, "requests"),
    ("a run that waits in a delay", "scale", "a run that waits in a delay", "bytes", "aubade", 2_048, "bytes"),
    ("a run that waits for a device", "scale", "a run that waits for a device", "bytes", "aubade", 2_048, "bytes"),
    ("idle on the JVM", "start", "idle", "rss MB", "aubade, jvm", 110, "MB resident"),
)


def cell(results, part, case, subject, unit):
    values = results.rows.get((part, case, subject, unit))
    if not values:
        return "–"
    median = plot.number(results.median(part, case, subject, unit))
    return median if len(values) == 1 else f"{median} ({plot.number(min(values))}–{plot.number(max(values))})"


def table(results, part, unit):
    """A row for each case, a column for each subject; empty where nobody was measured in that unit."""
    cases = [c for c in results.cases(part) if any((part, c, s, unit) in results.rows for s in results.subjects(part))]
    subjects = [s for s in results.subjects(part) if any((part, c, s, unit) in results.rows for c in cases)]
    if not cases:
        return []
    lines = ["", f"### {UNITS.get(unit, unit)}", "", "| | " + " | ".join(subjects) + " |", "| --- |" + " ---: |" * len(subjects)]
    for case in cases:
        lines.append(f"| {case} | " + " | ".join(cell(results, part, case, s, unit) for s in subjects) + " |")
    return lines


def quoted(results):
    """The figures that have a goal, one each, as README.md quotes them."""
    for words, part, case, unit, one, other, goal in GOALS:
        ratios = results.ratios(part, case, unit, one, other)
        if ratios:
            ratio = statistics.median(ratios)
            yield {
                "figure": words,
                "measured": f"{plot.number(ratio)} × ({plot.number(min(ratios))}–{plot.number(max(ratios))})",
                "goal": f"≥ {plot.number(goal)} ×",
                "met": ratio >= goal,
            }
    for words, part, case, unit, subject, limit, name in LIMITS:
        value = results.median(part, case, subject, unit)
        if value is not None:
            yield {"figure": words, "measured": f"{plot.number(value)} {name}", "goal": f"≤ {limit:,}", "met": value <= limit}


def goals(results):
    lines = [
        f"| {row['figure']} | {row['measured']} | {row['goal']} | {'met' if row['met'] else 'missed'} |" for row in quoted(results)
    ]
    return ["| | measured | goal | |", "| --- | ---: | ---: | --- |", *lines] if lines else []


def taken(results):
    machine = results.machine
    return (
        f"Taken on {machine['date']} on {machine['processor']}, {machine['memory']}, {machine['java']}; the load of the machine was"
        f" {machine['load before']:.1f} before and {machine.get('load after', 0):.1f} after."
    )


def draw(results, directory):
    directory.mkdir(exist_ok=True)
    for part, case, unit, less in PLOTS:
        rows = [(s, results.median(part, case, s, unit), results.rows.get((part, case, s, unit))) for s in results.subjects(part)]
        rows = sorted(((s, m, min(v), max(v)) for s, m, v in rows if v), key=lambda row: row[1], reverse=not less)
        if any(row[1] > 0 for row in rows):
            name = re.sub(r"[^a-z0-9]+", "-", f"{part} {case} {unit}".lower()).strip("-")
            title = f"{PARTS[part][0]}: {case}"
            (directory / f"{name}.svg").write_text(plot.bars(title, UNITS.get(unit, unit), rows, less))
            yield part, name, title


def write(path, directory):
    results = Results.read(path)
    plots = list(draw(results, directory / "plots"))
    lines = ["# Results", "", taken(results), "", *(f"- {key}: {value}" for key, value in results.machine.items())]
    if results.left_out:
        lines += ["", "Left out:", "", *(f"- {e['what']}: {e['why'].splitlines()[0]}" for e in results.left_out)]
    lines += ["", "## Goals", "", *goals(results)]
    for part, (title, units) in PARTS.items():
        body = [line for unit in units for line in table(results, part, unit)]
        if body:
            pictures = [f"![{words}](plots/{name}.svg)" for p, name, words in plots if p == part]
            lines += ["", f"## {title}", "", *pictures, *body]
    (directory / "results.md").write_text("\n".join(lines) + "\n")
    (directory / "readme.md").write_text("\n".join([taken(results), "", *goals(results)]) + "\n")
    summary = {"machine": results.machine, "left out": results.left_out, "figures": list(quoted(results))}
    (directory / "results.json").write_text(json.dumps(summary, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
