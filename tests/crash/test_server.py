"""The server as `make serve` runs it, told to stop while answers are on their way."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from urllib.request import urlopen

import pytest

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
