import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(EXAMPLE / "scripts"))

import local_run  # noqa: E402
import make_chinook  # noqa: E402


@pytest.fixture
def ingestion():
    return local_run.load_handler("ingestion")


@pytest.fixture
def processing():
    return local_run.load_handler("processing")


@pytest.fixture
def analytics():
    return local_run.load_handler("analytics")


@pytest.fixture(scope="session")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("chinook") / "chinook.db"
    make_chinook.make(path)
    return path


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    """No setting of the caller reaches a handler, and nothing can reach an account."""
    import os

    for name in os.environ:
        if name.startswith(("AWS_", "DB_")) or name in (
            "RAW_BUCKET", "PROCESSED_BUCKET", "ANALYTICS_BUCKET", "INGEST_QUERY", "WINDOW_MINUTES", "LOCAL_UPLOADS_DIR",
        ):
            monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")


@pytest.fixture
def s3(monkeypatch):
    """An S3 in memory with the three buckets, named in the environment as Terraform names them."""
    boto3 = pytest.importorskip("boto3")
    moto = pytest.importorskip("moto")
    with moto.mock_aws():
        client = boto3.client("s3")
        for stage in ("raw", "processed", "analytics"):
            client.create_bucket(Bucket=f"{stage}-bucket")
            monkeypatch.setenv(f"{stage.upper()}_BUCKET", f"{stage}-bucket")
        yield client
