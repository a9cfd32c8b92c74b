"""Charts that leave the page: one drawing as SVG, as PNG, or as HTML to embed. Nothing in them acts or asks a host.

They carry no style sheet and no script, only attributes, so that a site with a strict policy can show them.
"""

from collections.abc import Sequence
from functools import cache
from textwrap import wrap
from typing import NamedTuple

import msgspec

from counterclaim.errors import CounterclaimError
from counterclaim.language import _, mark
from counterclaim.ledger.queries.rows import ClaimRow, FigureRow
from counterclaim.show.safe import one_line
from counterclaim.show.sides import Side
from counterclaim.show.words import day
from counterclaim.web.look import axis as axes
from counterclaim.web.look import values
from counterclaim.web.look.ground import Ground
from counterclaim.web.look.render import page
from counterclaim.web.look.signs import Signs

MEDIA = {"svg": "image/svg+xml", "png": "image/png", "html": "text/html; charset=utf-8"}
_LINE, _LEAST_ROW = 16, 36  # of text, of a row
_FONTS = "Arial, Helvetica, 'DejaVu Sans', 'Noto Sans', sans-serif"
_SCALE = 2  # a PNG's pixels for each unit of the drawing
MARKS = {
    "exact": mark("this figure"), "about": mark("about this figure"), "at_least": mark("at least"),
    "more_than": mark("more than"), "at_most": mark("at most"), "fewer_than": mark("fewer than"),
    "range": mark("a range"), "vague": mark("vague words such as “dozens”"),
}  # fmt: skip


class Layout(NamedTuple):
    """Where things stand, in units of the drawing. left, read: where its columns begin; track: the axis' two ends; who,
    told, title, small: characters that fit, at 6.6 units each in 13-unit type (bold: 8), what is longer takes a second
    line, and is cut; stacked: a figure stands under who gives it, and its mark under both, as a phone has room for.
    """

    width: int
    left: int
    track: tuple[int, int]
    read: int
    who: int
    told: int
    title: int
    small: int
    stacked: bool = False


WIDE = Layout(760, 20, (256, 552), 586, 32, 21, 74, 112)
NARROW = Layout(400, 10, (22, 378), 26, 54, 44, 38, 64, stacked=True)


class Line(msgspec.Struct, frozen=True):
    """A figure to draw and the claim it stands in. again: in place of an earlier one; denied: it denies this one."""

    who: str
    figure: FigureRow
    claim: ClaimRow
    again: bool = False
    denied: bool = False


class Row(msgspec.Struct, frozen=True):
    """A line as it is drawn, in units of the drawing; mark: None where the figure names no number; at: the height of
    its mark, tells: that of the figure's words."""

    line: Line
    side: Side
    y: float
    who: tuple[str, ...]
    under: str
    told: tuple[str, ...]
    mark: axes.Mark | None
    at: float
    tells: float


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """Figures on one axis. title: a sentence, "" where it stands above the drawing; unit: what is counted.

    left: how many figures are not drawn.
    """

    title: str
    unit: str
    lines: tuple[Line, ...]
    left: int = 0
    name: str = "figures"
    label: str = mark("Who gave which figure when")


class Map(msgspec.Struct, frozen=True, kw_only=True):
    """Where something happened. place: in words, with how precise it is."""

    title: str
    place: str
    ground: Ground
    name: str = "map"
    label: str = mark("Where it happened")


Chart = Figures | Map


def made(chart: Chart, signs: Signs, day: str, ending: str) -> bytes:
    """A chart as the file of this ending (of MEDIA); arguments and errors as below."""
    if ending == "png":
        return png(chart, signs, day)
    return (svg if ending == "svg" else html)(chart, signs, day).encode("utf-8", "replace")


def svg(chart: Chart, signs: Signs, made: str) -> str:
    """The drawing. made: the day it was made, ISO."""
    return page(f"chart_{chart.name}.svg.j2", fluid=False, **_drawn(chart, signs, made, WIDE))


def html(chart: Chart, signs: Signs, made: str) -> str:
    """A page of its own with the drawing and every figure's words, report and address: for a frame, or to copy from."""
    return page("chart.html.j2", fluid=True, **_drawn(chart, signs, made, NARROW))


def png(chart: Chart, signs: Signs, made: str) -> bytes:
    """The drawing in pixels, two for each unit. Raises CounterclaimError where the machine has no font."""
    if not _letters_drawn():
        raise CounterclaimError(
            _("no font was found to write the chart's words with."),
            next_step=_("Download it as SVG, or install a font (Debian: apt install fonts-dejavu-core)."),
        )
    return _pixels(svg(chart, signs, made), _SCALE)


@cache
def _letters_drawn() -> bool:
    """False where no font is installed: a chart without its words must not go out."""
    frame = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">{}</svg>'
    letter = f'<text x="2" y="16" font-family="{_FONTS}">a</text>'
    return _pixels(frame.format(letter), 1) != _pixels(frame.format(""), 1)


