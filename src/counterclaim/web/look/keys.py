"""The keys of the pages, as frontend/src obeys them (keys.ts, reader.ts, review.ts) and as /keys lists them."""

PAGES = {
    "overview": "o", "events": "e", "matters": "m", "claims": "c", "reports": "r", "map": "p", "timeline": "t",
    "speakers": "s", "saved": "d", "review": "v", "checks": "k", "audit": "a", "feeds": "f",
}  # fmt: skip
"""After "g": the letter of each page of the menu."""
_NAMES = {
    "overview": "the overview", "map": "the map", "timeline": "the timeline", "saved": "what is saved",
    "audit": "the audit trail",
}  # fmt: skip
REVIEW = (
    ("j", "next claim"),
    ("k", "previous claim"),
    ("a", "accept"),
    ("x", "reject"),
    ("e", "edit"),
    ("u", "undo your last judgement"),
    ("o", "open the report"),
)
GROUPS = (
    (
        "On every page",
        (
            ("?", "show these shortcuts"),
            ("/", "go to the search field"),
            *((f"g {letter}", f"go to {_NAMES.get(name, name)}") for name, letter in PAGES.items()),
        ),
    ),
    ("On a report", (("j", "next claim"), ("k", "previous claim"))),
    ("On the review page", REVIEW),
)
"""(where, (keys, what they do)): "g e" is one after the other."""
