import os
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import local_run
import make_chinook
import make_zip
import pytest

EXAMPLE = Path(__file__).resolve().parent.parent


def script(name, *arguments, **environment):
    return subprocess.run(
        ["bash", EXAMPLE / "scripts" / name, *arguments], capture_output=True, text=True,
        env={**os.environ, "PYTHON": sys.executable, **environment})


def wheel(folder, name="driver-1.0-py3-none-any.whl"):
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(folder / name, "w") as archive:
        archive.writestr("driver/__init__.py", "")
        archive.writestr("driver-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: driver\nVersion: 1.0\n")
        archive.writestr("driver-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr("driver-1.0.dist-info/RECORD", "")
    return folder / name


def test_a_zip_depends_only_on_names_and_contents(tmp_path):
    make_zip.write_zip(tmp_path / "a.zip", {"b": b"2", "a": b"1"}, zipfile.ZIP_DEFLATED)
    make_zip.write_zip(tmp_path / "b.zip", {"a": b"1", "b": b"2"}, zipfile.ZIP_DEFLATED)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert [(i.filename, i.date_time, i.external_attr >> 16) for i in archive.infolist()] == [
            ("a", make_zip.FIXED_TIME, 0o100644), ("b", make_zip.FIXED_TIME, 0o100644)]


def test_the_functions_are_packaged_twice_the_same(tmp_path):
    for folder in ("first", "second"):
        assert script("package_lambda.sh", BUILD_DIR=str(tmp_path / folder)).returncode == 0
    for name in ("ingestion", "processing", "analytics"):
        first, second = (tmp_path / folder / f"{name}_function.zip" for folder in ("first", "second"))
        assert first.read_bytes() == second.read_bytes()
        with zipfile.ZipFile(first) as archive:
            assert archive.namelist() == ["handler.py"]
            source = (EXAMPLE / "src" / f"{name}_lambda" / "handler.py").read_bytes()
            assert archive.read("handler.py") == source


def test_an_unknown_function_is_named(tmp_path):
    result = script("package_lambda.sh", "reporting", BUILD_DIR=str(tmp_path))
    assert result.returncode == 2 and "no function called reporting" in result.stderr


def test_a_wheel_lies_under_python_in_the_layer(tmp_path):
    assert sorted(make_zip.wheel_entries(wheel(tmp_path), "python"))[1:] == [
        "python/driver-1.0.dist-info/RECORD", "python/driver-1.0.dist-info/WHEEL", "python/driver/__init__.py"]


def test_the_layer_is_packaged_from_the_wheels_that_pip_finds(tmp_path):
    folder = wheel(tmp_path / "wheels").parent
    (tmp_path / "requirements.txt").write_text("driver==1.0\n")
    layers = []
    for name in ("first", "second"):
        result = script("package_layer.sh", str(tmp_path / "requirements.txt"), BUILD_DIR=str(tmp_path / name),
                        PIP_NO_INDEX="1", PIP_FIND_LINKS=str(folder))
        assert result.returncode == 0, result.stderr
        layers.append((tmp_path / name / "layer.zip").read_bytes())
    assert layers[0] == layers[1]


def test_a_layer_that_cannot_be_fetched_is_said_and_not_written(tmp_path):
    build = tmp_path / "build"
    result = script("package_layer.sh", BUILD_DIR=str(build), PIP_NO_INDEX="1", PIP_FIND_LINKS=str(tmp_path))
    assert result.returncode == 1
    assert "No layer was written" in result.stderr and "PIP_FIND_LINKS" in result.stderr
    assert not (build / "layer.zip").exists()


# The columns of the Chinook sample database 1.4.
COLUMNS = {
    "Album": "AlbumId Title ArtistId",
    "Artist": "ArtistId Name",
    "Customer": "CustomerId FirstName LastName Company Address City State Country PostalCode Phone Fax Email "
                "SupportRepId",
    "Employee": "EmployeeId LastName FirstName Title ReportsTo BirthDate HireDate Address City State Country "
                "PostalCode Phone Fax Email",
    "Genre": "GenreId Name",
    "Invoice": "InvoiceId CustomerId InvoiceDate BillingAddress BillingCity BillingState BillingCountry "
               "BillingPostalCode Total",
    "InvoiceLine": "InvoiceLineId InvoiceId TrackId UnitPrice Quantity",
    "MediaType": "MediaTypeId Name",
    "Playlist": "PlaylistId Name",
    "PlaylistTrack": "PlaylistId TrackId",
    "Track": "TrackId Name AlbumId MediaTypeId GenreId Composer Milliseconds Bytes UnitPrice",
}


def test_the_generated_database_has_chinooks_schema(database):
    connection = sqlite3.connect(database)
    tables = {name for name, in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables == set(COLUMNS)
    for table, columns in COLUMNS.items():
        assert [row[1] for row in connection.execute(f"PRAGMA table_info({table})")] == columns.split()
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > 0
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("SELECT count(*) FROM Track").fetchone()[0] >= 500


def test_the_generated_database_is_always_the_same(database, tmp_path):
    make_chinook.make(tmp_path / "again.db")
    dumps = [list(sqlite3.connect(path).iterdump()) for path in (database, tmp_path / "again.db")]
    assert dumps[0] == dumps[1]


def test_a_refused_download_falls_back_and_says_so(tmp_path):
    # Port 1 of the loopback refuses.
    result = script("get_chinook.sh", str(tmp_path / "c.db"), CHINOOK_URL="http://127.0.0.1:1/chinook", NO_PROXY="*")
    assert result.returncode == 0, result.stderr
    assert "could not be used" in result.stderr and "generated database" in result.stderr
    assert sqlite3.connect(tmp_path / "c.db").execute("SELECT count(*) FROM Track").fetchone()[0] >= 500


def test_a_download_that_is_no_database_is_not_kept(tmp_path):
    (tmp_path / "page.html").write_text("<html>blocked</html>" * 50)
    result = script("get_chinook.sh", str(tmp_path / "c.db"), CHINOOK_URL=(tmp_path / "page.html").as_uri())
    assert "file is not a database" in result.stderr
    assert not (tmp_path / "c.db.partial").exists()


def test_a_database_that_can_be_fetched_is_kept(database, tmp_path):
    result = script("get_chinook.sh", str(tmp_path / "c.db"), CHINOOK_URL=database.as_uri())
    assert result.returncode == 0 and result.stderr == ""
    assert (tmp_path / "c.db").read_bytes() == database.read_bytes()


def test_the_local_run_writes_all_three_stages(database, tmp_path, monkeypatch):
    for name in ("DB_TYPE", "DB_PATH", "LOCAL_UPLOADS_DIR"):
        monkeypatch.setenv(name, "")  # Restored afterwards: the run sets them for the handlers.
    monkeypatch.setitem(sys.modules, "boto3", None)  # A local run needs none.
    paths = local_run.run(database, tmp_path, 60)
    stages = [path.relative_to(tmp_path).parts[0] for path in paths]
    assert stages == ["raw", "processed", "analytics", "analytics"]
    assert {local_run.read(path)["row_count"] for path in paths} == {500}
    raw, processed, summary, windows = (path.relative_to(tmp_path).as_posix() for path in paths)
    assert local_run.read(paths[1])["generated_from"] == local_run.read(paths[2])["generated_from"] == raw
    assert local_run.read(paths[3])["generated_from"] == processed


@pytest.mark.parametrize("path", sorted((EXAMPLE / "scripts").glob("*.sh")), ids=lambda path: path.name)
def test_scripts_can_be_run(path):
    assert os.access(path, os.X_OK)
