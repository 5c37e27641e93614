"""Kinds of party, role, event and source."""

from provisions.vocabulary.words import Vocabulary, Word

PARTY_KIND = Vocabulary(
    "party_kind",
    "Kinds of party",
    (
        Word("state", "state", "A state."),
        Word("government_body", "government body", "An organ or office of a state."),
        Word("court", "court", "A court or tribunal."),
        Word("organisation", "organisation", "An international or other organisation."),
        Word("mission", "mission", "A mission sent by a state or an organisation."),
        Word("community", "community", "A group of people affected by the talks."),
        Word("media", "media", "A publisher or broadcaster that made a statement of its own."),
    ),
)

ROLE = Vocabulary(
    "role",
    "Role towards an agreement",
    (
        Word("negotiating_party", "negotiating party", "Negotiates and would be bound."),
        Word("mediator", "mediator or host", "Hosts or mediates talks."),
        Word("third_party", "third party", "Outside the talks, named in them or reacting to them."),
        Word("affected_community", "affected community", "People whose lives the terms touch."),
    ),
)

EVENT_KIND = Vocabulary(
    "event_kind",
    "Kinds of event",
    (
        Word("meeting", "meeting", "The parties or their representatives met."),
        Word("announcement", "announcement", "Somebody made something public."),
        Word("draft_exchange", "exchange of drafts", "A draft or proposals were handed over."),
        Word("initialling", "initialling", "A text was initialled."),
        Word("signing", "signing", "A document was signed."),
        Word("publication", "publication", "A text was published."),
        Word("declaration", "declaration", "A joint declaration, statement or appeal was issued."),
        Word("decision", "decision", "A body took a decision."),
        Word("ruling", "ruling", "A court ruled."),
        Word("release", "release", "Detained people were released or handed over."),
        Word("vote", "vote", "An election, referendum or parliamentary vote took place."),
        Word("deployment", "deployment", "A mission or force arrived, changed or left."),
        Word("other", "other", "Something else that bears on the agreement."),
    ),
)

SOURCE_KIND = Vocabulary(
    "source_kind",
    "Kinds of source",
    (
        Word("official", "official", "Published by a state, a party or an organisation itself."),
        Word("news", "news", "A report by an agency, newspaper or broadcaster."),
        Word("analysis", "analysis", "Comment or research with a view of its own."),
        Word(
            "reply",
            "reply to this tracker",
            "Sent to this tracker by the party itself, in answer to an entry.",
            evidence="The desk has found that the sender speaks for the party.",
            example="A ministry writes that an entry leaves out half of its statement.",
        ),
    ),
)

PERSPECTIVE = Vocabulary(
    "perspective",
    "From where a source looks",
    (
        Word("armenian", "Armenian", "Published in Armenia or by Armenians elsewhere."),
        Word("azerbaijani", "Azerbaijani", "Published in Azerbaijan or by Azerbaijanis elsewhere."),
        Word("russian", "Russian", "Published in Russia or for it."),
        Word("eu", "EU", "Published by or for the European Union."),
        Word("us", "US", "Published by the government of the United States."),
        Word("international", "international", "None of these; who funds it is in its note."),
    ),
)
