"""The words the record uses, each with its definition, the evidence it needs and an example.

The method page and ``/api/v1/vocabulary/`` print them; models take their choices from them.
How a word joins is in CONTRIBUTING.md.
"""

from provisions.vocabulary.accounts import ASSESSMENT_KIND, CONFLICT_KIND
from provisions.vocabulary.incidents import (
    COUNTING,
    INCIDENT_KIND,
    REACTION_ASK,
    REACTION_TONE,
)
from provisions.vocabulary.kinds import EVENT_KIND, PARTY_KIND, PERSPECTIVE, ROLE, SOURCE_KIND
from provisions.vocabulary.presences import PRESENCE_KIND, SCOPE_READING
from provisions.vocabulary.proceedings import PROCEEDING_KIND, PROCEEDING_STAGE
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
from provisions.vocabulary.sequence import DEPENDENCY_KIND, MILESTONE_KIND, PROPOSAL_ANSWER
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
    PROCEEDING_KIND,
    PROCEEDING_STAGE,
    PRESENCE_KIND,
    SCOPE_READING,
    INCIDENT_KIND,
    COUNTING,
    REACTION_TONE,
    REACTION_ASK,
    PROPOSAL_ANSWER,
    MILESTONE_KIND,
    DEPENDENCY_KIND,
    ASSESSMENT_KIND,
    CONFLICT_KIND,
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
    "ASSESSMENT_KIND",
    "AUTHENTIC",
    "BASIS",
    "CLAIM",
    "CONDITION",
    "CONFIDENCE",
    "CONFLICT_KIND",
    "COUNTING",
    "DEPENDENCY_KIND",
    "DISCLOSURE",
    "DRAFT_RELATION",
    "EVENT_KIND",
    "FORM",
    "FULFILMENT",
    "INCIDENT_KIND",
    "INSTRUMENT_KIND",
    "MILESTONE_KIND",
    "MOVEMENT_KIND",
    "ORDER",
    "PARTY_KIND",
    "PERSPECTIVE",
    "PRESENCE_KIND",
    "PROCEEDING_KIND",
    "PROCEEDING_STAGE",
    "PROPOSAL_ANSWER",
    "REACTION_ASK",
    "REACTION_TONE",
    "REQUIREMENT_LIST",
    "REVISION_KIND",
    "ROLE",
    "RULE",
    "SCOPE_READING",
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
