"""What is read as one paragraph, and that every character knows where it came from."""

import pytest

from counterclaim.model.running import RunningText
from counterclaim.reports import from_text, running


def paragraphs(text: str) -> list[str]:
    doc = running(from_text(text))
    return [doc.text[p.start : p.end] for p in doc.paragraphs]


def check_map(text: str, doc: RunningText) -> None:
    """Every character of the running text stands in the raw text, blanks excepted."""
    assert len(doc.raw) == len(doc.text)
    for char, at in zip(doc.text, doc.raw, strict=True):
        assert char == text[at : at + 1] or (char in " \n" and (at == len(text) or not char.strip()))


LONG = "The army of Norland said on Friday that its troops had taken the bridge at Lanham after two days of fighting."
MORE = "Surria's defence ministry denied this and said that three of its soldiers had been wounded near the river."

CASES = {
    "blank line in mid-sentence": (
        "Norland's troops have retaken 24 villages in the border region over five days, chief\n\n"
        "of the general staff Olaf Brandt told the president.\n\n" + MORE,
        [
            "Norland's troops have retaken 24 villages in the border region over five days, chief "
            "of the general staff Olaf Brandt told the president.",
            MORE,
        ],
    ),
    "capital after a word that can't end a sentence": (
        "The general told reporters that his troops had withdrawn from the\n\nLanham bridge on Monday.\n\n" + MORE,
        ["The general told reporters that his troops had withdrawn from the Lanham bridge on Monday.", MORE],
    ),
    "across a picture credit and a teaser": (
        LONG
        + "\n\nThe villages were taken over the last five days, chief\n\nPhoto: AFP\n\nRead more: A town besieged\n\n"
        "of the general staff Olaf Brandt said.",
        [LONG, "The villages were taken over the last five days, chief of the general staff Olaf Brandt said."],
    ),
    "a teaser broken by a blank line": (
        LONG + "\n\nRelated article: Quiet days at the river: Norland and\n\nSurria Weigh a Second Truce\n\n" + MORE,
        [LONG, MORE],
    ),
    "an address broken by a line end": (
        LONG + "\n\nhttps://www.example.com/2025/03/12/bridge-at-lanham-fa\nlls-army-says-a1234\n\n" + MORE,
        [LONG, MORE],
    ),
    "a heading is no broken sentence": (
        LONG + "\n\nA border under strain\n\n" + MORE,
        [LONG, "A border under strain", MORE],
    ),
    "a name in small letters opens a sentence": (
        LONG + "\n\nGunmen attack a base near the town of Lanham\n\nal-Shabaab claimed the attack on Monday.",
        [LONG, "Gunmen attack a base near the town of Lanham", "al-Shabaab claimed the attack on Monday."],
    ),
    "a line is a paragraph": (f"{LONG}\n{MORE}\n{LONG}", [LONG, MORE, LONG]),
    "quotes of one line each": (
        LONG + "\n“We are ready,” he said.\n“They came at night.”\n" + MORE,
        [LONG, "“We are ready,” he said.", "“They came at night.”", MORE],
    ),
    "runs of blanks, tabs, no-break and thin blanks": (
        "The  army said\ton\u00a0Friday  that 40\u202f000 had fled. " + MORE,
        ["The army said on Friday that 40 000 had fled. " + MORE],
    ),
    "soft hyphens and zero-width blanks": (
        "The govern\u00adment of Nor\u200bland said so on Friday in a state\u00adment. " + MORE,
        ["The government of Norland said so on Friday in a statement. " + MORE],
    ),
    "carriage returns": (f"{LONG}\r\n\r\n{MORE}\r\n", [LONG, MORE]),
    "old line ends": (f"{LONG}\r\r{MORE}", [LONG, MORE]),
    "a list stays a list": (
        LONG + "\n\nThe group calls on:\n\n- the army to withdraw;\n\n- the rebels to hand over their hostages;\n\n- "
        "both to talk.",
        [
            LONG,
            "The group calls on:",
            "- the army to withdraw;",
            "- the rebels to hand over their hostages;",
            "- both to talk.",
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_paragraphs(name: str) -> None:
    text, expected = CASES[name]
    report = from_text(text)
    doc = running(report)
    assert [doc.text[p.start : p.end] for p in doc.paragraphs] == expected
    check_map(text, doc)


def wrap(text: str, width: int, gap: str = "\n") -> str:
    import textwrap

    return gap.join(textwrap.wrap(text, width))


@pytest.mark.parametrize("width", [40, 60, 72, 80, 100])
@pytest.mark.parametrize("between", ["\n\n", "\n\n\n"])
def test_hard_wrapped_lines(width: int, between: str) -> None:
    text = between.join(wrap(p, width) for p in (LONG + " " + MORE, MORE + " " + LONG, LONG))
    assert paragraphs(text) == [LONG + " " + MORE, MORE + " " + LONG, LONG]


@pytest.mark.parametrize("width", [60, 72])
def test_double_spaced_lines(width: int) -> None:
    text = "\n\n\n".join(wrap(p, width, "\n\n") for p in (LONG + " " + MORE, MORE + " " + LONG))
    assert paragraphs(text) == [LONG + " " + MORE, MORE + " " + LONG]


def test_indented_paragraphs_without_blank_lines() -> None:
    text = "\n".join("    " + wrap(p, 60) for p in (LONG + " " + MORE, MORE + " " + LONG))
    assert paragraphs(text) == [LONG + " " + MORE, MORE + " " + LONG]


def test_wrapped_capitals() -> None:
    text = "\n\n".join(wrap(p.upper(), 60) for p in (LONG + " " + MORE, MORE + " " + LONG))
    assert [one.upper() for one in paragraphs(text)] == [(LONG + " " + MORE).upper(), (MORE + " " + LONG).upper()]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("the govern-\nment", "the government"),
        ("a cross-\nborder raid", "a cross-border raid"),
        ("a 30-\nday truce", "a 30-day truce"),
        ("the Russian-\nUkrainian border", "the Russian-Ukrainian border"),
        ("a counter-\noffensive", "a counter-offensive"),
        ("the cease-\nfire", "the cease-fire"),  # the text itself prints "cease-fire" below
        ("the govern\u00ad\nment", "the government"),
        ("withdrew -\nand returned", "withdrew - and returned"),
    ],
)
def test_hyphens_at_line_ends(broken: str, whole: str) -> None:
    text = f"The officials told reporters on Friday that {broken} would\nbe discussed when the cease-fire talks go on."
    assert paragraphs(text) == [
        f"The officials told reporters on Friday that {whole} would be discussed when the cease-fire talks go on."
    ]


def test_furniture_is_left_out_and_comes_on_request() -> None:
    title = "Bridge at Lanham falls, army says"
    head = f"# title: {title}\n\n{title}\n\nBy Jane Doe\n\n"
    report = from_text(f"{head}LANHAM, May 3 (Reuters) - {LONG}\n\nRead more: A town besieged\n\n{MORE}")
    doc = running(report)
    assert [(p.kind, doc.text[p.start : p.end]) for p in doc.paragraphs] == [
        ("headline", "Bridge at Lanham falls, army says"),
        ("body", LONG),
        ("body", MORE),
    ]
    whole = running(report, furniture=True)
    words = [whole.text[p.start : p.end] for p in whole.paragraphs]
    assert words[1] == "By Jane Doe"
    assert words[2].startswith("LANHAM, May 3 (Reuters) - The army")
    assert not any("title:" in w for w in words)


def test_spans_come_back_to_the_raw_text() -> None:
    text = (
        "The  army\u00ad of Norland said the over-all com-\nmand of its troops in the area had changed on Friday night."
    )
    doc = running(from_text(text))
    start = doc.text.index("command")
    assert doc.text[start : start + 7] == "command"
    begin, end = doc.to_raw((start, start + 7))
    assert text[begin:end] == "com-\nmand"


def test_empty_and_blank() -> None:
    for text in ("", "\n\n", " \u200b\u00ad ", "\ufeff"):
        assert running(from_text(text)).paragraphs == ()


LETTERS = """
    The oﬃcer ﬂed to Kuﬀra.           | ﬂed     | fled     | The officer fled to Kuffra.
    Mun\u0303oz said so.               | Mun\u0303oz | Muñoz    | Muñoz said so.
    Mr. Ro\u0323\u0302\u0301t left.     | Ro\u0323\u0302\u0301t | Rộ\u0301t   | Mr. Rộ\u0301t left.
    He said: &ldquo;It is ours.&rdquo;  | &rdquo; | ”        | He said: “It is ours.”
    The mayor&#39;s&nbsp;&amp; our own. | &#39;   | '        | The mayor's & our own.
    Q&A; AT&T &bogus; here.           | &bogus; | &bogus;  | Q&A; AT&T &bogus; here.
"""


@pytest.mark.parametrize("line", LETTERS.strip().splitlines())
def test_accents_ligatures_and_entities_are_read_as_they_are_printed(line: str) -> None:
    text, raw, read, whole = (part.strip() for part in line.split("|"))
    doc = running(from_text(text))
    assert doc.text == whole
    start = doc.text.index(read)
    first, last = doc.to_raw((start, start + len(read)))
    assert text[first:last] == raw


def test_a_date_under_a_title_as_wide_as_the_columns_below_stays_a_line() -> None:
    lines = [
        "Weekly Security Bulletin No. 12", "3 May 2021", "Gunmen killed four policemen in",
        "Ghazni on Sunday, the governor", "said. They fled on motorcycles", "before reinforcements came.",
    ]  # fmt: skip
    report = from_text("\n".join(lines))
    assert (report.title, report.published) == (lines[0], "2021-05-03")
