"""The parsers that are fuzzed: a name, and what is run on any bytes. Refusals (CounterclaimError) are answers.

Each target also checks what must hold for any input: offsets lie in the text, values are in their ranges. What a
target raises beside CounterclaimError is a crash.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from counterclaim.errors import CounterclaimError
from tests.fuzz import files

LONGEST = 4_096  # bytes of one input; longer ones are the business of tests/hostile
CORPUS = Path(__file__).parent / "corpus"


class Target(NamedTuple):
    """run: takes any bytes. packages: what is instrumented for coverage."""

    name: str
    run: Callable[[bytes], object]
    packages: tuple[str, ...] = ("counterclaim",)


def _text(data: bytes) -> str:
    """Any text, lone surrogates among it: \\ud800 and the like get through as UTF-8 would spell them."""
    return data.decode("utf-8", "surrogatepass") if _decodes(data) else data.decode("utf-8", "surrogateescape")


def _decodes(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _spans(found: Iterable[Any], text: str) -> None:
    for one in found:
        assert 0 <= one.start <= one.end <= len(text), (one.start, one.end, len(text))


def decode(data: bytes) -> None:
    """Bytes of a text file to text."""
    from counterclaim.reports.decode import decode as run

    with suppress(CounterclaimError):
        assert isinstance(run(data), str)


def kinds(data: bytes) -> None:
    """What a source's first bytes say it is."""
    from counterclaim.reports.kinds import kind_of

    assert kind_of(data)


def header(data: bytes) -> None:
    """ "# key: value" lines."""
    from counterclaim.reports.headers import first_address, read_header

    text = _text(data)
    found = read_header(text)
    if found is not None:
        assert 0 <= found.start <= found.end <= len(text)
        for value in found.values.values():
            first_address(value)


def furniture(data: bytes) -> None:
    """Furniture marks, metadata and running text of any text."""
    from counterclaim.reports.build import build
    from counterclaim.reports.metadata import Known
    from counterclaim.reports.running import running

    text = _text(data)
    report = build(text, Known())
    _spans(report.furniture, text)
    for whole in (True, False):
        doc = running(report, furniture=whole)
        assert len(doc.raw) == len(doc.text)


def metadata(data: bytes) -> None:
    """Dates, addresses and names of people and outlets in single lines."""
    from counterclaim.reports import agencies, bylines, datelines, metadata, names, publishers, stamps
    from counterclaim.reports.dates import find_date, to_iso, valid_iso

    text = _text(data)
    day = to_iso(text)
    assert day is None or valid_iso(day), day
    find_date(text)
    for look in (
        metadata.address_date, stamps.date_line, stamps.time_line, stamps.without_date, bylines.byline_name,
        bylines.bare_name, bylines.closing_span, datelines.place_line, datelines.time_opening,
        names.person, names.outlet, names.name_list, agencies.agency, agencies.find_agency, publishers.publisher_of,
    ):  # fmt: skip
        look(text)  # type: ignore[operator]
    datelines.opening(text, first=True)


def html(data: bytes) -> None:
    """A web page to its article, in this process: what the child process runs."""
    from counterclaim.reports.html import parse_html
    from counterclaim.reports.limits import LIMITS

    with suppress(CounterclaimError):
        text, _ = parse_html(data, limits=LIMITS)
        assert text.strip()


def mhtml(data: bytes) -> None:
    """A page saved in one file."""
    from counterclaim.reports.mhtml import html_part

    with suppress(CounterclaimError):
        html_part(data)


def pdf(data: bytes) -> None:
    """A PDF to its text, in this process: what the child process runs."""
    from counterclaim.reports.limits import LIMITS
    from counterclaim.reports.pdf import parse_pdf

    with suppress(CounterclaimError):
        parse_pdf(data, limits=LIMITS)


def jsonl(data: bytes) -> None:
    """One line of JSON Lines."""
    from counterclaim.reports.jsonl import BadLine, parse_line

    found = parse_line(data, 1)
    assert isinstance(found, BadLine) or found.text
    if not isinstance(found, BadLine):
        with suppress(CounterclaimError):
            found.report()


def sheets(data: bytes) -> None:
    """Separated values and workbooks, a row a report."""
    from counterclaim.reports.limits import LIMITS
    from counterclaim.reports.sheets import parse_workbook, rows
    from counterclaim.reports.sheets import sheets as run

    with suppress(CounterclaimError):
        if data.startswith(b"PK"):
            parse_workbook(data, limits=LIMITS)
        else:
            list(rows(run(data, limits=LIMITS), {}))


def telegram(data: bytes) -> None:
    """Exports of channels."""
    from counterclaim.reports.limits import LIMITS
    from counterclaim.reports.telegram import parse_page, posts

    with suppress(CounterclaimError):
        if data.lstrip()[:1] == b"<":
            parse_page(data, limits=LIMITS)
        else:
            list(posts(data, limits=LIMITS))


