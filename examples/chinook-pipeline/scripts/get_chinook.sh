#!/usr/bin/env bash
# Fetches the real Chinook database: get_chinook.sh [OUT]   (default build/chinook.db)
# Where the download fails, a generated database of the same shape is written instead, and said so.
# CHINOOK_URL names another place to fetch it from.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
out=${1:-$here/build/chinook.db}
python=${PYTHON:-python3}
url=${CHINOOK_URL:-https://github.com/lerocha/chinook-database/releases/download/v1.4.5/Chinook_Sqlite.sqlite}

mkdir -p "$(dirname "$out")"
if "$python" - "$url" "$out.partial" <<'PYTHON'
import sqlite3, sys, urllib.request
url, out = sys.argv[1:]
try:
    with urllib.request.urlopen(url, timeout=30) as answer, open(out, "wb") as file:
        file.write(answer.read())
    # A proxy's error page also arrives with status 200.
    connection = sqlite3.connect(out)
    count, = connection.execute("SELECT count(*) FROM Track JOIN Album USING (AlbumId)").fetchone()
    connection.close()
    print(f"{count} tracks from {url}")
except (OSError, ValueError, sqlite3.Error) as error:
    print(f"get_chinook: {url} could not be used: {error}", file=sys.stderr)
    sys.exit(1)
PYTHON
then
    mv "$out.partial" "$out"
else
    rm -f "$out.partial"
    echo "get_chinook: writing a generated database of the same shape instead" >&2
    "$python" "$here/scripts/make_chinook.py" "$out" >/dev/null
fi
echo "$out"
