"""What rows are called and what is done to them, in the language of whoever reads."""

from __future__ import annotations

from django.utils.translation import get_language, ngettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from provisions.tongues import NAMED, OPENS

NOUNS = {
    "party": pgettext_lazy("kind of row", "party"),
    "actor": pgettext_lazy("kind of row", "actor"),
    "source": pgettext_lazy("kind of row", "source"),
    "agreement": pgettext_lazy("kind of row", "agreement"),
    "article": pgettext_lazy("kind of row", "article"),
    "article-text": pgettext_lazy("kind of row", "article text"),
    "precondition": pgettext_lazy("kind of row", "precondition"),
    "status-entry": pgettext_lazy("kind of row", "status entry"),
    "tally": pgettext_lazy("kind of row", "tally"),
    "event": pgettext_lazy("kind of row", "event"),
    "position": pgettext_lazy("kind of row", "position"),
    "movement": pgettext_lazy("kind of row", "movement"),
    "instrument": pgettext_lazy("kind of row", "instrument"),
    "draft-version": pgettext_lazy("kind of row", "draft version"),
    "proceeding": pgettext_lazy("kind of row", "proceeding"),
    "proceeding-stage": pgettext_lazy("kind of row", "proceeding stage"),
    "presence": pgettext_lazy("kind of row", "presence"),
    "scope-reading": pgettext_lazy("kind of row", "scope reading"),
    "incident": pgettext_lazy("kind of row", "incident"),
    "reaction": pgettext_lazy("kind of row", "reaction"),
    "proposal": pgettext_lazy("kind of row", "proposal"),
    "proposal-answer": pgettext_lazy("kind of row", "proposal answer"),
    "milestone": pgettext_lazy("kind of row", "milestone"),
    "dependency": pgettext_lazy("kind of row", "dependency"),
    "assessment": pgettext_lazy("kind of row", "assessment"),
    "conflict": pgettext_lazy("kind of row", "conflict"),
    "translation": pgettext_lazy("kind of row", "translation"),
}

MANY = {
    "party": pgettext_lazy("nouns of the record", "parties"),
    "actor": pgettext_lazy("nouns of the record", "actors"),
    "source": pgettext_lazy("nouns of the record", "sources"),
    "agreement": pgettext_lazy("nouns of the record", "agreements"),
    "article": pgettext_lazy("nouns of the record", "articles"),
    "article-text": pgettext_lazy("nouns of the record", "article texts"),
    "precondition": pgettext_lazy("nouns of the record", "preconditions"),
    "status-entry": pgettext_lazy("nouns of the record", "status entries"),
    "tally": pgettext_lazy("nouns of the record", "tallies"),
    "event": pgettext_lazy("nouns of the record", "events"),
    "position": pgettext_lazy("nouns of the record", "positions"),
    "movement": pgettext_lazy("nouns of the record", "movements"),
    "instrument": pgettext_lazy("nouns of the record", "instruments"),
    "draft-version": pgettext_lazy("nouns of the record", "draft versions"),
    "proceeding": pgettext_lazy("nouns of the record", "proceedings"),
    "proceeding-stage": pgettext_lazy("nouns of the record", "proceeding stages"),
    "presence": pgettext_lazy("nouns of the record", "presences"),
    "scope-reading": pgettext_lazy("nouns of the record", "scope readings"),
    "incident": pgettext_lazy("nouns of the record", "incidents"),
    "reaction": pgettext_lazy("nouns of the record", "reactions"),
    "proposal": pgettext_lazy("nouns of the record", "proposals"),
    "proposal-answer": pgettext_lazy("nouns of the record", "proposal answers"),
    "milestone": pgettext_lazy("nouns of the record", "milestones"),
    "dependency": pgettext_lazy("nouns of the record", "dependencies"),
    "assessment": pgettext_lazy("nouns of the record", "assessments"),
    "conflict": pgettext_lazy("nouns of the record", "conflicts"),
    "translation": pgettext_lazy("nouns of the record", "translations"),
}

