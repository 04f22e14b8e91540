"""Measures pipereport's collector beside a plain boto3 one: calls, wall time, CPU, peak memory, and which promises hold.

    scripts/bench collect [--copies 100] [--runs 3] [--program FILE] [--fresh] [--no-emulator] [--strict]

Both are measured against the emulator, against a replay of its answers from memory (so that the client and not the
emulator is the limit), and against the replay with 30 to 50 ms of latency. Compare within one run only: a shared
machine drifts. Recordings are kept in build/bench; with one at hand, --no-emulator needs no seeding.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Iterator

from bench_servers import BenchError, Run, build_replay_server, environment, measure, recorder, replay, tools
from seeded_emulator import SeededEmulator

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "build" / "bench"
# What `pipereport snapshot` is given to collect for all rules, and for the wiring rules alone.
FULL: list[str] = []
WIRING: list[str] = ["--rules", "wiring"]
LATENCY_MS, JITTER_MS = 30, 20
Command = Callable[[str, Path], list[str]]


@dataclass(frozen=True)
class Row:
    """The medians of one collector in one scenario."""

    scenario: str
    collector: str
    run: Run


def collectors(folder: Path, program: Path) -> dict[str, Command]:
    """A command a collector, from the endpoint and a folder to write to. Wiring is left out where it is not offered."""
    def boto3(endpoint: str, out: Path) -> list[str]:
        return [sys.executable, str(folder / "collect_boto3.py"), "--endpoint", endpoint, "--db", str(out / "boto3.db"),
                "--workers", "32"]

    def ours(arguments: list[str]) -> Command:
        return lambda _, out: [str(program), "snapshot", "--quiet", "--db", str(out / "pipereport.db"), *arguments]

    found: dict[str, Command] = {"boto3": boto3, "pipereport": ours(FULL)}
    offered = subprocess.run([str(program), "snapshot", "--help"], capture_output=True, text=True).stdout
    if WIRING[0] in offered:
        found["wiring only"] = ours(WIRING)
    return found


def one(command: Command, endpoint: str) -> Run:
    with tempfile.TemporaryDirectory(prefix="pipereport-bench-") as folder:
        return measure(command(endpoint, Path(folder)), endpoint, Path(folder))


def medians(runs: list[Run]) -> Run:
    def of(name: str) -> float:
        return statistics.median(getattr(run, name) for run in runs)
    return Run(int(of("calls")), of("wall_s"), of("cpu_s"), of("peak_mb"))


def scenario(name: str, endpoint: str, commands: dict[str, Command], times: int) -> Iterator[Row]:
    """The collectors take turns, so that a drift of the machine meets all alike."""
    runs: dict[str, list[Run]] = {collector: [] for collector in commands}
    for turn in range(times):
        for collector, command in commands.items():
            print(f"bench: {name}, {collector}, {turn + 1} of {times}", file=sys.stderr)
            runs[collector].append(one(command, endpoint))
    yield from (Row(name, collector, medians(found)) for collector, found in runs.items())


def record(folder: Path, upstream: str, commands: dict[str, Command], out: Path) -> None:
    """One pass of each collector through the recording proxy, which is slow and not measured."""
    part = out.with_suffix(".part")
    part.unlink(missing_ok=True)
    with recorder(folder, upstream, part) as proxy:
        for collector, command in commands.items():
            print(f"bench: recording {collector}", file=sys.stderr)
            with tempfile.TemporaryDirectory(prefix="pipereport-bench-") as place:
                done = subprocess.run(command(proxy.url, Path(place)), cwd=place, stdout=subprocess.DEVNULL,
                                      stderr=subprocess.PIPE, text=True, env=environment(proxy.url, Path(place)))
            if done.returncode:
                raise BenchError(f"{collector} failed while it was recorded: {done.stderr.strip()[-500:]}")
    part.rename(out)


def seeds() -> str:
    """Changes with what is seeded, so that no recording of another account is replayed."""
    sources = sorted(Path(__file__).parent.glob("seed_*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:8]


def emulator_runs(options: argparse.Namespace) -> int:
    # At a thousand pipelines one run takes minutes, all of them the emulator's.
    return options.emulator_runs or (options.runs if options.copies <= 100 else 1)


def all_rows(options: argparse.Namespace, program: Path) -> list[Row]:
    folder = tools(ROOT)
    server = build_replay_server(folder / "replay_server.rs", KEPT / "replay_server")
    commands = collectors(folder, program)
    recording = KEPT / f"recording-{options.copies}-{seeds()}.bin"
    rows: list[Row] = []
    fresh = options.fresh or not recording.exists()
    if fresh or not options.no_emulator:
        print(f"bench: seeding {options.copies} pipelines", file=sys.stderr)
        with SeededEmulator(options.copies) as emulator:
            if fresh:
                record(folder, emulator.url, commands, recording)
            if not options.no_emulator:
                rows += scenario("emulator", emulator.url, commands, emulator_runs(options))
    for name, latency in (("replay", (0, 0)), ("replay, 30-50 ms", (LATENCY_MS, JITTER_MS))):
        with replay(server, recording, *latency) as served:
            rows += scenario(name, served.url, commands, options.runs)
    return rows


def table(rows: list[Row]) -> str:
    """A Markdown table; the ratios are to boto3's row of the same scenario."""
    lines = ["| scenario | collector | calls | wall | CPU | peak | calls/s | CPU ratio | rate ratio |",
             "|---|---|---:|---:|---:|---:|---:|---:|---:|"]
    base = {row.scenario: row.run for row in rows if row.collector == "boto3"}
    for row in rows:
        run, reference = row.run, base[row.scenario]
        lines.append(f"| {row.scenario} | {row.collector} | {run.calls:,} | {run.wall_s:.2f} s | {run.cpu_s:.2f} s | "
                     f"{run.peak_mb:.0f} MB | {run.calls_per_s:,.0f} | 1/{reference.cpu_s / run.cpu_s:.1f} | "
                     f"{run.calls_per_s / reference.calls_per_s:.1f}x |")
    return "\n".join(lines)


