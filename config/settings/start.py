"""How this process runs: on this machine only or deployed, under which key, for which hosts."""

import os
import secrets
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"

env = environ.Env()

DEBUG = env.bool("DEBUG", default=False)
LOCAL = not any(name in os.environ for name in ("SECRET_KEY", "DATABASE_URL", "ALLOWED_HOSTS"))


def counted(name: str, default: int, least: int = 0) -> int:
    """Return a whole number from the environment, no less than ``least``; refuse any other."""
    written = env.str(name, default=str(default)).strip()
    if not (written.isascii() and written.isdecimal() and int(written) >= least):
        raise ImproperlyConfigured(f"{name} must be a whole number, {least} or more.")
    return int(written)


def local_secret_key() -> str:
    """Return this checkout's own key, made at first use and readable by its owner only."""
    path = VAR_DIR / "secret-key"
    VAR_DIR.mkdir(mode=0o700, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    key = secrets.token_urlsafe(64)
    with os.fdopen(descriptor, "w") as handle:
        handle.write(key)
    return key


def required_secret_key() -> str:
    key = env.str("SECRET_KEY", default="")
    if len(key) < 50 or len(set(key)) < 5 or key.startswith("django-insecure-"):
        raise ImproperlyConfigured(
            "SECRET_KEY must be set to a random text of at least 50 characters; "
            'python -c "import secrets; print(secrets.token_urlsafe(64))" makes one.'
        )
    return key


SECRET_KEY = local_secret_key() if LOCAL else required_secret_key()
HERE = {"localhost", "127.0.0.1", "[::1]"}
ALLOWED_HOSTS = sorted(HERE) if LOCAL else env.list("ALLOWED_HOSTS", default=[])
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts this site answers for.")
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must not be '*'.")
if DEBUG and set(ALLOWED_HOSTS) - HERE:
    # Its pages show settings and the values of a failed request to whoever asks.
    raise ImproperlyConfigured("DEBUG must be off where ALLOWED_HOSTS names another machine.")

# How many proxies stand in front, each adding its client to X-Forwarded-For. With none, that
# header is what any client says of itself, and is not read.
PROXIES_IN_FRONT = counted("PROXIES_IN_FRONT", 0)
