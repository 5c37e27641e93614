"""The server as `make serve` runs it, told to stop while answers are on their way."""

import os
import pty
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.request import urlopen

import pytest

from config.server import WORKERS
from tests.crash.conftest import ROOT
from tests.crash.sites import answers, free_port, wait_until
from tests.crash.slow_site import BODY

pytestmark = pytest.mark.crash

READERS = 6


def send_to_server(process: subprocess.Popen) -> None:
    process.send_signal(signal.SIGTERM)


def press_control_c(process: subprocess.Popen) -> None:
    os.killpg(process.pid, signal.SIGINT)


@pytest.mark.parametrize("stop", [send_to_server, press_control_c])
def test_server_told_to_stop_finishes_its_answers(stop, tmp_path):
    begun, port = tmp_path / "begun", free_port()
    begun.touch()
    server = subprocess.Popen(
        [sys.executable, "-m", "config.server", "tests.crash.slow_site:application"],
        cwd=ROOT,
        env=os.environ | {"PORT": str(port), "BEGUN": str(begun)},
        start_new_session=True,
    )
    try:
        wait_until(lambda: answers(port))
        with ThreadPoolExecutor(READERS) as readers:
            read = [
                readers.submit(lambda: urlopen(f"http://127.0.0.1:{port}/", timeout=30).read())
                for _ in range(READERS)
            ]
            wait_until(lambda: begun.stat().st_size == READERS)
            stop(server)
            assert [reading.result() == BODY for reading in read] == [True] * READERS
        assert server.wait(timeout=30) == 0
        assert not answers(port)
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)


def workers_of(pid):
    return set(Path(f"/proc/{pid}/task/{pid}/children").read_text().split())


def test_server_told_to_renew_its_workers_loses_no_answer(tmp_path):
    """Each reader opens a connection for each answer, and one worker or the other takes it."""
    begun, port, over = tmp_path / "begun", free_port(), threading.Event()
    begun.touch()
    server = subprocess.Popen(
        [sys.executable, "-m", "config.server", "tests.crash.slow_site:application"],
        cwd=ROOT,
        env=os.environ | {"PORT": str(port), "BEGUN": str(begun)},
        start_new_session=True,
    )

    def read_on():
        read = []
        while not over.is_set():
            read.append(urlopen(f"http://127.0.0.1:{port}/", timeout=30).read() == BODY)
        return read

    try:
        wait_until(lambda: answers(port))
        with ThreadPoolExecutor(READERS) as readers:
            reading = [readers.submit(read_on) for _ in range(READERS)]
            try:
                wait_until(lambda: begun.stat().st_size >= READERS)
                first = workers_of(server.pid)
                server.send_signal(signal.SIGHUP)
                wait_until(lambda: len(workers_of(server.pid) - first) == len(first) == WORKERS)
                wait_until(lambda: not workers_of(server.pid) & first)
            finally:
                over.set()
            assert {whole for one in reading for whole in one.result()} == {True}
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=30) == 0
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)


def test_server_ends_with_its_terminal(tmp_path):
    """There the same signal is no wish to go on."""
    begun, port = tmp_path / "begun", free_port()
    begun.touch()
    pid, terminal = pty.fork()
    if not pid:
        os.chdir(ROOT)
        os.environ.update(PORT=str(port), BEGUN=str(begun))
        words = [sys.executable, "-m", "config.server", "tests.crash.slow_site:application"]
        os.execv(sys.executable, words)
    try:
        wait_until(lambda: answers(port))
        os.close(terminal)
        wait_until(lambda: not answers(port))
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    except BaseException:
        os.kill(pid, signal.SIGKILL)
        raise
