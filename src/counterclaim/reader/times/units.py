"""Units of time: their singular, their TIMEX letter, and lengths put together from them."""

_CODES = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y",
}  # fmt: skip


def unit(word: str) -> str:
    """The singular of a unit word: "centuries" is "century"."""
    word = word.lower()
    if word.startswith("centur"):
        return "century"
    return word.removesuffix("s")


def length(parts: tuple[tuple[float | None, str], ...]) -> str:
    """The TIMEX duration of (count, unit) parts, largest first: "P2Y6M", "PT36H", "PXD" where the count is vague."""
    days = hours = ""
    for count, name in parts:
        if name == "fortnight":
            count, name = None if count is None else 2 * count, "week"
        elif name == "decade":
            count, name = None if count is None else 10 * count, "year"
        elif name == "century":
            count, name = None if count is None else 100 * count, "year"
            if count is None:
                return "PXC"
        code = _CODES[name]
        number = "X" if count is None else f"{count:g}" if count < 1e6 else f"{count:.0f}"
        if code[0] == "T":
            hours += number + code[1]
        else:
            days += number + code
    return f"P{days}" + (f"T{hours}" if hours else "")
