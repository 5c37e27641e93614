"""The words the record uses, each with its definition, the evidence it needs and an example.

The method page and ``/api/v1/vocabulary/`` print them; models take their choices from them.
How a word joins is in CONTRIBUTING.md.
"""

from provisions.vocabulary.kinds import EVENT_KIND, PARTY_KIND, PERSPECTIVE, ROLE, SOURCE_KIND
from provisions.vocabulary.reading import (
    ANNEXES,
    AUTHENTIC,
    BASIS,
    CONFIDENCE,
    DISCLOSURE,
    REVISION_KIND,
    RULE,
    STATE,
    VOICE,
)
from provisions.vocabulary.status import ACT, ARTICLE_STATUS, ASPECT, STAGE, STATUS_OF_ASPECT
from provisions.vocabulary.words import Vocabulary, Word

VERSION = "1"

VOCABULARIES = (
    ARTICLE_STATUS,
    STAGE,
    ACT,
    ASPECT,
    VOICE,
    RULE,
    BASIS,
    DISCLOSURE,
    CONFIDENCE,
    AUTHENTIC,
    ANNEXES,
    PARTY_KIND,
    ROLE,
    EVENT_KIND,
    SOURCE_KIND,
    PERSPECTIVE,
    STATE,
    REVISION_KIND,
)

__all__ = [
    "ACT",
    "ANNEXES",
    "ARTICLE_STATUS",
    "ASPECT",
    "AUTHENTIC",
    "BASIS",
    "CONFIDENCE",
    "DISCLOSURE",
    "EVENT_KIND",
    "PARTY_KIND",
    "PERSPECTIVE",
    "REVISION_KIND",
    "ROLE",
    "RULE",
    "SOURCE_KIND",
    "STAGE",
    "STATE",
    "STATUS_OF_ASPECT",
    "VERSION",
    "VOCABULARIES",
    "VOICE",
    "Vocabulary",
    "Word",
]
