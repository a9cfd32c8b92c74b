"""Which reports carry the same copy, on rewrites whose making is known, and on reports that only look alike."""

import random
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.copies import Copy, compare, copy_of, families, same_copy_pairs
from counterclaim.model.family import Family
from counterclaim.model.report import Report
from counterclaim.reports.load import from_text, load
from tests.copies.rewrites import BACKGROUND, CHROME, HOSTS, Rewrite, rewrites, story, truth

REPORTS = Path(__file__).parent.parent / "gold" / "reports"
DEMO = Path(__file__).parent.parent.parent / "src" / "counterclaim" / "demo" / "reports"


@pytest.fixture(scope="module")
def made() -> list[Rewrite]:
    return rewrites([story(p) for p in sorted(REPORTS.glob("*/*.txt"))], each=20, seed=11)


@pytest.fixture(scope="module")
def copies(made: list[Rewrite]) -> list[Copy]:
    return [copy_of(m.report) for m in made]


@pytest.fixture(scope="module")
def found(copies: list[Copy]) -> list[Family]:
    return families(copies)


def test_rewrites_join_their_families_and_no_others(made: list[Rewrite], found: list[Family]) -> None:
    same, unsure = truth(made)
    assert len(made) >= 300
    joined = {frozenset(x) for f in found for x in combinations(f.members, 2)}
    right = len(joined & same)
    assert right / len(joined - unsure) >= 0.98
    assert right / len(same) >= 0.95


def test_a_page_merged_from_two_stands_in_both_families_and_joins_them_not(
    made: list[Rewrite], found: list[Family]
) -> None:
    merged = next(m for m in made if m.kind == "merged")
    names = {name for name, _ in merged.carries}
    assert len(names) == 2
    homes = [f for f in found if merged.report.id in f.members]
    assert len(homes) == 2
    whole = {name: next(m.report.id for m in made if m.kind == "whole" and {n for n, _ in m.carries} == {name})
             for name in names}  # fmt: skip
    assert not any(set(whole.values()) <= set(f.members) for f in found)
    for family in homes:
        part = next(c for c in family.copies if c.report == merged.report.id)
        assert part.shared
        assert part.own


def test_small_families_are_found_too(made: list[Rewrite]) -> None:
    chance = random.Random(3)
    some = chance.sample(made, 32)
    same, unsure = truth(some)
    found = {frozenset((p.a, p.b)) for p in same_copy_pairs([copy_of(m.report) for m in some])}
    assert not found - same - unsure
    assert len(found & same) >= 0.95 * len(same)


def test_unrelated_reports_of_one_site_never_join() -> None:
    paths = sorted(REPORTS.glob("*/*.txt"))
    pages = []
    for path in paths:
        own = story(path)
        for take in (2, 4, 99):  # short items carry the same background as long ones
            body = [" ".join(p) for p in own.paragraphs[:take]]
            text = "\n\n".join(["Headline " + path.stem, *body, BACKGROUND[0], *CHROME])
            pages.append((path.stem, from_text(text, url=f"https://{HOSTS[0]}/{path.stem}/{take}")))
    of = {report.id: name for name, report in pages}
    for family in families([copy_of(report) for _, report in pages]):
        assert len({of[member] for member in family.members}) == 1


STATEMENT = (
    "“We will not leave this valley, not this winter and not the next one. Our fathers are buried here, our children "
    "were born here, and whoever believes that shells will teach us to forget that has learned nothing from the last "
    "twenty years. We ask for no pity. We ask that the road be opened, that the sick be let through, and that those "
    "who gave the order be named.”"
)


def test_one_statement_quoted_by_two_reporters_is_no_shared_copy() -> None:
    first = f"The mayor spoke to villagers on Monday.\n\n{STATEMENT}\n\nSnow began to fall as he left the hall at noon."
    second = (
        f"In a speech late on Monday the mayor turned down the offer.\n\n{STATEMENT}\n\nAn army spokesman had no word."
    )
    a, b = (copy_of(from_text(t, url=u)) for t, u in ((first, "https://a.example/1"), (second, "https://b.example/2")))
    pair = compare(a, b)
    assert pair.containment > 0.5
    assert not pair.same_copy