def _pixels(drawing: str, scale: int) -> bytes:
    import resvg_py

    text = drawing.encode("utf-8", "replace").decode()
    return bytes(resvg_py.svg_to_bytes(svg_string=text, zoom=scale, background="#ffffff"))


def _drawn(chart: Chart, signs: Signs, made: str, on: Layout) -> dict[str, object]:
    title = wrap(one_line(chart.title), on.title)
    top = 28 + 24 * len(title)
    shared = {"chart": chart, "title": title, "width": on.width, "made": made, "line": _LINE, "left": on.left}
    shared |= {"fonts": _FONTS}
    if isinstance(chart, Map):
        deep = round(on.width * chart.ground.height / chart.ground.width)
        notes = wrap(_of_map(chart, made), on.small)
        whole = top + 20 + deep + 15 * len(notes) + 22
        return {**shared, "top": top + 20, "map_height": deep, "height": whole, "notes": notes}
    scale = axes.axis(one.figure for one in chart.lines)
    rows, y = [], float(top + 22)
    for one in chart.lines:
        row = _row(one, signs, scale, y, on)
        rows.append(row)
        lines = len(row.who) + 1 + len(row.told) if on.stacked else max(len(row.who) + 1, len(row.told))
        y += max(_LEAST_ROW, _LINE * lines + (30 if on.stacked else 4))
    sides = list(dict.fromkeys(row.side for row in rows))
    kinds = [kind for kind in MARKS if any(row.mark is not None and row.mark.kind == kind for row in rows)]
    legends = [
        _flow([(side, f"{side.sign} {one_line(side.name)}") for side in sides], on),
        _flow([(kind, _(MARKS[kind])) for kind in kinds], on, room=36),
    ]
    notes = wrap(_note(chart, made), on.small)
    below = y + 34
    height = below + 20 * sum(len(one) for one in legends) + 15 * len(notes) + 14
    return {
        **shared, "top": top, "rows": rows, "axis": scale, "track": on.track, "read": on.read, "bottom": y,
        "below": below, "height": round(height), "legends": legends, "notes": notes, "kinds": kinds,
    }  # fmt: skip


def _row(one: Line, signs: Signs, scale: axes.Axis | None, y: float, on: Layout) -> Row:
    claim = one.claim
    under = values.short_day(claim.said_first) + (f", {_('later figure')}" if one.again else "")
    told = values.figure(one.figure) + (f" ({_('denied')})" if one.denied else "")
    side = signs.of(claim.side, claim.voice == "narrator")
    mark = axes.mark(scale, one.figure) if scale is not None else None
    who, words = _two(one.who, on.who), _two(told, on.told)
    if not on.stacked:
        return Row(one, side, y, who, under, words, mark, y + 10, y + 14)
    tells = y + 14 + _LINE * (len(who) + 1)
    return Row(one, side, y, who, under, words, mark, tells + _LINE * (len(words) - 1) + 13, tells)


def _two(text: str, most: int) -> tuple[str, ...]:
    """A text on two lines at most."""
    lines = wrap(one_line(text), most)
    return (*lines[:1], values.cut(" ".join(lines[1:]), most)) if len(lines) > 1 else tuple(lines)


def _flow(items: Sequence[tuple[object, str]], on: Layout, room: int = 0) -> list[list[tuple[float, object, str]]]:
    """Lines of a legend: each item with where it begins."""
    out: list[list[tuple[float, object, str]]] = []
    x = float(on.width)
    for key, text in items:
        words = values.cut(text, 48)
        wide = room + 6.6 * len(words) + 24
        if x + wide > on.width:
            out.append([])
            x = on.left
        out[-1].append((x, key, words))
        x += wide
    return out


def _of_map(chart: Map, made: str) -> str:
    told = []
    if chart.ground.paths:
        told.append(
            _("Borders, rivers, regions: Natural Earth (public domain); disputed lines are dashed. "
              "Towns: GeoNames (CC BY 4.0).")
        )  # fmt: skip
    if any(one.kind == "area" for one in chart.ground.spots):
        told.append(_("A disc says how wide the word is, not where in it."))
    return " ".join([*told, f"Counterclaim, {day(made)}."])


def _note(chart: Figures, made: str) -> str:
    reports = [one.claim.report for one in chart.lines]
    named = [one for one in dict.fromkeys(one_line(one.publisher or one.agency or "") for one in reports) if one]
    told = ", ".join(named[:6])
    if len(named) > 6:
        told = _("%(names)s and %(count)s more", names=told, count=len(named) - 6)
    left = f" {values.more_figures(chart.left)}" if chart.left else ""
    carried = f" {_('Reports: %(names)s.', names=told)}" if told else ""
    rule = _("Each figure is what a report says that somebody said; none is endorsed.")
    return f"{rule}{left}{carried} Counterclaim, {day(made)}."
