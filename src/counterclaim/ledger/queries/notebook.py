"""Events as a notebook shows them: what happened, the range, and every account beside the others."""

from counterclaim.ledger.queries.event_results import EventPage
from counterclaim.ledger.queries.labels import account_name, figure_label, range_label
from counterclaim.ledger.queries.rows import ClaimRow, EventRow
from counterclaim.show.notebook import ROWS, block
from counterclaim.show.words import many


def event_row_html(one: EventRow) -> str:
    """An event of a list."""
    return block((one.heading, _counts(one)), (), ())


def event_page_html(page: EventPage) -> str:
    """An event with its accounts in the order of saying, copies folded away."""
    own = [one.claim for one in page.claims if one.copy_of is None]
    rows = [_row(one) for one in own[:ROWS]]
    ranges = [range_label(one) for one in page.ranges]
    names = ("Said", "Who", "Side", "Words", "Figures", "Report")
    left_out = len(own) - len(rows) + page.left_out
    return block((page.event.heading, _counts(page.event), "; ".join(ranges)), names, rows, left_out)


def _counts(one: EventRow) -> str:
    reports = many(one.reports, "independent report")
    told = f"{many(one.claims, 'claim')} by {many(one.speakers, 'speaker')} in {reports}"
    return f"{told}; accounts contradict each other" if one.contested else told


def _row(one: ClaimRow) -> tuple[str, ...]:
    report = ", ".join(part for part in (one.report.publisher, one.report.title, one.report.published) if part)
    figures = "; ".join(figure_label(figure) for figure in one.figures)
    return one.said_first or "", account_name(one), one.side or "", one.text, figures, report
