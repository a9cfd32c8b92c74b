"""Small PDFs made from nothing, so that no PDF has to lie in the repository: plain, pictures only, encrypted."""

import hashlib
from collections.abc import Callable, Sequence

_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_ID = bytes(range(16))


def make_pdf(pages: Sequence[Sequence[str | Sequence[tuple[int, str]]]], *, password: str | None = None) -> bytes:
    """A PDF whose pages print these lines (Latin-1) in Helvetica 10 pt; an empty page draws a box only.

    A line may be cells, each with the points from the left edge at which it is drawn.
    password: the reader's password; then strings and streams are packed with RC4 of 40 bits (PDF 1.4, 3.5.2).
    """
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    count = len(pages)
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(count))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(), font]
    streams: dict[int, bytes] = {}
    for i, lines in enumerate(pages):
        content = 5 + 2 * i
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"")
        streams[content] = _drawing(lines)
    key = owner = None
    if password is not None:
        owner = _rc4(hashlib.md5(_PAD).digest()[:5], (password.encode() + _PAD)[:32])
        key = hashlib.md5((password.encode() + _PAD)[:32] + owner + b"\xfc\xff\xff\xff" + _ID).digest()[:5]
    return _written(objects, streams, _packer(key), _rights(key, owner))


def _drawing(lines: Sequence[str | Sequence[tuple[int, str]]]) -> bytes:
    if not lines:
        return b"100 100 200 200 re f"
    shown = []
    for number, line in enumerate(lines):
        if isinstance(line, str):
            shown.append(b"(" + _escaped(line) + b") Tj T*")
            continue
        for left, words in line:
            shown.append(b"1 0 0 1 %d %d Tm (" % (left, 780 - 14 * number) + _escaped(words) + b") Tj")
        shown.append(b"1 0 0 1 56 %d Tm" % (780 - 14 * (number + 1)))
    return b"BT /F1 10 Tf 14 TL 56 780 Td\n" + b"\n".join(shown) + b"\nET"


def _escaped(line: str) -> bytes:
    return line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _packer(key: bytes | None) -> Callable[[int, bytes], bytes]:
    def pack(number: int, data: bytes) -> bytes:
        if key is None:
            return data
        return _rc4(hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10], data)

    return pack


def _rights(key: bytes | None, owner: bytes | None) -> bytes:
    if key is None or owner is None:
        return b""
    user = _rc4(key, _PAD)
    return (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
        + owner.hex().encode()
        + b"> /U <"
        + user.hex().encode()
        + b"> >>"
        b" /ID [<" + _ID.hex().encode() + b"> <" + _ID.hex().encode() + b">]"
    )


def _written(
    objects: list[bytes], streams: dict[int, bytes], pack: Callable[[int, bytes], bytes], rights: bytes
) -> bytes:
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        if number in streams:
            data = pack(number, streams[number])
            body = b"<< /Length %d >>\nstream\n" % len(data) + data + b"\nendstream"
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, rights, start)
    return bytes(out)


def _rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
