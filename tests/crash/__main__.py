"""Loads Django, does one deed of this package, and prints its report as JSON.

With ``--verify``, ``verify_record`` is run on a new connection afterwards, where the deed has
not done so itself, and its words are part of the report.
"""

import argparse
import importlib
import json
import os
import sys

import django

DEEDS = ("scene", "kills", "editors", "clock", "tampering", "backups", "hindered", "saver")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.add_argument("deed", choices=DEEDS)
    parser.add_argument("variant", nargs="?", default="sound", help="which planted fault, if any")
    parser.add_argument("--verify", action="store_true", help="check the record afterwards")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    deed = importlib.import_module(f"tests.crash.{options.deed}")
    report = deed.run(options.variant)
    if options.verify and "verified" not in report:
        consistency = importlib.import_module("tests.crash.consistency")
        report["verified"] = consistency.verified()
    json.dump(report, sys.stdout)


if __name__ == "__main__":
    main()
