"""The words that dates are made of, each with its class; what a class may stand next to is in the rules."""

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

MONTH_NUMBER = {name.lower(): i for i, name in enumerate(MONTHS, 1)}
MONTH_NUMBER |= {name[:3].lower(): i for i, name in enumerate(MONTHS, 1)} | {"sept": 9}
WEEKDAY_NUMBER = {name.lower(): i for i, name in enumerate(WEEKDAYS)}
WEEKDAY_NUMBER |= {name[:3].lower(): i for i, name in enumerate(WEEKDAYS)} | {"tues": 1, "thur": 3, "thurs": 3}
WEEKDAY_NUMBER |= {name.lower() + "s": i for i, name in enumerate(WEEKDAYS)}

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {word: i for i, word in enumerate(_ONES.split(), 1)}
TENS = {word: 10 * i for i, word in enumerate(_TENS.split(), 2)}
ORDINAL = {
    word: i
    for i, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
} | {"thirtieth": 30}
DECADE_WORDS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
UNIT_WORDS = "day week month quarter year decade hour minute".split()
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
SETS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M",
    "yearly": "P1Y", "biweekly": "P2W", "fortnightly": "P2W",
}  # fmt: skip
# Days a calendar names; month and day, or None where it is reckoned (Thanksgiving of the United States).
HOLIDAYS = {"christmas": (12, 25), "thanksgiving": None}

# Class -> its words. A word has one class; where it has two readings, a class of its own, named beside others.
CLASSES: dict[str, str] = {
    "SMALL": _ONES,
    "TENS": _TENS,
    "ORDINAL": " ".join(w for w in ORDINAL if w not in ("second", "first", "third")),
    "DECADES": " ".join(DECADE_WORDS),
    "UNIT": " ".join(UNIT_WORDS) + " century fortnight",
    "UNITS": "days " + " ".join(w + "s" for w in UNIT_WORDS) + " seconds centuries fortnights",
    "WEEKEND": "weekend",
    "PART": " ".join(PARTS),
    "SEASON": "spring summer autumn winter",
    "PREVIOUS": "previous preceding",
    "COMING": "coming following upcoming",
    "APPROX": "nearly almost roughly approximately barely just under",
    "FEW": "several many numerous",
    "EVERY": "every each",
    "SETWORD": "hourly daily nightly weekly monthly yearly fortnightly biweekly",
    "NOWWORD": "currently nowadays presently",
    "PASTWORD": "recently lately",
    "FORMERLY": "previously",
    "SOONWORD": "shortly",
    "ENDING": "beginning start middle outset close",
    "PHASE": "early late mid",
    "AMPM": "am pm",
    "ZONE": "gmt utc est edt cst cdt pst pdt mst cet cest eet eest msk bst ist jst",
    "LOCAL": "local",
    "CHRISTMAS": "christmas thanksgiving",
}
# Words that rules name themselves, in lower case.
LITERALS = (
    "a an the of in on at to by for from since until till through this that these those last past same current "
    "second first third "
    "few couple half hundred thousand and or so ago before after more than less least up about around over "
    "within during today "
    "yesterday tomorrow tonight overnight noon midnight midday fall recent latest right soon possible present "
    "moment time "
    "future near short long term eve new fiscal full entire whole ahead now later earlier once as other far it "
    "trading working "
    "business consecutive straight additional already period final not only week year day one next second end "
    "ended ending into all times per opening closing further another single very "
    "days being no some most ever between throughout those old long"
).split()
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
