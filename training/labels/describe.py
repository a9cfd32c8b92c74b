"""Counts of the stand-off labels for the data card (docs/corpus.md), as Markdown tables.

usage: describe.py LABELS.jsonl [...]
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from standoff import DEFAULTS, rows

SOURCES = {
    "voa": "Voice of America, 2013-2017", "wikinews": "Wikinews, 2019-2020", "gum": "Wikinews in GUM",
    "muc": "FBIS translations of MUC-3 and MUC-4, 1988-1991", "isaf": "ISAF press releases, 2009-2013",
    "zel": "President of Ukraine, speeches, 2022", "wh": "White House, statements and briefings, 2022-2026",
    "us_ukraine": "US presidential documents on Ukraine", "us_chechnya": "US documents on Chechnya",
    "nerel": "Russian news, most of Wikinews (NEREL)", "fact": "Russian news (factRuEval-2016)",
    "russia": "kremlin.ru on Chechnya and Ukraine", "ntrex": "News of 2018 in translation (NTREX-128)",
    "uagec": "Ukrainian essays and articles (UA-GEC)", "parla": "Ukrainian parliament, 2022 (ParlaMint)",
    "saudi": "Saudi newspapers, 2015 (SaudiNewsNet)",
    "arwikinews": "Arabic Wikinews, 2013-2014", "arcd": "Arabic Wikipedia (ARCD)",
    "re3d": "Official statements on Syria and Iraq, 2014-2017 (re3d)",
    "fignews": "Posts of outlets on Gaza, 2023-2024 (FIGNEWS)",
    "bbc": "BBC, CNN and Fox News, 2023-2024", "cnn": "BBC, CNN and Fox News, 2023-2024",
    "fox": "BBC, CNN and Fox News, 2023-2024", "abp": "US outlets, 2012-2020 (Article-Bias-Prediction)",
    "news": "Outlets of five countries on Ukraine, 2022-2024",
    "rusentrel": "Russian analyses (RuSentRel)", "fakes": "Outlets on Syria, 2011-2017 (FA-KES)",
    "ecb": "News on attacks and crimes (ECB+)",
    "own": "Written for this project (training/written)",
    "ewt": "Web texts on Iraq, 2003-2006 (English Web Treebank)",
}  # fmt: skip


def main() -> None:
    """Print the tables."""
    documents: Counter[str] = Counter()
    claims: Counter[str] = Counter()
    fields: dict[str, Counter[str]] = {k: Counter() for k in ("type", "stance", "factuality", "evidentiality")}
    for path in sys.argv[1:]:
        for row in rows(Path(path)):
            start = row["id"].split("-")[0]
            start = "ecb" if row["id"].endswith(("ecb", "ecbplus")) else start
            start = "russia" if start.startswith("russia_") else "news" if start[0].isdigit() else start
            source = SOURCES.get(start, start)
            documents[source] += 1
            claims[source] += len(row["claims"])
            for claim in row["claims"]:
                fields["type"][claim["types"][0]] += 1
                for name in ("stance", "factuality", "evidentiality"):
                    fields[name][claim.get(name, DEFAULTS[name])] += 1
    print("| source | documents | claims |\n| --- | --- | --- |")
    for source, n in documents.most_common():
        print(f"| {source} | {n} | {claims[source]:,} |")
    print(f"| together | {documents.total()} | {claims.total():,} |")
    for name, counts in fields.items():
        print(f"\n| {name} | claims |\n| --- | --- |")
        for label, n in counts.most_common():
            print(f"| {label} | {n:,} |")


if __name__ == "__main__":
    main()
