"""The figures that pages quote, out of results.json, which `counterclaim evaluate ... --results` writes.

A page holds `<!-- measured: NAME -->` and `<!-- end -->`; what stands between them is made here, and nowhere else is
such a score typed. What no such command measures stands once, with when and by what (corpus.md, or beside its script).
Scores under "sealed" were measured by others on texts that nobody who works on the product has seen, and are put in by
hand.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("results.json")
_BLOCK = re.compile(r"(<!-- measured: ([\w ]+) -->\n).*?(<!-- end -->)", re.DOTALL)

POLNEAR = "evaluate attributions polnear-dev.jsonl"
WORLD = "evaluate attributions polnear-annotator-training.jsonl"
NEWSQUANT = "evaluate figures newsquant.dev.jsonl"
CONFLICT = "evaluate figures conflict_figures.dev.jsonl"
PLACES = "evaluate places geovirus.dev.jsonl gwn.dev.jsonl lgl.dev.jsonl trnews.dev.jsonl"
TIMES = "evaluate times aquaint.dev.jsonl meantime.dev.jsonl timebank.dev.jsonl"
REPORTS = {part: f"evaluate claims tests/gold/reports/{part}" for part in ("open", "kept")}
# The development part of the labelled corpus (training/claims_split.py), settled labels; its texts are not in the
# repository, so the scores of its documents are kept as one sum.
REPORTS["development"] = "evaluate claims development"
KINDS = {part: f"evaluate claims tests/gold/kinds/{part}" for part in ("open", "kept")}
# The development part by weights that were fitted on its other documents (training/fit_sureness.py).
SURENESS = {part: f"evaluate calibration {part}" for part in ("development", "outlets")}
BEFORE = "by the rules that read before this version"
MATTERS = {part: f"evaluate matters tests/gold/matters/{part}" for part in ("open", "kept")}
TONGUES = "evaluate matters tests/gold/tongues"
RIVALS = "evaluate rivals 200-scenes seed-2"
INCIDENTS = "evaluate incidents tests/gold/incidents"
TYPES = "evaluate event types event_types.dev.jsonl"
FORMS = [f"evaluate forms {name}" for name in ("pdf", "xlsx", "csv", "telegram")]  # python -m benchmarks.forms
FAIRNESS = "evaluate fairness src/counterclaim/demo/reports tests/gold/fairness"


class Results:
    """The scores by the command that made them."""

    def __init__(self, file: Path = FILE) -> None:
        self._all: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))

    def score(self, command: str) -> dict[str, Any]:
        """What the command scored."""
        found: dict[str, Any] = self._all[command]["score"]
        return found

    def measured(self, *commands: str) -> str:
        """The day of the oldest of these scores."""
        return str(min(self._all[one]["measured"] for one in commands))

    def claims(self, part: str) -> dict[str, Any]:
        """Totals over the reports of one half: rows, found, found_with_voice, right, problems, fields."""
        reports = self.score(REPORTS[part])["reports"].values()
        out: dict[str, Any] = {
            name: sum(one[name] for one in reports) for name in ("rows", "found", "found_with_voice", "right")
        }
        out["problems"] = sum(one["problems"] or 0 for one in reports)
        out["fields"] = {
            field: tuple(
                sum(one["fields"].get(field, {}).get(name, 0) for one in reports) for name in ("right", "filled")
            )
            for field in dict.fromkeys(field for one in reports for field in one["fields"])
        }
        out["reports"] = len(reports)
        return out


def filled(text: str, results: Results | None = None) -> str:
    """The page with its blocks made anew; raises KeyError for a block or a score that is not there."""
    found = results or Results()
    return _BLOCK.sub(lambda match: match[1] + "\n".join(BLOCKS[match[2]](found)) + "\n" + match[3], text)


def _percent(part: float, whole: float) -> str:
    return f"{100 * part / whole:.1f} %"


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def readme(results: Results) -> list[str]:
    """README: the figure that matters most first."""
    sealed, kept, matters = results.score("sealed"), results.claims("kept"), results.score(MATTERS["kept"])
    beside = results.score("development part, before and by annotators")
    dev = results.claims("development")
    fair, places = results.score(FAIRNESS), results.score(PLACES)["ALL"]
    stages = (places["e2e"], results.score(TIMES)["ALL"]["value"], results.score(NEWSQUANT)["newsquant"]["value"])
    return [
        "| right | what | measured on |",
        "| --- | --- | --- |",
        _row(
            f"**{sealed['every field, reports']} %**", "claims right in every field",
            f"12 real reports of 12 outlets that nobody here had seen (sealed, {sealed['when']}), {BEFORE};"
            f" {sealed['found, reports']} % are found, {sealed['voice, reports']} % under the right voice",
        ),
        _row(
            f"**{sealed['every field, documents']} %**", "claims right in every field",
            f"{sealed['documents']} documents labelled whole, sealed, {BEFORE}; two annotators agree on"
            f" {sealed['annotators']} %",
        ),
        _row(
            f"**{_percent(dev['right'], dev['rows'])}**", "claims right in every field",
            "197 real documents labelled whole; nothing was trained on them, but thresholds were chosen on them; the"
            f" rules got {beside['rules']} %, and two annotators agree on {beside['annotators']} %",
        ),
        _row(
            f"**{sealed['sets right']} of {sealed['sets']}**", "rival accounts related as marked",
            f"33 reports, sealed, {BEFORE}; of two reports that give a toll of one real event,"
            f" {sealed['tolls']} % are put together",
        ),
        _row(
            _percent(kept["right"], kept["rows"]), "claims right in every field",
            f"{kept['reports']} reports that we composed and do not tune on: tidier than real copy",
        ),
        _row(
            f"{matters['right']} of {matters['sets']}", "rival accounts related as marked", "reports that we composed"
        ),
        _row(
            f"F1 {results.score(POLNEAR)['attribution']['F1']:.2f}", "who said what",
            "PolNeAR dev; trained annotators agree with each other at 73.0 on its test part",
        ),
        _row(
            "F1 " + ", ".join(f"{one['F1']:.1f}" for one in stages), "places, dates, numbers",
            "public news sets, their development parts",
        ),
        _row(
            f"{fair['rate']} %, {fair['rate_through_matters']} %",
            "claims unchanged when names are changed; through matters", "reports that this was developed with",
        ),
    ]  # fmt: skip


def attributions(results: Results) -> list[str]:
    """accuracy.md and the model card: PolNeAR dev."""
    score = results.score(POLNEAR)
    rows = (
        ("**attribution**: content and source each share half their words with the gold's", "attribution"),
        ("with the cue right as well", "full"),
        ("content alone", "partial"),
        ("words of sources", "SOURCE"),
        ("words of cues", "CUE"),
        ("words of contents", "CONTENT"),
    )
    kinds = (
        ("direct quotation", "direct"), ("mixed", "mixed"), ("indirect", "indirect"),
        ('cue is an act of speaking ("said")', "speech cue"), ('cue is an attitude ("wants", "fears")', "other cue"),
        ("source is a pronoun", "pronoun source"), ("no source in the text", "no source"),
    )  # fmt: skip
    out = ["| measure | P | R | F1 | 95 % |", "| --- | --- | --- | --- | --- |"]
    for words, name in rows:
        one = score[name]
        spread = "-".join(f"{end:.2f}" for end in one["CI95"]) if "CI95" in one else ""
        out.append(f"| {words} | {one['P']:.2f} | {one['R']:.2f} | {one['F1']:.2f} | {spread} |")
    out += ["", "| recall by kind of gold | of | content | and source |", "| --- | --- | --- | --- |"]
    for words, name in kinds:
        one = score["by_kind"][name]
        out.append(f"| {words} | {one['gold']:,} | {one['partial_R']:.1f} | {one['attribution_R']:.1f} |")
    world = results.score(WORLD)
    out += [
        "",
        "World news instead of an election (PolNeAR's annotator training, 24 rows of six annotators): F1"
        f" {world['attribution']['F1']:.2f}.",
    ]
    return out


def matters(results: Results) -> list[str]:
    """accuracy.md and matters.md: clusters of rival reports."""
    names = {
        "open": "open, developed on: 33 clusters, 80 reports",
        "kept": "kept, measured only: 10 clusters, 21 reports",
    }
    out = [
        "| clusters that we composed | sets found | related as marked | false contradictions | command |",
        "| --- | --- | --- | --- | --- |",
    ]
    for part, words in names.items():
        one = results.score(MATTERS[part])
        false = one["false_contradictions"] or 0
        out.append(
            f"| {words} | {one['found']} of {one['sets']} | {one['right']} of {one['sets']} | {false} |"
            f" `counterclaim {MATTERS[part]}` |"
        )
    sealed = results.score("sealed")
    out += [
        "",
        f"On real copy it does worse. Sealed sets that nobody here has seen ({sealed['when']}): {sealed['sets right']}"
        f" of {sealed['sets']} rival sets come out right; {sealed['contradicts right']} of {sealed['contradicts']}"
        f" contradictions are real; of two reports that give a toll of one event, {sealed['tolls']} % are put into one"
        f" matter ({sealed['tolls, intact copy']} % on intact copy of 25 outlets).",
    ]
    return out


def rivals(results: Results) -> list[str]:
    """matters.md: near-rivals."""
    score = results.score(RIVALS)
    return [
        f"With 200 scenes that nobody had looked at ({results.measured(RIVALS)}), of {score['near_rivals']:,}"
        f" near-rivals {score['false']} come out as a contradiction; of {score['true_rivals']:,} true rivals"
        f" {score['found']:,} do ({_percent(score['found'], score['true_rivals'])}).",
    ]


def event_types(results: Results) -> list[str]:
    """accuracy.md: types against other coding schemes."""
    one = results.score(TYPES)
    return [
        f"Of {one['of']} snippets {one['right']} ({_percent(one['right'], one['of'])}) have a claim of a type that"
        f" their label stands for ({results.measured(TYPES)}).",
    ]


def tongues(results: Results) -> list[str]:
    """languages.md: rival reports in several languages."""
    one = results.score(TONGUES)
    false = one["false_contradictions"] or "no"
    return [
        f"Of {one['sets']} marked questions in 16 clusters of rival reports in two to four languages"
        f" (`tests/gold/tongues`, composed and looked at here), {one['found']} stand in one matter and {one['right']}"
        f" are related as marked, with {false} false contradiction:",
    ]


def stages(results: Results) -> list[str]:
    """accuracy.md: figures, places, times."""
    newsquant, conflict = results.score(NEWSQUANT)["newsquant"], results.score(CONFLICT)["conflict_figures"]
    places, times = results.score(PLACES)["ALL"], results.score(TIMES)["ALL"]
    return [
        "| stage | on | measure | before | here | command |",
        "| --- | --- | --- | --- | --- | --- |",
        f"| figures | NewsQuant dev, {newsquant['gold']} | value F1 | .937 CQE | {newsquant['value']['F1']:.1f} |"
        f" `counterclaim {NEWSQUANT}` |",
        f"| | | bound F1 | .868 CQE | {newsquant['bound']['F1']:.1f} | the same |",
        f"| | | unit F1 | - | {newsquant['unit']['F1']:.1f} | the same |",
        f"| | conflict_figures dev, {conflict['gold']} | value F1 | - | {conflict['value']['F1']:.1f} |"
        f" `counterclaim {CONFLICT}` |",
        f"| | | value and what is counted F1 | - | {conflict['counted_p']['F1']:.1f} | the same |",
        f"| places | GeoVirus, GWN, LGL, TR-News dev, {places['gold']:,} | found, overlap F1 |"
        " .885 spaCy md, fine-tuned |"
        f" {places['overlap']['F1']:.1f} | `counterclaim {PLACES}` |",
        "| | | found and within 161 km, F1 | .646 spaCy md + population, .751 prototype |"
        f" {places['e2e']['F1']:.1f} | the same |",
        f"| times | TimeBank, AQUAINT, MEANTIME dev, {times['gold']} | found, overlap F1 | - |"
        f" {times['relaxed']['F1']:.1f} | `counterclaim {TIMES}` |",
        f"| | | value F1 | .732 HeidelTime, .694 prototype | {times['value']['F1']:.1f} | the same |",
        f"| | | same days F1 | - | {times['interval']['F1']:.1f} | the same |",
    ]


def readings(results: Results) -> list[str]:
    """accuracy.md: whole readings."""
    both = [results.claims("open"), results.claims("kept")]
    sealed, dev = results.score("sealed"), results.claims("development")
    fields = (
        ("speaker", "speaker"), ("type (one of 30)", "type"), ("factuality", "factuality"),
        ("figures: every value with its unit", "figures"), ("places: every one, of the right kind", "places"),
        ("times: every one", "times"), ("side of the speaker", "side"),
    )  # fmt: skip

    def row(words: str, name: str, sealed_share: str) -> str:
        shares = " | ".join(_percent(one[name], one["rows"]) for one in both)
        return f"| {words} | {sealed_share} | {shares} |"

    return [
        f"| | 12 real reports, sealed ({sealed['when']}), {BEFORE} | open, {both[0]['reports']} reports (trained on) |"
        f" kept, {both[1]['reports']} reports |",
        "| --- | --- | --- | --- |",
        f"| claims that a careful reader lists | | {both[0]['rows']} | {both[1]['rows']} |",
        row("**every field right**", "right", f"**{sealed['every field, reports']} %**"),
        row("found (words agree, token F1 at least .8)", "found", f"{sealed['found, reports']} %"),
        row("found, and under the right voice", "found_with_voice", f"{sealed['voice, reports']} %"),
        f"| spans that came out of furniture | | {both[0]['problems']} | {both[1]['problems']} |",
        "",
        "| of the claims found, right | open | kept |",
        "| --- | --- | --- |",
        *(
            f"| {words} | " + " | ".join("{} of {}".format(*one["fields"][name]) for one in both) + " |"
            for words, name in fields
        ),
        "",
        f"On {sealed['documents']} documents labelled whole by the guideline of our training corpus, sealed as well,"
        f" {sealed['every field, documents']} % of the rows were right in every field {BEFORE}; two annotators agree on"
        f" {sealed['annotators']} %. On the 197 documents of our development part (looked at, not trained on)"
        f" {_percent(dev['right'], dev['rows'])} are right now.",
    ]


def kinds(results: Results) -> list[str]:
    """accuracy.md: documents of fifteen kinds."""
    both = [results.score(KINDS[part]) for part in ("open", "kept")]
    measures = ("found", "found_with_voice", "right")

    def cells(one: dict[str, Any] | None) -> list[str]:
        if one is None:
            return ["-"] * 4
        return [str(one["rows"]), *(f"{100 * one[name] / one['rows']:.0f}" for name in measures)]

    rows = [
        _row(kind, *(cell for score in both for cell in cells(score["kinds"].get(kind))))
        for kind in sorted(set(both[0]["kinds"]) | set(both[1]["kinds"]))
    ]
    heads = ("claims", "found, %", "right voice, %", "every field, %")
    return [
        _row("kind", *(f"{part}: {head}" for part in ("open", "kept") for head in heads)),
        _row(*["---"] * 9),
        *rows,
        _row("**all**", *(f"**{cell}**" for score in both for cell in cells(score["all"]))),
    ]


def fairness(results: Results) -> list[str]:
    """trust.md: what stays when names are changed."""
    score = results.score(FAIRNESS)
    out = [
        "| change | reports | claims | stayed | % | through matters, % |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for kind, one in score["changes"].items():
        out.append(
            f"| {kind}: {one['what']} | {one['reports']} | {one['claims']:,} | {one['same']:,} | {one['rate']} |"
            f" {one['rate_through_matters']} |"
        )
    out.append(
        f"| **all** | | {score['claims']:,} | {score['same']:,} | **{score['rate']}** |"
        f" **{score['rate_through_matters']}** |"
    )
    return out


def times_page(results: Results) -> list[str]:
    """times.md: by corpus."""
    names = {"aquaint": "AQUAINT", "meantime": "MEANTIME", "timebank": "TimeBank", "ALL": "all"}
    out = [
        "| corpus | strict span | relaxed span | type | value | same days |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for key, name in names.items():
        one = results.score(TIMES)[key]
        cells = " | ".join(f"{one[m]['F1']:.1f}" for m in ("strict", "relaxed", "type", "value", "interval"))
        out.append(f"| {name} | {cells} |")
    return out


def places_page(results: Results) -> list[str]:
    """gazetteer.md: places."""
    one = results.score(PLACES)["ALL"]
    return [
        "| | |",
        "| --- | --- |",
        f"| found and resolved, F1 | {one['e2e']['F1']:.1f} |",
        f"| found (overlap), F1 | {one['overlap']['F1']:.1f} |",
    ]


def incidents(results: Results) -> list[str]:
    """matters.md: the recorder's range."""
    one = results.score(INCIDENTS)
    rows = [(name, *one["both"][name]) for name in ("killed", "injured", "children", "women", "fighters")]
    rows.insert(1, ("killed, where least and most differ", *one["differing"]))
    return [
        "| 64 incidents that we composed | both ends right | |",
        "| --- | --- | --- |",
        *(_row(name, f"{right} of {of}", _percent(right, of)) for name, right, of in rows),
    ]


