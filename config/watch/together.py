"""Where the processes of one server count together.

The place is a folder of the process that loads the site first; those that it forks, or starts
with its environment, write their counts into files of their own there.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

# The name by which prometheus_client finds it, at the moment when it is imported.
VARIABLE = "PROMETHEUS_MULTIPROC_DIR"


def count_together() -> str:
    """Make the folder, if no process before this one did, and return it."""
    if VARIABLE not in os.environ:
        folder = os.environ[VARIABLE] = tempfile.mkdtemp(prefix="figures-")
        atexit.register(_remove, folder, os.getpid())
    return os.environ[VARIABLE]


def _remove(folder: str, owner: int) -> None:
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)
