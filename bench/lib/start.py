"""Start and size: from the start of the process to the first answer, memory then, and what has to be shipped."""

import shutil
import subprocess
import time
from pathlib import Path

import contenders
from servers import Server, free_port

ROOT = contenders.ROOT
AOT = contenders.TARGET / "aot" / "target" / "quarkus-app"
FIRST = ("GET", "/api/programs")
# A start without the cache must not be taken for one with it.
REFUSE_STALE = "-XX:AOTMode=on"


def variants():
    """What can be started: plain, with the AOT cache, and the native executable where one was built."""
    plain = ROOT / "target" / "quarkus-app"
    yield "aubade, jvm", plain, lambda port: contenders.aubade_command(port, "sqlite")
    if (AOT / "aubade.aot").exists():
        yield "aubade, aot cache", AOT, lambda port: [AOT / "run", REFUSE_STALE, *contenders.aubade_command(port, "sqlite")[1:-2]]
    native = sorted((ROOT / "target").glob("*-runner"))
    if native:
        options = contenders.aubade_command(0, "sqlite")[3:-2]
        yield "aubade, native", native[0], lambda port: [native[0], f"-Dquarkus.http.port={port}", *options]


def size_mb(path):
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files) / 1e6


def start(results, name, command, directory, first):
    port = free_port()
    shutil.rmtree(directory / "start", ignore_errors=True)
    server = Server(name, command(port), port, directory / "start")
    try:
        results.add("start", "first answer", name, "ms", server.until_answer(*first) * 1e3)
        results.add("start", "first answer", name, "cpu ms", server.cpu_seconds() * 1e3)
        results.add("start", "idle", name, "rss MB", server.rss_mb())
    except OSError as e:
        results.leave_out(f"start of {name}", str(e))
    finally:
        server.stop()


def run_part(results, programs, rounds, directory):
    known = list(variants())
    if len(known) < 2:
        results.leave_out("the AOT cache", "./mvnw package -Paot did not make it")
    if not any("native" in name for name, _, _ in known):
        results.leave_out("native", "no native executable in target/; it needs GraalVM or Mandrel: ./mvnw package -Dnative")
    for name, path, _ in known:
        results.add("start", "size", name, "MB", size_mb(path))
    first = ("POST", "/programs/sleep-0/runs")
    for _ in results.rounds("start", rounds):
        for name, _, command in known:
            start(results, name, command, directory, FIRST)
        start(results, "quarkus ceiling", lambda port: contenders.ceiling(port, programs, directory), directory, first)
        start(results, "serverless workflow", lambda p: contenders.serverless_workflow(p, programs, directory), directory, first)
        if programs.get("aiohttp"):
            start(results, "aiohttp", lambda port: contenders.aiohttp(port, programs, directory), directory, first)
        if programs.get("node-red"):
            home = directory / "start-node-red"
            start(results, "node-red", lambda port: contenders.node_red(port, programs, home), directory, first)
        if programs.get("restate"):
            start_restate(results, programs, directory)


def start_restate(results, programs, directory):
    """Restate is the server, the service beside it, and the service's registration: the first answer comes after all three."""
    began = time.perf_counter()
    try:
        server = contenders.restate_start(Path(directory) / "start-restate", programs)
    except (OSError, subprocess.SubprocessError) as e:
        results.leave_out("start of restate", str(e))
        return
    results.add("start", "first answer", "restate", "ms", (time.perf_counter() - began) * 1e3)
    results.add("start", "first answer", "restate", "cpu ms", (server.cpu_seconds() + server.also.cpu_seconds()) * 1e3)
    results.add("start", "idle", "restate", "rss MB", server.idle)
    server.stop()
    server.also.stop()
