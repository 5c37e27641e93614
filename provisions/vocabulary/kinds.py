"""Kinds of party, role, event and source."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from provisions.vocabulary.words import Vocabulary, Word

PARTY_KIND = Vocabulary(
    "party_kind",
    _("Kinds of party"),
    (
        Word("state", pgettext_lazy("Kinds of party", "state"), _("A state.")),
        Word("government_body", _("government body"), _("An organ or office of a state.")),
        Word("court", _("court"), _("A court or tribunal.")),
        Word("organisation", _("organisation"), _("An international or other organisation.")),
        Word("mission", _("mission"), _("A mission sent by a state or an organisation.")),
        Word("community", _("community"), _("A group of people affected by the talks.")),
        Word(
            "media", _("media"), _("A publisher or broadcaster that made a statement of its own.")
        ),
    ),
)

ROLE = Vocabulary(
    "role",
    _("Role towards an agreement"),
    (
        Word("negotiating_party", _("negotiating party"), _("Negotiates and would be bound.")),
        Word("mediator", _("mediator or host"), _("Hosts or mediates talks.")),
        Word(
            "third_party",
            _("third party"),
            _("Outside the talks, named in them or reacting to them."),
        ),
        Word(
            "affected_community", _("affected community"), _("People whose lives the terms touch.")
        ),
    ),
)

EVENT_KIND = Vocabulary(
    "event_kind",
    _("Kinds of event"),
    (
        Word("meeting", _("meeting"), _("The parties or their representatives met.")),
        Word("announcement", _("announcement"), _("Somebody made something public.")),
        Word(
            "draft_exchange", _("exchange of drafts"), _("A draft or proposals were handed over.")
        ),
        Word("initialling", _("initialling"), _("A text was initialled.")),
        Word("signing", _("signing"), _("A document was signed.")),
        Word("publication", _("publication"), _("A text was published.")),
        Word(
            "declaration",
            pgettext_lazy("Kinds of event", "declaration"),
            _("A joint declaration, statement or appeal was issued."),
        ),
        Word("decision", pgettext_lazy("Kinds of event", "decision"), _("A body took a decision.")),
        Word("ruling", _("ruling"), _("A court ruled.")),
        Word("release", _("release"), _("Detained people were released or handed over.")),
        Word("vote", _("vote"), _("An election, referendum or parliamentary vote took place.")),
        Word("deployment", _("deployment"), _("A mission or force arrived, changed or left.")),
        Word(
            "other",
            pgettext_lazy("Kinds of event", "other"),
            _("Something else that bears on the agreement."),
        ),
    ),
)

SOURCE_KIND = Vocabulary(
    "source_kind",
    _("Kinds of source"),
    (
        Word(
            "official", _("official"), _("Published by a state, a party or an organisation itself.")
        ),
        Word(
            "news",
            pgettext_lazy("Kinds of source", "news"),
            _("A report by an agency, newspaper or broadcaster."),
        ),
        Word("analysis", _("analysis"), _("Comment or research with a view of its own.")),
        Word(
            "reply",
            _("reply to this tracker"),
            _("Sent to this tracker by the party itself, in answer to an entry."),
            evidence=_("The desk has found that the sender speaks for the party."),
            example=_("A ministry writes that an entry leaves out half of its statement."),
        ),
    ),
)

PERSPECTIVE = Vocabulary(
    "perspective",
    _("From where a source looks"),
    (
        Word("armenian", _("Armenian"), _("Published in Armenia or by Armenians elsewhere.")),
        Word(
            "azerbaijani",
            _("Azerbaijani"),
            _("Published in Azerbaijan or by Azerbaijanis elsewhere."),
        ),
        Word("russian", _("Russian"), _("Published in Russia or for it.")),
        Word("eu", _("EU"), _("Published by or for the European Union.")),
        Word("us", _("US"), _("Published by the government of the United States.")),
        Word("international", _("international"), _("None of these; who funds it is in its note.")),
    ),
)
