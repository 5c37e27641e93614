"""nginx by the committed configuration, on a port of this machine, with a site behind it."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.crash.sites import answers, free_port, wait_until

CONFIGURATION = Path(__file__).parents[3] / "deploy/nginx/published.conf"
NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
AROUND = """\
daemon off;
master_process off;
pid {place}/nginx.pid;
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path {place}/bodies;
    proxy_temp_path {place}/proxied;
    fastcgi_temp_path {place}/fastcgi;
    uwsgi_temp_path {place}/uwsgi;
    scgi_temp_path {place}/scgi;
    include {place}/published.conf;
}}
"""


class Site(BaseHTTPRequestHandler):
    """Stands for the site: says which question reached it."""

    def do_GET(self) -> None:
        body = f"{self.command} {self.path}".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def site_behind() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def nginx(folder: Path, place: Path) -> Iterator[int]:
    """Serve a folder of publications while the block runs; give the port."""
    if NGINX is None:
        pytest.skip("nginx is not installed")
    with site_behind() as behind:
        port, text = free_port(), CONFIGURATION.read_text()
        for committed, fitted in (
            ("include /srv/published/", f"include {folder}/"),
            ("server 127.0.0.1:8000;", f"server 127.0.0.1:{behind};"),
            ("listen 80;", f"listen 127.0.0.1:{port};"),
        ):
            assert text.count(committed) == 1, committed
            text = text.replace(committed, fitted)
        (place / "published.conf").write_text(text)
        (place / "nginx.conf").write_text(AROUND.format(place=place))
        told = ["-p", str(place), "-c", str(place / "nginx.conf"), "-e", str(place / "error.log")]
        server = subprocess.Popen([NGINX, *told])
        try:
            wait_until(lambda: answers(port) or server.poll() is not None)
            assert server.poll() is None, (place / "error.log").read_text()
            yield port
        finally:
            server.terminate()
            server.wait(timeout=30)
