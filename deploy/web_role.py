"""Makes the role of the web processes on PostgreSQL, as WEB_DATABASE_URL names it.

Its name goes to standard output. A role that is there gets the password that the address has
now, and nothing else: what it may do, ``manage.py guards grant`` says.
"""

import os
import sys
from urllib.parse import unquote, urlsplit

import psycopg
from psycopg import sql


def main() -> None:
    named = urlsplit(os.environ["WEB_DATABASE_URL"])
    role, password = unquote(named.username or ""), unquote(named.password or "")
    if not role or not password:
        sys.exit("WEB_DATABASE_URL must hold the name and the password of a role.")
    with psycopg.connect(os.environ["DATABASE_URL"]) as owner:
        known = owner.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
        if role == owner.info.user:
            sys.exit("WEB_DATABASE_URL names the owner; the web processes need another role.")
        deed = "ALTER" if known else "CREATE"
        statement = sql.SQL(f"{deed} ROLE {{}} LOGIN PASSWORD {{}}")
        owner.execute(statement.format(sql.Identifier(role), sql.Literal(password)))
    sys.stdout.write(f"{role}\n")


if __name__ == "__main__":
    main()
