"""Where render and suppress write: never over another's files, never through a link of the audited folder."""
from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

import pytest
from small_audit import audited, look, run

DB = "../pipereport.db"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An audited folder whose database lies above it, and a neighbour with files of its own."""
    audited(tmp_path)
    (tmp_path / "terraform").rename(tmp_path / "work")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "precious.txt").write_text("mine")
    return tmp_path / "work"


def refused(folder: Path, *words: str | Path, message: str, env: dict[str, str] | None = None) -> None:
    before = look(folder.parent)
    done = run(folder, "render", "--db", DB, *words, env=env)
    assert done.returncode == 2, done.stdout
    assert message in done.stderr, done.stderr
    after = {name: what for name, what in look(folder.parent).items() if "session-report.md" not in name}
    assert {name: after[name][1:] for name in after if name in before} == {
        name: before[name][1:] for name in before if "session-report.md" not in name}


@pytest.mark.parametrize(("site", "message"), [
    ("/", "it is the root folder"), (".", "the command runs in it"), ("..", "the command runs in it"),
    ("./", "the command runs in it"), ("x/..", "the command runs in it"), ("", "the name is empty"),
    ("../elsewhere", "precious.txt"),
])
def test_a_folder_that_holds_more_than_a_site_is_refused(folder: Path, site: str, message: str) -> None:
    (folder / "x").mkdir()
    refused(folder, "--site", site, message=message)


def test_home_and_work_trees_are_refused(folder: Path) -> None:
    home = folder.parent / "home"
    home.mkdir()
    refused(folder, "--site", home, message="your home folder", env={"HOME": str(home)})
    tree = folder.parent / "tree"
    subprocess.run(["git", "init", "-q", tree], check=True)
    refused(folder, "--site", tree, message="a git work tree")
    subprocess.run(["git", "init", "-q", folder.parent], check=True)
    refused(folder, "--site", folder.parent, message="the command runs in it")


def test_an_empty_folder_and_a_second_run_are_fine(folder: Path) -> None:
    (folder / "out").mkdir()
    for _ in range(2):
        assert run(folder, "render", "--db", DB, "--site", "out", "--reports", ".").returncode == 0
    assert (folder / "out" / "index.html").exists() and (folder / "session-report.md").exists()


@pytest.mark.parametrize("link", ["site", "reports", "reports/session-report.md", "comment.md", "site/index.html",
                                  "site/assets", "site/.pipereport-files"])
def test_a_link_of_the_audited_folder_is_not_written_through(folder: Path, link: str) -> None:
    target = folder.parent / "elsewhere" / ("precious.txt" if Path(link).suffix else "")
    (folder / link).parent.mkdir(exist_ok=True)
    (folder / link).symlink_to(target)
    done = run(folder, "render", "--db", DB, "--pr-comment", "comment.md")
    assert done.returncode == 2, done.stdout
    assert sorted(p.name for p in (folder.parent / "elsewhere").iterdir()) == ["precious.txt"]
    assert (folder.parent / "elsewhere" / "precious.txt").read_text() == "mine"


def test_a_link_that_the_user_made_outside_is_followed(folder: Path) -> None:
    (folder.parent / "outside").mkdir()
    (folder.parent / "outside" / "current").symlink_to("release")
    (folder.parent / "outside" / "release").mkdir()
    done = run(folder, "render", "--db", DB, "--site", folder.parent / "outside" / "current")
    assert done.returncode == 0, done.stderr
    assert (folder.parent / "outside" / "release" / "index.html").exists()


def test_a_manifest_of_somebody_else_takes_nothing_away(folder: Path) -> None:
    site = folder / "site"
    (site / "docs").mkdir(parents=True)
    names = ["main.tf", "docs/deep/a.html", "notes.txt", "docs/notes.txt", "mine.html"]
    for name in names:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("mine " + name)
    digest = {name: hashlib.sha256((site / name).read_bytes()).hexdigest() for name in names}
    digest["mine.html"] = "0" * 64  # a page whose text the manifest does not know
    (site / ".pipereport-files").write_text("".join(f"{digest[name]}  {name}\n" for name in names))
    assert run(folder, "render", "--db", DB).returncode == 0
    for name in names:
        assert (site / name).read_text() == "mine " + name


@pytest.mark.parametrize("text", ["index.html\n", "../../elsewhere/precious.txt\n", "\0\xff", "x  y\n"])
def test_a_manifest_that_is_none_is_an_error(folder: Path, text: str) -> None:
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("mine")
    (folder / "site" / ".pipereport-files").write_bytes(text.encode("latin-1"))
    refused(folder, message=".pipereport-files")


def test_a_page_that_was_changed_is_not_replaced(folder: Path) -> None:
    assert run(folder, "render", "--db", DB).returncode == 0
    (folder / "site" / "index.html").write_text("mine now")
    refused(folder, message="was changed after pipereport wrote it")
    (folder / "site" / "index.html").unlink()
    assert run(folder, "render", "--db", DB).returncode == 0


def test_a_full_disk_names_the_site_and_what_it_takes(folder: Path) -> None:
    disk = folder / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40k", "tmpfs", disk], capture_output=True).returncode != 0:
        pytest.skip("a small disk takes the right to mount")
    try:
        done = run(folder, "render", "--db", DB, "--site", disk / "site")
        assert done.returncode == 2 and f"Cannot write the site {disk}/site" in done.stderr, done.stderr
        assert "are needed and" in done.stderr and "are free" in done.stderr
        assert list(disk.iterdir()) == []
        (disk / "fill").write_bytes(b"x" * (40 << 10))
        done = run(folder, "render", "--db", DB, "--reports", disk)
        assert done.returncode == 2 and f"Cannot write {disk}/session-report.md" in done.stderr, done.stderr
        assert "are needed and" in done.stderr
    finally:
        subprocess.run(["umount", disk], check=True)


def test_suppress_does_not_write_through_a_link_of_the_usual_name(folder: Path) -> None:
    import json
    found = json.loads(run(folder, "check", "--db", DB, "--format", "json", "--fail-on", "none").stdout)
    words = ["suppress", "--db", DB, "--reason", "known", "--expires", "2099-01-01", found["findings"][0]["fingerprint"]]
    (folder / "pipereport.yml").symlink_to("../elsewhere/new.yml")
    done = run(folder, *words)
    assert done.returncode == 2 and "symbolic link" in done.stderr, done.stderr
    assert not (folder.parent / "elsewhere" / "new.yml").exists()
    (folder / "pipereport.yml").unlink()
    old = os.umask(0o027)
    try:
        assert run(folder, *words).returncode == 0
    finally:
        os.umask(old)
    assert (folder / "pipereport.yml").stat().st_mode & 0o777 == 0o640
