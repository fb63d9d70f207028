"""The service over HTTP: runs of sleep a second, latencies, the processor's time for each run, and memory, under wrk."""

import json
import subprocess

import contenders
from engine import BENCH

SECONDS = 1
CONNECTIONS = (1, 32, 1_000)
# Seconds at 32 connections: what is compiled as it runs is nearly at its best after them and the first round, the rest soon.
WARM_UP = {0: 2, 5: 1}
WARM_UP_ON_THE_JVM = {0: 8, 5: 1}
ON_THE_JVM = ("aubade", "quarkus", "serverless")


def load(server, paths, connections, seconds, programs):
    """What wrk saw in so many seconds, from one thread; None if it could not tell."""
    command = [
        programs["wrk"], "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "-s", BENCH / "peers" / "wrk.lua",
        f"http://127.0.0.1:{server.port}/", "--", *paths,
    ]  # fmt: skip
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=seconds + 60)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    return json.loads(lines[-1]) if lines else None


def cpu(server):
    also = getattr(server, "also", None)
    return server.cpu_seconds() + (also.cpu_seconds() if also else 0)


def rss(server):
    also = getattr(server, "also", None)
    return server.rss_mb() + (also.rss_mb() if also and also.name != "postgres" else 0)


def start_all(results, programs, directory):
    servers = {}
    for contender in contenders.all_of(programs):
        try:
            server = contender.start(directory, programs)
            servers[contender] = server
            results.add("service", "idle", contender.name, "rss MB", server.idle)
        except (OSError, subprocess.SubprocessError) as e:
            results.leave_out(contender.name, str(e))
    return servers


def measure(results, contender, server, millis, connections, seconds, programs):
    before = cpu(server)
    seen = load(server, contender.paths[millis], connections, seconds, programs)
    used = cpu(server) - before
    if not seen or not seen["runs"]:
        results.leave_out(f"{contender.name}, {connections} connections, {millis} ms", "no run was answered")
        return
    case = f"{connections} connections, {millis} ms"
    results.add("service", case, contender.name, "runs/s", seen["runs"] / seen["micros"] * 1e6)
    results.add("service", case, contender.name, "p50 ms", seen["p50"] / 1e3)
    results.add("service", case, contender.name, "p99 ms", seen["p99"] / 1e3)
    results.add("service", case, contender.name, "cpu µs/run", used / seen["runs"] * 1e6)
    results.add("service", case, contender.name, "failed", seen["failed"])
    results.add("service", "under load", contender.name, "rss MB", rss(server))


def run_part(results, programs, rounds, directory):
    """All servers stand beside each other, idle but for the one that is measured: in turns, round after round."""
    if not programs.get("wrk"):
        results.leave_out("the service", "wrk is not there")
        return
    try:
        programs["postgres"] = contenders.postgres(directory)
    except OSError as e:
        results.leave_out("PostgreSQL", str(e))
    servers = start_all(results, programs, directory)
    try:
        for contender, server in servers.items():
            warm_up = WARM_UP_ON_THE_JVM if contender.name.startswith(ON_THE_JVM) else WARM_UP
            for millis in contender.paths:
                load(server, contender.paths[millis], 32, warm_up[millis], programs)
        for _ in results.rounds("service", rounds):
            for millis in (0, 5):
                for connections in CONNECTIONS:
                    for contender, server in servers.items():
                        if millis in contender.paths:
                            measure(results, contender, server, millis, connections, SECONDS, programs)
    finally:
        for server in servers.values():
            server.stop()
            also = getattr(server, "also", None)
            if also and also.name != "postgres":
                also.stop()
        if programs.get("postgres"):
            programs.pop("postgres").process.stdin.close()
