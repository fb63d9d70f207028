"""Scale: 100,000 devices and sends, 10,000 runs that wait, and 10,000 schedules that are due within one minute."""

import datetime
import json
import re
import subprocess
import time

import contenders
from engine import java
from servers import Server, ask, ask_all, free_port

SCHEDULES = 10_000
TRIED = 500
UTC = datetime.timezone.utc


def run_part(results, programs, directory):
    try:
        done = subprocess.run(
            java("scale.Scale", options=("-Xmx2g", "--enable-preview", "-Djava.util.logging.manager=org.jboss.logmanager.LogManager")),
            capture_output=True, text=True, timeout=120, check=True,
        )  # fmt: skip
        for line in done.stdout.splitlines():
            if line.startswith("{"):
                figure = json.loads(line)
                results.add("scale", figure["case"], "aubade", figure["unit"], figure["value"])
    except (OSError, subprocess.SubprocessError) as e:
        results.leave_out("scale in process", f"{e} {getattr(e, 'stderr', '')}")
    try:
        schedules(results, directory)
    except OSError as e:
        results.leave_out("10,000 schedules", str(e))


def live_bytes(server):
    """What is reachable on the heap, by the JDK's own histogram of it."""
    jcmd = contenders.jdk().removesuffix("java") + "jcmd"
    text = subprocess.run([jcmd, str(server.process.pid), "GC.class_histogram"], capture_output=True, text=True).stdout
    found = re.search(r"^Total\s+\d+\s+(\d+)", text, re.M)
    return int(found.group(1)) if found else None


def schedules(results, directory):
    """Puts the schedules on SQLite, each at a second of its own minute, and asks the ledger and the runs when each began."""
    port = free_port()
    server = Server("schedules", contenders.aubade_command(port, "sqlite"), port, directory / f"schedules-{port}")
    try:
        server.until_answer("GET", "/q/health/ready")
        ask(port, "PUT", "/api/programs/due", contenders.program("due"))
        before = live_bytes(server)
        # Some are put for later first, to know how long putting takes at most, before its code is compiled; later it takes about
        # half as long. Then all, for a minute that is far enough ahead.
        put(port, TRIED, lambda _: hour_ahead())
        began = time.perf_counter()
        put(port, TRIED, lambda _: hour_ahead())
        each = (time.perf_counter() - began) / TRIED
        first = datetime.datetime.now(UTC) + datetime.timedelta(seconds=0.6 * each * SCHEDULES + 5)
        first = first.replace(microsecond=0)
        if first.date() != (first + datetime.timedelta(minutes=3)).date():
            raise OSError("it is almost midnight by UTC: these schedules would be due tomorrow")
        began = time.perf_counter()
        put(port, SCHEDULES, lambda number: first + datetime.timedelta(seconds=number % 60))
        results.add("scale", "10,000 schedules put", "aubade", "s", time.perf_counter() - began)
        results.add("scale", "a schedule", "aubade", "bytes", (live_bytes(server) - before) / SCHEDULES)
        late_start = (datetime.datetime.now(UTC) - first).total_seconds()
        if late_start > 0:
            raise OSError(f"putting the schedules took {late_start:.0f} s longer than was planned for")
        time.sleep(max(0, (first - datetime.datetime.now(UTC)).total_seconds()) + 63)
        lateness = sorted(latenesses(port, first))
        results.add("scale", "10,000 schedules in a minute", "aubade", "ran", len(lateness))
        for unit, index in (("p50 ms", len(lateness) // 2), ("p99 ms", len(lateness) * 99 // 100), ("max ms", len(lateness) - 1)):
            results.add("scale", "10,000 schedules in a minute", "aubade", unit, lateness[index])
    finally:
        server.stop()


def hour_ahead():
    return datetime.datetime.now(UTC) + datetime.timedelta(hours=1)


def put(port, count, due):
    def schedule(number):
        when = f'{{"every": "FREQ=DAILY", "at": "{due(number):%H:%M:%S}"}}'
        return "PUT", f"/api/schedules/due-{number}", f'{{"name": "due-{number}", "program": "due", "zone": "UTC", "when": {when}}}'

    ask_all(port, ([schedule(number)] for number in range(count)))


def instant(text):
    return datetime.datetime.fromisoformat(re.sub(r"(\.\d{6})\d*", r"\1", text).replace("Z", "+00:00"))


def latenesses(port, first):
    """Milliseconds from due to started, of every occurrence of that minute that ran."""
    started, before = {}, ""
    while True:
        page = json.loads(ask(port, "GET", f"/api/runs?program=due&limit=1000{before}"))
        if not page:
            break
        started.update((run["id"], run.get("started")) for run in page)
        before = f"&before={page[-1]['id']}"
    for second in range(60):
        since = first + datetime.timedelta(seconds=second)
        until = since + datetime.timedelta(seconds=1)
        rows = json.loads(ask(port, "GET", f"/api/occurrences?from={since:%Y-%m-%dT%H:%M:%SZ}&to={until:%Y-%m-%dT%H:%M:%SZ}&limit=1000"))
        for row in rows:
            if started.get(row.get("run")):
                yield (instant(started[row["run"]]) - instant(row["planned"])).total_seconds() * 1e3
