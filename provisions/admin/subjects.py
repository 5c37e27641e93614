"""What a statement can be about, as one list: articles, preconditions, agreements, stages."""

from __future__ import annotations

from typing import Any

from provisions.models import Agreement, Article, ArticleText, ContestedName, Precondition
from provisions.spelling import fit
from provisions.vocabulary import SUBJECT

Choices = list[tuple[str, str]]
MOST_OFFERED = 40


def subject_groups() -> list[tuple[str, Choices]]:
    """Return every subject under its agreement, in words by which it can be found.

    An article is found by its key, its printed number and its subject; a precondition by its
    title and by each name that a party gives to the thing.
    """
    articles = _articles()
    preconditions = _preconditions()
    return [
        (
            str(agreement),
            [
                *((f"{word.code}-{agreement.pk}", word.label.capitalize()) for word in _WHOLE),
                *preconditions.get(agreement.pk, []),
                *articles.get(agreement.pk, []),
            ],
        )
        for agreement in Agreement.objects.published()
    ]


_WHOLE = [word for word in SUBJECT if word.code in ("agreement", "stage")]


def _articles() -> dict[int, Choices]:
    known: dict[int, tuple[str, str]] = {}
    texts = ArticleText.objects.in_force().order_by("sort_day", "slug")
    for key, number, subject in texts.values_list("article", "number", "subject"):
        known[key] = (number, subject)
    found: dict[int, Choices] = {}
    for article in Article.objects.published():
        number, subject = known.get(article.pk, ("", ""))
        words = str(article) + (f", {number}" if number else "") + (f": {subject}" * bool(subject))
        found.setdefault(article.agreement_id, []).append((f"article-{article.pk}", words))
    return found


def _preconditions() -> dict[int, Choices]:
    names: dict[int, list[str]] = {}
    for tie in ContestedName.objects.published().select_related("used_by"):
        names.setdefault(tie.precondition_id, []).append(f"{tie.name} ({tie.used_by})")
    found: dict[int, Choices] = {}
    for row in Precondition.objects.published().order_by("title", "slug"):
        also = f" – named {'; '.join(names[row.pk])}" if row.pk in names else ""
        list_ = row.get_list_display().capitalize()
        words = f"{list_}: {row.title}{also}"
        found.setdefault(row.agreement_id, []).append((f"precondition-{row.pk}", words))
    return found


def found_subjects(asked: str) -> Choices:
    """Return the subjects that answer to the words asked for, the nearest first."""
    ranked = [
        (rank, place, choice)
        for place, choice in enumerate(choice for _, group in subject_groups() for choice in group)
        if (rank := fit(asked, choice[1])) is not None
    ]
    return [choice for *_, choice in sorted(ranked)[:MOST_OFFERED]]


def subject_key(row: Any, agreement: Agreement) -> str:
    """Return the subject that a row of the record is about, as the list of subjects has it."""
    for kind, noun in (("article", Article), ("precondition", Precondition)):
        about = row if isinstance(row, noun) else getattr(row, kind, None)
        if isinstance(about, noun):
            return f"{kind}-{about.pk}"
    return f"agreement-{agreement.pk}"


def subject_fields(chosen: str) -> dict[str, Any]:
    """Return the fields of a statement about the subject that was chosen from the list."""
    kind, _, key = chosen.partition("-")
    fields: dict[str, Any] = {"subject": kind, "article": None, "precondition": None}
    if kind == "article":
        fields["article"] = row = Article.objects.select_related("agreement").get(pk=key)
        return fields | {"agreement": row.agreement}
    if kind == "precondition":
        fields["precondition"] = asked = Precondition.objects.select_related("agreement").get(
            pk=key
        )
        return fields | {"agreement": asked.agreement}
    return fields | {"agreement": Agreement.objects.get(pk=key)}
