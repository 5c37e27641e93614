"""A WSGI application whose answers take a second, and which notes each request it has begun."""

import os
import time
from collections.abc import Callable, Iterable
from typing import Any

BODY = b"answer " * 50_000


def application(_environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    with open(os.environ["BEGUN"], "a") as begun:
        begun.write(".")
    time.sleep(1)
    start_response("200 OK", [("Content-Length", str(len(BODY)))])
    return [BODY]
