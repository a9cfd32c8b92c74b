"""The way in: a path, an address, standard input, bytes or a text to a Report."""

from counterclaim.model.report import Report
from counterclaim.reports.build import build
from counterclaim.reports.metadata import Known


def from_text(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    source: str | None = None,
) -> Report:
    """The Report of a text, its furniture marked; Report.text is the text unchanged.

    published: ISO date or date-time; relative dates in the text then rest on it.
    Any Unicode text is taken, the empty one too.
    """
    known = Known(
        title=title, publisher=publisher, published=published, published_basis="input" if published else None, url=url
    )
    return build(text, known, id=id, source=source)
