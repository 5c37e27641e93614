"""What a row about the cases, forces, incidents, offers and orders around the talks is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from provisions.nouns import begun, noun_words
from provisions.sentences.labels import field_words

Words = Mapping[str, str]

# Rows that have a title are called by it, whatever else they name.
TITLED = frozenset({"proceeding", "presence", "proposal", "milestone", "conflict"})


def _stage(words: Words, article: str) -> str:
    return _("Proceeding “%(title)s”") % {"title": words["proceeding"]}


def _scope(words: Words, article: str) -> str:
    about = words.get("proceeding") or words.get("presence")
    if about:
        return _("%(article)s on “%(about)s”") % {"article": article, "about": about}
    return _("%(article)s, its scope") % {"article": article}


def _incident(words: Words, article: str) -> str:
    told = {field: words.get(field, "") for field in ("kind", "by", "against")}
    if told["by"] and told["against"]:
        return _("%(kind)s by %(by)s, about %(against)s") % told
    if told["by"]:
        return _("%(kind)s by %(by)s") % told
    if told["against"]:
        return _("%(kind)s, about %(against)s") % told
    return told["kind"]


def _reaction(words: Words, article: str) -> str:
    return _("Reaction of %(whose)s") % {"whose": words.get("party") or words["collective"]}


def _answer(words: Words, article: str) -> str:
    answer = {"proposal": words["proposal"], "party": words["party"]}
    return _("“%(proposal)s”, answer of %(party)s") % answer


def _order(words: Words, article: str) -> str:
    ends = {"dependent": words["dependent"], "needs": words["needs"]}
    return _("“%(dependent)s” and “%(needs)s”") % ends


def _assessment(words: Words, article: str) -> str:
    told = {
        "kind": words["kind"],
        "article": article,
        "title": words.get("precondition", ""),
        "source": words["source"],
    }
    if article:
        return _("%(kind)s on %(article)s, by the author of %(source)s") % told
    if told["title"]:
        return _("%(kind)s on “%(title)s”, by the author of %(source)s") % told
    return _("%(kind)s on the talks, by the author of %(source)s") % told


def _translation(words: Words, article: str) -> str:
    told = {
        "language": words["language"],
        "field": field_words(words["field"].replace("_", " ")),
        "noun": noun_words(words["of_noun"]),
        "row": words["of_row"],
    }
    return _("%(language)s translation of the %(field)s, %(noun)s %(row)s") % told


# Each needs these words; where they are gone, the row is called by its public id.
_CALLED: dict[str, tuple[tuple[str, ...], Callable[[Words, str], str]]] = {
    "proceeding-stage": (("proceeding",), _stage),
    "scope-reading": (("article",), _scope),
    "incident": (("kind",), _incident),
    "reaction": (("tone",), _reaction),
    "proposal-answer": (("proposal", "party"), _answer),
    "dependency": (("dependent", "needs"), _order),
    "assessment": (("kind", "source"), _assessment),
    "translation": (("language", "field", "of_noun", "of_row"), _translation),
}


def called(noun: str, words: Words, article: str) -> str:
    """Return what a row of these nouns is called; empty for any other."""
    needed, name = _CALLED.get(noun, ((), None))
    if name is None or not all(words.get(field) for field in needed):
        return ""
    return begun(name(words, article))


def ordered(noun: str, words: Words) -> str:
    """Say the order of two milestones, or how many incidents are told of; empty for any other."""
    if noun == "dependency":
        return words.get("kind", "")
    if noun == "incident" and words.get("counting"):
        counted = {"counting": words["counting"], "count": words.get("count")}
        return _("%(counting)s of %(count)s") % counted if counted["count"] else ""
    return ""
