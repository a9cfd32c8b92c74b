"""Any text is read without an exception, and spans are exact."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.running import RunningText
from counterclaim.reader.times import date
from counterclaim.reader.times.read import RULES, candidates
from counterclaim.reader.times.rule import Found, telling
from counterclaim.reader.times.tokens import cut

WORDS = (
    "the a last next this past five twenty two 12 2024 6 August Aug. March May Monday Mon. days "
    "weeks year ago later since until by from to over in on , . - ( ) \n 's a.m. GMT 14:32 1990s "
    "'90s 2024-08-06 31.02.2026 3/4/2025 first third second quarter half of end start early morning "
    "overnight yesterday every and or 99999999999999999999 30000 00 0 ٣ ３ 𝟙 🕐 \u202e \ud800 century "
    "decade hundred thousand nineteen summer fall old ago war offensive said will be"
).split(" ")
sentences = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
published = st.sampled_from([None, "2025-03-12", "2024-02-29", "0001-01-01", "9999-12-31", "x"])


@settings(deadline=None)  # other work on the machine must not fail it
@given(st.one_of(st.text(st.characters(), max_size=300), sentences), published)
def test_spans_are_exact_ordered_and_apart(text: str, day: str | None) -> None:
    doc = RunningText.plain(text)
    found = date(doc, day)
    assert all(doc.text[w.start : w.end] == w.text for w in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(w.first is None or w.last is None or w.first <= w.last for w in found)
    assert date(doc, day) == found


@settings(deadline=None)
@given(sentences)
def test_what_is_skipped_holds_no_match(text: str) -> None:
    classes = cut(text).classes
    everything = {
        (match.start(), match.end())
        for rule in RULES
        for match in rule.pattern.finditer(classes)
        if telling(match.group())
    }
    assert everything <= {(start, end) for _, _, start, end in candidates(classes)}
    assert all(
        telling(m.group()) for r in RULES for m in r.pattern.finditer(classes) if r.read(Found(cut(text), m))
    )


@pytest.mark.parametrize(
    "text",
    ["31.02.2026", "30 February 2024", "February 30", "the year 30000", "99999999 years ago", "6 a.m. on 45 March",
     "25:61", "NaN days ago", "in 0000", "0 days ago from now", "12/31/0000", "the 99th century", "August 99"],
)  # fmt: skip
def test_no_such_date_is_not_dated(text: str) -> None:
    assert not [w for w in date(RunningText.plain(text), "2025-03-12") if w.first and w.precision == "day"]


@pytest.mark.parametrize(
    "text",
    ["הם נסוגו ב-6 August 2024 🕊 ואז", "قال في 6 August 2024 إن", "\u202e6 August 2024\u202c", "🚀🚀6 August 2024🚀"],
)
def test_offsets_beside_other_scripts(text: str) -> None:
    (when,) = date(RunningText.plain(text), None)
    assert text[when.start : when.end] == "6 August 2024"
