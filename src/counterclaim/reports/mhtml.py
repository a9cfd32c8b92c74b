"""A page saved in one file (.mhtml, "Webpage, Single File") to its HTML part and its article, in a child process."""

from email import message_from_bytes
from email.policy import compat32

from counterclaim.errors import ReportError
from counterclaim.reports.limits import Limits, refuse_above
from counterclaim.reports.metadata import Known


def read_mhtml(data: bytes, *, limits: Limits, where: str | None = None, url: str | None = None) -> tuple[str, Known]:
    """The article of a saved page as read_html gives it; url: where it was fetched, else where it says it was saved."""
    from counterclaim.reports.child import Job
    from counterclaim.reports.parsing import take_apart

    refuse_above(len(data), limits.mhtml, name="mhtml", unit="bytes", where=where)
    return take_apart(Job(kind="mhtml", data=data, limits=limits, where=where, url=url))


def parse_mhtml(data: bytes, *, limits: Limits, where: str | None = None, url: str | None = None) -> tuple[str, Known]:
    """The same in this process, without a bound on time or memory: what the child runs."""
    from counterclaim.reports.html import parse_html

    page, charset, saved_from = html_part(data, where=where)
    refuse_above(len(page), limits.html, name="html", unit="bytes of HTML", where=where)
    return parse_html(page, limits=limits, where=where, url=url or saved_from, charset=charset)


def html_part(data: bytes, *, where: str | None = None) -> tuple[bytes, str | None, str | None]:
    """The page's HTML, its charset and the address it was saved from, where the file names them."""
    try:
        found = _html(data)
    except Exception:  # the standard library's parser of e-mail raises many kinds of errors on broken headers
        raise ReportError(
            "a saved page that is damaged: its parts can't be told apart.",
            where=where,
            next_step="Save the page again, as HTML or as PDF.",
        ) from None
    if found is not None:
        return found
    raise ReportError(
        "a saved page without its HTML part.", where=where, next_step="Save the page again, as HTML or as PDF."
    )


def _html(data: bytes) -> tuple[bytes, str | None, str | None] | None:
    # The older policy takes headers apart by plain splitting; the newer one's grammar is exponential in "((((".
    message = message_from_bytes(data, policy=compat32)
    url = str(message.get("Snapshot-Content-Location") or "").strip()
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                return content, part.get_content_charset(), url if url.startswith(("http://", "https://")) else None
    return None
