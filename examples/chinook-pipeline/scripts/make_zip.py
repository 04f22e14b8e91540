"""Writes a zip whose bytes depend only on the names and contents of what goes in.

    make_zip.py OUT.zip FILE=NAME… [--wheel FILE.whl --under python]

Python's zipfile, so that no zip program is needed. Fixed times and modes and sorted names, so that
Terraform sees new code only where code is new.
"""

import argparse
import zipfile
from pathlib import Path

# The earliest time that a zip can hold.
FIXED_TIME = (1980, 1, 1, 0, 0, 0)


def write_zip(out, entries, compression):
    """Writes entries, a dictionary of name and bytes."""
    out = Path(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    partial = out.with_suffix(".partial")
    with zipfile.ZipFile(partial, "w") as archive:
        for name in sorted(entries):
            info = zipfile.ZipInfo(name, FIXED_TIME)
            info.create_system = 3  # Unix on every machine: Lambda reads the mode from it.
            info.external_attr = 0o100644 << 16
            info.compress_type = compression
            archive.writestr(info, entries[name], compresslevel=9)
    partial.replace(out)


def wheel_entries(wheel, under):
    """What a wheel installs: its members are already laid out as they lie in site-packages."""
    with zipfile.ZipFile(wheel) as archive:
        return {f"{under}/{name}": archive.read(name) for name in archive.namelist() if name[-1] != "/"}


def main():
    parser = argparse.ArgumentParser(description="Writes a reproducible zip.")
    parser.add_argument("out")
    parser.add_argument("files", nargs="*", metavar="FILE=NAME")
    parser.add_argument("--wheel", action="append", default=[])
    parser.add_argument("--under", default="python")
    arguments = parser.parse_args()

    entries = {}
    for pair in arguments.files:
        path, _, name = pair.rpartition("=")
        if not path:
            parser.error(f"{pair}: expected FILE=NAME")
        entries[name] = Path(path).read_bytes()
    for wheel in arguments.wheel:
        entries.update(wheel_entries(wheel, arguments.under))
    if not entries:
        parser.error("nothing to put into the zip")

    # Deflate output differs between zlib builds. The functions are small enough to be stored as they
    # are, which makes their hash the same everywhere; the layer is not.
    compression = zipfile.ZIP_DEFLATED if arguments.wheel else zipfile.ZIP_STORED
    write_zip(arguments.out, entries, compression)


if __name__ == "__main__":
    main()
