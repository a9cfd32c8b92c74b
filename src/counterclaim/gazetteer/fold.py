"""One form of a place name for looking it up: no accents, no case, no apostrophes; any script."""

import re
import unicodedata

# Apostrophes of transliterations ("Kharkiv's'ka", "Sana'a", "Qur'an") carry no meaning for a look-up.
_SILENT = str.maketrans("", "", "’'`ʼʹʻ‘′ʿʾ´")
_BREAK = re.compile(r"[\W_]+")


def fold(name: str) -> str:
    """The name for comparison; "" where it holds no letter or digit. Folding twice changes nothing.

    Marks are taken off after compatibility decomposition (ḩ, أ, й lose theirs), so one form stands for the
    scholarly, the press and the plain spelling; words are parted by one blank.
    """
    if name.isascii():
        plain = name.lower()
    else:
        # Casefolding can bring back marks (İ becomes i and a dot), hence decomposed once more.
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
        plain = "".join(c for c in plain if not unicodedata.combining(c))
        plain = plain.replace("ł", "l").replace("ø", "o").replace("đ", "d").replace("ı", "i").replace("ə", "a")
    return _BREAK.sub(" ", plain.translate(_SILENT)).strip()
