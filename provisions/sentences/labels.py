"""What fields and ties of rows are called in the change log, by their names in English."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

FIELD_WORDS = {
    "about": pgettext_lazy("field of a row", "about"),
    "according to": pgettext_lazy("field of a row", "according to"),
    "according to source": pgettext_lazy("field of a row", "according to source"),
    "address": pgettext_lazy("field of a row", "address"),
    "against": pgettext_lazy("field of a row", "against"),
    "agreed": pgettext_lazy("field of a row", "agreed"),
    "agreement": pgettext_lazy("field of a row", "agreement"),
    "annexes": pgettext_lazy("field of a row", "annexes"),
    "answer": pgettext_lazy("field of a row", "answer"),
    "answers": pgettext_lazy("field of a row", "answers"),
    "article": pgettext_lazy("field of a row", "article"),
    "basis": pgettext_lazy("field of a row", "basis"),
    "blanks": pgettext_lazy("field of a row", "blanks"),
    "by": pgettext_lazy("field of a row", "by"),
    "certified by": pgettext_lazy("field of a row", "certified by"),
    "checked on": pgettext_lazy("field of a row", "checked on"),
    "claim": pgettext_lazy("field of a row", "claim"),
    "claimant": pgettext_lazy("field of a row", "claimant"),
    "collective": pgettext_lazy("field of a row", "collective"),
    "confidence": pgettext_lazy("field of a row", "confidence"),
    "count": pgettext_lazy("field of a row", "count"),
    "counted": pgettext_lazy("field of a row", "counted"),
    "counting": pgettext_lazy("field of a row", "counting"),
    "date": pgettext_lazy("field of a row", "date"),
    "deadlines": pgettext_lazy("field of a row", "deadlines"),
    "denies": pgettext_lazy("field of a row", "denies"),
    "dense until": pgettext_lazy("field of a row", "dense until"),
    "dependent": pgettext_lazy("field of a row", "dependent"),
    "differs from": pgettext_lazy("field of a row", "differs from"),
    "disclosure": pgettext_lazy("field of a row", "disclosure"),
    "district": pgettext_lazy("field of a row", "district"),
    "draft relation basis": pgettext_lazy("field of a row", "draft relation basis"),
    "event": pgettext_lazy("field of a row", "event"),
    "expected articles": pgettext_lazy("field of a row", "expected articles"),
    "field": pgettext_lazy("field of a row", "field"),
    "form": pgettext_lazy("field of a row", "form"),
    "forum": pgettext_lazy("field of a row", "forum"),
    "how that is known": pgettext_lazy("field of a row", "how that is known"),
    "inferred by": pgettext_lazy("field of a row", "inferred by"),
    "instruments": pgettext_lazy("field of a row", "instruments"),
    "key": pgettext_lazy("field of a row", "key"),
    "kind": pgettext_lazy("field of a row", "kind"),
    "known until": pgettext_lazy("field of a row", "known until"),
    "language": pgettext_lazy("field of a row", "language"),
    "list": pgettext_lazy("field of a row", "list"),
    "made a condition of signature": pgettext_lazy(
        "field of a row", "made a condition of signature"
    ),
    "made from": pgettext_lazy("field of a row", "made from"),
    "mission": pgettext_lazy("field of a row", "mission"),
    "mover": pgettext_lazy("field of a row", "mover"),
    "name": pgettext_lazy("field of a row", "name"),
    "needs": pgettext_lazy("field of a row", "needs"),
    "not agreed": pgettext_lazy("field of a row", "not agreed"),
    "note": pgettext_lazy("field of a row", "note"),
    "noun": pgettext_lazy("field of a row", "noun"),
    "number": pgettext_lazy("field of a row", "number"),
    "office": pgettext_lazy("field of a row", "office"),
    "official text": pgettext_lazy("field of a row", "official text"),
    "order": pgettext_lazy("field of a row", "order"),
    "order relative to": pgettext_lazy("field of a row", "order relative to"),
    "out of": pgettext_lazy("field of a row", "out of"),
    "paired with": pgettext_lazy("field of a row", "paired with"),
    "parent": pgettext_lazy("field of a row", "parent"),
    "part of": pgettext_lazy("field of a row", "part of"),
    "partly agreed": pgettext_lazy("field of a row", "partly agreed"),
    "party": pgettext_lazy("field of a row", "party"),
    "per cent, from": pgettext_lazy("field of a row", "per cent, from"),
    "per cent, to": pgettext_lazy("field of a row", "per cent, to"),
    "perspective": pgettext_lazy("field of a row", "perspective"),
    "place": pgettext_lazy("field of a row", "place"),
    "position": pgettext_lazy("field of a row", "position"),
    "precondition": pgettext_lazy("field of a row", "precondition"),
    "presence": pgettext_lazy("field of a row", "presence"),
    "proceeding": pgettext_lazy("field of a row", "proceeding"),
    "proposal": pgettext_lazy("field of a row", "proposal"),
    "proposed by": pgettext_lazy("field of a row", "proposed by"),
    "proposed by source": pgettext_lazy("field of a row", "proposed by source"),
    "published": pgettext_lazy("field of a row", "published"),
    "publisher": pgettext_lazy("field of a row", "publisher"),
    "reading": pgettext_lazy("field of a row", "reading"),
    "received by": pgettext_lazy("field of a row", "received by"),
    "relation to the draft": pgettext_lazy("field of a row", "relation to the draft"),
    "replaces": pgettext_lazy("field of a row", "replaces"),
    "reported by": pgettext_lazy("field of a row", "reported by"),
    "reported by source": pgettext_lazy("field of a row", "reported by source"),
    "respondent": pgettext_lazy("field of a row", "respondent"),
    "rests on secondary summaries": pgettext_lazy("field of a row", "rests on secondary summaries"),
    "review": pgettext_lazy("field of a row", "review"),
    "row": pgettext_lazy("field of a row", "row"),
    "rule": pgettext_lazy("field of a row", "rule"),
    "searched on": pgettext_lazy("field of a row", "searched on"),
    "second form": pgettext_lazy("field of a row", "second form"),
    "sent by": pgettext_lazy("field of a row", "sent by"),
    "short name": pgettext_lazy("field of a row", "short name"),
    "short title": pgettext_lazy("field of a row", "short title"),
    "since": pgettext_lazy("field of a row", "since"),
    "source": pgettext_lazy("field of a row", "source"),
    "speaker": pgettext_lazy("field of a row", "speaker"),
    "stage": pgettext_lazy("field of a row", "stage"),
    "stance": pgettext_lazy("field of a row", "stance"),
    "state": pgettext_lazy("field of a row", "state"),
    "status": pgettext_lazy("field of a row", "status"),
    "subject": pgettext_lazy("field of a row", "subject"),
    "subject words": pgettext_lazy("field of a row", "subject words"),
    "summary": pgettext_lazy("field of a row", "summary"),
    "supersedes": pgettext_lazy("field of a row", "supersedes"),
    "terms": pgettext_lazy("field of a row", "terms"),
    "text": pgettext_lazy("field of a row", "text"),
    "title": pgettext_lazy("field of a row", "title"),
    "tone": pgettext_lazy("field of a row", "tone"),
    "trigger": pgettext_lazy("field of a row", "trigger"),
    "until": pgettext_lazy("field of a row", "until"),
    "whose word": pgettext_lazy("field of a row", "whose word"),
    "would meet": pgettext_lazy("field of a row", "would meet"),
}

TIE_WORDS = {
    "addressed to": pgettext_lazy("what belongs to a row", "addressed to"),
    "citation": pgettext_lazy("what belongs to a row", "citation"),
    "contested name": pgettext_lazy("what belongs to a row", "contested name"),
    "event article": pgettext_lazy("what belongs to a row", "event article"),
    "event party": pgettext_lazy("what belongs to a row", "event party"),
    "instrument party": pgettext_lazy("what belongs to a row", "instrument party"),
    "language version": pgettext_lazy("what belongs to a row", "language version"),
    "name": pgettext_lazy("what belongs to a row", "name"),
    "participation": pgettext_lazy("what belongs to a row", "participation"),
    "possible overlap": pgettext_lazy("what belongs to a row", "possible overlap"),
    "precondition article": pgettext_lazy("what belongs to a row", "precondition article"),
    "reading": pgettext_lazy("what belongs to a row", "reading"),
    "reply to": pgettext_lazy("what belongs to a row", "reply to"),
    "request": pgettext_lazy("what belongs to a row", "request"),
    "row it touches": pgettext_lazy("what belongs to a row", "row it touches"),
    "sender": pgettext_lazy("what belongs to a row", "sender"),
    "stated by": pgettext_lazy("what belongs to a row", "stated by"),
    "tally article": pgettext_lazy("what belongs to a row", "tally article"),
}


# What became of a row, in the words of its sentence.
_DONE = {
    "added": pgettext_lazy("what was done to a row", "added"),
    "changed": pgettext_lazy("what was done to a row", "changed"),
    "corrected": pgettext_lazy("what was done to a row", "corrected"),
    "retracted": pgettext_lazy("what was done to a row", "withdrawn"),
    "redacted": pgettext_lazy("what was done to a row", "redacted"),
}


def done_words(action: str) -> str:
    """Return what a sentence says of a row that was added, corrected or withdrawn."""
    return str(_DONE[action])


def field_words(label: str) -> str:
    """Return what a field is called in the language in use."""
    return str(FIELD_WORDS[label])


def tie_words(label: str) -> str:
    """Return what a tie of a row is called in the language in use."""
    return str(TIE_WORDS[label])
