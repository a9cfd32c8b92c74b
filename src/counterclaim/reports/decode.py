"""Bytes of a text file to its text: BOM, UTF-8, then a detector's verdict; the text is not changed otherwise."""

import re

from counterclaim.errors import ReportError

# Longest first: the UTF-32 mark begins like the UTF-16 one.
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# A stray control byte happens in copied text; one in a hundred is a program or a picture.
_CONTROL_SHARE = 0.01
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
# From so many sound UTF-8 characters on, a bad byte is damage to UTF-8 and not another encoding: bytes of
# Windows-1252 or KOI8 look like a UTF-8 character by chance, two in a row hardly ever.
_SOUND = 3
_LATIN = ("cp125", "iso8859", "latin")
_LETTERS = "A-Za-zÀ-ÖØ-öø-ÿŒœŠšŽžŸƒ"
_NO_WORD = re.compile(f"[{_LETTERS}][^\x00-\x7f{_LETTERS}\u2010-\u2019\xad\xb7][{_LETTERS}]|[a-z][À-ÖØ-ÞŒŠŽŸ][a-z]")
_HIGH_LETTERS = re.compile("[À-ÖØ-öø-ÿŒœŠšŽžŸƒ]")
_WESTERN, _NORDIC = frozenset("àâäáãçéèêëíîïñóôöõúùûüßœ"), frozenset("åæøäöéüèô")
_DETECT = 200_000  # bytes shown to the detector; its time grows with them and its verdict does not change


def decode(data: bytes, *, where: str | None = None) -> str:
    """The text of a file's bytes; raises ReportError that names the byte where there is no telling."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, where)
    zero = data.find(b"\x00")
    if zero >= 0:
        raise _binary(data, zero, where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        bad = error.start
    controls = _CONTROL.findall(data[:_DETECT])
    if len(controls) > _CONTROL_SHARE * min(len(data), _DETECT):
        found = _CONTROL.search(data)
        raise _binary(data, found.start() if found else bad, where)
    if len(_MULTIBYTE.findall(data[:bad][-_DETECT:])) >= _SOUND:
        raise _undecodable(data, bad, "which is not UTF-8, although the text before it is", where)
    encoding_found = _detect(data)
    if encoding_found is None:
        raise _undecodable(data, bad, "which is not UTF-8, and no other encoding fits", where)
    return _strict(data, encoding_found, where)


def _strict(data: bytes, encoding: str, where: str | None) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + len(data) - len(error.object)  # counted without the BOM by some decoders
        raise _undecodable(data, at, f"which is not {encoding.removesuffix('-sig').upper()}", where) from None


def _detect(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_DETECT]).best()
    if best is None:
        return None
    # Of encodings of Latin letters, take the one that English news systems write, where it makes words.
    latin = best.encoding.startswith(_LATIN) or "cp1252" in best.could_be_from_charset
    return "cp1252" if latin and _makes_words(data[:_DETECT]) else best.encoding


def _makes_words(data: bytes) -> bool:
    """Whether Windows-1252 reads words: letters inside words, small ones between small ones, and letters of one part of
    Europe. Czech, Polish and Turkish come out otherwise."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    foreign = set("".join(_HIGH_LETTERS.findall(text)).lower())
    return not _NO_WORD.search(text) and (foreign <= _WESTERN or foreign <= _NORDIC)


def _undecodable(data: bytes, at: int, why: str, where: str | None) -> ReportError:
    return ReportError(
        f"byte {at} is 0x{data[at]:02x}, {why}.",
        where=where,
        next_step="Save the file as UTF-8 text and give it again.",
    )


def _binary(data: bytes, at: int, where: str | None) -> ReportError:
    return ReportError(
        f"not text: byte {at} is 0x{data[at]:02x}.",
        where=where,
        next_step="Give a text file, a saved HTML page or a PDF.",
    )
