"""The nouns of the record. The record storey stands on the text storey; revisions under all."""

from provisions.models.agreement import Agreement, LanguageVersion, Participation
from provisions.models.article import Article, ArticleText
from provisions.models.base import Dated, Entry, Row, StaleRow, Tracked
from provisions.models.event import Event, EventArticle, EventParty
from provisions.models.party import Actor, Party
from provisions.models.revision import Change, Revision
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
    StatusEntry,
    Tally,
    Event,
)

__all__ = [
    "NOUNS",
    "Actor",
    "Agreement",
    "Article",
    "ArticleText",
    "Change",
    "Citation",
    "Dated",
    "Entry",
    "Event",
    "EventArticle",
    "EventParty",
    "LanguageVersion",
    "Participation",
    "Party",
    "Revision",
    "Row",
    "Source",
    "StaleRow",
    "StatusEntry",
    "Tally",
    "TallyArticle",
    "Tracked",
]
