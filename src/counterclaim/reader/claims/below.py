"""What the layout tells of propositions: what stands under "The governor wrote:" is the governor's, and the items of a
list are told with its lead before them where that says nothing alone.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from counterclaim.model.attribution import Attribution
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span, Spans
from counterclaim.reader.claims.propositions import Proposition, trim
from counterclaim.reader.lists import hangs, listings, marker
from counterclaim.reader.words import FINITE, Words

SAME = 0.5  # score of rows that count what those of another table tell; not calibrated
LONGEST = 12  # words of a line that leads a table
LAST = 6  # words at a lead's end that are looked at; set by eye


class Below(NamedTuple):
    """The paragraphs under a line that ends with a colon, and who is named in that line for what they say."""

    paragraphs: Spans
    attribution: Attribution


def below(doc: RunningText, attributions: Sequence[Attribution]) -> list[Below]:
    """What is somebody's by the layout: the paragraph, or the items of a list, that an attribution reaches down to."""
    if ":\n" not in doc.text:
        return []
    items = {one.lead: one.items for one in listings(doc)}
    out = []
    for lead, following in zip(doc.paragraphs, doc.paragraphs[1:], strict=False):
        if lead.kind != "body" or following.kind != "body" or not doc.text.endswith(":", lead.start, lead.end):
            continue
        under = items.get((lead.start, lead.end), ((following.start, following.end),))
        for one in attributions:
            named = bool(one.source) and bool(one.cue) and not one.attitude
            if named and lead.start <= one.cue[-1][0] < lead.end and one.content and one.content[-1][1] > lead.end:
                out.append(Below(under, one))
    return out


def speaker_above(span: Span, found: Sequence[Below], attributions: Sequence[Attribution]) -> Attribution | None:
    """The attribution in the line above that holds these words, where none beside the words does."""
    for one in found:
        paragraph = next((p for p in one.paragraphs if p[0] <= span[0] < p[1]), None)
        if paragraph is None or not _holds(one.attribution, span):
            continue
        beside = (a for a in attributions if any(paragraph[0] <= s < paragraph[1] for s, _ in a.cue))
        return None if any(_holds(a, span) for a in beside) else one.attribution
    return None


def with_leads(doc: RunningText, words: Words, found: Sequence[Proposition]) -> list[Proposition]:
    """The propositions, those in a list's items without the item's mark, and after the lead of the list where this
    hangs ("its crews had:"); such a lead is no proposition of its own.
    """
    out = _with_items(doc, _whole_rows(doc, words, found))
    for one in listings(doc):
        inside = [p for p in out if one.lead[0] <= p.span[0] < one.lead[1]]
        last = inside[-1] if inside else None
        open_end = last is not None and not doc.text[last.span[1] : one.lead[1]].strip(" \n:,")
        lead = None
        if last is not None and open_end and hangs([w.lower for w in words.slice(last.span)][-LAST:]):
            lead = last.span
        firsts: set[Span] = set()
        changed = []
        for p in out:
            item = next((i for i in one.items if i[0] <= p.span[0] < i[1]), None)
            if item is not None:
                start = item[0] + marker(doc.text, item)
                if start < p.span[1]:
                    p = p._replace(span=trim(doc.text, (max(start, p.span[0]), p.span[1])))
                if item not in firsts:
                    p = p._replace(lead=lead)
                firsts.add(item)
            changed.append(p)
        out = [p for p in changed if p is not last] if lead is not None and firsts else changed
    return out


def _whole_rows(doc: RunningText, words: Words, found: Sequence[Proposition]) -> list[Proposition]:
    """The propositions; what is told in a table's row is one: its names and its figures, though only a part is marked.

    Where any row of a table tells something, each does; where none does but what leads them ("Wounded, by hospital:"),
    each does behind that. What leads them without a verb or a number tells nothing by itself.
    """
    if not any(one.kind == "row" for one in doc.paragraphs):
        return list(found)
    starts = [one.start for one in doc.paragraphs]
    firsts = [one.start for one in doc.paragraphs if one.kind == "row"]
    out = []
    for p in found:
        if doc.paragraphs[bisect_right(starts, p.span[0]) - 1].kind != "row":
            row = firsts[bisect_right(firsts, p.span[0]) :][:1]  # what leads a table ends above its first row
            out.append(p._replace(span=trim(doc.text, (p.span[0], min([p.span[1], *row])))))
    rows: list[Span] = []
    above: Span | None = None
    told = {_row_name(doc.text, (one.start, one.end)) for one in doc.paragraphs if one.kind == "row"
            and any(one.start <= p.span[0] < one.end for p in found)}  # fmt: skip
    for one in (*doc.paragraphs, None):
        if one is not None and one.kind == "row":
            rows.append(trim(doc.text, (one.start, one.end)))
            continue
        marked = [p.score for p in found if rows and rows[0][0] <= p.span[0] < rows[-1][1]]
        lead = next((p for p in out if above is not None and rows and p.span[0] == above[0]), None)
        same = any(_row_name(doc.text, row) in told for row in rows)  # what another table counts, elsewhere
        if lead is not None and above is not None and _leads(doc.text, above, words):
            out.remove(lead)
            out += [Proposition(row, lead.score, None if same else lead.span) for row in rows]
        elif same:
            score = sum(marked) / len(marked) if marked else SAME
            out += [Proposition(row, score) for row in rows]
        rows, above = [], None if one is None else (one.start, one.end)
    return sorted(out, key=lambda p: p.span)


def _row_name(text: str, row: Span) -> str:
    return text[slice(*row)].partition(":")[0]


def _leads(text: str, above: Span, words: Words) -> bool:
    """True for a line above a table that has neither a verb nor a number: "Wounded, by hospital:"."""
    line = text[above[0] + marker(text, above) : above[1]]
    verbs = any(w.tag in FINITE for w in words.slice(above))
    return not verbs and not any(map(str.isdigit, line)) and line.count(" ") < LONGEST and not line.endswith((".", "!"))


def _with_items(doc: RunningText, found: Sequence[Proposition]) -> list[Proposition]:
    """The propositions; what leads a list's items, read as one sentence with them, is one with the first."""
    out: list[Proposition] = []
    for one in found:
        last = out[-1] if out else None
        leads = last is not None and doc.text[last.span[1] : one.span[0]].strip() == ":"
        if last is not None and leads and not doc.in_row(one.span[0]):
            end, start = last.span[1] - 1, one.span[0]
            if doc.raw[start] - doc.raw[end] > start - end:  # a mark and the end of a line were left out between them
                out[-1] = last._replace(span=(last.span[0], one.span[1]))
                continue
        out.append(one)
    return out


def _holds(one: Attribution, span: Span) -> bool:
    shared = sum(max(0, min(e, span[1]) - max(s, span[0])) for s, e in one.content)
    return shared > 0.5 * (span[1] - span[0])
