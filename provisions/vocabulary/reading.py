"""Whose word a row is, by which rule, how sure, and in what state."""

from provisions.vocabulary.words import Vocabulary, Word

VOICE = Vocabulary(
    "voice",
    "Whose word it is",
    (
        Word(
            "reading",
            "the tracker's reading",
            "What the tracker concludes, by a published rule, from the statements it cites.",
        ),
        Word("party", "a party's account", "What a party has said, through a named office."),
        Word("source", "a source's account", "What a source reports without naming a party."),
    ),
)

RULE = Vocabulary(
    "rule",
    "Rules of reading",
    (
        Word(
            "both_parties",
            "both parties say so",
            "Both negotiating parties have said the same thing about the subject.",
        ),
        Word(
            "elimination",
            "inferred by elimination",
            "Both parties' counts leave some articles open and name them; the others are "
            "taken as agreed, assuming that the articles are the same ones.",
        ),
        Word(
            "last_reported",
            "last reported",
            "The last public word of both parties says so; nothing newer is known.",
        ),
        Word(
            "published_text",
            "the published text shows it",
            "The text that both parties published says so.",
        ),
        Word(
            "single_account",
            "one account",
            "One account says so and no other is known that contradicts it.",
        ),
    ),
)

BASIS = Vocabulary(
    "basis",
    "Basis of a reading",
    (
        Word("stated", "stated", "Somebody said it in so many words."),
        Word("inferred", "inferred", "Nobody said it; a published rule gives it."),
    ),
)

DISCLOSURE = Vocabulary(
    "disclosure",
    "Disclosure of an article's text",
    (
        Word("undisclosed", "not yet public", "Neither text nor subject is public."),
        Word("described", "described", "Its subject was described in public; its text was not."),
        Word("published", "published", "Its text has been published."),
    ),
)

CONFIDENCE = Vocabulary(
    "confidence",
    "Confidence in a row",
    (
        Word("high", "high", "Two or more outlets agree; they may relay one official statement."),
        Word("medium", "medium", "One adequate source, or a day that was inferred."),
        Word("low", "low", "One weak source, or accounts that remain in conflict."),
    ),
)

AUTHENTIC = Vocabulary(
    "authentic",
    "Whether a language version is authentic or prevails",
    (
        Word("yes", "yes", "A source says so."),
        Word("no", "no", "A source says that it is not."),
        Word("unknown", "not known", "The record holds no source that says."),
    ),
)

ANNEXES = Vocabulary(
    "annexes",
    "Annexes",
    (
        Word("none_known", "none known", "No source mentions an annex."),
        Word("some", "some", "A source mentions at least one annex."),
        Word("unknown", "not known", "The record holds no source that says."),
    ),
)

TRANSLATION_REVIEW = Vocabulary(
    "translation_review",
    "How a translation was made",
    (
        Word(
            "reviewed",
            "reviewed",
            "Read against the English by a person who knows both languages.",
            "An edit of the record that says so, with its reason.",
            "A party's name in Armenian, read and found to say the same.",
        ),
        Word(
            "machine",
            "machine translation, not yet reviewed",
            "Made by a machine; nobody has read it against the English yet.",
            "None: it is how every translation begins that no person made.",
            "A summary in Russian, on the day it was added.",
        ),
    ),
)

STATE = Vocabulary(
    "state",
    "State of a row",
    (
        Word("published", "published", "Stands in the record."),
        Word("retracted", "retracted", "Withdrawn; a tombstone says why and since when."),
        Word("redacted", "redacted", "Content taken out under every clock; a tombstone is left."),
    ),
)

REVISION_KIND = Vocabulary(
    "revision_kind",
    "Kinds of revision",
    (
        Word("update", "update", "Something was added or changed."),
        Word("import", "import", "Files were loaded into the record."),
        Word("correction", "correction", "An entry was replaced by one that corrects it."),
        Word("retraction", "retraction", "An entry was withdrawn."),
        Word("redaction", "redaction", "The content of rows was taken out, for law or safety."),
    ),
)
