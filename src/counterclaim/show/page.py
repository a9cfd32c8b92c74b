"""A reading as one HTML file that needs nothing else: no network, no font, no script to be read.

Report text enters the page as data only: jinja2 escapes it, characters that act on a screen are made
visible first, and the content security policy lets no style or script run but the page's own two.
"""

import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup, escape

from counterclaim.model import Reading
from counterclaim.show import relations, words
from counterclaim.show.card import Card, card
from counterclaim.show.pieces import Block, blocks
from counterclaim.show.safe import one_line, visible
from counterclaim.show.sides import REPORT, UNKNOWN, Side, side_of, sides_of
from counterclaim.show.summary import counts, source_line
from counterclaim.version import __version__

_FOLDER = Path(__file__).parent
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One row of the table of figures."""

    text: str
    amount: str
    counted: str
    window: str
    speaker: str
    side: Side
    number: int


@dataclass(frozen=True, slots=True)
class RelationLine:
    """A relation as a sentence round two links: claim a, verb, claim b, reason."""

    a: int
    b: int
    verb: str
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    """What the template shows; anchored: numbers of the claims whose words can be jumped to; language: of the report,
    where that is not the page's own.
    """

    title: str
    source: str
    url: str
    counts: str
    legend: tuple[Side, ...]
    blocks: tuple[Block, ...]
    anchored: frozenset[int]
    cards: tuple[Card, ...]
    figures: tuple[FigureRow, ...]
    relations: tuple[RelationLine, ...]
    language: str


def html_page(reading: Reading) -> str:
    """The whole page; encodes as UTF-8 whatever the report holds (lone surrogates are shown as their numbers)."""
    page = _page(reading)
    style = _style()
    script = (_FOLDER / "page.js").read_text(encoding="utf-8")
    policy = (
        f"default-src 'none'; style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return _template().render(
        page=page, policy=policy, style=Markup(style), script=Markup(script), version=__version__
    )  # both are this package's own files; nothing of a report is in them


def _page(reading: Reading) -> Page:
    sides = sides_of(reading)
    by_claim = [side_of(claim, sides) for claim in reading.claims]
    cards = tuple(
        card(number, claim, reading, side)
        for number, (claim, side) in enumerate(zip(reading.claims, by_claim, strict=True), start=1)
    )
    used = {side.key for side in by_claim}
    figures = tuple(
        FigureRow(
            one_line(figure.text),
            words.read_as(figure),
            one_line(words.counted(figure)),
            one_line(figure.window or ""),
            one.speaker,
            one.side,
            one.number,
        )
        for one, claim in zip(cards, reading.claims, strict=True)
        for figure in claim.figures
    )
    text = tuple(blocks(reading))
    return Page(
        title=one_line(reading.report.title or "A report without a title"),
        source=source_line(reading.report),
        url=one_line(reading.report.url or ""),
        counts=counts(reading),
        legend=(*sides.values(), *(side for side in (UNKNOWN, REPORT) if side.key in used)),
        blocks=text,
        anchored=frozenset(number for block in text for piece in block.pieces for number in piece.opens),
        cards=cards,
        figures=figures,
        relations=tuple(_relations(reading)),
        language=one_line(reading.report.language or "") if reading.report.language != "en" else "",
    )


def _relations(reading: Reading) -> list[RelationLine]:
    numbers = {claim.id: number for number, claim in enumerate(reading.claims, start=1)}
    return [
        RelationLine(numbers[link.a], numbers[link.b], relations.verb(link.relation), one_line(link.reason))
        for link in reading.relations
        if link.a in numbers and link.b in numbers
    ]


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


@cache
def _style() -> str:
    both = "".join((_FOLDER / name).read_text(encoding="utf-8") for name in ("palette.css", "page.css"))
    return _COMMENT.sub("", both)


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True, finalize=_shown)
    environment.filters["plain"] = words.plain
    environment.filters["raw_breaks"] = _raw_breaks
    return environment.from_string((_FOLDER / "page.html.j2").read_text(encoding="utf-8"))


def _shown(value: object) -> object:
    """The last step for everything the template prints: whatever came from a report can only be seen."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _raw_breaks(text: str) -> Markup:
    """Escaped, and with carriage returns as references: a browser would turn bare ones into line feeds."""
    return Markup(str(escape(text)).replace("\r", "&#13;"))
