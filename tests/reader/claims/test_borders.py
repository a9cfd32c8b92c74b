"""Where one proposition ends and the next begins."""

from functools import cache

import pytest

from counterclaim.reader.claims import borders
from counterclaim.reader.claims.borders import Border, bordered
from counterclaim.reader.claims.carrying import plain
from counterclaim.reader.claims.propositions import BEGIN
from counterclaim.reader.reader import Found, Reader
from counterclaim.reader.tag import TaggedSpan, spans_of
from counterclaim.reports import from_text
from tests.reader.tagged import tagged

REPORT = """Shells hit the market on Tuesday, killing 14 people and wounding nine others, the army said.

Rebels took the bridge as the garrison fled, and the governor said that the road to Kaya was cut while talks went on.
"""


@cache
def _found() -> tuple[Found, list[TaggedSpan], list[Border]]:
    found = Reader().found(from_text(REPORT))
    marked = spans_of(found.doc.text, found.tags.output, "claim", begin=BEGIN)
    places = list(borders.borders(marked, found.tags.output, found.doc, found.words, found.sentences))
    return found, marked, places


@pytest.mark.parametrize("weight", [100.0, -100.0])
def test_the_scorer_cuts_and_joins(weight: float, monkeypatch: pytest.MonkeyPatch) -> None:
    found, marked, places = _found()
    assert {one.cut for one in places} == {True, False}
    monkeypatch.setattr(borders, "weights", lambda _: {"bias": weight})
    parts = bordered(
        marked, found.tags.output, found.doc, found.words, found.sentences, found.fields, found.attributions, ()
    )
    changed = [one for one in places if one.cut is (weight < 0)]
    assert len(parts) == len(marked) + (len(changed) if weight > 0 else -len(changed))
    starts = {part.start for part in parts}
    assert all((one.right[0] in starts) is (weight > 0) for one in changed)
    text = found.doc.text
    kept = {i for part in parts for i in range(part.start, part.end)}
    lost = "".join(text[i] for one in marked for i in range(one.start, one.end) if i not in kept)
    assert set(lost.split()) <= {"as", "and", "while"}  # what leads from one proposition to the next


@pytest.mark.parametrize(("weight", "quoted", "cut"), [(0.4, True, False), (0.6, True, True), (0.4, False, True)])
def test_a_quotation_is_cut_only_where_it_plainly_holds_two(
    weight: float, quoted: bool, cut: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, marked, places = _found()
    monkeypatch.setattr(borders, "weights", lambda _: {"bias": weight})
    quotes = [(0, len(found.doc.text))] if quoted else []
    parts = bordered(
        marked, found.tags.output, found.doc, found.words, found.sentences, found.fields, found.attributions, quotes
    )
    starts = {part.start for part in parts}
    assert all((one.right[0] in starts) is (cut or one.cut) for one in places)


def test_features_name_nobody() -> None:
    _, words = tagged("Norland/NNP/nsubj hit/VBD/ROOT 9/CD/nummod Ostian/JJ/amod posts/NNS/dobj")
    assert [plain(word) for word in words] == ["NNP", "hit", "CD", "JJ", "posts"]
