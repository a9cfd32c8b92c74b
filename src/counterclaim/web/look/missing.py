"""What an event's accounts leave open, in sentences: what a reader would look for and not find."""

from collections.abc import Iterator

from counterclaim.ledger.queries.event_results import EventPage
from counterclaim.show.safe import one_line
from counterclaim.show.words import many


def missing(page: EventPage) -> Iterator[str]:
    """One sentence each; nothing where all is told. The same for every party."""
    event = page.event
    speaking = {member.claim.side for member in page.claims if member.claim.voice == "actor"}
    if not event.first:
        yield "No report tells the day it happened."
    if not event.place_name:
        yield "The reports do not agree on a place, or name none."
    if not page.ranges:
        yield "No account gives a toll."
    if not page.blamed:
        yield "No account says who did it."
    for one in page.blamed:
        if one.side and one.side not in speaking:
            yield f"{one_line(one.side)} is said to have done it; no report in the ledger carries its own account."
    if event.reports == 1:
        yield "Only one independent report tells of it."
    unchecked = sum(member.claim.status == "machine" for member in page.claims)
    if unchecked:
        yield f"A person has checked {len(page.claims) - unchecked} of {many(len(page.claims), 'claim')}."
    if page.left_out:
        yield f"{many(page.left_out, 'claim')} of the event {'is' if page.left_out == 1 else 'are'} not shown here."
