"""How much is read at most, and how long it may take; every refusal names the limit it rests on."""


import msgspec

from counterclaim.errors import ReportError


class Limits(msgspec.Struct, frozen=True):
    """Bounds on one source.

    text:       bytes of a text file, and characters of a text taken out of HTML or PDF. A report has 5,000
                characters, a book 1 million; 10 million characters are marked and made
                running text in 12 to 18 s on one busy core.
    html:       bytes of a page. The mean saved news page has 170 kB (ECOSYSTEM.md, 3.1).
    mhtml:      bytes of a page saved in one file, its pictures with it.
    pdf:        bytes of a PDF; pictures make most of them.
    pages:      pages of a PDF.
    sheet:      bytes of a CSV file or a workbook; a year of a large war in ACLED's form has 40 MB.
    cells:      cells of a sheet or workbook, empty ones of its rows among them.
    document:   bytes of a DOCX, ODT, RTF, EPUB or EML file; pictures make most of them.
    unpacked:   bytes of such a file's parts that are read, unpacked.
    posts:      bytes of a channel's export.
    download:   bytes of what an address sends, unpacked.
    redirects:  addresses followed from one to the next.
    parse_seconds:   for taking the text out of a page or PDF.
    parse_memory:    bytes of address space for that, parser and all; the worst of six made-up pages of
                10 MB takes 0.7 GB.
    connect_seconds, read_seconds, fetch_seconds: for a connection, for silence on it, for all of an address.
    """

    text: int = 10_000_000
    html: int = 10_000_000
    mhtml: int = 50_000_000
    pdf: int = 100_000_000
    pages: int = 2_000
    sheet: int = 100_000_000
    cells: int = 5_000_000
    document: int = 100_000_000
    unpacked: int = 50_000_000
    posts: int = 400_000_000
    download: int = 20_000_000
    redirects: int = 5
    parse_seconds: float = 60.0
    parse_memory: int = 2_000_000_000
    connect_seconds: float = 10.0
    read_seconds: float = 20.0
    fetch_seconds: float = 60.0


LIMITS = Limits()
"""What is used unless the caller says otherwise."""


def refuse_above(size: int, limit: int, *, name: str, unit: str, where: str | None) -> None:
    """Raises ReportError where size is above the limit; name: of the limit, as in Limits."""
    if size > limit:
        raise too_large(limit, name=name, unit=unit, where=where)


def too_large(limit: int, *, name: str, unit: str, where: str | None) -> ReportError:
    """The refusal of a source above a limit, which it names."""
    return ReportError(
        f"above the limit for one report ({name}: {_amount(limit)} {unit}).",
        where=where,
        next_step="Split it into single reports, or give many of them as JSON Lines.",
    )


def _amount(size: int) -> str:
    if size >= 1_000_000 and size % 100_000 == 0:
        return f"{size / 1_000_000:g} million"
    return f"{size:,}"
