"""The English words for times: months, weekdays, numbers, units, and the patterns they make."""

import re

_MONTH_NAMES = "january february march april may june july august september october november december".split()
MONTHS = {name: i for i, name in enumerate(_MONTH_NAMES, 1)} | {name[:3]: i for i, name in enumerate(_MONTH_NAMES, 1)} | {"sept": 9}
WEEKDAYS = {day: i for i, day in enumerate("mon tue wed thu fri sat sun".split())}
NUMBERS = {
    word: i
    for i, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "a": 1, "an": 1, "hundred": 100}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
PARTS_OF_DAY = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
UNIT_CODES = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y",
    "decade": "DE", "century": "CE",
}  # fmt: skip

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
FULL_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_SMALL = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
)
NUMBER = (
    rf"(?:\d{{1,4}}(?:\.\d+)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|{_SMALL})"
)
UNIT = r"(?:second|minute|hour|day|week|month|quarter|year|decade|centur(?:y|ie))"
VAGUE = r"(?:several|few|couple of|many|some|a number of)"

_FUTURE = re.compile(
    r"\b(?:will|next|scheduled|expected|plans? to|planned for|to (?:meet|begin|start|vote|hold|open|visit|travel)|due|set to|upcoming|"
    r"going to|['’]ll|deadline|effective|until|by|would)\b",
    re.I,
)


def number(text: str) -> float | None:
    """The value of a number in digits or words; None where it is not one."""
    text = text.lower().strip()
    if re.fullmatch(r"[0-9]{1,4}(?:\.[0-9]+)?", text):
        return float(text)
    total = 0
    for word in re.split(r"[- ]", text):
        if word not in NUMBERS:
            return None
        total += NUMBERS[word]
    return float(total)


def month(text: str) -> int:
    """1 to 12 for a month's name or abbreviation."""
    low = text.lower().rstrip(".")
    return MONTHS.get(low) or MONTHS[low[:3]]


def unit(text: str) -> str:
    """The singular of a unit word."""
    low = text.lower()
    if low in UNIT_CODES:
        return low
    if low.startswith("centur"):
        return "century"
    return low.rstrip("s")


def looks_ahead(text: str, start: int, end: int) -> bool:
    """True where the words around an expression speak of the future."""
    before = re.split(r"[.;\n]\s", text[max(0, start - 70) : start])[-1]
    after = re.split(r"[.;,\n]", text[end : end + 30])[0]
    return bool(_FUTURE.search(before + " " + after))
