"""The nouns of the record. The record storey stands on the text storey; revisions under all."""

from provisions.models.agreement import Agreement, LanguageVersion, Participation
from provisions.models.article import Article, ArticleText
from provisions.models.assessment import Assessment
from provisions.models.base import Dated, Entry, Row, StaleRow, Tracked
from provisions.models.conflict import Conflict, ConflictReading, ConflictRow
from provisions.models.contested import ContestedName
from provisions.models.document import DraftVersion, Instrument, InstrumentParty
from provisions.models.event import Event, EventArticle, EventParty
from provisions.models.incident import Incident, IncidentOverlap
from provisions.models.maintenance import Maintenance
from provisions.models.milestone import Dependency, Milestone
from provisions.models.party import Actor, Party
from provisions.models.position import Movement, Position
from provisions.models.precondition import (
    AddressedTo,
    Precondition,
    PreconditionArticle,
    StatedBy,
)
from provisions.models.presence import Presence, PresenceName, PresenceSender
from provisions.models.proceeding import Proceeding, ProceedingStage
from provisions.models.proposal import Proposal, ProposalAddressee, ProposalAnswer
from provisions.models.reaction import Reaction, ReactionAsk
from provisions.models.reply import ReplyTo
from provisions.models.report import Report, SenderCount
from provisions.models.revision import Change, Reseal, Revision
from provisions.models.scope import ScopeReading
from provisions.models.source import Citation, Source
from provisions.models.status import StatusEntry
from provisions.models.tally import Tally, TallyArticle
from provisions.models.translation import TRANSLATED, Translation

# Every noun with a public id, in the order in which files load: what is named, first.
NOUNS: tuple[type[Row], ...] = (
    Party,
    Actor,
    Source,
    Agreement,
    Article,
    ArticleText,
    Precondition,
    StatusEntry,
    Tally,
    Event,
    Position,
    Movement,
    Instrument,
    DraftVersion,
    Proceeding,
    ProceedingStage,
    Presence,
    ScopeReading,
    Incident,
    Reaction,
    Proposal,
    ProposalAnswer,
    Milestone,
    Dependency,
    Assessment,
    Conflict,
    Translation,
)

__all__ = [
    "NOUNS",
    "TRANSLATED",
    "Actor",
    "AddressedTo",
    "Agreement",
    "Article",
    "ArticleText",
    "Assessment",
    "Change",
    "Citation",
    "Conflict",
    "ConflictReading",
    "ConflictRow",
    "ContestedName",
    "Dated",
    "Dependency",
    "DraftVersion",
    "Entry",
    "Event",
    "EventArticle",
    "EventParty",
    "Incident",
    "IncidentOverlap",
    "Instrument",
    "InstrumentParty",
    "LanguageVersion",
    "Maintenance",
    "Milestone",
    "Movement",
    "Participation",
    "Party",
    "Position",
    "Precondition",
    "PreconditionArticle",
    "Presence",
    "PresenceName",
    "PresenceSender",
    "Proceeding",
    "ProceedingStage",
    "Proposal",
    "ProposalAddressee",
    "ProposalAnswer",
    "Reaction",
    "ReactionAsk",
    "ReplyTo",
    "Report",
    "Reseal",
    "Revision",
    "Row",
    "ScopeReading",
    "SenderCount",
    "Source",
    "StaleRow",
    "StatedBy",
    "StatusEntry",
    "Tally",
    "TallyArticle",
    "Tracked",
    "Translation",
]
