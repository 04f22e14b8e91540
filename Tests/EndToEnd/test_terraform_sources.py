"""Which documents are read from this machine, and what is said of one that cannot be."""

from __future__ import annotations

import json
import os
import subprocess

import pytest
from accounts import KEYS, Account
from emulator_in_process import clients
from program_under_test import PROGRAM
from state_audit import STORE, labels, local, put, refused, rows, shown, state_addresses, v4, without_paths


@pytest.fixture(scope="module")
def account(account_of) -> Account:
    found = account_of(2)
    clients(found.url).s3.create_bucket(Bucket=STORE)
    return found


# ---- documents on this machine

@pytest.mark.parametrize("document", [v4("a", "b"), shown("a", "b")], ids=["version 4", "terraform show"])
@pytest.mark.parametrize("named", ["relative", "absolute", "folder", "folder/", "default"])
def test_a_state_is_read_from_a_file_and_from_a_folder(pipereport, tmp_path, document, named):
    place = tmp_path / "infra"
    place.mkdir()
    (place / "terraform.tfstate").write_text(json.dumps(document))
    arguments = {"relative": ["--state", "infra/terraform.tfstate"], "absolute": ["--state", place / "terraform.tfstate"],
                 "folder": ["--terraform", "infra"], "folder/": ["--terraform", f"{place}/"], "default": []}[named]
    here = tmp_path
    if named == "default":
        place.rename(tmp_path / "terraform")
    database = local(pipereport, here, *arguments)
    assert [address for _, address in state_addresses(database)] == ["aws_s3_bucket.a", "aws_s3_bucket.b"]
    assert labels(database) == ["terraform.state:terraform.tfstate"]
    without_paths(tmp_path, database)


@pytest.mark.parametrize("document", [v4("a"), shown("a")], ids=["version 4", "terraform show"])
def test_a_state_is_read_from_standard_input(tmp_path, document):
    done = subprocess.run(
        [PROGRAM, "snapshot", "--no-aws", "--state", "-", "--db", "x.db"], input=json.dumps(document), cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)}, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert [address for _, address in state_addresses(tmp_path / "x.db")] == ["aws_s3_bucket.a"]
    assert labels(tmp_path / "x.db") == ["terraform.state:standard input"]
    without_paths(tmp_path, tmp_path / "x.db")


def test_standard_input_is_one_document(pipereport, tmp_path):
    refused(pipereport("snapshot", "--no-aws", "--state", "-", "--plan", "-", "--db", "x.db", cwd=tmp_path), tmp_path,
            "more than once")


def test_two_states_and_two_roots_are_told_apart(pipereport, tmp_path):
    for name, bucket in (("network", "one"), ("pipeline", "two")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "terraform.tfstate").write_text(json.dumps(v4(bucket)))
        (tmp_path / name / "main.tf").write_text(f'resource "aws_s3_bucket" "{bucket}" {{\n  bucket = "{bucket}"\n}}\n')
    (tmp_path / "more.json").write_text(json.dumps(shown("three")))
    database = local(pipereport, tmp_path, "--terraform", "network", "--terraform", tmp_path / "pipeline",
                     "--state", "more.json")
    found = state_addresses(database)
    assert sorted(address for _, address in found) == ["aws_s3_bucket.one", "aws_s3_bucket.three", "aws_s3_bucket.two"]
    assert len({source for source, _ in found}) == 3, "each has a label of its own"
    names = labels(database)
    assert "terraform.config:network" in names and "terraform.config:pipeline" in names
    # Each is placed by its own root.
    places = dict(rows(database, "SELECT address, file FROM resource WHERE origin = 'state' AND file IS NOT NULL"))
    assert places == {"aws_s3_bucket.one": "network/main.tf", "aws_s3_bucket.two": "pipeline/main.tf"}
    without_paths(tmp_path, database)


def test_a_folder_beside_the_present_one_has_no_absolute_path(pipereport, tmp_path):
    (tmp_path / "here").mkdir()
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "main.tf").write_text(
        'resource "aws_s3_bucket" "a" {\n  bucket = "a"\n}\n'
        'output "p" {\n  value = "${abspath(path.root)} ${path.cwd} ${path.module}"\n}\n'
        'resource "aws_lambda_function" "f" {\n  function_name = "f"\n  role = "r"\n  filename = "${path.cwd}/x.zip"\n}\n')
    (tmp_path / "there" / "terraform.tfstate").write_text(json.dumps(v4("a")))
    database = local(pipereport, tmp_path / "here", "--terraform", tmp_path / "there")
    without_paths(tmp_path, database)
    assert rows(database, "SELECT file, line FROM resource WHERE origin = 'config' AND type = 'aws_s3_bucket'") == [
        ("main.tf", 1)]
    labels(database)


