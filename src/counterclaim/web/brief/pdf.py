"""A brief as PDF. What reports say reaches Typst as data, never as markup: nothing in them can act."""

import json
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import typst

from counterclaim.web.brief.content import NOTICE, Brief, foot
from counterclaim.web.look import chart
from counterclaim.web.look.signs import Signs

TEMPLATE = Path(__file__).with_name("brief.typ")


def pdf(brief: Brief, signs: Signs) -> bytes:
    """The file: A4, tagged for screen readers, with headings as bookmarks; the same brief gives the same bytes."""
    told = {
        "title": brief.title, "facts": brief.facts, "sections": brief.sections, "sources": brief.sources,
        "notice": NOTICE, "foot": foot(brief), "chart": brief.chart is not None,
    }  # fmt: skip
    with TemporaryDirectory() as folder:  # the only folder that Typst may read
        at = Path(folder)
        (at / "brief.typ").write_bytes(TEMPLATE.read_bytes())
        (at / "brief.json").write_text(
            json.dumps(msgspec.to_builtins(told), ensure_ascii=False), encoding="utf-8", errors="replace"
        )
        if brief.chart is not None:
            (at / "chart.svg").write_bytes(chart.made(brief.chart, signs, brief.made, "svg"))
        day = datetime.fromisoformat(brief.made).replace(tzinfo=UTC)
        return bytes(typst.compile(at / "brief.typ", root=at, format="pdf", timestamp=int(day.timestamp())))
