"""The language of a report: English by its small words, else a detector's verdict."""

import re
from collections import Counter

from counterclaim.errors import LanguageError
from counterclaim.model.report import Report
from counterclaim.reports.lines import after_header
from counterclaim.reports.patterns import word_set

_ENGLISH = word_set(
    "the of and to in a that is was for on with as by at from it he his has had have said be were are an not they "
    "their its who which but this after or more about over against between during into been will would she her we "
    "our you than also when while there before since under because no two one all other some could may told"
)
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters looked at, from the end of the header lines
# Share of _ENGLISH among a text's words: .17 to .47 in English news (919 texts of PolNeAR train, five below .25),
# 0 to .18 in German news (700 texts of de.wikinews). Below it the detector is asked, so that .18 to .25 do alike.
_SURE = 0.22
_FEW_WORDS = 20  # a text with fewer is read as English unless its letters are others
_FEW_LETTERS = 20
_NAMES = {
    "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "cs": "Czech",
    "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
    "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh",
    "ko": "Korean", "ku": "Kurdish", "lt": "Lithuanian", "lv": "Latvian", "my": "Burmese", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil",
    "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
    "am": "Amharic", "ti": "Tigrinya", "so": "Somali",
}  # fmt: skip


def language_of(text: str) -> str:
    """ISO 639-1 code of the language a text is in; "en" where it is too short to tell, "und" for unknown letters."""
    sample = text[:_SAMPLE]
    words = [w.lower() for w in _WORD.findall(sample)]
    latin = sum(len(w) for w in words if w[0] < "\u0250")
    letters = sum(map(len, words))
    if letters >= _FEW_LETTERS and latin < letters / 2:
        return _detect(sample) or "und"
    if len(words) < _FEW_WORDS:
        return "en"
    if sum(1 for w in words if w in _ENGLISH) >= _SURE * len(words):
        return "en"
    return _detect(sample) or "en"


def require_english(report: Report) -> None:
    """Raises LanguageError where the report is in another language."""
    code = report.language or language_of(report.text[after_header(report) :])
    if code.split("-")[0] == "en":
        return
    name = _NAMES.get(code)
    told = f"in {name} ({code})" if name else (f'in "{code}"' if code != "und" else "in letters not known here")
    raise LanguageError(
        f"this report is {told}; only English is read.",
        language=code,
        where=report.source,
        next_step="Give an English translation.",
    )


def _detect(sample: str) -> str | None:
    """The detector's verdict on a text, None where it is in doubt."""
    from py3langid import classify  # 2 MB of weights, so only where the small words leave a doubt

    counted = Counter(str(classify(part)[0]) for part in _thirds(sample))
    code, votes = counted.most_common(1)[0]
    return code if votes >= 2 or len(counted) == 1 else None


def _thirds(sample: str) -> list[str]:
    size = max(1, len(sample) // 3)
    return [p for p in (sample[:size], sample[size : 2 * size], sample[2 * size :]) if p.strip()] or [sample]
