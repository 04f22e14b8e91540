"""The file that --db names: another program's is left alone, a prepared one is refused, ours is one whole private file."""
from __future__ import annotations

import os
import signal
import sqlite3
import struct
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest
from program_under_test import PROGRAM
from small_audit import audited, look, run, snapshot, written

OURS = 0x70697065
READING = [["check", "--fail-on", "none"], ["render"], ["explain", "s3://orders-raw/x"], ["permissions", "--used"]]


def sqlite_file(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def value(path: Path, sql: str) -> object:
    with closing(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) as connection:
        return connection.execute(sql).fetchone()[0]


def foreign(folder: Path) -> Path:
    path = folder / "app.db"
    sqlite_file(path, "CREATE TABLE customer (name TEXT)", "INSERT INTO customer VALUES ('Ada')")
    return path


FOREIGN = {
    "another program's tables": foreign,
    "another program's id": lambda folder: sqlite_file(folder / "app.db", "PRAGMA application_id = 1196444487"),
    "tables of ours among them": lambda folder: sqlite_file(
        folder / "app.db", "CREATE TABLE snapshot (id INTEGER PRIMARY KEY)",
        "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)",
        "INSERT INTO grdb_migrations VALUES ('1'), ('2'), ('3'), ('4')"),
    "another program's log": lambda folder: sqlite_file(
        folder / "app.db", "PRAGMA journal_mode = WAL", "CREATE TABLE customer (name TEXT)"),
    "a version of its own": lambda folder: sqlite_file(folder / "app.db", "PRAGMA user_version = 7"),
    "a text": lambda folder: (folder / "app.db").write_text("a diary, not a database. " * 100),
    "a short text": lambda folder: (folder / "app.db").write_text("x"),
    "a folder": lambda folder: (folder / "app.db").mkdir(),
    "a pipe": lambda folder: os.mkfifo(folder / "app.db"),
    "a link to nothing": lambda folder: (folder / "app.db").symlink_to("/nonexistent/x.db"),
    "a link to another's": lambda folder: (folder / "app.db").symlink_to(foreign((folder / "other")).resolve()),
    "a link to a device": lambda folder: (folder / "app.db").symlink_to("/dev/null"),
    "a journal of a database that it names": lambda folder: (
        audited(folder, "app.db"),
        (folder / "app.db-journal").write_bytes(super_journal(str(folder / "precious.mj")))),
    "a log that is a link": lambda folder: (
        audited(folder, "app.db"), (folder / "app.db-wal").symlink_to(folder / "elsewhere")),
}


def super_journal(victim: str) -> bytes:
    """A hot journal that names a super-journal, which SQLite deletes after it rolled back."""
    Path(victim).write_bytes(b"")
    magic, name = bytes.fromhex("d9d505f920a163d7"), victim.encode()
    header = magic + struct.pack(">IIIII", 0, 0, 1, 512, 4096)
    return header.ljust(512, b"\0") + struct.pack(">I", 0x40000000 // 4096 + 1) + name + struct.pack(
        ">II", len(name), sum(name)) + magic


@pytest.mark.parametrize("what", FOREIGN)
def test_what_is_not_ours_is_refused_by_every_command_and_left_as_it_was(what: str, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    written(tmp_path)
    FOREIGN[what](tmp_path)
    before = look(tmp_path)
    commands = [["snapshot", "--no-aws", "--terraform", "terraform"], ["snapshot", "--resume"],
                ["suppress", "--reason", "x", "--expires", "2099-01-01", "0123456789abcdef"], *READING]
    for words in commands:
        done = run(tmp_path, *words, "--db", "app.db")
        assert done.returncode == 2, (words, done.stdout, done.stderr)
        assert "app.db" in done.stderr, (words, done.stderr)
        assert look(tmp_path) == before, words
    done = run(tmp_path, "record", "--db", "app.db", "--", "true")
    assert done.returncode == 0 and "was not recorded" in done.stderr and look(tmp_path) == before


@pytest.mark.parametrize("name", [":memory:", "file:x.db", "file:x.db?mode=memory", "FILE:x.db", "", ":anything:",
                                  "no/such/folder/x.db", "terraform/"])
def test_a_name_that_is_no_file_is_refused_and_nothing_is_made(name: str, tmp_path: Path) -> None:
    written(tmp_path)
    before = look(tmp_path)
    for words in [["snapshot", "--no-aws", "--terraform", "terraform"], *READING]:
        done = run(tmp_path, *words, "--db", name)
        assert done.returncode == 2 and "Cannot open the database" in done.stderr, (words, done.stderr)
        assert look(tmp_path) == before


def test_a_link_that_a_repository_holds_under_the_usual_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "repository").mkdir()
    mine = audited(tmp_path / "mine", "x.db")
    written(tmp_path / "repository")
    (tmp_path / "repository" / "pipereport.db").symlink_to(mine)
    before = look(tmp_path)
    done = snapshot(tmp_path / "repository")
    assert done.returncode == 2 and "symbolic link" in done.stderr and look(tmp_path) == before
    # Who names it means it.
    assert snapshot(tmp_path / "repository", "--db", "./pipereport.db").returncode == 0
    assert value(mine, "SELECT count(*) FROM complete_snapshot") == 2


CHANGES = {
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON finding BEGIN DELETE FROM finding WHERE id = new.id; END",
    "a view": "CREATE VIEW mine AS SELECT 1",
    "an index": "CREATE INDEX one ON finding(snapshot_id)",
    "a table": "CREATE TABLE mine (a)",
    "a table that is gone": "DROP TABLE finding_origin",
    "another column": "ALTER TABLE finding ADD COLUMN mine TEXT",
    "a view in another's place": "DROP VIEW complete_snapshot; CREATE VIEW complete_snapshot AS SELECT * FROM snapshot WHERE 0",
    "a migration that is missing": "DELETE FROM grdb_migrations WHERE identifier = '2'",
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_prepared_schema_is_refused(what: str, tmp_path: Path) -> None:
    path = audited(tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(CHANGES[what])
    before = look(tmp_path)
    for done in [snapshot(tmp_path), run(tmp_path, "check")]:
        assert done.returncode == 2 and "was changed by something other than pipereport" in done.stderr, done.stderr
        assert "Delete it" in done.stderr
    assert look(tmp_path) == before


def test_a_schema_that_is_prepared_in_a_log_is_refused(tmp_path: Path) -> None:
    path = audited(tmp_path)
    pid = os.fork()
    if pid == 0:
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(CHANGES["a trigger"])
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(pid, 0)
    assert (tmp_path / "pipereport.db-wal").stat().st_size > 0
    done = snapshot(tmp_path)
    assert done.returncode == 2 and "the trigger t is not pipereport's" in done.stderr


@pytest.mark.parametrize("sql", [
    # Facts and suppressions of the snapshot that comes next.
    "INSERT INTO coverage VALUES (2, 'aws', '', '', 'x', 'read', NULL, NULL, NULL)",
    "INSERT INTO s3_bucket (resource_id, snapshot_id, origin, name, has_grant_argument, acl_state, ownership_state) "
    "VALUES (99999, 2, 'aws', 'x', 0, 'absent', 'absent')",
])
def test_rows_of_the_snapshot_that_comes_next_are_refused(sql: str, tmp_path: Path) -> None:
    path = audited(tmp_path)
    sqlite_file(path, "PRAGMA foreign_keys = OFF", sql)
    done = snapshot(tmp_path)
    assert done.returncode == 2 and "rows that belong to no" in done.stderr, done.stderr
    assert value(path, "SELECT count(*) FROM snapshot") == 1


def test_an_index_that_hides_rows_is_refused(tmp_path: Path) -> None:
    path = audited(tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'finding_snapshot'").fetchone()
        other = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'subnet_id'").fetchone()
        connection.execute("UPDATE sqlite_schema SET rootpage = ? WHERE name = 'resource_type'", (root or other))
    done = snapshot(tmp_path)
    assert done.returncode == 2 and "was changed by something other than pipereport" in done.stderr, done.stderr


def test_attributes_under_a_hash_that_is_not_theirs_are_not_believed(tmp_path: Path) -> None:
    path = audited(tmp_path)
    whole = value(path, "SELECT group_concat(json, '|') FROM (SELECT json FROM attribute_set ORDER BY hash)")
    sqlite_file(path, "UPDATE attribute_set SET json = '{\"prepared\":true}'")
    assert snapshot(tmp_path).returncode == 0
    assert value(path, "SELECT group_concat(json, '|') FROM (SELECT json FROM attribute_set ORDER BY hash)") == whole


def test_a_commit_in_a_prepared_database_is_no_option_of_git(tmp_path: Path) -> None:
    path = audited(tmp_path)
    environment = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b"}
    for words in [["init", "-q"], ["add", "terraform"], ["commit", "-qm", "x"]]:
        subprocess.run(["git", *words], cwd=tmp_path, check=True, env={**os.environ, **environment})
    sqlite_file(path, f"UPDATE snapshot SET git_commit = '--output={tmp_path}/made'")
    assert snapshot(tmp_path).returncode == 0
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("version", ["9.8.7", ""])
def test_a_newer_schema_is_refused_with_the_version_that_wrote_it(version: str, tmp_path: Path) -> None:
    path = audited(tmp_path)
    sqlite_file(path, "PRAGMA user_version = 1000", "CREATE TABLE of_the_future (a)",
                *([f"INSERT INTO written_by VALUES (1000, '{version}')"] if version else ["DROP TABLE written_by"]))
    before = look(tmp_path)
    for done in [snapshot(tmp_path), run(tmp_path, "check")]:
        assert done.returncode == 2, done.stderr
        assert (f"written by pipereport {version}" if version else "a later version of pipereport") in done.stderr
        assert "Update pipereport" in done.stderr
    assert look(tmp_path) == before


def test_the_version_of_a_newer_schema_is_no_way_into_the_terminal(tmp_path: Path) -> None:
    path = audited(tmp_path)
    sqlite_file(path, "PRAGMA user_version = 1000", "INSERT INTO written_by VALUES (1000, char(27) || '[31m')")
    assert "a later version of pipereport" in snapshot(tmp_path).stderr


def test_the_header_says_whose_file_it_is_and_who_wrote_it(tmp_path: Path) -> None:
    path = audited(tmp_path)
    assert value(path, "PRAGMA application_id") == OURS
    migrations = value(path, "SELECT count(*) FROM grdb_migrations")
    assert value(path, "PRAGMA user_version") == migrations
    version = run(tmp_path, "--version").stdout.strip()
    assert value(path, f"SELECT tool_version FROM written_by WHERE schema_version = {migrations}") == version


def test_a_database_of_an_earlier_version_is_taken_over(tmp_path: Path) -> None:
    path = audited(tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA application_id = 0")
        connection.execute("PRAGMA journal_mode = WAL")
    assert run(tmp_path, "check", "--fail-on", "none").returncode == 0
    assert snapshot(tmp_path).returncode == 0
    assert value(path, "PRAGMA application_id") == OURS
    assert value(path, "SELECT count(*) FROM complete_snapshot") == 2


def test_after_a_snapshot_there_is_one_whole_file_for_its_owner_alone(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        path = audited(tmp_path)
        assert run(tmp_path, "record", "--", "true").returncode == 0
        for words in READING:
            assert run(tmp_path, *words).returncode in (0, 1), words
        assert run(tmp_path, "render", "--pr-comment", "comment.md").returncode == 0
    finally:
        os.umask(old)
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "comment.md", "pipereport.db", "reports", "site", "terraform"]
    assert path.stat().st_mode & 0o777 == 0o600
    assert value(path, "PRAGMA integrity_check") == "ok"
    for name in ["comment.md", "reports/session-report.md", "site/index.html", "site/.pipereport-files"]:
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o644, name


def test_the_mode_of_a_database_that_is_there_stays(tmp_path: Path) -> None:
    path = audited(tmp_path)
    path.chmod(0o640)
    assert snapshot(tmp_path).returncode == 0
    assert path.stat().st_mode & 0o777 == 0o640


def test_what_sqlite_keeps_next_to_the_database_is_private_too(tmp_path: Path) -> None:
    path = audited(tmp_path)
    with killed_snapshot(tmp_path):
        pass
    for suffix in ["-wal", "-shm"]:
        if (tmp_path / f"{path.name}{suffix}").exists():
            assert (tmp_path / f"{path.name}{suffix}").stat().st_mode & 0o777 == 0o600


class killed_snapshot:  # noqa: N801 - reads as a statement
    """A database whose last transaction is only in the log, as SIGKILL leaves it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> Path:
        path = self.folder / "pipereport.db"
        pid = os.fork()
        if pid == 0:
            connection = sqlite3.connect(path, isolation_level=None)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("UPDATE snapshot SET label = 'from the log'")
            os.kill(os.getpid(), signal.SIGKILL)
        os.waitpid(pid, 0)
        return path

    def __exit__(self, *_: object) -> None:
        pass


@pytest.mark.parametrize("words", READING)
def test_a_reader_brings_in_what_an_interrupted_command_left(words: list[str], tmp_path: Path) -> None:
    audited(tmp_path)
    with killed_snapshot(tmp_path) as path:
        assert (tmp_path / f"{path.name}-wal").stat().st_size > 0
        assert run(tmp_path, *words).returncode in (0, 1)
    assert not list(tmp_path.glob("pipereport.db-*"))
    assert value(path, "SELECT label FROM snapshot") == "from the log"


@pytest.fixture
def read_only(tmp_path: Path):
    """``read_only(folder)`` makes it a read-only file system until the end of the test."""
    mounted: list[Path] = []

    def make(folder: Path) -> None:
        for words in [["mount", "--bind", folder, folder], ["mount", "-o", "remount,bind,ro", folder]]:
            if subprocess.run(words, capture_output=True).returncode != 0:
                pytest.skip("a read-only file system takes the right to mount")
            if folder not in mounted:
                mounted.append(folder)

    yield make
    for folder in mounted:
        subprocess.run(["umount", folder], check=True)


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_readers_work_on_a_read_only_file_system(mode: str, tmp_path: Path, read_only) -> None:
    (tmp_path / "held").mkdir()
    (tmp_path / "work").mkdir()
    path = audited(tmp_path / "held")
    sqlite_file(path, f"PRAGMA journal_mode = {mode}")
    before = look(tmp_path / "held")
    read_only(tmp_path / "held")
    for words in READING:
        done = run(tmp_path / "work", *words, "--db", path)
        assert done.returncode in (0, 1), (words, done.stderr)
    assert look(tmp_path / "held") == before


def test_a_database_that_is_not_whole_on_a_read_only_file_system_is_an_error(tmp_path: Path, read_only) -> None:
    (tmp_path / "held").mkdir()
    audited(tmp_path / "held")
    with killed_snapshot(tmp_path / "held") as path:
        (tmp_path / "held" / "pipereport.db-shm").unlink()
        read_only(tmp_path / "held")
        done = run(tmp_path, "check", "--db", path)
    assert done.returncode == 2 and "an interrupted command left changes" in done.stderr, done.stderr


def test_readers_are_right_while_a_snapshot_is_written(tmp_path: Path) -> None:
    path = audited(tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as writer, locked(path):
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("UPDATE snapshot SET label = 'committed'")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM finding")
        done = run(tmp_path, "check", "--format", "json", "--fail-on", "none")
        assert done.returncode == 0, done.stderr
        assert '"label" : "committed"' in done.stdout and '"fingerprint"' in done.stdout
        writer.execute("ROLLBACK")


def test_a_reader_does_not_take_a_database_for_unchangeable_while_its_log_is_still_empty(tmp_path: Path) -> None:
    path = audited(tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as writer, locked(path):
        writer.execute("PRAGMA journal_mode = WAL")
        assert writer.execute("SELECT count(*) FROM snapshot").fetchone() == (1,)
        assert (tmp_path / f"{path.name}-wal").stat().st_size == 0
        assert run(tmp_path, "check", "--fail-on", "none").returncode == 0
        # Read through the log, whose index the reader shares; an unchangeable file has none.
        assert (tmp_path / f"{path.name}-shm").exists()


def locked(path: Path):
    """Holds the lock of a snapshot from another process."""
    import contextlib
    import fcntl

    @contextlib.contextmanager
    def hold():
        descriptor = os.open(path, os.O_RDWR)
        fcntl.fcntl(descriptor, 37, struct.pack("hhqqi4x", fcntl.F_WRLCK, 0, 0x40000000 + 1024, 1, 0))
        try:
            yield
        finally:
            os.close(descriptor)

    return hold()


@pytest.mark.parametrize("other", ["pipereport.db", "./pipereport.db", "absolute", "link.db", "far/hard.db",
                                   "terraform/../pipereport.db", "linked/pipereport.db"])
def test_two_names_of_one_database_are_one_lock(other: str, tmp_path: Path) -> None:
    path = audited(tmp_path)
    (tmp_path / "link.db").symlink_to("pipereport.db")
    (tmp_path / "linked").symlink_to(".")
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "hard.db").hardlink_to(path)
    with locked(path):
        done = snapshot(tmp_path, "--db", path if other == "absolute" else other)
    assert done.returncode == 2 and "Another pipereport is taking a snapshot" in done.stderr, done.stderr
    assert snapshot(tmp_path, "--db", path if other == "absolute" else other).returncode == 0
    assert not list(tmp_path.rglob("*.lock"))


def test_the_lock_goes_with_a_killed_process(tmp_path: Path) -> None:
    path = audited(tmp_path)
    os.mkfifo(tmp_path / "endless")
    process = subprocess.Popen(
        [PROGRAM, "record", "--", "cat", "endless"], cwd=tmp_path, env={"PATH": os.environ["PATH"]})
    time.sleep(0.2)
    assert snapshot(tmp_path).returncode == 0, "a command that is being recorded locks nothing"
    process.kill()
    process.wait()
    assert path.exists()


def test_a_full_disk_says_which_file_and_how_much_is_needed(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", disk], capture_output=True).returncode != 0:
        pytest.skip("a small disk takes the right to mount")
    try:
        written(tmp_path)
        done = snapshot(tmp_path, "--db", disk / "x.db")
        assert done.returncode == 2, done.stdout
        assert f"Cannot write the database {disk}/x.db: no space is left" in done.stderr, done.stderr
        assert "free" in done.stderr and "needs about" in done.stderr
    finally:
        subprocess.run(["umount", disk], check=True)


def test_the_file_is_sound_for_the_systems_own_sqlite(tmp_path: Path) -> None:
    (tmp_path / "terraform").mkdir()
    (tmp_path / "terraform" / "versions.tf").write_text(
        'terraform {\n  required_version = ">= 1.5"\n  required_providers {\n    aws = {\n'
        '      source  = "hashicorp/aws"\n      version = "~> 5.0"\n    }\n  }\n}\n')
    state = '{"version": 4, "terraform_version": "1.9.8", "serial": 1, "lineage": "x", "outputs": {}, "resources": [], ' \
            '"check_results": [{"object_kind": "check", "config_addr": "check.a", "status": "pass", "objects": []}]}'
    (tmp_path / "terraform" / "terraform.tfstate").write_text(state)
    path = audited(tmp_path, main='resource "aws_s3_bucket" "a" {\n  bucket = "a-b-c"\n  tags = { owner = "x" }\n}\n')
    for table in ["tool_version", "evaluation", "resource_tag", "terraform_provider"]:
        assert value(path, f"SELECT count(*) FROM {table}") > 0, table
    assert value(path, "PRAGMA integrity_check") == "ok"
