import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).resolve().parent.parent
TERRAFORM = EXAMPLE / "terraform"
FAULTS = sorted(path for path in (EXAMPLE / "faults").iterdir() if path.is_dir())
PLUGINS = os.environ.get("PIPEREPORT_TF_PLUGIN_DIR")


def laid_out(folder, fault=None):
    ignored = shutil.ignore_patterns(".terraform", "*.tfstate*")
    shutil.copytree(TERRAFORM, folder, ignore=ignored)
    if fault:
        shutil.copytree(fault / "terraform", folder, dirs_exist_ok=True, ignore=ignored)
    return folder


@pytest.mark.parametrize("fault", FAULTS, ids=lambda path: path.name)
class TestFault:
    def test_says_what_is_wrong_and_how_to_mend_it(self, fault):
        text = (fault / "README.md").read_text()
        assert text.startswith(f"# {fault.name}\n")
        for heading in ("**What is wrong.**", "**Why it happens.**", "**What one sees.**", "**The repair.**"):
            assert heading in text

    def test_is_listed(self, fault):
        rule = json.loads((fault / "expected.json").read_text())["finding"]["rule"]
        assert f"[{fault.name}]({fault.name}/README.md)" in (fault.parent / "README.md").read_text()
        assert f"`{rule}`" in (fault.parent / "README.md").read_text()

    def test_says_what_to_expect(self, fault):
        expected = json.loads((fault / "expected.json").read_text())
        assert set(expected) - {"taken_buckets"} == {"finding", "consequences", "stops_at"}
        assert set(expected["finding"]) == {"rule", "severity", "address"}
        assert expected["finding"]["severity"] in ("critical", "high", "medium", "low")
        assert expected["stops_at"] in (None, "deploy", "processing", "analytics")
        assert expected["finding"]["rule"] not in expected["consequences"]

    def test_the_address_exists(self, fault, tmp_path):
        address = json.loads((fault / "expected.json").read_text())["finding"]["address"]
        folder = laid_out(tmp_path / "terraform", fault)
        *module, kind, name = address.split(".")
        if module:
            text = "".join(path.read_text() for path in folder.glob("*.tf"))
            block = re.search(rf'module "{module[1]}" {{\s+source = "(.+?)"', text)
            folder = folder / block.group(1)
        text = "".join(path.read_text() for path in folder.glob("*.tf"))
        assert f'resource "{kind}" "{name}"' in text

    def test_changes_something(self, fault):
        files = [path for path in (fault / "terraform").rglob("*") if path.is_file()]
        assert files
        for path in files:
            healthy = TERRAFORM / path.relative_to(fault / "terraform")
            assert not healthy.is_file() or healthy.read_text() != path.read_text()


@pytest.mark.parametrize("path", sorted((EXAMPLE / "terraform").rglob("*.tf")), ids=lambda path: path.name)
def test_no_path_of_one_machine(path):
    assert not re.search(r'"/(home|root|work|tmp|Users)/', path.read_text())


@pytest.mark.skipif(not (PLUGINS and shutil.which("terraform")), reason="needs terraform and PIPEREPORT_TF_PLUGIN_DIR")
class TestWithTerraform:
    def terraform(self, folder, *arguments):
        environment = {**os.environ, "TF_IN_AUTOMATION": "1", "CHECKPOINT_DISABLE": "1"}
        return subprocess.run(["terraform", *arguments], cwd=folder, env=environment, capture_output=True, text=True)

    @pytest.fixture(scope="class")
    def initialised(self, tmp_path_factory):
        """One init for all: it hashes the whole provider, and no fault adds a module."""
        folder = laid_out(tmp_path_factory.mktemp("initialised") / "terraform")
        result = self.terraform(folder, "init", "-backend=false", f"-plugin-dir={PLUGINS}")
        assert result.returncode == 0, result.stderr
        return folder / ".terraform"

    def validated(self, folder, initialised):
        shutil.copytree(initialised, folder / ".terraform", symlinks=True)
        return json.loads(self.terraform(folder, "validate", "-json").stdout)

    def test_everything_is_formatted(self):
        assert self.terraform(EXAMPLE, "fmt", "-check", "-recursive").stdout == ""

    def test_the_healthy_pipeline_has_no_diagnostic(self, initialised, tmp_path):
        assert self.validated(laid_out(tmp_path / "terraform"), initialised)["diagnostics"] == []

    @pytest.mark.parametrize("fault", FAULTS, ids=lambda path: path.name)
    def test_each_fault_is_valid_and_warns_only_of_its_deprecation(self, fault, initialised, tmp_path):
        result = self.validated(laid_out(tmp_path / "terraform", fault), initialised)
        assert result["valid"]
        assert bool(result["diagnostics"]) == fault.name.startswith("deprecated-")
