"""What a figure's label says: whom it counts, and what happened to them once; how much of a text an excerpt shows."""

import pytest

from counterclaim.ledger.queries.labels import claim_label, denial, figure_label, party_label, whom
from counterclaim.ledger.queries.rows import FigureRow, Named
from counterclaim.registry.kinds import names_something, told_kind
from counterclaim.show.event_words import toll
from counterclaim.show.words import quantity
from counterclaim.web.look.axis import axis
from counterclaim.web.public import room


def figure(line: str) -> FigureRow:
    """text | value | counted | state"""
    text, value, counted, state = (part.strip() for part in line.split("|"))
    vague = not value
    return FigureRow(
        text=text, start=0, end=len(text), value=None if vague else float(value), low=12 if vague else None,
        bound="vague" if vague else "exact", unit="people", counted=counted or None, state=state or None,
    )  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "27 civilians | 27 | civilians | killed = 27 civilians killed",
        "a teacher | 1 | teacher | killed = 1 teacher killed",
        "three of them children | 3 | children | killed = 3 children killed",
        "45 of its fighters | 45 | fighters | killed = 45 fighters killed",
        "14 people | 14 | people | killed = 14 people killed",
        "four men | 4 | men | lost = 4 people lost",
        "five | 5 | children | killed = 5 people killed",
        "19 | 19 | toll | dead = 19 people dead",
        "dozens wounded | | wounded | wounded = dozens wounded",
        "Dozens | | | wounded = dozens wounded",
        "130 injured | 130 | injured | injured = 130 people injured",
    ],
)
def test_a_label_says_whom_and_what_once(line: str) -> None:
    told, _, expected = line.partition(" = ")
    assert figure_label(figure(told)) == expected
    assert bool(whom(figure(told))) == (" people" not in expected and "dozens" not in expected)


@pytest.mark.parametrize(
    "line",
    [
        "libyan_camp | 2 | 2 Libyan camps",
        "malian_position | 12 | 12 Malian positions",
        "serbian_post | 1 | 1 Serbian post",
        "army_post | 2 | 2 army posts",
        "turkey | 3 | 3 turkeys",
    ],
)
def test_what_is_counted_keeps_the_capital_of_whose_it_is(line: str) -> None:
    unit, value, expected = (part.strip() for part in line.split("|"))
    assert quantity(int(value), unit) == expected


def test_one_of_a_group_is_one() -> None:
    told = [toll("killed", 1, 1, bounded=True, who=who) for who in ("children", "women", "fighters", "civilians", "")]
    assert told == ["1 child killed", "1 woman killed", "1 fighter killed", "1 civilian killed", "1 killed"]
    assert toll("killed", 1, 2, bounded=True, who="children") == "1 to 2 children killed"


@pytest.mark.parametrize(
    "line",
    [
        "it | Sudan | | Sudan",
        "They | Hamas | | Hamas",
        "its forces | Russia | military | its forces (Russia, military)",
        "it | | | it",
    ],
)
def test_a_pronoun_is_told_by_its_side(line: str) -> None:
    name, side, kind, expected = (part.strip() for part in line.split("|"))
    assert party_label(Named(name, side or None, kind or None)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "line",
    [
        "four people | None", "three men | None", "its men | None", "12 prisoners | None", "an official | None",
        "27 civilians | civilian", "nine villagers | civilian", "two teachers and a pupil | civilian",
        "women and children | civilian", "30 soldiers | military", "the ELN commander | military",
    ],
)  # fmt: skip
def test_who_is_a_civilian_only_in_doubt_is_of_no_told_kind(line: str) -> None:
    name, expected = (part.strip() for part in line.split("|"))
    assert str(told_kind(name)) == expected


@pytest.mark.parametrize("words", ["130", "Dozens", "more than 40", "hundreds", "1,200"])
def test_a_number_names_nobody(words: str) -> None:
    assert not names_something(words)
    assert names_something(f"{words} soldiers")


class Said:
    """A claim as a list has it."""

    def __init__(self, stance: str, text: str) -> None:
        self.stance, self.text = stance, text


def test_what_is_not_said_is_told_so() -> None:
    assert denial(Said("denies", "its guns had hit the hospital")) == "denies: "
    assert denial(Said("declines_to_confirm", "whether it had ordered the strike")) == "declines to confirm: "
    assert claim_label(Said("cannot_verify", "a strike on Mekelle"), None) == "cannot verify: a strike on Mekelle"
    assert denial(Said("asserts", "the town was taken")) == ""


def test_an_excerpt_of_a_short_report_is_not_the_whole_of_it() -> None:
    short = "The doctors said that 27 people had been killed in Kelde since Sunday and 130 injured."
    mark = (short.index("27"), short.index(" and 130"))
    around = room(short, [mark])
    assert (mark[1] + around - max(0, mark[0] - around)) < len(short)
    long = "Before it. " * 60 + short + " After it." * 60
    assert room(long, [(660 + mark[0], 660 + mark[1])]) == 80


def test_an_axis_of_people_has_no_half_of_one() -> None:
    for most in (1, 2, 3, 7):
        scale = axis([figure(f"{most} | {most} | people | killed")])
        assert scale is not None
        assert all("." not in tick.label for tick in scale.ticks)
