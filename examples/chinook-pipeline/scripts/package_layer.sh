#!/usr/bin/env bash
# Packages the layer: package_layer.sh [REQUIREMENTS]
# Writes build/layer.zip, or the same under BUILD_DIR, with the wheels for the Lambda runtime: CPython 3.12
# on x86_64, whatever this machine is.
#
# The wheels come from where pip is told to look. Without a network, put them into a folder and set
# PIP_NO_INDEX=1 and PIP_FIND_LINKS to it.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${BUILD_DIR:-$here/build}
python=${PYTHON:-python3}
requirements=${1:-$here/src/ingestion_lambda/requirements.txt}

if [ ! -f "$requirements" ]; then
    echo "package_layer: there is no file $requirements" >&2
    exit 2
fi

wheels=$(mktemp -d)
trap 'rm -rf "$wheels"' EXIT

# Wheels are unpacked rather than installed: pip install writes files that differ from run to run.
if ! "$python" -m pip download --quiet --disable-pip-version-check \
    --only-binary=:all: --implementation cp --python-version 3.12 \
    --platform manylinux2014_x86_64 --dest "$wheels" --requirement "$requirements"; then
    cat >&2 <<MESSAGE
package_layer: pip could not fetch the wheels of $requirements (its own words are above).
No layer was written. Check the network or the proxy, point PIP_INDEX_URL at a mirror, or collect the
wheels elsewhere and set PIP_NO_INDEX=1 and PIP_FIND_LINKS=<folder>.
MESSAGE
    exit 1
fi

arguments=()
for wheel in "$wheels"/*.whl; do
    arguments+=(--wheel "$wheel")
done
"$python" "$here/scripts/make_zip.py" "$build/layer.zip" "${arguments[@]}" --under python
echo "$build/layer.zip"
