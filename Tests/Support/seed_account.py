"""Fills the example's emulator with copies of the example pipeline, each a function of its index.

As a command it starts the emulator, seeds, prints one JSON line and serves until standard input closes:

    .venv/bin/python Tests/Support/seed_account.py --copies 100 --port 0 [--secrets]

As a library, in this process: ``with Emulator() as emulator: emulator.fill(lambda aws: seed(aws, copies=10))``; in
another: ``SeededEmulator`` of seeded_emulator.py.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import time

from emulator_in_process import ACCOUNT, REGION, Clients, Emulator
from seed_extras import seed_extras
from seed_pipeline import (Copy, Secrets, seed_account_settings, seed_buckets, seed_functions, seed_notifications,
                           seed_rules)


def seed(aws: Clients, copies: int, secrets: bool = False) -> list[dict[str, str]]:
    """Makes the copies with these clients; returns the secrets: ``[{"marker", "place", "resource"}]``.

    Moto's random ids are the same in every run; its times are not.
    """
    from moto.moto_api._internal import mock_random

    mock_random.seed(0)
    markers = Secrets(secrets)
    # Everything made here stays alive: collecting garbage would walk an ever larger heap for nothing.
    gc.disable()
    try:
        seed_account_settings(aws)
        for index in range(copies):
            copy = Copy(index)
            seed_buckets(aws, copy)
            seed_functions(aws, copy, markers)
            seed_rules(aws, copy)
            seed_extras(aws, copy, markers)
            seed_notifications(aws, copy)
    finally:
        gc.enable()
        gc.freeze()
    return markers.minted


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--secrets", action="store_true", help="put markers where secrets are, and list them in the line")
    options = parser.parse_args()
    began = time.monotonic()
    with Emulator(options.port) as emulator:
        minted = emulator.fill(lambda aws: seed(aws, options.copies, options.secrets))
        line = {"endpoint": emulator.url, "account": ACCOUNT, "region": REGION, "copies": options.copies,
                "seconds": round(time.monotonic() - began, 2)}
        print(json.dumps({**line, "secrets": minted} if options.secrets else line), flush=True)
        sys.stdin.read()
    return 0


if __name__ == "__main__":
    sys.exit(main())
