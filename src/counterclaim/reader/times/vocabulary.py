"""The words that dates are made of, each with its class; what a class may stand next to is in the rules."""

from counterclaim import vocabulary

MONTHS = vocabulary.listed("times.months")
WEEKDAYS = vocabulary.listed("times.weekdays")

MONTH_NUMBER = {name.lower(): i for i, name in enumerate(MONTHS, 1)}
MONTH_NUMBER |= {name[:3].lower(): i for i, name in enumerate(MONTHS, 1)} | {"sept": 9}
WEEKDAY_NUMBER = {name.lower(): i for i, name in enumerate(WEEKDAYS)}
WEEKDAY_NUMBER |= {name[:3].lower(): i for i, name in enumerate(WEEKDAYS)} | {"tues": 1, "thur": 3, "thurs": 3}
WEEKDAY_NUMBER |= {name.lower() + "s": i for i, name in enumerate(WEEKDAYS)}

SMALL = {word: i for i, word in enumerate(vocabulary.listed("times.small"), 1)}
TENS = {word: 10 * i for i, word in enumerate(vocabulary.listed("times.tens"), 2)}
ORDINAL = {word: i for i, word in enumerate(vocabulary.listed("times.ordinal"), 1)} | {"thirtieth": 30}
DECADE_WORDS = {word: 10 * i for i, word in enumerate(vocabulary.listed("times.decade_words"), 2)}
UNIT_WORDS = vocabulary.listed("times.unit_words")
SEASON_WORDS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "dawn": "MO",
    "dusk": "EV",
    "nightfall": "EV",
}
SETS = vocabulary.pairs("times.sets")
# Days a calendar names; month and day, or None where it is reckoned (Thanksgiving of the United States).
HOLIDAYS = {"christmas": (12, 25), "thanksgiving": None}

# Class -> its words. A word has one class; where it has two readings, a class of its own, named beside others.
CLASSES: dict[str, str] = {
    "SMALL": " ".join(SMALL),
    "TENS": " ".join(TENS),
    "ORDINAL": " ".join(w for w in ORDINAL if w not in ("second", "first", "third")),
    "DECADES": " ".join(DECADE_WORDS),
    "UNIT": " ".join(UNIT_WORDS),
    "UNITS": "days " + " ".join(w + "s" for w in UNIT_WORDS),
    "PART": " ".join(PARTS),
    "SETWORD": " ".join(SETS),
}
for _word, _class in vocabulary.pairs("times.classes").items():
    CLASSES[_class] = f"{CLASSES.get(_class, '')} {_word}"
# Words that rules name themselves, in lower case.
LITERALS = vocabulary.listed("times.literals")
PUNCTUATION = {
    "½": "FRACTION",
    ",": "COMMA",
    ".": "DOT",
    "-": "HYPHEN",
    "–": "HYPHEN",
    "—": "HYPHEN",
    "\n": "LINE",
    "/": "SLASH",
    "(": "OPEN",
    ")": "CLOSE",
}
