"""Servers on the loopback interface, each started by us, asked until it answers, and stopped by its own process id."""

import concurrent.futures
import http.client
import os
import re
import signal
import socket
import subprocess
import time
from pathlib import Path

STATUS = re.compile(rb"HTTP/1\.1 (\d+)")
TICKS = os.sysconf("SC_CLK_TCK")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One process that was started, and its children; what it says goes into a log."""

    def __init__(self, name, command, port, directory, environment=None, stdin=None):
        self.name, self.port = name, port
        directory.mkdir(parents=True, exist_ok=True)
        self.log = directory / f"{name}.log"
        self.began = time.perf_counter()
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [str(part) for part in command],
                cwd=directory,
                env={**os.environ, **(environment or {})},
                stdin=stdin or subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def post(self, path, body=None, expect=(200, 201, 202)):
        return ask(self.port, "POST", path, body, expect)

    def until_answer(self, method, path, seconds=60):
        """Asks until the answer is 200, and says how many seconds after the start of the process that was."""
        while time.perf_counter() - self.began < seconds:
            if self.process.poll() is not None:
                break
            try:
                ask(self.port, method, path, None, (200,))
                return time.perf_counter() - self.began
            except (OSError, http.client.HTTPException):
                time.sleep(0.005)
        tail = "\n".join(self.log.read_text(errors="replace").splitlines()[-10:])
        raise OSError(f"{self.name} did not answer within {seconds} s:\n{tail}")

    def cpu_seconds(self):
        return sum(cpu_of(pid) for pid in tree(self.process.pid))

    def rss_mb(self):
        return sum(pss_of(pid) for pid in tree(self.process.pid)) / 1024

    def stop(self):
        """Asks the process to stop, then ends what is left of it and of its children, each by its own id."""
        if self.process.poll() is not None:
            return
        pids = tree(self.process.pid)
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        for pid in pids[1:]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue  # it went with its parent


def ask(port, method, path, body=None, expect=(200, 201, 202), timeout=30):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        headers = {"Content-Type": "application/json"} if body else {}
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        text = answer.read()
        if answer.status not in expect:
            raise OSError(f"{method} {path}: {answer.status} {text[:300]!r}")
        return text
    finally:
        connection.close()


def ask_all(port, groups, connections=8):
    """Asks for everything in the groups, lists of (method, path, JSON): the requests of a group go together, ahead of their answers."""
    groups = list(groups)
    with concurrent.futures.ThreadPoolExecutor(connections) as threads:
        list(threads.map(lambda first: ask_in_turn(port, groups[first::connections]), range(connections)))


def ask_in_turn(port, groups):
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        for group in groups:
            head = f"HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nContent-Length:"
            lines = (f"{method} {path} {head} {len(body)}\r\n\r\n{body}" for method, path, body in group)
            connection.sendall("".join(lines).encode("ascii"))
            answers = b""
            while len(STATUS.findall(answers)) < len(group):
                more = connection.recv(1 << 16)
                answers += more
                refused = [status for status in STATUS.findall(answers) if not status.startswith(b"2")]
                if not more or refused:
                    raise OSError(f"{group[0]} and so on: {answers[-500:]!r}")


def tree(pid):
    """The process and all that descend from it."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents.setdefault(int(fields(entry.name)[1]), []).append(int(entry.name))
            except OSError:
                continue  # it has ended
    found = [pid]
    for each in found:
        found += parents.get(each, [])
    return found


def fields(pid):
    """Of /proc/pid/stat, from the state on, behind the name that may contain anything."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def cpu_of(pid):
    try:
        values = fields(pid)
        return (int(values[11]) + int(values[12])) / TICKS
    except OSError:
        return 0


def pss_of(pid):
    """Resident KiB, where what is shared among processes counts in proportion."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0
