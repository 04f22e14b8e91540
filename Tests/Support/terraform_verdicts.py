"""Says of each file whether Terraform can read it: paths on standard input, `ok|bad TAB path TAB reason` out.

`terraform fmt` reads a whole folder at once and reports every file that it cannot read, which is far faster than a run
for each file. JSON is not formatted and so not judged.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile

BATCH = 100
PLACE = re.compile(r"Error: ([^\n]*)\n[^\n]*\n[^\n]*?on \S*?(\d+)\.tf line (\d+)")


def verdicts(paths):
    """The reason for each path that Terraform refuses, by index."""
    with tempfile.TemporaryDirectory() as folder:
        for index, path in enumerate(paths):
            shutil.copyfile(path, os.path.join(folder, f"{index}.tf"))
        result = subprocess.run(
            ["terraform", "fmt", "-no-color", "-write=false", "-list=false", folder],
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            env={**os.environ, "CHECKPOINT_DISABLE": "1"},
        )
    output = result.stdout + result.stderr
    refused = {}
    for reason, index, line in PLACE.findall(output):
        refused.setdefault(int(index), f"line {line}: {reason}")
    if "Error:" in output and not refused:
        raise SystemExit(f"terraform fmt said what this program does not understand:\n{output}")
    return refused


def main():
    root = sys.argv[1]
    paths = [line.rstrip("\n") for line in sys.stdin if not line.rstrip("\n").endswith(".json")]
    for start in range(0, len(paths), BATCH):
        batch = paths[start : start + BATCH]
        refused = verdicts(batch)
        for index, path in enumerate(batch):
            verdict = "bad" if index in refused else "ok"
            print(verdict, os.path.relpath(path, root), refused.get(index, ""), sep="\t")


if __name__ == "__main__":
    main()
