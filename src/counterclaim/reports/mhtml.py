"""A page saved in one file (.mhtml, "Webpage, Single File") to its HTML part."""

from email import message_from_bytes
from email.policy import default

from counterclaim.errors import ReportError


def html_part(data: bytes, *, where: str | None = None) -> tuple[bytes, str | None, str | None]:
    """The page's HTML, its charset and the address it was saved from, where the file names them."""
    message = message_from_bytes(data, policy=default)
    url = str(message.get("Snapshot-Content-Location") or "").strip()
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                return content, part.get_content_charset(), url if url.startswith(("http://", "https://")) else None
    raise ReportError(
        "a saved page without its HTML part.", where=where, next_step="Save the page again, as HTML or as PDF."
    )
