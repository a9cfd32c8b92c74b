"""Windows that an event opens ("since the offensive"): dated only where the same text dates that event."""

import re
from collections.abc import Sequence

from counterclaim.model.when import When

_EVENTS = (
    r"offensive|counter-?offensive|invasion|incursion|operation|war|ceasefire|cease-fire|truce|coup|uprising|siege|fighting|conflict|"
    r"blockade|earthquake|election|attack|assault|withdrawal|agreement|revolution|strikes?"
)
SINCE = re.compile(
    rf"\b(?P<w>since|after) (?P<p>(?:(?:the|its|their|his) )?(?:(?:start|beginning|launch|outbreak) of (?:the |its )?)?"
    rf"(?:[\w’'-]+ ){{0,4}}?(?P<e>{_EVENTS}))\b",
    re.I,
)
NEAR = 60  # characters between an event's word and its date; 40 to 90 alike on the own sentences


def event_windows(text: str, dated: Sequence[When]) -> list[When]:
    """ "Since Ukraine's Offensive" where another sentence says "its August 2024 offensive": "2024-08/.."."""
    out: list[When] = []
    for match in SINCE.finditer(text):
        if any(t.start < match.end() and match.start() < t.end for t in dated):
            continue
        anchor = _dated_mention(text, match.start("e"), match["e"].lower(), dated)
        if anchor is None or anchor.value is None or match["w"].lower() == "after":
            continue
        out.append(
            When(
                text=match.group(), start=match.start(), end=match.end(), value=f"{anchor.value}/..", first=anchor.first,
                last=None, precision=anchor.precision, basis="other_date", anchor=anchor.text, role="event",
            )  # fmt: skip
        )
    return out


def _dated_mention(text: str, own: int, event: str, dated: Sequence[When]) -> When | None:
    stem = event.replace("-", "").removeprefix("counter").rstrip("s")
    best: tuple[int, int, When] | None = None
    for mention in re.finditer(rf"\b(?:counter-?)?{re.escape(stem)}s?\b", text, re.I):
        if mention.start() <= own <= mention.end():
            continue
        for when in dated:
            if when.first is None or when.role != "event" or when.basis == "unresolved":
                continue
            gap = max(when.start - mention.end(), mention.start() - when.end, 0)
            between = text[min(when.end, mention.end()) : max(when.start, mention.start())]
            if gap <= NEAR and not re.search(r"[.!?;\n]", between):
                rank = (0 if re.search(r"\d{4}", when.text) else 1, gap, when)
                if best is None or rank[:2] < best[:2]:
                    best = rank
    return best[2] if best else None
