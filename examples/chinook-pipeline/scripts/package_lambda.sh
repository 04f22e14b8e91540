#!/usr/bin/env bash
# Packages the functions: package_lambda.sh [ingestion|processing|analytics]…  (all three by default)
# Writes build/NAME_function.zip, or the same under BUILD_DIR.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${BUILD_DIR:-$here/build}
python=${PYTHON:-python3}

[ $# -gt 0 ] || set -- ingestion processing analytics
for name in "$@"; do
    source="$here/src/${name}_lambda/handler.py"
    if [ ! -f "$source" ]; then
        echo "package_lambda: there is no function called $name; known are ingestion, processing and analytics" >&2
        exit 2
    fi
    "$python" "$here/scripts/make_zip.py" "$build/${name}_function.zip" "$source=handler.py"
    echo "$build/${name}_function.zip"
done
