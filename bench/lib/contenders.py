"""The services that are measured: how each is started, made ready, and where its two programs are."""

import os
import re
import subprocess
import time

from engine import BENCH, java
from servers import Server, ask, ask_all, free_port

TARGET = BENCH / "target"
ROOT = BENCH.parent
HEAP = "-Xmx1g"
HOMES = 1_000


def jdk():
    return os.path.join(os.environ["JAVA_HOME"], "bin", "java")


class Contender:
    """A service with the program sleep, whose devices answer at once (case 0) or after 5 ms (case 5)."""

    def __init__(self, name, start, paths):
        self.name, self.start, self.paths = name, start, paths


def simple():
    return {0: ["/programs/sleep-0/runs"], 5: ["/programs/sleep-5/runs"]}


def aubade_command(port, store, *options, directory=ROOT / "target" / "quarkus-app"):
    return [
        jdk(), HEAP, *options, f"-Dquarkus.http.port={port}", f"-Daubade.store={store}", "-Daubade.simulated.latency=0ms",
        "-Daubade.schedules.built-in=false",
        '-Dquarkus.log.category."aubade.device".level=WARN', '-Dquarkus.log.category."aubade.run".level=WARN',
        "-jar", directory / "quarkus-run.jar",
    ]  # fmt: skip


def program(name, home=""):
    def send(device, kind):
        return f'{{"send": "{device}{home}", "type": "{kind}"}}'

    toilet = f'{{"seq": [{send("smart-toilet", "FLUSH")}, {send("smart-toilet", "CLEAN")}]}}'
    steps = f'{send("hue-light", "SWITCH_OFF")}, {send("smart-speaker", "SWITCH_OFF")}, {toilet}'
    return f'{{"name": "{name}", "overlap": "parallel", "do": {{"par": [{steps}]}}}}'


def furnish(server):
    """Puts a home and a program for each of a thousand connections, of devices that answer at once, and of slow ones.

    Aubade sends one message at a time to a device, and on disk one that must not be doubled only when it is written there: a single
    home of devices that take 5 ms has 100 runs a second at most, in any service that does so. The peers do not, so each connection
    gets a home of its own.
    """

    def home(number):
        for millis in (0, 5):
            name = f"-{millis}-{number}"
            for device, kind in (("hue-light", "light"), ("smart-speaker", "speaker"), ("smart-toilet", "toilet")):
                settings = f'{{"kind": "{kind}", "latency": "{millis}ms"}}'
                yield "POST", "/api/devices", f'{{"id": "{device}{name}", "driver": "simulated", "settings": {settings}}}'
            yield "PUT", f"/api/programs/sleep{name}", program(f"sleep{name}", name)

    ask_all(server.port, (list(home(number)) for number in range(HOMES)))


def aubade(name, store):
    def start(directory, programs):
        port = free_port()
        options = []
        if store == "postgresql":
            url = f"jdbc:postgresql://127.0.0.1:{programs['postgres'].port}/postgres"
            options = [f"-Daubade.postgresql.url={url}", "-Daubade.postgresql.username=postgres"]
        server = Server(name, aubade_command(port, store, *options), port, directory / name)
        if store == "postgresql":
            server.also = programs["postgres"]
        server.until_answer("GET", "/q/health/ready")
        server.idle = server.rss_mb()
        furnish(server)
        return server

    return Contender(
        name, start, {millis: [f"/api/programs/sleep-{millis}-", str(HOMES), "/runs?wait=30s"] for millis in (0, 5)}
    )


def postgres(directory):
    """A PostgreSQL on a free port, which ends when its standard input does."""
    server = Server("postgres", java("service.Postgres"), 0, directory / "postgres", stdin=subprocess.PIPE)
    for _ in range(600):
        found = re.search(r"^port (\d+)", server.log.read_text(), re.M)
        if found:
            server.port = int(found.group(1))
            return server
        if server.process.poll() is not None:
            break
        time.sleep(0.1)
    raise OSError(f"PostgreSQL did not start: {server.log.read_text()[-500:]}")


def started(name, command, paths, environment=None, first=None):
    """A contender of one process, ready when it answers its first program."""

    def start(directory, programs):
        port = free_port()
        server = Server(name, command(port, programs, directory / name), port, directory / name, environment)
        server.until_answer("POST", paths[first if first is not None else 0][0])
        server.idle = server.rss_mb()
        return server

    return Contender(name, start, paths)


def ceiling(port, programs, directory):
    return [jdk(), HEAP, f"-Dquarkus.http.port={port}", "-jar", TARGET / "ceiling" / "quarkus-app" / "quarkus-run.jar"]


def serverless_workflow(port, programs, directory):
    path = f"{TARGET / 'classes'}:{TARGET / 'lib'}/*"
    return [jdk(), HEAP, "--enable-preview", "-cp", path, "org.aubade.bench.service.ServerlessWorkflow", port]


def aiohttp(port, programs, directory):
    return [programs["python"], BENCH / "peers" / "aiohttp_service.py", port]


def node_red(port, programs, directory):
    subprocess.run(
        [programs["python"] or "python3", BENCH / "peers" / "node_red_flows.py", directory, str(port)], check=True
    )
    red = TARGET / "npm" / "node_modules" / "node-red" / "red.js"
    return [programs["node"], red, "-u", directory, "-s", directory / "settings.js"]


def restate_start(directory, programs):
    service, ingress, admin, node = (free_port() for _ in range(4))
    worker = Server(
        "restate-service",
        [programs["node"], BENCH / "peers" / "restate_service.mjs", service],
        service,
        directory / "restate",
        {"BENCH_MODULES": str(TARGET / "npm" / "package.json")},
    )
    server = Server(
        "restate",
        [programs["restate"], "--node-name", "bench", "--base-dir", directory / "restate" / f"data-{ingress}"],
        ingress,
        directory / "restate",
        {
            "RESTATE_INGRESS__BIND_ADDRESS": f"127.0.0.1:{ingress}",
            "RESTATE_ADMIN__BIND_ADDRESS": f"127.0.0.1:{admin}",
            "RESTATE_BIND_ADDRESS": f"127.0.0.1:{node}",
            "RESTATE_DISABLE_TELEMETRY": "true",
            "RUST_LOG": "warn",
        },
    )
    server.also = worker
    try:
        for _ in range(300):
            try:
                ask(admin, "POST", "/deployments", f'{{"uri": "http://127.0.0.1:{service}"}}')
                break
            except OSError:
                time.sleep(0.1)
        server.until_answer("POST", "/sleep/at0")
    except OSError:
        server.stop()
        worker.stop()
        raise
    server.idle = server.rss_mb() + worker.rss_mb()
    return server


def all_of(programs):
    """Every contender whose programs are there."""
    both = simple()
    contenders = [
        aubade("aubade, memory", "memory"),
        aubade("aubade, sqlite", "sqlite"),
        started("quarkus ceiling", ceiling, {0: both[0]}),
        started("serverless workflow", serverless_workflow, both),
    ]
    if programs.get("aiohttp"):
        contenders.append(started("aiohttp", aiohttp, both))
    if programs.get("node-red"):
        contenders.append(started("node-red", node_red, both))
    if programs.get("restate"):
        contenders.append(Contender("restate", restate_start, {0: ["/sleep/at0"], 5: ["/sleep/at5"]}))
    if programs.get("postgres"):
        contenders.append(aubade("aubade, postgresql", "postgresql"))
    return contenders