def documents(data: bytes) -> None:
    """RTF, EML and the packages of DOCX, ODT and EPUB."""
    from counterclaim.reports.child import KINDS
    from counterclaim.reports.documents import parse_document
    from counterclaim.reports.kinds import kind_of
    from counterclaim.reports.limits import LIMITS

    kind = kind_of(data)
    with suppress(CounterclaimError):
        parse_document(kind if kind in KINDS else "eml", data, limits=LIMITS)


def parts(data: bytes) -> None:
    """Digests to their items, and lists and tables as they are read."""
    from counterclaim.reports import from_text, running
    from counterclaim.reports.parts import parts as run

    report = from_text(_text(data))
    for one in run(report):
        assert one.text.strip()
    doc = running(report)
    assert list(doc.raw) == sorted(doc.raw)


def sentences(data: bytes) -> None:
    """Sentences and quotations."""
    from counterclaim.model.running import RunningText
    from counterclaim.reader.quotes import quoted_spans
    from counterclaim.reader.sentences import split

    doc = RunningText.plain(_text(data))
    for start, end in (*split(doc), *quoted_spans(doc)):
        assert 0 <= start < end <= len(doc.text)


def figures(data: bytes) -> None:
    """Numbers with bounds, units and what is counted."""
    from counterclaim.model.running import RunningText
    from counterclaim.reader.figures import measure

    text = _text(data)
    found = measure(RunningText.plain(text), lengths_of_time=True)
    _spans(found, text)
    for one in found:
        assert one.text == text[one.start : one.end]
        assert one.start <= one.number_start <= one.number_end <= one.end
        assert one.low is None or one.high is None or one.low <= one.high, one


def times(data: bytes) -> None:
    """Dates, spans and lengths of time."""
    from counterclaim.model.running import RunningText
    from counterclaim.reader.times import date

    text = _text(data)
    for published in ("2025-03-12", None):
        found = date(RunningText.plain(text), published)
        _spans(found, text)
        for one in found:
            assert one.text == text[one.start : one.end]
            assert one.first is None or one.last is None or one.first <= one.last, one


@cache
def _gazetteer() -> Any:
    from counterclaim.gazetteer import Gazetteer

    return Gazetteer.open()


@cache
def _registry() -> Any:
    from counterclaim.registry import Registry

    return Registry.load()


def places(data: bytes) -> None:
    """Place names by rule, resolved to the gazetteer."""
    from counterclaim.model.running import RunningText
    from counterclaim.reader.places import locate

    text = _text(data)
    found = locate(RunningText.plain(text), [], _gazetteer())
    _spans(found, text)
    for one in found:
        assert (one.id is None) == (one.lat is None) == (one.lon is None), one
        assert 0 <= one.confidence <= 1


def registry(data: bytes) -> None:
    """Names and phrases looked up in the registry of states, parties and offices."""
    text = _text(data)
    for look in (_registry().by_demonym, _registry().party, _registry().country):
        look(text)
    _registry().side_of(text, "2025-03-12")


def names(data: bytes) -> None:
    """Names made alike before the encoder reads, and the way back."""
    import numpy as np

    from counterclaim.reader.canonical import canonical

    text = _text(data)
    made = canonical(text)
    points = np.arange(len(made.text))
    starts, ends = made.to_own(points, points + 1)
    assert (starts >= 0).all()
    assert (ends <= len(text)).all()
    assert (starts <= ends).all()


def words(data: bytes) -> None:
    """What is read from the words of one claim: cue, stance, type, factuality, channel."""
    from counterclaim.reader import channel, cues, denials
    from counterclaim.reader.claims.wording import model, wording
    from counterclaim.reader.signed import signed_attributions
    from counterclaim.reader.surface import quoted_spans

    text = _text(data)
    cues.read_cue(text)
    cues.stance(text[:80], text)
    cues.narrator_stance(text)
    cues.is_attitude(text)
    cues.is_passive(text)
    denials.calls_false(text)
    model().log_probs([wording(text, (0, len(text)), text[:40], actor=True)])
    channel.channel(text)
    channel.addressee(text)
    for one in signed_attributions(text):
        assert 0 <= one.first <= one.last <= len(text)
    for start, end, _ in quoted_spans(text):
        assert 0 <= start <= end <= len(text)


TARGETS: tuple[Target, ...] = (
    Target("decode", decode),
    Target("kinds", kinds),
    Target("header", header),
    Target("furniture", furniture),
    Target("metadata", metadata),
    Target("html", html),
    Target("mhtml", mhtml, ("counterclaim", "email")),
    Target("pdf", pdf),
    Target("jsonl", jsonl),
    Target("sheets", sheets),
    Target("telegram", telegram),
    Target("documents", documents),
    Target("parts", parts),
    Target("sentences", sentences),
    Target("figures", figures),
    Target("times", times),
    Target("places", places),
    Target("registry", registry),
    Target("names", names),
    Target("words", words),
    Target("feed", files.feed, ("counterclaim", "feedparser")),
    Target("opml", files.opml),
    Target("warc", files.warc, ("counterclaim", "warcio")),
    Target("members", files.members, ("counterclaim", "warcio")),
    Target("lines", files.lines),
    Target("dump", files.dump),
    Target("gold", files.gold),
    Target("corrections", files.corrections),
)
BY_NAME = {target.name: target for target in TARGETS}
