"""Web addresses that a page prints on lines of their own."""

_LABELS = ("original url", "source url", "permalink")
_SCHEMES = ("http://", "https://", "www.")
_LABEL_WORDS = 3
_SIGNS = "-/._=&?%#~+"
_MOST = 2_000  # characters


def label(text: str) -> bool:
    """True for a line that only announces an address ("Original url:")."""
    return text.rstrip(":").lower() in _LABELS


def address(text: str) -> str | None:
    """The whole address a line prints, perhaps after a label ("Source: https://..."), without the blanks that print
    broke it with; None for any other line."""
    if len(text) > _MOST:
        return None
    low = text.lower()
    scheme = next((one for one in _SCHEMES if one in low), None)
    at = low.index(scheme) if scheme is not None else -1
    before = text[: max(at, 0)].strip(" <([")
    if scheme is None or (before and not (before.endswith(":") and before.count(" ") < _LABEL_WORDS)):
        return None
    first, *more = text[at + len(scheme) :].rstrip("<>()[] ").split() or [""]
    # A word of prose has no sign and no digit in it; print breaks an address at any letter.
    bare = sum(not any(c.isdigit() or c in _SIGNS for c in piece.rstrip(".,;:")) for piece in more)
    if bare > len(more) // 3:
        return None
    whole = "".join([first, *more]).rstrip(".,;")
    if scheme == "www.":
        scheme, whole = "https://", f"www.{whole}"
    return scheme + whole if "." in whole.partition("/")[0].strip(".") else None