def test_rival_reports_of_one_front_are_independent() -> None:
    demo = [copy_of(load(str(p))) for p in sorted(DEMO.glob("k*.txt"))]
    assert len(demo) == 8
    assert families(demo[:4]) == ()


def _two(published_a: str | None, published_b: str | None) -> list[Copy]:
    base = story(sorted(REPORTS.glob("open/*.txt"))[0])
    full = "\n\n".join(" ".join(p) for p in base.paragraphs)
    cut = "\n\n".join(" ".join(p) for p in base.paragraphs[: len(base.paragraphs) // 2])
    return [
        copy_of(from_text(cut, id="cut", published=published_a)),
        copy_of(from_text(full, id="full", published=published_b)),
    ]


@pytest.mark.parametrize(
    ("cut", "full", "order"),
    [
        ("2025-03-01", "2025-03-01", ("full", "cut")),  # one day: a cut follows what it cuts
        ("2025-03-01", "2025-03-02", ("cut", "full")),  # a first take that grew
        (None, "2025-03-02", ("full", "cut")),  # undated ones come last
    ],
)
def test_order_of_versions(cut: str | None, full: str | None, order: tuple[str, str]) -> None:
    (family,) = families(_two(cut, full))
    assert family.members == order
    parts = {c.report: c for c in family.copies}
    assert parts["cut"].own == ()
    assert parts["full"].own


@given(st.randoms(use_true_random=False))
def test_order_of_adding_changes_nothing(chance: random.Random) -> None:
    some = _SOME[:]
    chance.shuffle(some)
    assert families(some) == _EXPECTED


def test_short_reports_are_one_copy_where_they_have_the_same_words() -> None:
    item = "Gunmen killed nine loggers near Osten on Thursday, a bishop said. The army said it had sent two boats."
    for other, same in ((item, 1), (item.replace("nine", "ten"), 0), (f"{item} A clerk said more would come.", 0)):
        two = [copy_of(from_text(text, id=id)) for id, text in (("one", item), ("other", other))]
        assert len(families(two)) == same


def _paragraph(number: int) -> str:
    words = "river road market gate winter lorry clinic valley engineer harbour letter bridge field tower".split()
    chance = random.Random(number)
    return " ".join(f"{chance.choice(words)}{chance.randrange(90)}" for _ in range(45)).capitalize() + "."


@given(
    st.lists(st.lists(st.integers(0, 5), min_size=1, max_size=5, unique=True), min_size=2, max_size=7),
    st.lists(st.integers(1, 3), min_size=7, max_size=7),
)
def test_families_of_any_overlap_have_ids_of_their_own(texts: list[list[int]], days: list[int]) -> None:
    """A digest and its items, items of two digests, cuts of cuts: no id stands for two families."""
    copies = [
        copy_of(from_text("\n\n".join(map(_paragraph, numbers)), id=f"r{n}", published=f"2024-05-0{day}"))
        for n, (numbers, day) in enumerate(zip(texts, days, strict=False))
    ]
    found = families(copies)
    assert len({family.id for family in found}) == len(found)
    assert families(copies[::-1]) == found


_SOME = [
    copy_of(m.report) for m in rewrites([story(p) for p in sorted(REPORTS.glob("open/*.txt"))[:3]], each=6, seed=5)
]
_EXPECTED = families(_SOME)


@given(st.text(alphabet=st.characters(), max_size=400))
def test_any_text_has_copy_whose_spans_lie_in_it(text: str) -> None:
    report: Report = from_text(text)
    for paragraph in copy_of(report).paragraphs:
        assert 0 <= paragraph.start < paragraph.end <= len(text)
        assert paragraph.windows
