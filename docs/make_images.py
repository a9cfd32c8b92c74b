"""Makes the pictures of README and docs from the demo reports, as the program shows them.

usage: python docs/make_images.py [CHROMIUM]

The terminal's picture is written by rich; the page's needs Chromium (its command may be given).
"""

import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from page_images import pages
from rich.console import Console
from rich.terminal_theme import TerminalTheme

import counterclaim
from counterclaim.demo import paths
from counterclaim.show.page import html_page
from counterclaim.show.table import print_claims

_FONT = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
IMAGES = Path(__file__).parent / "images"
SHOWN = 4  # the report of 26 April 2025: two sides, a denial, figures
COLUMNS = 100
# Ink on paper, so that the picture is as quiet as the page on a light and on a dark site.
PAPER = TerminalTheme(
    (251, 250, 247),
    (29, 28, 26),
    [
        (29, 28, 26),
        (38, 121, 184),
        (0, 134, 106),
        (169, 106, 0),
        (38, 121, 184),
        (169, 90, 147),
        (0, 134, 106),
        (90, 90, 90),
    ],
)


def terminal(reading: counterclaim.Reading) -> None:
    """docs/images/terminal.svg"""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    print_claims(reading, console)
    svg = console.export_svg(title="counterclaim read report.txt", theme=PAPER, unique_id="counterclaim")
    svg = _FONT.sub("", svg)  # rich names a font on another host; the picture must need no network
    (IMAGES / "terminal.svg").write_text(svg + "\n", encoding="utf-8")


def page(reading: counterclaim.Reading, chromium: str) -> None:
    """docs/images/page.png"""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(html_page(reading), encoding="utf-8")
        subprocess.run(
            [
                chromium, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                "--window-size=1280,1000", f"--screenshot={IMAGES / 'page.png'}", file.as_uri(),
            ],
            check=True,
            capture_output=True,
        )  # fmt: skip


def main() -> None:
    """Make all."""
    IMAGES.mkdir(exist_ok=True)
    reading = counterclaim.read(paths()[SHOWN])
    terminal(reading)
    chromium = sys.argv[1] if len(sys.argv) > 1 else shutil.which("chromium")
    if chromium is None:
        print("no Chromium found: docs/images/page.png stays as it is")
        return
    page(reading, chromium)
    pages(IMAGES, chromium)


if __name__ == "__main__":
    main()
