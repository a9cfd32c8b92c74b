"""Scores as tables in a terminal; evaluate.py imports it only where a table is printed, for the weight of rich."""

from collections.abc import Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from counterclaim.evaluation.claims import ClaimsScore, RowScore
from counterclaim.evaluation.ratio import Score, percent
from counterclaim.evaluation.reports import by_kind


def print_scores(scores: Sequence[Score], measures: Mapping[str, str], shares: Mapping[str, str], on: Console) -> None:
    """One score in full with what each figure means; of several the last, after a line for each (--json has all)."""
    if len(scores) > 1:
        on.print(_by_corpus(scores), "")
    whole = scores[-1]
    missing = f", {len(whole.missing):,} without a reading" if whole.missing else ""
    on.print(f"{whole.documents:,} texts{missing}; {whole.gold:,} in the gold, {whole.read:,} read")
    on.print("", _measures(whole, measures), sep="\n")
    if whole.shares:
        on.print("", _shares(whole, shares), sep="\n")
    if whole.kinds:
        on.print("", _kinds(whole), sep="\n")


def print_claims(scores: Mapping[str, ClaimsScore], on: Console, *, rows: bool) -> None:
    """A line for each report and each kind of document, the fields of all of them, the problems; with `rows` what is
    missing or wrong."""
    every = ClaimsScore.together(scores.values())
    on.print(_reports(scores, every, "report"), "", sep="\n")
    if kinds := by_kind(scores):
        on.print(_reports(kinds, every, "kind"), "", sep="\n")
    on.print(_fields(every))
    words = {
        "claims": "of what was read are claims of the gold",
        "narrator's": "of what was read as the narrator's are claims of the narrator",
        "false sides": "speakers whom the gold leaves without a side were given one",
    }
    for name, (some, of) in every.shares.items():
        on.print(f"{some:,} of {of:,} {words[name]}.")
    if rows:
        on.print()
        for name, score in scores.items():
            for row in score.rows:
                if not row.right:
                    _row(name, row, on)
    for name, score in scores.items():
        for problem in score.problems:
            on.print(f"problem in {name}: {problem}", soft_wrap=True)


def score_table(*columns: str, explained: bool = False) -> Table:
    """A table of figures: words to the left, numbers to the right; explained: the last column is words too."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    for n, name in enumerate(columns):
        words = n == 0 or (explained and n == len(columns) - 1)
        # Names of measures break at "_", so that a row of seven fits into 80 columns.
        heading = name if words else name.replace("_", "\n")
        table.add_column(heading, justify="left" if words else "right", no_wrap=not words or n == 0)
    return table


def _number(share: float) -> str:
    return f"{percent(share):.2f}"


def _by_corpus(scores: Sequence[Score]) -> Table:
    names = list(scores[-1].measures)
    table = score_table("F1 by corpus", "texts", "gold", *names)
    for score in scores:
        cells = [f"{100 * score.measures[name].f1:.1f}" if name in score.measures else "-" for name in names]
        table.add_row(score.corpus, f"{score.documents:,}", f"{score.gold:,}", *cells)
    return table


def _measures(score: Score, words: Mapping[str, str]) -> Table:
    spread = ["95 %"] if score.intervals else []
    table = score_table("measure", "P", "R", "F1", *spread, "what counts", explained=True)
    for name, ratio in score.measures.items():
        cells = [_number(ratio.precision), _number(ratio.recall), _number(ratio.f1)]
        if score.intervals:
            ends = score.intervals.get(name)
            cells.append(f"{_number(ends[0])}-{_number(ends[1])}" if ends else "")
        table.add_row(name, *cells, words.get(name, ""))
    return table


def _shares(score: Score, words: Mapping[str, str]) -> Table:
    table = score_table("share", "", "what it is", explained=True)
    for name, share in score.shares.items():
        value = "-" if share is None else f"{share:,.1f}" if name.endswith("_km") else _number(share)
        table.add_row(name, value, words.get(name, ""))
    return table


def _kinds(score: Score) -> Table:
    table = score_table("recall by kind of gold", "gold", "content", "and source")
    for kind, recalls in score.kinds.items():
        ratios = list(recalls.values())
        table.add_row(kind, f"{ratios[0].gold:,}", *(f"{100 * ratio.recall:.1f}" for ratio in ratios))
    return table


def _reports(scores: Mapping[str, ClaimsScore], every: ClaimsScore, what: str) -> Table:
    table = score_table(what, "rows", "found", "right voice", "all right", "problems")
    lines = [*scores.items(), ("all", every)] if len(scores) > 1 else list(scores.items())
    for name, score in lines:
        counts = (len(score.rows), score.found, score.found_with_voice, score.right, len(score.problems))
        table.add_row(name, *(f"{n:,}" for n in counts))
    rows = max(1, len(every.rows))
    shares = (f"{100 * n / rows:.1f} %" for n in (every.found, every.found_with_voice, every.right))
    table.add_row("", "", *shares, "")
    return table


def _fields(every: ClaimsScore) -> Table:
    table = score_table("field, of rows found", "right", "filled", "%")
    for field, (right, filled) in every.tally().items():
        table.add_row(field, f"{right:,}", f"{filled:,}", f"{100 * right / filled:.1f}")
    return table


def _row(report: str, row: RowScore, on: Console) -> None:
    on.print(Text(f"{report} {row.row}: {row.content}"))
    if row.claim is None:
        on.print(Padding(Text(f"missing; nearest: {row.nearest or '-'}"), (0, 0, 0, 4)))
    for field, (gold, read) in row.differs.items():
        on.print(Padding(Text(f"{field}: gold {gold} | read {read}"), (0, 0, 0, 4)))
