"""The nouns of the record. The record storey stands on the text storey; revisions under all."""

from provisions.models.agreement import Agreement, LanguageVersion, Participation
from provisions.models.article import Article, ArticleText
from provisions.models.base import Dated, Entry, Row, StaleRow, Tracked
from provisions.models.document import DraftVersion, Instrument, InstrumentParty
from provisions.models.event import Event, EventArticle, EventParty
from provisions.models.maintenance import Maintenance
from provisions.models.party import Actor, Party
from provisions.models.position import Movement, Position
from provisions.models.precondition import (
    AddressedTo,
    ContestedName,
    Precondition,
    PreconditionArticle,
    StatedBy,
)
from provisions.models.reply import ReplyTo
from provisions.models.report import Report, SenderCount
from provisions.models.revision import Change, Reseal, Revision
from provisions.models.source import Citation, Source
from provisions.models.status import StatusEntry
from provisions.models.tally import Tally, TallyArticle

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
)

__all__ = [
    "NOUNS",
    "Actor",
    "AddressedTo",
    "Agreement",
    "Article",
    "ArticleText",
    "Change",
    "Citation",
    "ContestedName",
    "Dated",
    "DraftVersion",
    "Entry",
    "Event",
    "EventArticle",
    "EventParty",
    "Instrument",
    "InstrumentParty",
    "LanguageVersion",
    "Maintenance",
    "Movement",
    "Participation",
    "Party",
    "Position",
    "Precondition",
    "PreconditionArticle",
    "ReplyTo",
    "Report",
    "Reseal",
    "Revision",
    "Row",
    "SenderCount",
    "Source",
    "StaleRow",
    "StatedBy",
    "StatusEntry",
    "Tally",
    "TallyArticle",
    "Tracked",
]
