"""Addresses of the pages, below each language. The API's are in ``tracker/api/urls.py``."""

from django.urls import path

from tracker.pages import (
    about,
    agreements,
    answers,
    around_talks,
    articles,
    brief,
    card,
    changes,
    compare,
    days_ahead,
    feed,
    feed_of_subject,
    parties,
    pictures,
    positions,
    preconditions,
    report,
    search,
    sequence,
    social,
    sources,
    timeline,
)
from tracker.pictures.files import KINDS

app_name = "pages"

urlpatterns = [
    path("", agreements.home, name="home"),
    path("about/", about.about, name="about"),
    path("method/", about.method, name="method"),
    path("corrections/", about.corrections, name="corrections"),
    path("privacy/", about.privacy, name="privacy"),
    path("search/", search.results, name="search"),
    path("api/", about.api_guide, name="api-guide"),
    path("card.png", social.site, name="site-image"),
    path("<slug:agreement>/", agreements.overview, name="overview"),
    path("<slug:agreement>/card.png", social.agreement, name="overview-image"),
    path("<slug:agreement>/card/", card.agreement, name="card"),
    *(
        path(
            f"<slug:agreement>/{name}.{kind}",
            pictures.picture,
            {"name": name, "kind": kind},
            name=f"{name}-{kind}",
        )
        for name in pictures.DRAWN
        for kind in KINDS
    ),
    path("<slug:agreement>/articles/", articles.index, name="articles"),
    path("<slug:agreement>/articles/<slug:key>/", articles.detail, name="article"),
    path("<slug:agreement>/articles/<slug:key>.png", social.article, name="article-image"),
    path("<slug:agreement>/articles/<slug:key>/card/", card.article, name="article-card"),
    path("<slug:agreement>/articles/<slug:key>.atom", feed_of_subject.article, name="article-feed"),
    path("<slug:agreement>/positions/", positions.index, name="positions"),
    path("<slug:agreement>/positions/<slug:party>/<slug:subject>/", answers.drift, name="drift"),
    path("<slug:agreement>/accounts/", answers.accounts, name="accounts"),
    path("<slug:agreement>/unanswered/", answers.unanswered, name="unanswered"),
    path("<slug:agreement>/evidence/", answers.evidence, name="evidence"),
    path("<slug:agreement>/incidents/", answers.incidents, name="incidents"),
    path("<slug:agreement>/brief/", brief.day, name="brief"),
    path("<slug:agreement>/brief.atom", brief.feed, name="brief-feed"),
    path("<slug:agreement>/parties/", parties.index, name="parties"),
    path("<slug:agreement>/parties/<slug:slug>/", parties.detail, name="party"),
    path("<slug:agreement>/parties/<slug:slug>.atom", feed_of_subject.party, name="party-feed"),
    path("<slug:agreement>/preconditions/", preconditions.index, name="preconditions"),
    path("<slug:agreement>/preconditions/<slug:key>/", preconditions.detail, name="precondition"),
    path(
        "<slug:agreement>/preconditions/<slug:key>.png",
        social.precondition,
        name="precondition-image",
    ),
    path(
        "<slug:agreement>/preconditions/<slug:key>.atom",
        feed_of_subject.precondition,
        name="precondition-feed",
    ),
    path("<slug:agreement>/sequence/", sequence.index, name="sequence"),
    path("<slug:agreement>/timeline/", timeline.index, name="timeline"),
    path("<slug:agreement>/timeline.ics", days_ahead.calendar, name="calendar"),
    path("<slug:agreement>/compare/", compare.index, name="compare"),
    path("<slug:agreement>/proceedings/", around_talks.proceedings, name="proceedings"),
    path("<slug:agreement>/presences/", around_talks.presences, name="presences"),
    path("<slug:agreement>/proposals/", around_talks.proposals, name="proposals"),
    path("<slug:agreement>/reactions/", around_talks.reactions, name="reactions"),
    path("<slug:agreement>/assessments/", around_talks.assessments, name="assessments"),
    path("<slug:agreement>/differences/", around_talks.differences, name="differences"),
    path("<slug:agreement>/sources/", sources.index, name="sources"),
    path("<slug:agreement>/changes/", changes.index, name="changes"),
    path("<slug:agreement>/changes.atom", feed.changes, name="feed"),
    path("<slug:agreement>/changes/<int:number>/", changes.detail, name="change"),
    path("<slug:agreement>/report/", report.write, name="report"),
    path("<slug:agreement>/report/received/", report.received, name="report-received"),
]
