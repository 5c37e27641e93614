"""Runs the site in the foreground on http://$LISTEN:$PORT: ``python -m config.server``.

Told to stop (SIGTERM, Ctrl-C, terminal closed) it takes no new requests, finishes the answers
in flight and ends. Without a terminal, SIGHUP has it replace its workers one after the other,
each by a fresh one that serves before the old one stops; they run the code that it began with.
Limits on time keep a client that sends or reads nothing from holding it.
"""

import gc
import os
import signal
import sys
import threading
import time
from importlib import import_module
from typing import Any

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from config.bodies import WholeBodies

# Other machines are let in only where somebody says so.
LISTEN = os.environ.get("LISTEN", "127.0.0.1")
PORT = int(os.environ.get("PORT", "8000"))
# One more than there are cores: while the threads of one hand Python's lock to each other, or make
# a page, no core is left idle. Many would hold the same answers many times over.
WORKERS = int(os.environ.get("WORKERS") or min(os.cpu_count() or 1, 4) + 1)
# In each worker. One serves kept answers in somewhat less processor time, the more so where the
# version is asked of PostgreSQL; but then a page that is being made, or a save that waits its
# turn, keeps every reader of its worker waiting.
THREADS = int(os.environ.get("THREADS", "4"))
# A page makes tens of thousands of rows, all of them in use until it is written: with Python's own
# 700 a tenth of the time of a long page passes in looking for garbage among them.
ROWS_BETWEEN_COLLECTIONS = 50_000
HEADERS_WITHIN = 10_000  # milliseconds
BODY_WITHIN = 10  # seconds
STOPPED_WITHIN = 15  # seconds


def serve(application: str) -> None:
    """Serve a WSGI application, named as ``module:name``, until told to stop."""
    # Before any worker is forked: loaded once for all, and one that cannot load is seen here.
    load(application)
    # What was loaded stays: looking through it for garbage would take longer than most answers.
    gc.collect()
    gc.freeze()
    gc.set_threshold(ROWS_BETWEEN_COLLECTIONS)
    server = Granian(
        application,
        address=LISTEN,
        port=PORT,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=WORKERS,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=STOPPED_WITHIN,
        http1_settings=HTTP1Settings(header_read_timeout=HEADERS_WITHIN),
        log_level=LogLevels.warning,
    )
    if has_terminal():
        # Its end is a wish to stop, not to reload.
        server.on_startup(lambda: signal.signal(signal.SIGHUP, server.signal_handler_interrupt))
    server.serve(target_loader=load_in_worker)


def has_terminal() -> bool:
    """Say whether this process belongs to a terminal, whose end would send it SIGHUP."""
    try:
        os.close(os.open("/dev/tty", os.O_RDONLY | os.O_NOCTTY))
    except OSError:
        return False
    return True


def load(application: str) -> Any:
    module, _, name = application.partition(":")
    return getattr(import_module(module), name)


def load_in_worker(application: str) -> Any:
    """Return the application; called first thing in each worker.

    Only the main process is to be told to stop: a worker that gets the terminal's Ctrl-C
    beside the main process's own signal can hang, so it leaves the terminal's group. Until
    the worker serves it has no answer to finish, and may just end.
    """
    # A group of its own, not a session: kernels share the processor among sessions, so that
    # each worker would be woken for every single request. What it says to the terminal passes.
    os.setpgrp()
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=end_with_parent, args=(os.getppid(),), daemon=True).start()
    # Half the threads are left to those who send no body.
    return WholeBodies(load(application), at_once=max(1, THREADS // 2), within=BODY_WITHIN)


def end_with_parent(parent: int) -> None:
    """Stop this worker when its main process was killed and cannot tell it to."""
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    serve(sys.argv[1] if len(sys.argv) > 1 else "config.wsgi:application")
