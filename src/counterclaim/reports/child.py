"""The process in which pages and PDFs are taken apart: bounded in memory and time, and may write no file.

Started by parsing.py as `python -m counterclaim.reports.child`; requests come on standard input and answers leave on
standard output, each a length (8 bytes, big-endian) and as many bytes of MessagePack. It ends when its input does.
"""

import os
import sys
from typing import IO, Any

import msgspec

from counterclaim.errors import ReportError
from counterclaim.reports.limits import Limits

KINDS = ("docx", "odt", "rtf", "epub", "eml")
"""Kinds of documents."""


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be taken apart. kind: "html", "mhtml", "pdf", "sheet" or one of
    KINDS; the rest as read_html and read_pdf take it."""

    kind: str
    data: bytes
    limits: Limits
    where: str | None = None
    url: str | None = None
    charset: str | None = None


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """The answer. known: the fields of Known in order; refused: (what, where, next step) of a ReportError.

    broke: the name of an error that is no refusal (a parser's own fault, or memory at its limit).
    """

    text: str = ""
    known: tuple[str | None, ...] = ()
    refused: tuple[str, str | None, str | None] | None = None
    broke: str | None = None


def write(stream: IO[bytes], data: bytes) -> None:
    """One message."""
    stream.write(len(data).to_bytes(8, "big"))
    stream.write(data)
    stream.flush()


def answer(job: Job) -> Done:
    """Take one source apart; whatever goes wrong is part of the answer."""
    try:
        if job.kind == "html":
            from counterclaim.reports.html import parse_html

            text, known = parse_html(job.data, limits=job.limits, where=job.where, url=job.url, charset=job.charset)
        elif job.kind == "mhtml":
            from counterclaim.reports.mhtml import parse_mhtml

            text, known = parse_mhtml(job.data, limits=job.limits, where=job.where, url=job.url)
        elif job.kind == "telegram":
            from counterclaim.reports.telegram import parse_page

            text, known = parse_page(job.data, limits=job.limits, where=job.where)
        elif job.kind == "sheet":
            from counterclaim.reports.sheets import parse_workbook

            text, known = parse_workbook(job.data, limits=job.limits, where=job.where)
        elif job.kind in KINDS:
            from counterclaim.reports.documents import parse_document

            text, known = parse_document(job.kind, job.data, limits=job.limits, where=job.where)
        else:
            from counterclaim.reports.pdf import parse_pdf

            text, known = parse_pdf(job.data, limits=job.limits, where=job.where)
    except ReportError as error:
        return Done(refused=(error.what, error.where, error.next_step))
    except Exception as error:  # others' parsers over others' bytes: any error is possible
        return Done(broke=type(error).__name__)
    # MessagePack holds no half of a surrogate pair; lxml and PDFium write none, but nothing promises it.
    return Done(text=_whole(text), known=tuple(None if v is None else _whole(v) for v in known))


def _whole(text: str) -> str:
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def bound(memory: int) -> None:
    """No more memory than this (bytes of address space), no file written, no core dumped; POSIX only.

    `memory` counts what the process maps on top of what it has mapped when it starts.
    """
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent's clock still holds
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def processor_time(seconds: float) -> None:
    """Let the system end this process after so many more seconds of processor time, should the parent be gone."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime + seconds) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))


def main() -> None:
    """Answer requests until the input ends."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a parser prints must not get between the answers
    known: Any = msgspec.msgpack.Decoder(Job)
    bounded = False
    while True:
        head = requests.read(8)
        if len(head) < 8:
            return
        job: Job = known.decode(requests.read(int.from_bytes(head, "big")))
        if not bounded:
            bound(job.limits.parse_memory)
            bounded = True
        processor_time(job.limits.parse_seconds)
        write(answers, msgspec.msgpack.encode(answer(job)))


if __name__ == "__main__":
    main()
