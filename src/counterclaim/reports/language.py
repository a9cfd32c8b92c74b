"""The language of a report: English by its small words, else by its letters and a detector's verdict."""

import re
from collections import Counter

from counterclaim import vocabulary
from counterclaim.errors import LanguageError
from counterclaim.model.report import Report
from counterclaim.reports.lines import after_header

_ENGLISH = vocabulary.words("pages.english")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters looked at, from the end of the header lines
# Share of _ENGLISH among a text's words: .17 to .47 in English news (919 texts of PolNeAR train, five below .25),
# 0 to .18 in German news (700 texts of de.wikinews). Below it the detector is asked, so that .18 to .25 do alike.
_SURE = 0.22
_FEW_WORDS = 20  # a text with fewer is read as English unless its letters are others
_FEW_LETTERS = 20
READ = ("en", "ru", "uk", "ar", "he", "fr")
"""ISO 639-1 codes of the languages that are read."""
# Small words of French, for texts too short for the detector.
_FRENCH = vocabulary.words("pages.fr_small")
_FRENCH_LETTERS, _NOT_FRENCH = frozenset("éèêâçîôœùû"), frozenset("áíóúñãõäößìò")
_SURELY_FRENCH, _FEWEST = 0.3, 6  # their share, and words in a text; set by eye
# Letters that only one of two languages with one script has; those of a third leave it to the detector.
_LETTERS = {"uk": frozenset("іїєґ"), "ru": frozenset("ыэёъ")}
_OTHER_CYRILLIC = frozenset("ўјљњћђѓќѕџқғңөұүһә")
_OTHER_ARABIC = frozenset("پچژگکیےٹڈڑںھۆێڵڕۇې")
_NAMES = vocabulary.pairs("languages.languages")


def language_of(text: str) -> str:
    """ISO 639-1 code of the language a text is in; "en" where it is too short to tell, "und" for unknown letters."""
    sample = text[:_SAMPLE]
    words = [w.lower() for w in _WORD.findall(sample)]
    latin = sum(len(w) for w in words if w[0] < "\u0250")
    letters = sum(map(len, words))
    if letters >= _FEW_LETTERS and latin < letters / 2:
        return _by_letters(sample.lower()) or _detect(sample) or "und"
    if len(words) < _FEW_WORDS:
        return "fr" if _french(sample, words) else "en"
    if sum(1 for w in words if w in _ENGLISH) >= _SURE * len(words):
        return "en"
    return _detect(sample) or "en"


def reading_language(report: Report) -> str:
    """The code of the language a report is read in; raises LanguageError where it is in one that is not read."""
    code = (report.language or language_of(report.text[after_header(report) :])).split("-")[0].lower()
    if code in READ:
        return code
    name = _NAMES.get(code)
    told = f"in {name} ({code})" if name else (f'in "{code}"' if code != "und" else "in letters not known here")
    read = [_NAMES.get(one, "English") for one in READ]
    raise LanguageError(
        f"this report is {told}; only {', '.join(read[:-1])} and {read[-1]} are read.",
        language=code,
        where=report.source,
        next_step="Give a translation into one of these.",
    )


def part_language(text: str, main: str) -> str | None:
    """The language of a sentence or paragraph of a report in `main`; None where it is in one that is not read."""
    letters = Counter(_script(c) for c in text if c.isalpha())
    script = letters.most_common(1)[0][0] if letters else ""
    low = text.lower()
    if script == "cyrillic":
        return _by_letters(low) or (main if main in _LETTERS else "ru")
    if script == "arabic":
        return "ar" if main == "ar" or _OTHER_ARABIC.isdisjoint(low) else None
    if script == "hebrew":
        return "he"
    if script != "latin":
        return main
    found = language_of(text)
    if main == "fr":
        return "en" if found == "en" and _english(text) else "fr"
    return found if found in READ else None


def _french(text: str, words: list[str]) -> bool:
    """Whether a text of few words is plainly French: by its small words, and beside them by those with its letters."""
    small = [w for w in words if w in _FRENCH]
    if len(words) < _FEWEST:
        return False
    if small and _NOT_FRENCH.isdisjoint(text) and not _english(text):
        marked = [w for w in _WORD.findall(text) if w.islower() and w not in _FRENCH and _FRENCH_LETTERS & set(w)]
        small += marked if len({*small, *marked}) > 2 else []
    return len(small) >= _SURELY_FRENCH * len(words)


def _english(text: str) -> bool:
    words = [w.lower() for w in _WORD.findall(text)]
    return len(words) >= _FEWEST and sum(1 for w in words if w in _ENGLISH) >= _SURE * len(words)


def _script(letter: str) -> str:
    if letter < "\u0250":
        return "latin"
    if "\u0400" <= letter < "\u0530":
        return "cyrillic"
    if "\u0590" <= letter < "\u0600":
        return "hebrew"
    return "arabic" if "\u0600" <= letter < "\u0780" else "other"


def _by_letters(low: str) -> str | None:
    """The language of a text in small letters, where its letters tell it among those that are read."""
    letters = Counter(low)
    ours = {code: sum(letters[c] for c in own) for code, own in _LETTERS.items()}
    total = sum(n for c, n in letters.items() if c.isalpha())
    cyrillic = sum(n for c, n in letters.items() if "\u0400" <= c < "\u0530")
    if cyrillic > total / 2:
        others = sum(letters[c] for c in _OTHER_CYRILLIC)
        both = min(ours.values()) * 3 > max(ours.values())  # Belarusian has letters of both
        if others * 100 > total or not any(ours.values()) or (both and total > 400):
            return None
        if ours["ru"] and not ours["uk"] and letters["ъ"] * 2 > ours["ru"]:
            return None  # Bulgarian
        return max(ours, key=ours.__getitem__)
    hebrew = sum(n for c, n in letters.items() if "\u05d0" <= c <= "\u05ea")
    if hebrew > total / 2:
        return "he"
    arabic = sum(n for c, n in letters.items() if "\u0600" <= c < "\u0700")
    others = sum(letters[c] for c in _OTHER_ARABIC)
    common = letters["ة"] * 300 > arabic or " ال" in low
    return "ar" if arabic > total / 2 and others * 200 < arabic and common else None


def _detect(sample: str) -> str | None:
    """The detector's verdict on a text, None where it is in doubt."""
    from py3langid import classify  # 2 MB of weights, so only where the small words leave a doubt

    counted = Counter(str(classify(part)[0]) for part in _thirds(sample))
    code, votes = counted.most_common(1)[0]
    code = "ar" if code == "arz" else code  # Egyptian news is in the common written language
    return code if votes >= 2 or len(counted) == 1 else None


def _thirds(sample: str) -> list[str]:
    size = max(1, len(sample) // 3)
    return [p for p in (sample[:size], sample[size : 2 * size], sample[2 * size :]) if p.strip()] or [sample]
