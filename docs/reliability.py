"""Draws docs/images/reliability.svg: are answers with a confidence of 70 % right seven times in ten?

usage: python docs/reliability.py [--data ../shared/gold] [--out docs/images/reliability.svg]

DATA is the folder with the gold sets that training/fit_calibration.py takes. What is drawn are those texts of their dev
parts that confidence was not fitted on: every other one, for times all. Prints the expected calibration errors.
"""

import argparse
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from counterclaim.evaluation.calibration import FIELDS, KINDS, Part, Reliability, judge, reliability
from counterclaim.evaluation.gold import load_gold
from counterclaim.evaluation.readings import read_gold
from counterclaim.reader.reader import Reader

ROOT = Path(__file__).parent.parent
FILES: dict[Part, tuple[str, ...]] = {
    "attributions": ("attribution/polnear-dev.jsonl",),
    "places": ("places/*.dev.jsonl",),
    "times": ("times/timebank.dev.jsonl", "times/aquaint.dev.jsonl", "times/meantime.dev.jsonl"),
}
SIDE, LEFT, TOP, GAP = 200, 46, 44, 34  # of a square, and around it; pixels
# As in plot_peers.py: Okabe and Ito's blue; on dark ground their sky blue. The reader's system says which.
STYLE = """
text { font: 12px system-ui, sans-serif; fill: #222 } .name { font-weight: 600 } .small { font-size: 11px }
.ground { fill: #fff } .frame { fill: none; stroke: #888 } .even { stroke: #888; stroke-dasharray: 4 4 }
.line { fill: none; stroke: #0072b2; stroke-width: 2 } .dot { fill: #0072b2 } .bar { fill: #0072b2; opacity: .18 }
@media (prefers-color-scheme: dark) {
  text { fill: #ddd } .ground { fill: #15181c } .line { stroke: #56b4e9 } .dot, .bar { fill: #56b4e9 }
  .bar { opacity: .3 }
}
"""


def held_out(reader: Reader, part: Part, data: Path) -> Reliability:
    """The reliability of a part on every other text of dev; of times on all of them, which were fitted on train."""
    field = next(name for name, one in FIELDS.items() if one == part)
    paths = sorted(path for pattern in FILES[part] for path in data.glob(pattern))
    texts: list[Any] = load_gold(paths, field, KINDS[part])
    if part != "times":
        texts = texts[1::2]
    return reliability(part, judge(part, texts, read_gold(reader, texts, part)))


def panel(told: Reliability, number: int) -> str:
    """One square: shares of right answers over confidence, and how many answers each tenth has."""
    left = LEFT + number * (SIDE + GAP)
    most = max((one.answers for one in told.bins), default=1)

    def x(value: float) -> float:
        return round(left + SIDE * value, 1)

    def y(value: float) -> float:
        return round(TOP + SIDE * (1 - value), 1)

    parts = [f'<rect class="frame" x="{left}" y="{TOP}" width="{SIDE}" height="{SIDE}"/>']
    for one in told.bins:
        height = round(SIDE * 0.5 * one.answers / most, 1)
        parts.append(
            f'<rect class="bar" x="{x(one.low)}" y="{TOP + SIDE - height:.1f}" width="{SIDE / 10:.1f}" '
            f'height="{height}"><title>{one.answers} answers of {one.low:.1f} to {one.high:.1f}</title></rect>'
        )
    parts.append(f'<line class="even" x1="{x(0)}" y1="{y(0)}" x2="{x(1)}" y2="{y(1)}"/>')
    points = [(x(one.confidence), y(one.right)) for one in told.bins]
    parts.append(f'<polyline class="line" points="{" ".join(f"{a},{b}" for a, b in points)}"/>')
    for (a, b), one in zip(points, told.bins, strict=True):
        words = f"confidence {one.confidence:.2f}, right {one.right:.2f} of {one.answers}"
        parts.append(f'<circle class="dot" cx="{a}" cy="{b}" r="3.5"><title>{words}</title></circle>')
    parts.append(f'<text class="name" x="{left}" y="18">{escape(told.part)}</text>')
    parts.append(f'<text class="small" x="{left}" y="34">{told.answers:,} answers, error {told.error:.3f}</text>')
    for value in (0, 0.5, 1):
        parts.append(f'<text class="small" x="{x(value)}" y="{TOP + SIDE + 16}" text-anchor="middle">{value:g}</text>')
        if number == 0:
            parts.append(f'<text class="small" x="{left - 6}" y="{y(value) + 4}" text-anchor="end">{value:g}</text>')
    return "\n".join(parts)


def drawing(told: list[Reliability]) -> str:
    """The whole picture."""
    width, height = LEFT + len(told) * (SIDE + GAP), TOP + SIDE + 42
    words = "; ".join(f"{one.part}: expected calibration error {one.error:.3f}" for one in told)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
            f'role="img" aria-label="Reliability. {words}">',
            f"<style>{STYLE}</style>",
            f'<rect class="ground" width="{width}" height="{height}"/>',
            *(panel(one, number) for number, one in enumerate(told)),
            f'<text class="small" x="{LEFT}" y="{height - 8}">across: confidence; up: share of right answers; '
            "dashed: as it should be; bars: how many answers</text>",
            "</svg>\n",
        ]
    )


def main() -> None:
    """Read, draw, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "gold")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images" / "reliability.svg")
    options = parser.parse_args()
    if not options.data.is_dir():
        parser.error(f"no folder {options.data}: give the gold sets with --data")
    reader = Reader()
    told = [held_out(reader, part, options.data) for part in FILES]
    for one in told:
        print(f"{one.part}: {one.answers} answers held out, expected calibration error {one.error:.3f}")
    options.out.write_text(drawing(told), encoding="utf-8")


if __name__ == "__main__":
    main()
