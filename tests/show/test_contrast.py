"""Every colour of the page on every ground it stands on reaches WCAG AA (4.5 to 1); terminal colours 4 to 1."""

import re
from pathlib import Path

import pytest

import counterclaim.show.page as page
from counterclaim.show import sides

FOLDER = Path(page.__file__).parent
CSS = "".join((FOLDER / name).read_text(encoding="utf-8") for name in ("palette.css", "page.css"))
LIGHT, DARK = CSS.split("@media (prefers-color-scheme: dark)")


def _colours(block: str) -> dict[str, str]:
    return dict(
        re.findall(
            r"--([a-z]+(?:-\d)?): (#[0-9a-f]{6})", block[: block.index("* { box-sizing")] if "* {" in block else block
        )
    )


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_colours(scheme: str) -> None:
    colours = _colours(LIGHT if scheme == "light" else DARK)
    pairs = [(ink, ground) for ink in ("ink", "quiet", "link") for ground in ("paper", "card", "lit")]
    pairs.append(("ink", "mark"))
    for n in range(7):
        pairs += [(f"ink-{n}", ground) for ground in ("paper", "card", "lit")]
        pairs += [("ink", f"ground-{n}"), (f"ink-{n}", f"ground-{n}")]
    low = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: round(ratio, 2) for pair, ratio in low.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_side_is_louder_than_another(scheme: str) -> None:
    colours = _colours(LIGHT if scheme == "light" else DARK)
    against = [contrast(colours[f"ink-{n}"], colours["paper"]) for n in range(1, 7)]
    assert max(against) / min(against) < 1.25
    grounds = [contrast(colours[f"ground-{n}"], colours["paper"]) for n in range(1, 7)]
    assert max(grounds) / min(grounds) < 1.15


def test_terminal_colours_are_readable_on_white_and_black() -> None:
    found = {c: (contrast(c, "#ffffff"), contrast(c, "#000000")) for c in sides._COLOURS}
    assert {c: pair for c, pair in found.items() if min(pair) < 4.0} == {}


def test_sides_differ_without_colour() -> None:
    lines = dict(re.findall(r"\.side-(\d) \{[^}]*--line: (\w+)", CSS))
    assert len(set(lines.values())) >= 5
    assert len(set(sides._SIGNS)) == len(sides._SIGNS)
