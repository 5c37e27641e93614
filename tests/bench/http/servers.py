"""The servers that are measured, each as it comes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bench.http import checks
from tests.bench.http.processes import Server, started
from tests.bench.http.questions import files, ours
from tests.bench.http.rounds import Target
from tests.bench.http.sets import Place

SERVERS = ("nginx", "warm", "cold", "bare", "datasette", "plain")

# At its best: no log, files and connections kept open.
NGINX = """
daemon off;
worker_processes %(workers)s;
pid %(scratch)s/%(name)s.pid;
error_log stderr;
events { worker_connections 512; }
http {
    access_log off;
    default_type text/html;
    sendfile on;
    tcp_nopush on;
    open_file_cache max=100;
    keepalive_requests 100000000;
    client_body_temp_path %(scratch)s/body;
    proxy_temp_path %(scratch)s/proxy;
    fastcgi_temp_path %(scratch)s/fastcgi;
    uwsgi_temp_path %(scratch)s/uwsgi;
    scgi_temp_path %(scratch)s/scgi;
    server {
        listen 127.0.0.1:%(port)s reuseport;
        root %(scratch)s/files;
        gzip_static on;
    }
}
"""


def site(place: Place, scratch: Path, name: str) -> Server:
    """Serve the site as it comes; cold, with no answer kept; bare, with no rows either."""
    made = scratch / f"made-{place.name}-{name}"
    own = {"DJANGO_SETTINGS_MODULE": "tests.bench.http.settings", "MADE": str(made)}
    if name != "warm":
        own["COLD"] = name
    command = [sys.executable, "-m", "config.server"]
    server = started(name, place, lambda _: command, own)
    server.made = made
    return server


def plain(place: Place, _scratch: Path) -> Server:
    """Serve the plain project, on the same server as the site."""
    command = [sys.executable, "-m", "config.server", "tests.bench.http.plain.wsgi:application"]
    return started("plain DRF", place, lambda _: command)


def datasette(place: Place, program: Path) -> Server:
    """Serve Datasette as it comes."""
    words = ["serve", str(place.path), "--host", "127.0.0.1", "--port"]
    return started("Datasette", place, lambda port: [str(program), *words, str(port)])


def nginx(place: Place, scratch: Path) -> Server:
    """Serve the files below the folder, those that are compressed already as they are."""

    def command(port: int) -> list[str]:
        settings = scratch / f"nginx-{place.name}.conf"
        own = {"port": port, "scratch": scratch, "name": settings.stem, "workers": os.cpu_count()}
        settings.write_text(NGINX % own)
        return ["nginx", "-e", "stderr", "-p", str(scratch), "-c", str(settings)]

    return started("nginx", place, command)


def serve(
    place: Place, names: Sequence[str], scratch: Path, running: list[Server], program: Path
) -> list[Target]:
    """Start servers of one record, the warm site always, and check what they answer."""
    wanted = [name for name in names if place.name != "one" or name in ("warm", "cold")]
    warm = site(place, scratch, "warm")
    running.append(warm)
    warm.addresses = ours(place)
    checks.fill(warm)
    targets = checks.targets_of(warm, ["warm"])
    if "nginx" in wanted:
        checks.write_files(scratch / "files", targets[0].answers, files(place))
        running.append(nginx(place, scratch))
        targets += checks.targets_of(running[-1], ["nginx"])
    for name in ("cold", "bare"):
        if name in wanted:
            running.append(site(place, scratch, name))
            targets += checks.targets_of(running[-1], [name])
    if "datasette" in wanted:
        running.append(datasette(place, program.absolute()))
        targets += checks.targets_of(running[-1], ["Datasette", "Datasette, trimmed"])
    if "plain" in wanted:
        running.append(plain(place, scratch))
        targets += checks.targets_of(running[-1], ["plain DRF"])
    checks.check(targets)
    checks.tell_apart(targets)
    return targets
