"""How pages name the nouns of the record: one, many, and so many that an edit touched."""

from __future__ import annotations

from django.utils.translation import gettext_lazy, ngettext_lazy, pgettext_lazy

# One row, rows of the kind, and a number of them, as a sentence of the page names each.
ONE = {
    "party": pgettext_lazy("noun of the record", "party"),
    "actor": pgettext_lazy("noun of the record", "actor"),
    "source": pgettext_lazy("noun of the record", "source"),
    "agreement": pgettext_lazy("noun of the record", "agreement"),
    "article": pgettext_lazy("noun of the record", "article"),
    "article-text": pgettext_lazy("noun of the record", "article text"),
    "precondition": pgettext_lazy("noun of the record", "precondition"),
    "status-entry": pgettext_lazy("noun of the record", "status entry"),
    "tally": pgettext_lazy("noun of the record", "tally"),
    "event": pgettext_lazy("noun of the record", "event"),
    "position": pgettext_lazy("noun of the record", "position"),
    "movement": pgettext_lazy("noun of the record", "movement"),
    "instrument": pgettext_lazy("noun of the record", "instrument"),
    "draft-version": pgettext_lazy("noun of the record", "draft version"),
    "proceeding": pgettext_lazy("noun of the record", "proceeding"),
    "proceeding-stage": pgettext_lazy("noun of the record", "proceeding stage"),
    "presence": pgettext_lazy("noun of the record", "presence"),
    "scope-reading": pgettext_lazy("noun of the record", "scope reading"),
    "incident": pgettext_lazy("noun of the record", "incident"),
    "reaction": pgettext_lazy("noun of the record", "reaction"),
    "proposal": pgettext_lazy("noun of the record", "proposal"),
    "proposal-answer": pgettext_lazy("noun of the record", "proposal answer"),
    "milestone": pgettext_lazy("noun of the record", "milestone"),
    "dependency": pgettext_lazy("noun of the record", "dependency"),
    "assessment": pgettext_lazy("noun of the record", "assessment"),
    "conflict": pgettext_lazy("noun of the record", "conflict"),
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
}
# What an edit did to rows, beside their number.
DONE = {
    "added": gettext_lazy("%(rows)s added"),
    "changed": gettext_lazy("%(rows)s changed"),
    "corrected": gettext_lazy("%(rows)s corrected"),
    "retracted": gettext_lazy("%(rows)s retracted"),
    "redacted": gettext_lazy("%(rows)s redacted"),
}
# The word of the change log for what became of one row, or of one of its ties.
MARKS = {
    "added": pgettext_lazy("of one row", "added"),
    "changed": pgettext_lazy("of one row", "changed"),
    "corrected": pgettext_lazy("of one row", "corrected"),
    "retracted": pgettext_lazy("of one row", "retracted"),
    "redacted": pgettext_lazy("of one row", "redacted"),
    "removed": pgettext_lazy("of one row", "removed"),
}
