"""The keys of the pages, as frontend/src obeys them (keys.ts, reader.ts, review.ts) and as /keys lists them."""

from counterclaim.language import mark

PAGES = {
    "overview": "o", "events": "e", "matters": "m", "claims": "c", "reports": "r", "map": "p", "timeline": "t",
    "speakers": "s", "saved": "d", "review": "v", "checks": "k", "audit": "a", "feeds": "f",
}  # fmt: skip
"""After "g": the letter of each page of the menu."""
_NAMES = {
    "overview": mark("go to the overview"), "events": mark("go to events"), "matters": mark("go to matters"),
    "claims": mark("go to claims"), "reports": mark("go to reports"), "map": mark("go to the map"),
    "timeline": mark("go to the timeline"), "speakers": mark("go to speakers"), "saved": mark("go to what is saved"),
    "review": mark("go to review"), "checks": mark("go to checks"), "audit": mark("go to the audit trail"),
    "feeds": mark("go to feeds"),
}  # fmt: skip
REVIEW = (
    ("j", mark("next claim")),
    ("k", mark("previous claim")),
    ("a", mark("accept")),
    ("x", mark("reject")),
    ("e", mark("edit")),
    ("u", mark("undo your last judgement")),
    ("o", mark("open the report")),
)
GROUPS = (
    (
        mark("On every page"),
        (
            ("?", mark("show these shortcuts")),
            ("/", mark("go to the search field")),
            *((f"g {letter}", _NAMES[name]) for name, letter in PAGES.items()),
        ),
    ),
    (mark("On a report"), (("j", mark("next claim")), ("k", mark("previous claim")))),
    (mark("On the review page"), REVIEW),
)
"""(where, (keys, what they do)): "g e" is one after the other."""
