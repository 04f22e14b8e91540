"""Recorded deployments: what a replay leaves in the emulator is what the committed state says."""

import json
import os
import shutil
import warnings

import pytest

from deploy import deploy
from layout import DEPLOYMENTS, client_factory, variants
from readback import live_names, resources, state_names
from server import Server
from terraform_run import Terraform

# Made of nothing but times, random ids and queue addresses with a port.
VOLATILE = {"LastModified", "CreatedDate", "CreateDate", "CreationDate", "RoleId", "RevisionId", "creationTime"}


def work_folder(tmp_path, build):
    shutil.copytree(build, tmp_path / "build")
    return tmp_path


@pytest.mark.parametrize("variant", variants())
def test_a_replay_holds_what_the_state_names(variant, tmp_path, build, server, clients):
    work = work_folder(tmp_path, build)
    assert deploy(work, variant, server.url, "replay") == "replay"
    state = json.loads((work / "terraform" / "terraform.tfstate").read_text())
    assert live_names(clients) == state_names(state)
    for role in clients("iam").list_roles()["Roles"]:
        assert role["RoleId"] in (work / "terraform" / "terraform.tfstate").read_text()


@pytest.mark.parametrize("variant", variants())
def test_the_plan_after_the_apply_agrees_with_the_state(variant):
    plan = json.loads((DEPLOYMENTS / variant / "plan-after-apply.json").read_text())
    state = json.loads((DEPLOYMENTS / variant / "state.json").read_text())
    assert plan["terraform_version"] == state["terraform_version"]
    assert {r["address"] for r in plan["resource_changes"]}


@pytest.mark.parametrize("variant", variants())
def test_nothing_of_a_machine_is_in_a_deployment(variant):
    for path in (DEPLOYMENTS / variant).iterdir():
        text = path.read_text()
        for trace in ("127.0.0.1", "localhost", "/tmp/", "/home/", "/root/", str(DEPLOYMENTS.parent)):
            assert trace not in text, f"{path.name} holds {trace}"
        assert len(text) < 300_000


@pytest.mark.parametrize("variant", os.environ.get("COMPARE_VARIANTS", "healthy").split())
def test_terraform_and_the_replay_make_the_same(variant, tmp_path, build):
    """Applies with Terraform (half a minute); COMPARE_VARIANTS names more variants."""
    probe = tmp_path / "probe"
    shutil.copytree(DEPLOYMENTS.parent / "terraform", probe)
    missing = Terraform(probe, "http://127.0.0.1:1").init()
    if missing is not None:
        reason = f"NOT COMPARED: an apply with the recorded calls of {variant}, because {missing}"
        warnings.warn(reason)
        pytest.skip(reason)
    found = {}
    for mode in ("terraform", "replay"):
        work = tmp_path / mode
        work.mkdir()
        with Server() as server:
            deploy(work_folder(work, build), variant, server.url, mode)
            found[mode] = _steady(resources(client_factory(server.url)), server.url)
    assert found["replay"] == found["terraform"], f"record again: record.py --variant {variant}"


def _steady(node, url):
    if isinstance(node, dict):
        return {k: _steady(v, url) for k, v in sorted(node.items()) if k not in VOLATILE}
    if isinstance(node, list):
        return [_steady(item, url) for item in node]
    return node.replace(url, "URL") if isinstance(node, str) else node
