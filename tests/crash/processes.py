"""Child processes that report back by lines, and can be killed at any instant."""

import json
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TextIO

from django.db import connections

Say = Callable[..., None]


@dataclass(frozen=True)
class Child:
    """A process of our own and the lines it writes."""

    pid: int
    output: TextIO

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def line(self) -> list[Any]:
        """Wait for the next line and return it."""
        return json.loads(self.output.readline() or '["error", "it ended"]')

    def rest(self) -> list[list[Any]]:
        """Wait for the process to end; return what it still said, an error of its own included."""
        with self.output:
            # A killed process leaves no half line: one write of less than PIPE_BUF is whole.
            said = [json.loads(line) for line in self.output]
        os.waitpid(self.pid, 0)
        return said


def start(work: Callable[[Say], None]) -> Child:
    """Fork a process that does the work; no database connection is shared with it."""
    connections.close_all()
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return Child(pid, os.fdopen(reading))
    os.close(reading)

    def say(*values: Any) -> None:
        os.write(writing, (json.dumps(values) + "\n").encode())

    try:
        work(say)
    except BaseException as error:
        say("error", f"{type(error).__name__}: {error}"[:2000])
    finally:
        # Without what the parent registered for its own exit.
        os._exit(0)
