"""Out of space while something is written: earlier snapshots and reports are whole, and the command says so and fails.

A limit on the size of files (RLIMIT_FSIZE) ends a write as a full disk does; where it may be mounted, a small tmpfs is
a full disk.
"""
from __future__ import annotations

import os
import resource
import shutil
import subprocess
from pathlib import Path

import pytest
from attack_support import assert_said, assert_whole, environment, run, snapshot_rows, times
from attack_world import AttackedWorld
from program_under_test import PROGRAM


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> AttackedWorld:
    return AttackedWorld(tmp_path_factory.mktemp("disk"))


def limited(folder: Path, size: int, *arguments: str) -> subprocess.CompletedProcess:
    """The program, none of whose files may grow beyond ``size``. The signal of the limit is ignored, so that writes fail."""
    return run(folder, *arguments, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
               restore_signals=False)


def sizes(low: int, high: int, count: int) -> list[int]:
    return [low + (high - low) * step // count for step in range(count)]


def test_a_snapshot_without_space_loses_nothing(world, tmp_path):
    """From no space at all to just less than it takes."""
    base = (world.base / "x.db").stat().st_size
    full = (world.second / "x.db").stat().st_size
    failed = 0
    for size in [0, 4096, *sizes(base // 2, full, times(5, 60))]:
        folder = world.copy(tmp_path / str(size))
        done = limited(folder, size, *world.SNAPSHOT)
        if done.returncode:
            failed += 1
            assert done.returncode == 2, done.stderr
            assert_said(done)
        world.assert_nothing_lost(folder)
        done = run(folder, *world.SNAPSHOT)
        assert done.returncode == 0, done.stderr
        world.assert_nothing_lost(folder)
        assert world.findings_of(folder) == world.findings
        shutil.rmtree(folder)
    assert failed >= 3


@pytest.mark.parametrize("share", [0, 0.2, 0.6, 0.95])
def test_a_first_snapshot_without_space_leaves_nothing_that_looks_like_one(share, world, tmp_path):
    folder = world.copy(tmp_path / "first")
    (folder / "x.db").unlink()
    done = limited(folder, int((world.base / "x.db").stat().st_size * share), *world.SNAPSHOT)
    assert done.returncode == 2
    assert_said(done)
    assert run(folder, "check", "--db", "x.db").returncode == 2, "what was not taken is not judged"
    again = run(folder, *world.SNAPSHOT)
    assert again.returncode == 0, again.stderr
    assert world.findings_of(folder) == world.findings


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.9])
def test_reports_without_space_are_the_earlier_ones(share, world, tmp_path):
    folder = world.copy(tmp_path / "render")
    shutil.copy(world.second / "x.db", folder / "x.db")
    largest = max(len(text) for text in world.second_pages.values())
    done = limited(folder, int(largest * share), *world.RENDER)
    assert done.returncode == 2, done.stderr
    assert_said(done)
    rendered = world.rendered(folder)
    # Report, site and comment are each whole: the earlier one, or the new one where it fitted.
    for part in ("out/", "site/", "comment.md"):
        def of(pages: dict[str, bytes]) -> dict[str, bytes]:
            return {path: text for path, text in pages.items() if path.startswith(part)}

        assert of(rendered) in (of(world.pages), of(world.second_pages)), part
    assert_whole(folder / "x.db")
    assert run(folder, *world.RENDER).returncode == 0
    assert world.rendered(folder) == world.second_pages


def test_a_command_is_run_and_its_exit_code_kept_where_it_cannot_be_recorded(world, tmp_path):
    folder = world.copy(tmp_path / "record")
    done = subprocess.run(
        [str(PROGRAM), "record", "--db", "x.db", "--", "sh", "-c", "echo out; exit 6"], cwd=folder,
        env=environment(folder), capture_output=True, timeout=60, restore_signals=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)))
    assert (done.returncode, done.stdout) == (6, b"out\n")
    assert b"was not recorded" in done.stderr
    world.assert_nothing_lost(folder)


def mounted(folder: Path, size: int) -> bool:
    folder.mkdir()
    options = f"size={size}"
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True)
    return done.returncode == 0


@pytest.mark.parametrize("share", [1.05, 1.3, 2])
def test_a_full_disk_loses_nothing(share, world, tmp_path):
    """The database alone lies on the small disk."""
    disk = tmp_path / "disk"
    size = int((world.base / "x.db").stat().st_size * share)
    if os.geteuid() != 0 or not mounted(disk, size):
        pytest.skip("a tmpfs can be mounted only by root")
    try:
        folder = world.copy(tmp_path / "work")
        shutil.copy(world.base / "x.db", disk / "x.db")
        done = run(folder, "snapshot", "--no-aws", "--terraform", "tf", "--db", disk / "x.db")
        if done.returncode:
            assert done.returncode == 2
            assert_said(done)
        filler = (disk / "filler").open("wb", buffering=0)
        try:
            while True:
                filler.write(b"x" * 4096)
        except OSError:
            filler.close()
        again = run(folder, "snapshot", "--no-aws", "--terraform", "tf", "--db", disk / "x.db")
        assert again.returncode == 2, again.stderr
        assert_said(again)
        # With nothing left on the disk not even a reader's index of the log can be made.
        shutil.copytree(disk, tmp_path / "copy", ignore=shutil.ignore_patterns("filler"))
        assert_whole(tmp_path / "copy" / "x.db")
        assert snapshot_rows(tmp_path / "copy" / "x.db") == world.earlier
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)
