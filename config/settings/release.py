"""The release: part of every ETag, so that new code never answers “not modified”."""

import hashlib

from config.settings.faces import OPERATOR
from config.settings.start import BASE_DIR


def release_digest() -> str:
    """Return 12 hex digits over the code and the settings that shape an answer."""
    digest = hashlib.sha256()
    for package in ("config", "provisions", "tracker"):
        for path in sorted((BASE_DIR / package).rglob("*")):
            if path.suffix in {".py", ".html", ".css", ".js", ".xml", ".txt", ".svg", ".po"}:
                digest.update(str(path.relative_to(BASE_DIR)).encode())
                digest.update(path.read_bytes())
    # The page about the operator is part of the release that shows it.
    digest.update("\0".join(OPERATOR.values()).encode())
    return digest.hexdigest()[:12]


RELEASE = release_digest()