def sureness(results: Results) -> list[str]:
    """accuracy.md: how much of each field can be had so that 98, and 95, in 100 are right."""
    parts = {"development part": results.score(SURENESS["development"]), "outlets": results.score(SURENESS["outlets"])}

    def reach(one: dict[str, Any]) -> str:
        if not one["kept"]:
            return "none"
        least, most = (f"{100 * one[name]:.1f}" for name in ("least", "most"))
        return f"{100 * one['share']:.0f} %: {100 * one['right']:.1f} ({least} to {most})"

    out = [
        "| field | on | values | right | error | told .98 or more: share, of it right (95 %) | told .95 or more |"
        " 98 in 100 right | 95 in 100 |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for field in parts["development part"]["fields"]:
        for n, (name, part) in enumerate(parts.items()):
            one = part["fields"][field]
            ranked = (f"{100 * one['ranked'][level]['share']:.0f} %" for level in ("0.98", "0.95"))
            out.append(
                _row(
                    field if not n else "", name, f"{one['values']:,}", _percent(one["right"], 1),
                    f"{one['error']:.3f}", *(reach(one["said"][level]) for level in ("0.98", "0.95")), *ranked,
                )
            )  # fmt: skip
    return out


def forms(results: Results) -> list[str]:
    """speed.md: large documents, opened whole and added to a ledger."""
    out = [
        _row("file", "opened whole", "added to a ledger", "CPU time", "memory", "a tenth of it",
             "ten times as much takes", "a tenth, after five kill -9"),
        _row(*["---"] * 8),
    ]
    for command in FORMS:
        one = results.score(command)
        whole, added, tenth = one["opened"], one["added"], one["tenth"]
        again = f"the same {tenth['claims']:,} claims" if one["same"] and one["kills"] else "differs"
        out.append(
            _row(
                f"{command.split()[-1]}, {one['size']:,} {one['unit']}", f"{whole['seconds']} s, {whole['mb']:.0f} MB",
                f"{one['count']:,} {one['unit']}, {added['claims']:,} claims", f"{added['seconds']:.0f} s",
                f"{added['mb']:.0f} MB", f"{tenth['seconds']:.1f} s", f"{10 * one['grows']:.1f} times", again,
            )
        )
    return [*out, "", f"Measured on {results.measured(*FORMS)}."]


BLOCKS: dict[str, Callable[[Results], list[str]]] = {
    "readme": readme, "attributions": attributions, "matters": matters, "stages": stages, "readings": readings,
    "kinds": kinds, "fairness": fairness, "times": times_page, "places": places_page, "incidents": incidents,
    "sureness": sureness, "rivals": rivals, "tongues": tongues, "event types": event_types, "forms": forms,
}  # fmt: skip
PAGES = (
    "README.md",
    *(f"docs/{name}.md" for name in "accuracy matters speed trust model-card times gazetteer languages".split()),
)
