"""Whose word a row is, by which rule, how sure, and in what state."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from provisions.vocabulary.words import Vocabulary, Word

VOICE = Vocabulary(
    "voice",
    _("Whose word it is"),
    (
        Word(
            "reading",
            _("the tracker's reading"),
            _("What the tracker concludes, by a published rule, from the statements it cites."),
        ),
        Word("party", _("a party's account"), _("What a party has said, through a named office.")),
        Word("source", _("a source's account"), _("What a source reports without naming a party.")),
    ),
)

RULE = Vocabulary(
    "rule",
    _("Rules of reading"),
    (
        Word(
            "both_parties",
            _("both parties say so"),
            _("Both negotiating parties have said the same thing about the subject."),
        ),
        Word(
            "elimination",
            _("inferred by elimination"),
            _(
                "Both parties' counts leave some articles open and name them; the others are "
                "taken as agreed, assuming that the articles are the same ones."
            ),
        ),
        Word(
            "last_reported",
            _("last reported"),
            _("The last public word of both parties says so; nothing newer is known."),
        ),
        Word(
            "published_text",
            _("the published text shows it"),
            _("The text that both parties published says so."),
        ),
        Word(
            "single_account",
            _("one account"),
            _("One account says so and no other is known that contradicts it."),
        ),
    ),
)

BASIS = Vocabulary(
    "basis",
    _("Basis of a reading"),
    (
        Word(
            "stated",
            pgettext_lazy("Basis of a reading", "stated"),
            _("Somebody said it in so many words."),
        ),
        Word("inferred", _("inferred"), _("Nobody said it; a published rule gives it.")),
    ),
)

DISCLOSURE = Vocabulary(
    "disclosure",
    _("Disclosure of an article's text"),
    (
        Word("undisclosed", _("not yet public"), _("Neither text nor subject is public.")),
        Word(
            "described", _("described"), _("Its subject was described in public; its text was not.")
        ),
        Word(
            "published",
            pgettext_lazy("Disclosure of an article's text", "published"),
            _("Its text has been published."),
        ),
    ),
)

CONFIDENCE = Vocabulary(
    "confidence",
    _("Confidence in a row"),
    (
        Word(
            "high",
            pgettext_lazy("Confidence in a row", "high"),
            _("Two or more outlets agree; they may relay one official statement."),
        ),
        Word(
            "medium",
            pgettext_lazy("Confidence in a row", "medium"),
            _("One adequate source, or a day that was inferred."),
        ),
        Word(
            "low",
            pgettext_lazy("Confidence in a row", "low"),
            _("One weak source, or accounts that remain in conflict."),
        ),
    ),
)

AUTHENTIC = Vocabulary(
    "authentic",
    _("Whether a language version is authentic or prevails"),
    (
        Word(
            "yes",
            pgettext_lazy("Whether a language version is authentic or prevails", "yes"),
            _("A source says so."),
        ),
        Word(
            "no",
            pgettext_lazy("Whether a language version is authentic or prevails", "no"),
            _("A source says that it is not."),
        ),
        Word(
            "unknown",
            pgettext_lazy("Whether a language version is authentic or prevails", "not known"),
            _("The record holds no source that says."),
        ),
    ),
)

ANNEXES = Vocabulary(
    "annexes",
    _("Annexes"),
    (
        Word("none_known", _("none known"), _("No source mentions an annex.")),
        Word("some", pgettext_lazy("Annexes", "some"), _("A source mentions at least one annex.")),
        Word(
            "unknown",
            pgettext_lazy("Annexes", "not known"),
            _("The record holds no source that says."),
        ),
    ),
)

TRANSLATION_REVIEW = Vocabulary(
    "translation_review",
    _("How a translation was made"),
    (
        Word(
            "reviewed",
            _("reviewed"),
            _("Read against the English by a person who knows both languages."),
            _("An edit of the record that says so, with its reason."),
            _("A party's name in Armenian, read and found to say the same."),
        ),
        Word(
            "machine",
            _("machine translation, not yet reviewed"),
            _("Made by a machine; nobody has read it against the English yet."),
            _("None: it is how every translation begins that no person made."),
            _("A summary in Russian, on the day it was added."),
        ),
    ),
)

STATE = Vocabulary(
    "state",
    _("State of a row"),
    (
        Word("published", pgettext_lazy("State of a row", "published"), _("Stands in the record.")),
        Word("retracted", _("retracted"), _("Withdrawn; a tombstone says why and since when.")),
        Word(
            "redacted",
            _("redacted"),
            _("Content taken out under every clock; a tombstone is left."),
        ),
    ),
)

REVISION_KIND = Vocabulary(
    "revision_kind",
    _("Kinds of revision"),
    (
        Word("update", _("update"), _("Something was added or changed.")),
        Word("import", _("import"), _("Files were loaded into the record.")),
        Word("correction", _("correction"), _("An entry was replaced by one that corrects it.")),
        Word("retraction", _("retraction"), _("An entry was withdrawn.")),
        Word(
            "redaction", _("redaction"), _("The content of rows was taken out, for law or safety.")
        ),
    ),
)
