"""What the change log calls a row that changed."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from provisions.changes import ARTICLE_KEY, RowChange
from provisions.models.article import part_name
from provisions.nouns import begun, noun_words
from provisions.sentences.around import TITLED, called
from provisions.spoken import alike
from provisions.tongues import unmarked

LONGEST = 90
_NAMED_BY = ("title", "name", "subject", "summary", "key")


def article_name(words: Mapping[str, str], number: str) -> str:
    """Name an article by its printed number, or by where the tracker files it."""
    if number:
        return _("Article %(number)s") % {"number": number}
    key = words.get(ARTICLE_KEY, "")
    if key.isdigit():
        return _("Article filed at %(number)s") % {"number": key}
    return words.get("article", "")


def status_subject(change: RowChange, number: str) -> str:
    """Name what a status entry is about; one without words left has its public id."""
    words = change.words
    party = words.get("party", "")
    if words.get("article"):
        return article_name(words, number)
    if words.get("precondition"):
        if party:
            return _("“%(title)s”, %(aspect)s by %(party)s") % _about(words)
        return _("“%(title)s”, %(aspect)s") % _about(words)
    return party or (_("Stage of the agreement") if words.get("status") else change.row)


def _about(words: Mapping[str, str]) -> dict[str, str]:
    return {
        "title": words["precondition"],
        "aspect": words["aspect"],
        "party": words.get("party", ""),
    }


def subject(change: RowChange, number: str) -> str:
    """Name any other row by its title or name; one without words left has its public id."""
    words = change.words
    article = article_name(words, number)
    if change.noun == "article" and words.get("key"):
        key = words["key"]
        return article_name({ARTICLE_KEY: key, "article": part_name(key)}, number)
    if change.noun == "position" and words.get("party"):
        return _position(words, article)
    if name := called(change.noun, words, article):
        return name
    if article and change.noun not in TITLED:
        return _("%(article)s, %(noun)s") % {"article": article, "noun": noun_words(change.noun)}
    if change.noun == "tally" and words.get("date"):
        return _("Count of what is agreed")
    name = next((words[field] for field in _NAMED_BY if words.get(field)), change.row)
    named = {"noun": begun(noun_words(change.noun)), "name": _short(name)}
    return _("%(noun)s “%(name)s”") % named


def _position(words: Mapping[str, str], article: str) -> str:
    party = words["party"]
    if article:
        return _("%(party)s on %(article)s") % {"party": party, "article": article}
    if title := words.get("precondition"):
        return _("%(party)s on “%(title)s”") % {"party": party, "title": title}
    return _("%(party)s on the agreement") % {"party": party}


def _short(name: str) -> str:
    bare = unmarked(name)
    if len(bare) <= LONGEST:
        return name
    cut = f"{bare[:LONGEST].rsplit(' ', 1)[0]} …"
    return alike(name, [cut])[0]
