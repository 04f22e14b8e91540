"""Fixtures of the emulator's tests: its modules on the path, packaged zips, a server per test that asks."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from layout import client_factory  # noqa: E402
from packaging_step import package  # noqa: E402
from server import Server  # noqa: E402


@pytest.fixture(scope="session")
def build(tmp_path_factory):
    """The packaged zips, made once."""
    folder = tmp_path_factory.mktemp("packages")
    package(folder)
    return folder


@pytest.fixture
def server(tmp_path):
    with Server(log=tmp_path / "server.log") as running:
        yield running


@pytest.fixture
def clients(server):
    return client_factory(server.url)