@pytest.mark.parametrize("select", ["file", "variable"])
def test_the_selected_workspace_of_the_local_backend_is_read(pipereport, tmp_path, select):
    (tmp_path / "main.tf").write_text('resource "aws_s3_bucket" "b" {\n  bucket = "b-${terraform.workspace}"\n}\n')
    (tmp_path / "terraform.tfstate").write_text(json.dumps(v4("default-one")))
    staging = tmp_path / "terraform.tfstate.d" / "staging"
    staging.mkdir(parents=True)
    (staging / "terraform.tfstate").write_text(json.dumps(v4("staging-one")))
    env = {"TF_WORKSPACE": "staging"} if select == "variable" else {}
    if select == "file":
        (tmp_path / ".terraform").mkdir()
        (tmp_path / ".terraform" / "environment").write_text("staging")
    database = local(pipereport, tmp_path, "--terraform", ".", env=env)
    assert [address for _, address in state_addresses(database)] == ["aws_s3_bucket.staging-one"]
    assert rows(database, "SELECT b.name FROM s3_bucket b JOIN resource r ON r.id = b.resource_id "
                          "WHERE r.origin = 'config'") == [("b-staging",)]
    without_paths(tmp_path, database)


@pytest.mark.parametrize("path", ["states/here.tfstate", "../elsewhere.tfstate"])
def test_the_path_of_a_local_backend_is_read(pipereport, tmp_path, path):
    (tmp_path / "infra" / "states").mkdir(parents=True)
    # Of a git work tree, inside of which states are read.
    (tmp_path / ".git" / "objects").mkdir(parents=True)
    (tmp_path / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    (tmp_path / "infra" / "main.tf").write_text(f'terraform {{\n  backend "local" {{\n    path = "{path}"\n  }}\n}}\n')
    (tmp_path / "infra" / path).write_text(json.dumps(v4("a")))
    database = local(pipereport, tmp_path, "--terraform", "infra")
    assert [address for _, address in state_addresses(database)] == ["aws_s3_bucket.a"]
    without_paths(tmp_path, database)


# ---- documents that cannot be read

ENCRYPTED = {"serial": 1, "lineage": "x", "meta": {"key_provider.pbkdf2.p": "e30="}, "encrypted_data": "AAAA",
             "encryption_version": "v0"}
BAD = {
    "version 3": (json.dumps({"version": 3, "terraform_version": "0.11.14", "serial": 1, "lineage": "x",
                              "modules": [{"path": ["root"], "outputs": {}, "resources": {}}]}), "version 3"),
    "encrypted": (json.dumps(ENCRYPTED), "encrypted OpenTofu state"),
    "cut": (json.dumps(v4("a"))[:-20], "is not whole JSON"),
    "empty": ("", "is empty"),
    "spaces": (" \n", "is empty"),
    "format 2.0": (json.dumps({**shown("a"), "format_version": "2.0"}), "format version 2.0"),
    "list": ("[]", "neither a Terraform state"),
    "binary": ("PK\x03\x04 a planned file", "is not whole JSON"),
}


@pytest.mark.parametrize("option", ["--state", "--plan", "--terraform", "-", "s3"])
@pytest.mark.parametrize("kind", BAD)
def test_a_document_that_cannot_be_read_is_refused_in_one_sentence(account, tmp_path, kind, option):
    text, words = BAD[kind]
    name = "terraform.tfstate"
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    arguments = ["--no-aws", option, name]
    if option == "-":
        name, arguments = "standard input", ["--no-aws", "--state", "-"]
    elif option == "s3":
        name, arguments = put(account, f"bad/{kind.replace(' ', '-')}", text), []
        arguments = ["--state", name]
        env |= {**KEYS, "AWS_ENDPOINT_URL": account.url}
    else:
        (tmp_path / name).write_text(text)
        if option == "--terraform":
            arguments = ["--no-aws", "--terraform", "."]
    done = subprocess.run(
        [PROGRAM, "snapshot", *arguments, "--db", "x.db"], cwd=tmp_path, env=env, input=text if option == "-" else "",
        capture_output=True, text=True, timeout=60)
    refused(done, tmp_path, words, name)


def test_a_bad_document_leaves_an_earlier_snapshot_as_it_was(pipereport, tmp_path):
    (tmp_path / "good.json").write_text(json.dumps(v4("a")))
    database = local(pipereport, tmp_path, "--state", "good.json")
    before = (rows(database, "SELECT * FROM snapshot"), rows(database, "SELECT * FROM resource"))
    (tmp_path / "bad.json").write_text(json.dumps(v4("b"))[:-9])
    done = pipereport("snapshot", "--no-aws", "--state", "good.json", "--state", "bad.json", "--db", "x.db", cwd=tmp_path)
    assert done.returncode == 2 and "bad.json" in done.stderr
    assert (rows(database, "SELECT * FROM snapshot"), rows(database, "SELECT * FROM resource")) == before


@pytest.mark.parametrize("text", [json.dumps({**v4("a"), "x": "\ufeff"}), "\ufeff" + json.dumps(v4("a"))],
                         ids=["inside", "at the start"])
def test_a_byte_order_mark_is_no_obstacle(pipereport, tmp_path, text):
    (tmp_path / "bom.json").write_text(text, encoding="utf-8")
    database = local(pipereport, tmp_path, "--state", "bom.json")
    assert [address for _, address in state_addresses(database)] == ["aws_s3_bucket.a"]