def promises(rows: list[Row], copies: int) -> list[tuple[bool | None, str]]:
    """(kept, what and how near); None where it was not measured or is not promised for so many copies."""
    found = {(row.scenario, row.collector): row.run for row in rows}
    boto3, ours = found["replay", "boto3"], found["replay", "pipereport"]
    wiring, slow = found.get(("replay", "wiring only")), found["replay, 30-50 ms", "pipereport"]
    peak_mb = 60 if copies <= 100 else 90
    rate = ours.calls_per_s / boto3.calls_per_s
    return [
        (ours.cpu_s <= boto3.cpu_s / 10, f"CPU at most 1/10 of boto3's: {ours.cpu_s:.2f} s of {boto3.cpu_s:.2f} s"),
        (ours.peak_mb < peak_mb, f"peak below {peak_mb} MB: {ours.peak_mb:.0f} MB"),
        (ours.calls <= boto3.calls, f"no more calls than boto3: {ours.calls:,} to {boto3.calls:,}"),
        (wiring.calls * 2 <= boto3.calls if wiring else None,
         "half of boto3's calls for the wiring rules alone: "
         + (f"{wiring.calls:,}" if wiring else f"no {WIRING[0]} yet")),
        (rate >= 10, f"ten times boto3's calls a second: {rate:.1f} times"),
        (slow.wall_s < 4 if copies <= 100 else None, f"less than 4 s with latency: {slow.wall_s:.2f} s")]


def release_program(given: Path | None) -> Path:
    if given:
        if not given.is_file():
            raise BenchError(f"There is no program {given}.")
        return given.resolve()
    if not shutil.which("swift"):
        raise BenchError("swift is not on the PATH; name a built program with --program.")
    subprocess.run(["swift", "build", "--quiet", "-c", "release", "--product", "pipereport", "--static-swift-stdlib"],
                   cwd=ROOT, check=True)
    return ROOT / ".build" / "release" / "pipereport"


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/bench collect", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", type=int, default=100, help="pipelines; 1, 100 and 1000 are what is promised for")
    parser.add_argument("--runs", type=int, default=3, help="of each collector in each scenario; medians are shown")
    parser.add_argument("--emulator-runs", type=int, default=0, help="runs against the emulator; 1 above 100 copies")
    parser.add_argument("--program", type=Path, help="a built pipereport, instead of a release build")
    parser.add_argument("--fresh", action="store_true", help="record anew, as needed after a change of what is collected")
    parser.add_argument("--no-emulator", action="store_true", help="measure against the replay alone")
    parser.add_argument("--strict", action="store_true", help="exit 1 when a promise is not kept")
    options = parser.parse_args()
    KEPT.mkdir(parents=True, exist_ok=True)
    try:
        rows = all_rows(options, release_program(options.program))
    except (BenchError, subprocess.CalledProcessError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    kept = promises(rows, options.copies)
    times = f"medians of {options.runs} ({emulator_runs(options)} against the emulator)"
    print(f"{options.copies} pipelines, {times}\n\n{table(rows)}\n")
    if options.program and "debug" in options.program.parts:
        print("This was a debug build: its CPU, rate and peak say nothing about the promises.\n")
    for verdict, words in kept:
        print(f"{ {True: 'kept', False: 'MISSED', None: 'n/a'}[verdict]:>6}  {words}")
    return 1 if options.strict and any(verdict is False for verdict, _ in kept) else 0


if __name__ == "__main__":
    sys.exit(main())
