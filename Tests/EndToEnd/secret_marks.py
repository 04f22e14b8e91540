"""Random tokens that stand for secrets, and the search for them."""

from __future__ import annotations

import secrets
from pathlib import Path

from test_secrets import leaks


class Marks(dict):
    """``marks["where"]`` makes the token of a place up when it is first asked for."""

    def __missing__(self, place: str) -> str:
        self[place] = "tok" + secrets.token_hex(12)
        return self[place]

    def nowhere(self, folder: Path, *streams: str) -> None:
        """Fails with ``place in file, file`` for each that is found below the folder or in what was said."""
        places = {token: place for place, token in self.items()}
        found: dict[str, list[str]] = {}
        for text in leaks(folder, list(places), *streams):
            file, token = text.rsplit(": ", 1)
            found.setdefault(places[token], []).append(file)
        assert not found, "\n".join(f"{place} in {', '.join(files)}" for place, files in sorted(found.items()))
