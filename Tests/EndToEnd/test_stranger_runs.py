"""Nothing that a repository holds is run: not its plug-ins, not what its git configuration names."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from configuration_audit import rows, run, written

SYSTEM = {"PATH": "/usr/bin:/bin"}
LOCK = 'provider "registry.terraform.io/hashicorp/aws" {\n  version = "5.0.0"\n}\n'
BUCKET = 'resource "aws_s3_bucket" "b" {\n  bucket = "some-bucket"\n}\n'


def program(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def snapshot(folder: Path, *arguments: str, env: dict[str, str] | None = None, terraform: str = "."):
    done = run(folder, "snapshot", "--no-aws", "--terraform", terraform, "--db", "x.db", *arguments,
               env={**SYSTEM, "HOME": "/nonexistent", **(env or {})})
    assert done.returncode == 0, done.stderr
    return done


# ---- plug-ins

def initialised(folder: Path) -> Path:
    written(folder, main_tf=BUCKET)
    (folder / ".terraform.lock.hcl").write_text(LOCK)
    plugin = folder / ".terraform/providers/registry.terraform.io/hashicorp/aws/5.0.0/linux_amd64/terraform-provider-aws_v5.0.0"
    program(plugin, f"touch {folder}/marker")
    return folder


def deprecated(folder: Path) -> list[str]:
    return [rule for (rule,) in rows(folder, "SELECT rule_id FROM finding WHERE rule_id LIKE 'deprecated-%'")]


def test_plugins_of_the_repository_are_not_run(tmp_path):
    folder = initialised(tmp_path / "repository")
    program(tmp_path / "bin/terraform", f"echo \"$PWD $*\" >> {tmp_path}/marker\nenv >> {tmp_path}/marker")
    snapshot(folder, env={"PATH": f"{tmp_path}/bin:/usr/bin:/bin", "AWS_SECRET_ACCESS_KEY": "s3cret"})
    assert not (tmp_path / "marker").exists() and not (folder / "marker").exists()
    assert deprecated(folder) == []


def test_plugins_that_the_user_names_are_asked_in_a_folder_of_ours(tmp_path):
    folder = initialised(tmp_path / "repository")
    (tmp_path / "plugins").mkdir()
    schema = ('{"format_version": "1.0", "provider_schemas": {"registry.terraform.io/hashicorp/aws": {"resource_schemas": '
              '{"aws_s3_bucket": {"block": {"attributes": {"bucket": {"optional": true, "deprecated": true}}}}}}}}')
    (tmp_path / "schema.json").write_text(schema)
    program(tmp_path / "bin/terraform", f"""echo "$*" >> {tmp_path}/calls
