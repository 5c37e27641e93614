"""The desk: where analysts read and write the record. One file per subject, as in models/.

No rule of the record lives here: every form collects what was typed and runs one deed of
``provisions.record``, whose refusals come back as form errors with everything typed kept.
"""

from provisions.admin.account import AccountAdmin, RoleAdmin
from provisions.admin.agreement import AgreementAdmin
from provisions.admin.article import ArticleAdmin, ArticleTextAdmin
from provisions.admin.assessment import AssessmentAdmin
from provisions.admin.conflict import ConflictAdmin
from provisions.admin.document import DraftVersionAdmin, InstrumentAdmin
from provisions.admin.event import EventAdmin
from provisions.admin.incident import IncidentAdmin
from provisions.admin.milestone import DependencyAdmin, MilestoneAdmin
from provisions.admin.party import ActorAdmin, PartyAdmin
from provisions.admin.position import MovementAdmin, PositionAdmin
from provisions.admin.precondition import PreconditionAdmin
from provisions.admin.presence import PresenceAdmin
from provisions.admin.proceeding import ProceedingAdmin, ProceedingStageAdmin
from provisions.admin.proposal import ProposalAdmin, ProposalAnswerAdmin
from provisions.admin.reaction import ReactionAdmin
from provisions.admin.report import ReportAdmin
from provisions.admin.revision import ChangeAdmin, RevisionAdmin
from provisions.admin.scope import ScopeReadingAdmin
from provisions.admin.source import SourceAdmin
from provisions.admin.status import StatusEntryAdmin, TallyAdmin
from provisions.admin.translation import TranslationAdmin

__all__ = [
    "AccountAdmin",
    "ActorAdmin",
    "AgreementAdmin",
    "ArticleAdmin",
    "ArticleTextAdmin",
    "AssessmentAdmin",
    "ChangeAdmin",
    "ConflictAdmin",
    "DependencyAdmin",
    "DraftVersionAdmin",
    "EventAdmin",
    "IncidentAdmin",
    "InstrumentAdmin",
    "MilestoneAdmin",
    "MovementAdmin",
    "PartyAdmin",
    "PositionAdmin",
    "PreconditionAdmin",
    "PresenceAdmin",
    "ProceedingAdmin",
    "ProceedingStageAdmin",
    "ProposalAdmin",
    "ProposalAnswerAdmin",
    "ReactionAdmin",
    "ReportAdmin",
    "RevisionAdmin",
    "RoleAdmin",
    "ScopeReadingAdmin",
    "SourceAdmin",
    "StatusEntryAdmin",
    "TallyAdmin",
    "TranslationAdmin",
]
