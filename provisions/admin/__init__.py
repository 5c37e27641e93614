"""The desk: where analysts read and write the record. One file per subject, as in models/.

No rule of the record lives here: every form collects what was typed and runs one deed of
``provisions.record``, whose refusals come back as form errors with everything typed kept.
"""

from provisions.admin.account import AccountAdmin, RoleAdmin
from provisions.admin.agreement import AgreementAdmin
from provisions.admin.article import ArticleAdmin, ArticleTextAdmin
from provisions.admin.document import DraftVersionAdmin, InstrumentAdmin
from provisions.admin.event import EventAdmin
from provisions.admin.party import ActorAdmin, PartyAdmin
from provisions.admin.position import MovementAdmin, PositionAdmin
from provisions.admin.precondition import PreconditionAdmin
from provisions.admin.report import ReportAdmin
from provisions.admin.revision import ChangeAdmin, RevisionAdmin
from provisions.admin.source import SourceAdmin
from provisions.admin.status import StatusEntryAdmin, TallyAdmin

__all__ = [
    "AccountAdmin",
    "ActorAdmin",
    "AgreementAdmin",
    "ArticleAdmin",
    "ArticleTextAdmin",
    "ChangeAdmin",
    "DraftVersionAdmin",
    "EventAdmin",
    "InstrumentAdmin",
    "MovementAdmin",
    "PartyAdmin",
    "PositionAdmin",
    "PreconditionAdmin",
    "ReportAdmin",
    "RevisionAdmin",
    "RoleAdmin",
    "SourceAdmin",
    "StatusEntryAdmin",
    "TallyAdmin",
]
