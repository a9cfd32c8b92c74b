"""Timed child: our reader over articles. usage: child_counterclaim.py tags|attributions|whole ARTICLES.json"""

import json
import sys
from pathlib import Path

from timing import report

from counterclaim.reader.reader import Reader
from counterclaim.reports.load import from_text


def main() -> None:
    """Load and warm up untimed, then read every article once, metadata and furniture included."""
    part, articles = sys.argv[1], json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    reader = Reader()

    def read(texts: list[str]) -> None:
        for text in texts:
            one = from_text(text)
            if part == "whole":
                reader.read_report(one)
            else:
                reader.part(one, part)

    read(articles[:2])
    report(len(articles), lambda: read(articles))


main()
