"""What an event's accounts leave open, in sentences: what a reader would look for and not find."""

from collections.abc import Iterator

from counterclaim.language import _, english, n_
from counterclaim.ledger.queries.deeds import doer, told, uncounted
from counterclaim.ledger.queries.event_results import EventPage
from counterclaim.show.event_words import with_article
from counterclaim.show.safe import one_line
from counterclaim.show.words import many

MOST = 6  # figures that are named


def missing(page: EventPage) -> Iterator[str]:
    """One sentence each; nothing where all is told. The same for every party."""
    event = page.event
    speaking = {member.claim.side for member in page.claims if member.claim.voice == "actor"}
    if not event.first:
        yield _("No report tells the day it happened.")
    if not event.place_name:
        yield _("The reports do not agree on a place, or name none.")
    words = ", ".join(f"“{one_line(one)}”" for one in uncounted(page)[:MOST]) if not page.ranges else ""
    if words:
        yield _("Figures are given, but none is a toll of this event alone: %(figures)s.", figures=words)
    elif not page.ranges:
        yield _("No account gives a toll.")
    if not page.blamed and not any(doer(claim) for claim in told(page)):
        yield _("No account says who did it.")
    for one in page.blamed:
        if one.side and one.side not in speaking:
            yield _(
                "%(side)s is said to have done it; no report in the ledger carries its own account.",
                side=_begun(one_line(one.side)),
            )
    if event.reports == 1:
        yield _("Only one independent report tells of it.")
    unchecked = sum(member.claim.status == "machine" for member in page.claims)
    if unchecked:
        all_claims = many(len(page.claims), "claim")
        if unchecked == len(page.claims):
            yield _("Nobody has checked yet whether the reports say so (%(claims)s).", claims=all_claims)
        else:
            checked = len(page.claims) - unchecked
            yield _("A person has checked %(checked)s of %(claims)s.", checked=checked, claims=all_claims)
    if page.left_out:
        yield n_(
            "%(count)s claim of the event is not shown here.", "%(count)s claims of the event are not shown here.",
            page.left_out,
        )  # fmt: skip


def _begun(side: str) -> str:
    """A side at the beginning of a sentence: "The United States"."""
    named = with_article(side) if english() else side
    return named[:1].upper() + named[1:]
