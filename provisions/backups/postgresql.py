"""Backups of a PostgreSQL database, through PostgreSQL's own programs."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from django.db import connection
from psycopg import pq
from psycopg.conninfo import make_conninfo

from provisions.backups.refusal import BackupRefused
from provisions.models import Revision

# Debian keeps each version's programs apart and out of PATH.
ASIDE = "/usr/lib/postgresql"


class Room:
    """The database of this process and files of its kind."""

    def copy_to(self, path: Path) -> None:
        """Dump the database as it is at one instant; writers go on meanwhile."""
        _run("pg_dump", "--format=custom", "--no-password", f"--file={path}", connected=True)

    def copy_from(self, path: Path) -> None:
        """Put the dump in the place of the database, in one transaction."""
        safely = ("--single-transaction", "--exit-on-error", "--clean", "--if-exists")
        connection.close()
        _run("pg_restore", *safely, "--no-owner", "--no-password", str(path), connected=True)

    def check(self, path: Path) -> None:
        """Raise BackupRefused unless the file is a whole dump that holds a record."""
        listed = _run("pg_restore", "--list", str(path))
        if f" TABLE DATA public {Revision._meta.db_table} " not in listed:
            raise BackupRefused(f"{path} holds no record.")
        # Reads every block of the file; a dump that was cut off does not pass.
        _run("pg_restore", f"--file={os.devnull}", str(path))


def _run(program: str, *words: str, connected: bool = False) -> str:
    environment = dict(os.environ)
    command = [_found(program), *words]
    if connected:
        known = {option.keyword.decode() for option in pq.Conninfo.get_defaults()}
        place = {k: v for k, v in connection.get_connection_params().items() if k in known}
        # In the environment, where other accounts of the machine do not see it.
        environment["PGPASSWORD"] = place.pop("password", "") or os.environ.get("PGPASSWORD", "")
        command.append(f"--dbname={make_conninfo(**place)}")
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["no reason was given"]
        raise BackupRefused(f"{program}: {said[0].removeprefix(f'{program}: ')}")
    return done.stdout


def _found(program: str) -> str:
    """Return the program of the server's own version where it is kept aside, or any."""
    server: Any = connection
    aside = Path(ASIDE) / str(server.pg_version // 10000) / "bin" / program
    found = str(aside) if aside.exists() else shutil.which(program)
    if found is None:
        raise BackupRefused(f"{program} is needed: install PostgreSQL's client programs.")
    return found
