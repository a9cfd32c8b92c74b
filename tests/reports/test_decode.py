"""Bytes to text: nothing changed, nothing guessed against the evidence, the bad byte named."""

import pytest

from counterclaim.errors import ReportError
from counterclaim.reports.decode import decode

TEXT = "“We hold Kyiv – all of it”, the général said.\r\n\r\n\tTwo  blanks.\n\n\nЗСУ\n"
LATIN = "“We hold the town”, the général said on Friday – it was the army’s third statement in a day.\n" * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_known_encodings_come_back_unchanged(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_utf_16_of_either_order() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT
    assert decode(b"\xff\xfe" + TEXT.encode("utf-16-le")) == TEXT


def test_windows_quotes() -> None:
    assert decode(LATIN.encode("cp1252")) == LATIN


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"text \x00 more", "byte 5 is 0x00"),
        ("Київ і Харків ".encode() + b"\xff and more", "byte 25 is 0xff"),
        (b"\xff\xfea\x00b", "byte 4 is 0x62"),
        (bytes(range(1, 32)) * 40 + b"\xff", "byte 0 is 0x01"),
        (b"\xef\xbb\xbfabc\xff", "byte 6 is 0xff"),
    ],
)
def test_undecodable_bytes_are_named(data: bytes, message: str) -> None:
    with pytest.raises(ReportError) as refused:
        decode(data, where="a.txt")
    assert message in str(refused.value)
    assert str(refused.value).startswith("a.txt: ")
    assert refused.value.next_step


NAMES = """
    cp1252 | Governor José Muñoz said: “Forty men crossed near Peñón.”
    cp1252 | The mayor of Besançon, François Élan, said nobody was hurt – “nobody”.
    cp1252 | Søren Bjørn said the road to Tromsø had been shut since Monday.
    cp1250 | Lech Wałęga of Łódź spoke of Śląsk and żółw on Monday, the mayor said near Wrocław.
    cp1250 | Václav Havel and Jiří Dvořák said that Plzeň and České Budějovice were hit.
    cp1251 | Генерал сказал, что армия ушла из города вчера вечером, и что мост взорван.
"""


@pytest.mark.parametrize("line", NAMES.strip().splitlines())
def test_names_in_encodings_of_one_byte(line: str) -> None:
    encoding, text = (part.strip() for part in line.split("|"))
    assert decode(text.encode(encoding)) == text