cat "${{1#-chdir=}}/main.tf" >> {tmp_path}/calls
env >> {tmp_path}/calls
case "$*" in *schema*) cat {tmp_path}/schema.json;; esac""")
    env = {"PATH": f"{tmp_path}/bin:/usr/bin:/bin", "PIPEREPORT_TF_PLUGIN_DIR": f"{tmp_path}/plugins",
           "AWS_SECRET_ACCESS_KEY": "s3cret", "TF_VAR_password": "s3cret", "GITHUB_TOKEN": "s3cret"}
    snapshot(folder, env=env)
    calls = (tmp_path / "calls").read_text()
    assert f"-plugin-dir={tmp_path}/plugins" in calls and 'version = "= 5.0.0"' in calls
    assert "s3cret" not in calls and f"chdir={folder}" not in calls
    assert deprecated(folder)
    assert not (folder / "marker").exists()
    # The same document as a file.
    (folder / "x.db").unlink()
    snapshot(folder, "--provider-schema", str(tmp_path / "schema.json"))
    assert deprecated(folder)


@pytest.mark.parametrize("place", ["repository/plugins", "relative"])
def test_a_folder_of_plugins_in_the_repository_is_refused(tmp_path, place):
    folder = initialised(tmp_path / "repository")
    (folder / "plugins").mkdir()
    named = "plugins" if place == "relative" else str(tmp_path / place)
    done = run(folder, "snapshot", "--no-aws", "--terraform", ".", "--db", "x.db",
               env={**SYSTEM, "PIPEREPORT_TF_PLUGIN_DIR": named})
    assert done.returncode == 2 and "PIPEREPORT_TF_PLUGIN_DIR" in done.stderr, done.stderr


@pytest.mark.parametrize("text", ["", "{", "[]", '{"a": 1}'])
def test_a_file_that_is_no_schema_is_refused(tmp_path, text):
    written(tmp_path, main_tf=BUCKET)
    (tmp_path / "schema.json").write_text(text)
    done = run(tmp_path, "snapshot", "--no-aws", "--terraform", ".", "--db", "x.db", "--provider-schema", "schema.json")
    assert done.returncode == 2 and "--provider-schema" in done.stderr, done.stderr
    missing = run(tmp_path, "snapshot", "--no-aws", "--terraform", ".", "--db", "x.db", "--provider-schema", "none.json")
    assert missing.returncode == 2 and "none.json does not exist" in missing.stderr, missing.stderr


# ---- git

def git(folder: Path, *arguments: str) -> str:
    env = {**SYSTEM, "HOME": "/nonexistent", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "a",
           "GIT_AUTHOR_EMAIL": "a@example.com", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.com"}
    done = subprocess.run(["git", "-C", folder, *arguments], env=env, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def checkout(folder: Path) -> str:
    """A checkout with two commits; gives the first."""
    written(folder / "infra", main_tf=BUCKET)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "one")
    first = git(folder, "rev-parse", "HEAD")
    (folder / "infra" / "more.tf").write_text("locals {}\n")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "two")
    return first


def stored(folder: Path) -> list[tuple]:
    return rows(folder, "SELECT git_commit, is_git_dirty FROM complete_snapshot ORDER BY id")


HOSTILE = {
    "fsmonitor": "[core]\n\tfsmonitor = {run}\n",
    "hooks": "[core]\n\thooksPath = {hooks}\n",
    "editor, pager, ssh and askpass":
        "[core]\n\tpager = {run}\n\teditor = {run}\n\tsshCommand = {run}\n\taskPass = {run}\n\tgitProxy = {run}\n"
        "[pager]\n\tstatus = {run}\n\tdiff = {run}\n",
    "external diff": "[diff]\n\texternal = {run}\n",
    "diff driver": "[diff \"x\"]\n\tcommand = {run}\n\ttextconv = {run}\n",
    "filter": "[filter \"x\"]\n\tclean = {run}\n\tsmudge = {run}\n\trequired = true\n",
    "filter process": "[filter \"x\"]\n\tprocess = {run}\n\trequired = true\n",
    "include": "[include]\n\tpath = {included}\n",
    "include of what is here": "[includeIf \"gitdir:/**\"]\n\tpath = {included}\n",
    "partial clone": "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tpartialClone = origin\n"
                     "[remote \"origin\"]\n\turl = ext::{run}\n\tpromisor = true\n\tuploadpack = {run}\n"
                     "[protocol]\n\tallow = always\n",
    "signatures": "[gpg]\n\tprogram = {run}\n[log]\n\tshowSignature = true\n",
    "aliases": "[alias]\n\tstatus = !{run}\n\tdiff = !{run}\n\trev-parse = !{run}\n",
    "submodule": "[submodule \"infra\"]\n\tupdate = !{run}\n\turl = ext::{run}\n[diff]\n\tsubmodule = log\n",
    "merge and credentials": "[merge \"x\"]\n\tdriver = {run}\n[credential]\n\thelper = !{run}\n",
    "work tree elsewhere": "[core]\n\tworktree = /\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_a_git_configuration_names_is_not_run(tmp_path, name):
    folder = tmp_path / "repository"
    first = checkout(folder)
    marker = tmp_path / "marker"
    hostile = program(folder / "run", f"touch {marker}\ncat")
    for hook in ("post-index-change", "fsmonitor-watchman", "pre-commit", "reference-transaction"):
        program(folder / "hooks" / hook, f"touch {marker}")
        program(folder / ".git/hooks" / hook, f"touch {marker}")
    (folder / "included").write_text(f"[core]\n\tfsmonitor = {hostile}\n[diff]\n\texternal = {hostile}\n")
    (folder / ".git/info/attributes").write_text("* filter=x diff=x merge=x\n")
    (folder / ".gitattributes").write_text("* filter=x diff=x merge=x\n")
    snapshot(folder, terraform="infra")
    with (folder / ".git/config").open("a") as file:
        file.write(HOSTILE[name].format(run=hostile, hooks=folder / "hooks", included=folder / "included"))
    # Content is looked at again where the time of a file is another.
    os.utime(folder / "infra/main.tf", (1, 1))
    (folder / ".git/HEAD").write_text(first + "\n")
    if name == "partial clone":
        for path in sorted((folder / ".git/objects").glob("??/*"))[::2]:
            path.unlink()
    hostile_env = {"GIT_EXTERNAL_DIFF": str(hostile), "GIT_SSH_COMMAND": str(hostile), "GIT_PAGER": str(hostile),
                   "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.fsmonitor", "GIT_CONFIG_VALUE_0": str(hostile)}
    snapshot(folder, terraform="infra", env=hostile_env)
    assert not marker.exists()
    assert [commit for commit, _ in stored(folder)][1] == first


def test_a_folder_that_is_a_bare_repository_is_none(tmp_path):
    marker = tmp_path / "marker"
    hostile = program(tmp_path / "run", f"touch {marker}")
    folder = written(tmp_path / "repository", main_tf=BUCKET)
    git(tmp_path, "init", "-q", "--bare", str(folder))
    (folder / "config").write_text(f"[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = {hostile}\n")
    (folder / "index").write_bytes(b"")
    snapshot(folder)
    assert not marker.exists()
    assert stored(folder) == [(None, None)]


def test_commit_state_and_changes_of_a_checkout_are_known(tmp_path):
    folder = tmp_path / "repository"
    first = checkout(folder)
    second = git(folder, "rev-parse", "HEAD")
    git(folder, "checkout", "-q", first)
    snapshot(folder, terraform="infra")
    git(folder, "checkout", "-q", "main")
    git(folder, "pack-refs", "--all")
    git(folder, "gc", "-q")
    snapshot(folder, terraform="infra")
    (folder / "infra/main.tf").write_text(BUCKET + "# changed\n")
    snapshot(folder, terraform="infra")
    assert stored(folder) == [(first, 0), (second, 0), (second, 1)]
    assert rows(folder, "SELECT path, change FROM file_change") == [("more.tf", "added")]


def test_a_linked_work_tree_is_a_checkout(tmp_path):
    folder = tmp_path / "repository"
    checkout(folder)
    git(folder, "worktree", "add", "-q", "-b", "other", str(tmp_path / "linked"))
    snapshot(tmp_path / "linked", terraform="infra")
    assert stored(tmp_path / "linked") == [(git(folder, "rev-parse", "HEAD"), 0)]


@pytest.mark.parametrize("way", ["file", "link", "objects", "alternates", "ref", "head", "pipe"])
def test_a_git_folder_that_leads_elsewhere_tells_nothing_of_it(tmp_path, way):
    private = tmp_path / "private"
    checkout(private)
    secret = git(private, "rev-parse", "HEAD")
    folder = tmp_path / "repository"
    if way in ("file", "link"):
        written(folder / "infra", main_tf=BUCKET)
    else:
        checkout(folder)
        (folder / ".git/HEAD").write_text(secret + "\n")
    match way:
        case "file": (folder / ".git").write_text(f"gitdir: {private}/.git\n")
        case "link": (folder / ".git").symlink_to(private / ".git")
        case "alternates": (folder / ".git/objects/info/alternates").write_text(f"{private}/.git/objects\n")
        case "objects":
            (folder / ".git/objects").rename(folder / "gone")
            (folder / ".git/objects").symlink_to(private / ".git/objects")
        case "ref":
            (folder / ".git/HEAD").write_text("ref: refs/heads/x\n")
            (folder / ".git/refs/heads/x").symlink_to(private / ".git/refs/heads/main")
        case "head":
            (folder / ".git/HEAD").unlink()
            (folder / ".git/HEAD").symlink_to(private / ".git/refs/heads/main")
        case "pipe":
            (folder / ".git/HEAD").unlink()
            os.mkfifo(folder / ".git/HEAD")
    snapshot(folder, terraform="infra")
    (commit, dirty), = stored(folder)
    assert dirty is None
    assert commit == (secret if way in ("objects", "alternates") else None)
