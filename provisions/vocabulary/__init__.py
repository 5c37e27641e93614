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
from provisions.vocabulary.requirements import (
    ANSWER,
    CONDITION,
    DRAFT_RELATION,
    FORM,
    FULFILMENT,
    ORDER,
    REQUIREMENT_LIST,
    STANDING,
)
from provisions.vocabulary.statements import (
    CLAIM,
    INSTRUMENT_KIND,
    MOVEMENT_KIND,
    STANCE,
    SUBJECT,
)
from provisions.vocabulary.status import ACT, ARTICLE_STATUS, ASPECT, STAGE, STATUS_OF_ASPECT
from provisions.vocabulary.words import Vocabulary, Word

VERSION = "1"

VOCABULARIES = (
    ARTICLE_STATUS,
    STAGE,
    ACT,
    ASPECT,
    STANDING,
    ANSWER,
    FULFILMENT,
    REQUIREMENT_LIST,
    FORM,
    CONDITION,
    DRAFT_RELATION,
    ORDER,
    STANCE,
    SUBJECT,
    MOVEMENT_KIND,
    CLAIM,
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
    INSTRUMENT_KIND,
    SOURCE_KIND,
    PERSPECTIVE,
    STATE,
    REVISION_KIND,
)

__all__ = [
    "ACT",
    "ANNEXES",
    "ANSWER",
    "ARTICLE_STATUS",
    "ASPECT",
    "AUTHENTIC",
    "BASIS",
    "CLAIM",
    "CONDITION",
    "CONFIDENCE",
    "DISCLOSURE",
    "DRAFT_RELATION",
    "EVENT_KIND",
    "FORM",
    "FULFILMENT",
    "INSTRUMENT_KIND",
    "MOVEMENT_KIND",
    "ORDER",
    "PARTY_KIND",
    "PERSPECTIVE",
    "REQUIREMENT_LIST",
    "REVISION_KIND",
    "ROLE",
    "RULE",
    "SOURCE_KIND",
    "STAGE",
    "STANCE",
    "STANDING",
    "STATE",
    "STATUS_OF_ASPECT",
    "SUBJECT",
    "VERSION",
    "VOCABULARIES",
    "VOICE",
    "Vocabulary",
    "Word",
]
