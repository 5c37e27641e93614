"""What a row about the cases, forces, incidents, offers and orders around the talks is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping

Words = Mapping[str, str]

# Rows that have a title are called by it, whatever else they name.
TITLED = frozenset({"proceeding", "presence", "proposal", "milestone", "conflict"})


def _stage(words: Words, article: str) -> str:
    return f"Proceeding “{words['proceeding']}”"


def _scope(words: Words, article: str) -> str:
    about = words.get("proceeding") or words.get("presence")
    return f"{article} on “{about}”" if about else f"{article}, its scope"


def _incident(words: Words, article: str) -> str:
    by = f" by {words['by']}" if words.get("by") else ""
    against = f", about {words['against']}" if words.get("against") else ""
    return f"{words['kind']}{by}{against}"


def _reaction(words: Words, article: str) -> str:
    return f"Reaction of {words.get('party') or words['collective']}"


def _answer(words: Words, article: str) -> str:
    return f"“{words['proposal']}”, answer of {words['party']}"


def _order(words: Words, article: str) -> str:
    return f"“{words['dependent']}” and “{words['needs']}”"


def _assessment(words: Words, article: str) -> str:
    about = article or (f"“{words['precondition']}”" if words.get("precondition") else "the talks")
    return f"{words['kind']} on {about}, by the author of {words['source']}"


def _translation(words: Words, article: str) -> str:
    field = words["field"].replace("_", " ")
    return f"{words['language']} translation of the {field}, {words['of_noun']} {words['of_row']}"


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
    said = name(words, article)
    return said[:1].upper() + said[1:]


def ordered(noun: str, words: Words) -> str:
    """Say the order of two milestones, or how many incidents are told of; empty for any other."""
    if noun == "dependency":
        return words.get("kind", "")
    if noun == "incident" and words.get("counting"):
        return f"{words['counting']} of {words['count']}" if words.get("count") else ""
    return ""
