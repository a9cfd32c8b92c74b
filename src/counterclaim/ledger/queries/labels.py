"""Rows of the ledger in the plain words that readings are shown in."""

import re
from typing import Protocol, cast

from counterclaim import vocabulary
from counterclaim.language import _, english
from counterclaim.ledger.queries.event_results import Account, RangeRow
from counterclaim.ledger.queries.results import SideColumn
from counterclaim.ledger.queries.rows import ClaimRow, FigureRow, Named, ReportBrief
from counterclaim.matters.topics import class_of
from counterclaim.model.claim import DENYING, UNSAID
from counterclaim.model.figure import Bound, Figure
from counterclaim.reader.denials import calls_false
from counterclaim.reader.figures.lexicon import PRONOUNS
from counterclaim.show import event_words, words
from counterclaim.show.safe import one_line, without_account

_ADDRESS = re.compile(r"(?!file:)[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_FOLDER = re.compile(r"[/\\]")
_TELLS_STATE = vocabulary.pairs("figures.state_nouns").keys()
LONGEST = 4  # words of whom a label names as counted; set by eye
_NEGATED = re.compile(r"\b(?:no|not|none|never|nobody|nothing|neither)\b|n['’]t\b", re.I)


class Told(Protocol):
    """A claim, or its line in a list."""

    @property
    def stance(self) -> str:
        """As of a claim."""

    @property
    def text(self) -> str:
        """Its words."""


def figure_value(row: FigureRow) -> Figure:
    """The row as a model.Figure; where its number words stand is not kept, they are the whole expression's."""
    return Figure(
        text=row.text,
        start=row.start,
        end=row.end,
        number_start=row.start,
        number_end=row.end,
        value=row.value,
        low=row.low,
        high=row.high,
        bound=cast(Bound, row.bound),
        unit=row.unit,
        counted=row.counted,
        state=row.state,
        side=row.side,
        by=row.by,
        window=row.window,
        same_as=row.same_as,
        inconsistent=row.inconsistent,
    )


def figure_label(row: FigureRow) -> str:
    """A figure in a few words: "about 1,000 km²", "at least 40 people killed"."""
    figure = figure_value(row)
    said = words.amount(figure)
    if not row.state or words.plain(row.state) in said.lower().split():
        return said  # "dozens wounded" says it
    noun = whom(row)
    if noun and noun.lower().split()[-1] in _TELLS_STATE:
        return re.sub("(?:people|person)$", lambda _: noun, said)  # "12 civilian deaths" are dead
    if noun:
        said = re.sub("(?:people|person)$", lambda _: noun, said)
    state = words.plain(row.state)
    return f"{said} {state}" if english() else _("%(figure)s (%(state)s)", figure=said, state=state)


def whom(row: FigureRow) -> str:
    """Who is counted, where the figure's own words say more than people and a label does: "civilians", "teacher"; else
    ""."""
    figure, said = figure_value(row), row.counted or ""
    named = english() and class_of(figure, "") is not None and figure.bound != "vague"
    return one_line(said) if named and said in figure.text and len(said.split()) <= LONGEST else ""


def claim_label(one: Told, figure: FigureRow | None) -> str:
    """What a claim says, in few words: its figure, else its own words; "denies: ..." before what it denies."""
    return denial(one, figure) + (figure_label(figure) if figure is not None else one.text)


def denial(one: Told, figure: FigureRow | None = None) -> str:
    """ "denies: ", to stand before what a claim denies or does not confirm; "" for any other, and where its words say
    no themselves."""
    if one.stance in UNSAID:
        return f"{words.plain(one.stance)}: "
    if one.stance not in DENYING:
        return ""
    if figure is None and (_NEGATED.search(one.text) or calls_false(one.text)):
        return ""
    return f"{words.plain(one.stance)}: "


def told_as(one: Told) -> str:
    """A claim after its speaker's name: "asserts: ...", "denies: ..." before what is denied; of words that call what
    another said false ("it fabricated"), that they do."""
    if one.stance in DENYING and calls_false(one.text):
        return f"calls what was said false: “{one.text}”"
    return f"{words.plain(one.stance)}: {one.text}"


def column_head(column: SideColumn, most: int = 2) -> str:
    """Who speaks in a matter's column: "Ana Ruiz and the army", "Ana Ruiz, the army and 3 others"."""
    if column.narrator:
        return _("The reports themselves")
    names = [one_line(name) for name in column.speakers]
    if not names:
        return _("Speaker not resolved")
    if len(names) > most:
        names = [", ".join(names[:most]), words.many(len(names) - most, "other")]
    told = _("%(first)s and %(last)s", first=names[0], last=names[1]) if len(names) == 2 else names[0]
    return told[:1].upper() + told[1:]


def account_name(one: Account | ClaimRow) -> str:
    """Whose account it is: the speaker's name, "The report itself (Harbour Gazette)"."""
    narrator = one.narrator if isinstance(one, Account) else one.voice == "narrator"
    if narrator:
        outlet = one.report.publisher or one.report.agency or one.report.title
        return _("The report itself (%(outlet)s)", outlet=one_line(outlet)) if outlet else _("The report itself")
    name = one.name if isinstance(one, Account) else one.speaker_name
    return one_line(name or "") or _("Speaker not resolved")


def source_name(report: ReportBrief) -> str:
    """Where a report is from, as others may read it: its address, or its file without the folders ("log.csv#12").

    `report.source` may name folders of the machine on which it was added, and with them who works there.
    """
    return without_folders(report.source)


def without_folders(source: str) -> str:
    """An address as it is; a file without the folders it lies in."""
    if _ADDRESS.match(source):
        return without_account(source)
    file, mark, inside = source.partition("#")
    if _FOLDER.search(inside):  # the "#" is one of a folder's name
        file, mark, inside = source, "", ""
    return _FOLDER.split(file)[-1] + mark + inside


def party_label(one: Named) -> str:
    """Who acts or is acted on, with side and kind: "fuel depot (Norland, infrastructure)"."""
    name = one.side if one.side and one.name.lower() in PRONOUNS else one.name  # "it" says nothing by itself
    return one_line(words.party(name, one.side, one.kind))


def range_label(one: RangeRow) -> str:
    """A range in words: "23 to 41 killed", "4 to 7 children killed"."""
    return event_words.toll(one.what, one.low.value, one.high.value, bounded=one.bounded, who=one.group)
