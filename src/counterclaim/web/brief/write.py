"""A brief as a file: PDF by Typst, DOCX by python-docx."""

from importlib.util import find_spec

from counterclaim.errors import CounterclaimError
from counterclaim.web.brief.content import Brief
from counterclaim.web.look.signs import Signs

MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def can(ending: str) -> bool:
    """Whether this machine can write such a file (of MEDIA)."""
    return ending != "pdf" or find_spec("typst") is not None


def written(brief: Brief, signs: Signs, ending: str) -> bytes:
    """The file. ending: of MEDIA. Raises CounterclaimError where it is not known, or its extra is not installed."""
    if ending not in MEDIA:
        raise CounterclaimError(
            f'there is no brief as "{ending[:20]}".', next_step=f"Choose one of {', '.join(MEDIA)}."
        )
    if not can(ending):
        raise CounterclaimError(
            "PDF needs Typst, which is not installed.",
            next_step="Run: pip install 'counterclaim[pdf]', or take the brief as DOCX.",
        )
    if ending == "pdf":
        from counterclaim.web.brief.pdf import pdf

        return pdf(brief, signs)
    from counterclaim.web.brief.docx import docx

    return docx(brief, signs)