COUNTED = {
    "party": ngettext_lazy("%(count)s party", "%(count)s parties", "count"),
    "actor": ngettext_lazy("%(count)s actor", "%(count)s actors", "count"),
    "source": ngettext_lazy("%(count)s source", "%(count)s sources", "count"),
    "agreement": ngettext_lazy("%(count)s agreement", "%(count)s agreements", "count"),
    "article": ngettext_lazy("%(count)s article", "%(count)s articles", "count"),
    "article-text": ngettext_lazy("%(count)s article text", "%(count)s article texts", "count"),
    "precondition": ngettext_lazy("%(count)s precondition", "%(count)s preconditions", "count"),
    "status-entry": ngettext_lazy("%(count)s status entry", "%(count)s status entries", "count"),
    "tally": ngettext_lazy("%(count)s tally", "%(count)s tallies", "count"),
    "event": ngettext_lazy("%(count)s event", "%(count)s events", "count"),
    "position": ngettext_lazy("%(count)s position", "%(count)s positions", "count"),
    "movement": ngettext_lazy("%(count)s movement", "%(count)s movements", "count"),
    "instrument": ngettext_lazy("%(count)s instrument", "%(count)s instruments", "count"),
    "draft-version": ngettext_lazy("%(count)s draft version", "%(count)s draft versions", "count"),
    "proceeding": ngettext_lazy("%(count)s proceeding", "%(count)s proceedings", "count"),
    "proceeding-stage": ngettext_lazy(
        "%(count)s proceeding stage", "%(count)s proceeding stages", "count"
    ),
    "presence": ngettext_lazy("%(count)s presence", "%(count)s presences", "count"),
    "scope-reading": ngettext_lazy("%(count)s scope reading", "%(count)s scope readings", "count"),
    "incident": ngettext_lazy("%(count)s incident", "%(count)s incidents", "count"),
    "reaction": ngettext_lazy("%(count)s reaction", "%(count)s reactions", "count"),
    "proposal": ngettext_lazy("%(count)s proposal", "%(count)s proposals", "count"),
    "proposal-answer": ngettext_lazy(
        "%(count)s proposal answer", "%(count)s proposal answers", "count"
    ),
    "milestone": ngettext_lazy("%(count)s milestone", "%(count)s milestones", "count"),
    "dependency": ngettext_lazy("%(count)s dependency", "%(count)s dependencies", "count"),
    "assessment": ngettext_lazy("%(count)s assessment", "%(count)s assessments", "count"),
    "conflict": ngettext_lazy("%(count)s conflict", "%(count)s conflicts", "count"),
    "translation": ngettext_lazy("%(count)s translation", "%(count)s translations", "count"),
}

ACTIONS = {
    "added": pgettext_lazy("what was done to a row", "added"),
    "changed": pgettext_lazy("what was done to a row", "changed"),
    "corrected": pgettext_lazy("what was done to a row", "corrected"),
    "retracted": pgettext_lazy("what was done to a row", "retracted"),
    "redacted": pgettext_lazy("what was done to a row", "redacted"),
    "removed": pgettext_lazy("what was done to a row", "removed"),
}


def noun_words(noun: str) -> str:
    """Return what one row of a noun is called."""
    return str(NOUNS[noun])


def nouns_words(noun: str) -> str:
    """Return what rows of a noun are called together."""
    return str(MANY[noun])


def action_words(action: str) -> str:
    """Return the word of the change log for what was done to a row."""
    return str(ACTIONS[action])


def counted_words(noun: str, count: int) -> str:
    """Say how many rows of a noun there are: “3 status entries”."""
    return COUNTED[noun] % {"count": count}


def touched_words(noun: str, action: str, count: int) -> str:
    """Say how many rows of a noun a revision touched: “3 status entries added”."""
    told = {"rows": counted_words(noun, count), "action": action_words(action)}
    return _("%(rows)s %(action)s") % told


def begun(words: str) -> str:
    """Return words with the capital letter that begins a line in the language in use."""
    if words.startswith(OPENS):
        mark, _named, rest = words.partition(NAMED)
        return f"{mark}{NAMED}{rest[:1].upper()}{rest[1:]}"
    dotted = words[:1] == "i" and (get_language() or "").startswith("az")
    return f"{'İ' if dotted else words[:1].upper()}{words[1:]}"
