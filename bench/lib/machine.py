"""The machine and the versions that figures belong to."""

import datetime
import os
import platform
import subprocess


def first_line(*command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        return lines[0].strip() if lines else None
    except (OSError, subprocess.TimeoutExpired):
        return None


def processor():
    with open("/proc/cpuinfo") as cpuinfo:
        names = [line.split(":")[1].strip() for line in cpuinfo if line.startswith("model name")]
    return f"{os.cpu_count()} × {names[0] if names else platform.machine()}"


def describe(programs):
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    peers = "import importlib.metadata as m; print(*(f'{p} {m.version(p)}' for p in ('uvloop', 'aiohttp')), sep=', ')"
    return {
        "date": datetime.date.today().isoformat(),
        "processor": processor(),
        "memory": f"{memory:.0f} GiB",
        "system": f"{platform.system()} {platform.release()}",
        "load before": os.getloadavg()[0],
        "commit": first_line("git", "-C", os.path.dirname(__file__), "rev-parse", "--short", "HEAD"),
        "java": first_line(os.path.join(os.environ["JAVA_HOME"], "bin", "java"), "-version"),
        "python": first_line(programs["python"], "--version") if programs.get("python") else None,
        "python packages": first_line(programs["python"], "-c", peers) if programs.get("python") else None,
        "node": first_line(programs["node"], "--version") if programs.get("node") else None,
        "restate": first_line(programs["restate"], "--version") if programs.get("restate") else None,
        "wrk": first_line(programs["wrk"], "--version") if programs.get("wrk") else None,
    }
