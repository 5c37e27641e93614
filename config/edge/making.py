"""What Django says of an answer while it makes it, to the layer in front of it."""

from __future__ import annotations

from dataclasses import dataclass

from config.edge.version import Version

MAKING = "config.edge.making"


@dataclass(slots=True)
class Making:
    """Whether an answer is to be finished and kept, and of which version it is."""

    before: Version | None = None
    after: Version | None = None
    is_plain: bool = False

    def is_of(self, version: Version) -> bool:
        """Say whether the answer shows this version, and no other came while it was made."""
        return self.before == self.after == version
