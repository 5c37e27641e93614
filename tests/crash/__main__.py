"""Loads Django, does one deed of this package, and prints its report as JSON."""

import argparse
import importlib
import json
import os
import sys

import django

DEEDS = ("scene", "kills", "editors", "clock", "tampering", "backups", "hindered")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.add_argument("deed", choices=DEEDS)
    parser.add_argument("variant", nargs="?", default="sound", help="which planted fault, if any")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    deed = importlib.import_module(f"tests.crash.{options.deed}")
    json.dump(deed.run(options.variant), sys.stdout)


if __name__ == "__main__":
    main()
