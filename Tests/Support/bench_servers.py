"""The bench's servers and its stopwatch. Standard library only, and small: see ``measure``."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NEEDED = ("collect_boto3.py", "recorder.py", "replay_server.rs")
LIMIT_S = 1800


class BenchError(Exception):
    """What the user has to mend; the message is one or two sentences."""


def tools(root: Path) -> Path:
    """The folder of bench tools. Raises: BenchError that names what is missing."""
    folder = Path(os.environ.get("PIPEREPORT_BENCH_TOOLS") or root / ".." / "shared" / "bench").resolve()
    missing = [name for name in NEEDED if not (folder / name).is_file()]
    if missing:
        raise BenchError(f"The bench tools are not in {folder}: {', '.join(missing)} missing. "
                         "Set PIPEREPORT_BENCH_TOOLS to the folder that holds them.")
    return folder


def build_replay_server(source: Path, target: Path) -> Path:
    """Compiles when the source is newer. Raises: BenchError without rustc or when it fails."""
    if target.exists() and target.stat().st_mtime > source.stat().st_mtime:
        return target
    if not shutil.which("rustc"):
        raise BenchError("rustc is not on the PATH; the replay server is written in Rust.")
    done = subprocess.run(["rustc", "-O", "-o", str(target), str(source)], capture_output=True, text=True)
    if done.returncode:
        raise BenchError(f"rustc failed on {source.name}: {done.stderr.strip()[:300]}")
    return target


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A child process that listens on a port of loopback, as a context manager; ended by its pid."""

    def __init__(self, command: list[str], port: int):
        self._command, self.port = command, port
        self.url = f"http://127.0.0.1:{port}"

    def __enter__(self) -> "Server":
        self._process = subprocess.Popen(self._command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                         stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return self
            except OSError:
                time.sleep(0.05)
        self.__exit__()
        raise BenchError(f"{Path(self._command[0]).name} does not listen on port {self.port}.")

    def __exit__(self, *_: Any) -> None:
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def recorder(folder: Path, upstream: str, out: Path) -> Server:
    port = free_port()
    return Server([sys.executable, str(folder / "recorder.py"), str(port), upstream.rsplit(":", 1)[-1], str(out)], port)


def replay(program: Path, recording: Path, latency_ms: int = 0, jitter_ms: int = 0) -> Server:
    port = free_port()
    return Server([str(program), str(port), str(recording), str(latency_ms), str(jitter_ms)], port)


def ask(url: str, path: str) -> str:
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url + path, timeout=30) as answer:
        return answer.read().decode()


def stats(url: str) -> dict[str, int]:
    """Shape: ``{"hits", "misses", …}``, of the emulator and of the replay server alike."""
    return json.loads(ask(url, "/__stats"))


@dataclass(frozen=True)
class Run:
    """One run of a collector. CPU is user and system time of it and its children."""

    calls: int
    wall_s: float
    cpu_s: float
    peak_mb: float

    @property
    def calls_per_s(self) -> float:
        return self.calls / self.wall_s


def environment(endpoint: str, home: Path) -> dict[str, str]:
    """A collector's whole environment: nothing of the user's."""
    return {"PATH": os.environ["PATH"], "HOME": str(home), "AWS_ENDPOINT_URL": endpoint, "AWS_REGION": "us-east-1",
            "AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_EC2_METADATA_DISABLED": "true"}


def measure(command: list[str], endpoint: str, folder: Path) -> Run:
    """Runs a collector to its end and asks the server how many requests that were.

    The peak is at least that of this process: the kernel carries it over the fork. So nothing large is imported here.
    Raises: BenchError when the collector fails, outlasts the limit, or asks for what was not recorded.
    """
    before = stats(endpoint)
    with open(folder / "errors.txt", "w+b") as errors:
        began = time.perf_counter()
        process = subprocess.Popen(command, env=environment(endpoint, folder), cwd=folder, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=errors)
        status, usage = _wait(process, began)
        wall = time.perf_counter() - began
        errors.seek(0)
        said = errors.read().decode(errors="replace").strip()[-500:]
    if status != 0:
        raise BenchError(f"{Path(command[0]).name} ended with status {status}: {said}")
    after = stats(endpoint)
    if after["misses"] > before["misses"]:
        asked = ask(endpoint, "/__misses").split("\n")[:5]
        raise BenchError(f"{after['misses'] - before['misses']} requests are not in the recording, such as {asked}. "
                         "Record again with --fresh.")
    return Run(after["hits"] - before["hits"], wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def _wait(process: subprocess.Popen, began: float) -> tuple[int, Any]:
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)  # So that subprocess does not wait for it again.
            return process.returncode, usage
        if time.perf_counter() - began > LIMIT_S:
            process.kill()
            raise BenchError(f"It took more than {LIMIT_S} s.")
        time.sleep(0.002)
