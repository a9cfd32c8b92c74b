"""What a person handed over in the form of the page "Add reports": checked, put aside, and counted."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from starlette.datastructures import FormData, UploadFile

from counterclaim.demo import paths
from counterclaim.errors import CounterclaimError, ReportError
from counterclaim.language import _
from counterclaim.ledger.add import handed, sources
from counterclaim.ledger.add.item import Bad, Item
from counterclaim.ledger.audit import now
from counterclaim.reports.dates import to_iso
from counterclaim.reports.given import Given
from counterclaim.reports.limits import LIMITS
from counterclaim.show.words import many

MOST_FILES = 2_000
MOST_ADDRESSES = 200
_LONGEST_ADDRESS = 2_000  # characters
_LONGEST_NAME = 300  # of a publisher


class FieldError(CounterclaimError):
    """Something is wrong in one field of the form, named by `where`; the page is shown again with what was typed."""


class Received(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be read. told: it in a few words. folder: where uploads lie, to be deleted when they are read.

    follow: have the feeds among the addresses polled from now on; feeds: those, as they are met.
    given: what was said of all of it. total: how many reports there are, None where only reading it tells.
    """

    told: str
    files: tuple[handed.File, ...] = ()
    texts: tuple[Item, ...] = ()
    addresses: tuple[str, ...] = ()
    follow: bool = False
    feeds: list[str] = []
    folder: Path | None = None
    given: Given = Given()
    total: int | None = None

    def items(self, known: sources.Known) -> Iterator[Item | Bad]:
        """The reports in it, one at a time."""
        yield from handed.items(self.files, known)
        yield from self.texts
        yield from sources.items(self.addresses, known=known, feed=self.feeds.append)

    def drop(self) -> None:
        """Delete what was put aside."""
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)


def demo() -> Received:
    """The eight reports that come with the program."""
    files = tuple(handed.File(path=str(path), name=f"demo: {path.name}") for path in paths())
    return Received(told="the demo reports", files=files, total=len(files))


def received(form: FormData) -> Received:
    """What the form holds, files copied into a folder of their own; raises FieldError."""
    kind = form.get("what")
    if kind == "demo":
        return demo()
    if kind == "text":
        return _text(str(form.get("text", "")), str(form.get("publisher", "")), str(form.get("published", "")))
    if kind == "address":
        return _addresses(str(form.get("address", "")), follow=bool(form.get("follow")))
    uploads = [one for one in (*form.getlist("file"), *form.getlist("folder")) if isinstance(one, UploadFile)]
    return _files([one for one in uploads if one.filename])


def _files(uploads: Sequence[UploadFile]) -> Received:
    folder = Path(tempfile.mkdtemp(prefix="counterclaim-"))
    found: list[handed.File] = []
    try:
        for number, upload in enumerate(uploads):
            name = handed.own_name(upload.filename or "")
            if not name:
                continue
            path = handed.place_for(folder, number, name)
            with path.open("wb") as out:
                shutil.copyfileobj(upload.file, out)
            found.append(handed.File(path=str(path), name=name))
        if not found:
            raise FieldError(
                _("no file was chosen."), where="file", next_step=_("Choose files or a folder, or drop them.")
            )
        total = sources.count([one.path for one in found])
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    told = found[0].name if len(found) == 1 else many(len(found), "file")
    return Received(told=told, files=tuple(found), folder=folder, total=total)


def _text(text: str, publisher: str, published: str) -> Received:
    if not text.strip():
        raise FieldError(_("there is no text."), where="text", next_step=_("Paste the report's text."))
    if len(text) > LIMITS.text:
        raise FieldError(
            _("the text has more than %(count)s characters.", count=f"{LIMITS.text:,}"), where="text",
            next_step=_("Add it as a file instead."),
        )
    day = published.strip()
    if day and to_iso(day) is None:
        raise FieldError(
            _('"%(text)s" is not a date.', text=day[:40]), where="published", next_step=_("Write it as 2024-08-13.")
        )
    at = now()
    text = text.replace("\r\n", "\n")
    item = Item(source=f"pasted text, {at}", data=text.encode("utf-8", "replace"), fetched_at=at)
    given = Given(publisher=publisher.strip()[:_LONGEST_NAME] or None, published=day or None)
    return Received(told="the pasted text", texts=(item,), given=given, total=1)


def _addresses(text: str, *, follow: bool) -> Received:
    found = list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
    if not found:
        raise FieldError(_("there is no address."), where="address", next_step=_("Give one, such as https://example.org/news."))
    if len(found) > MOST_ADDRESSES:
        raise FieldError(
            _("there are more than %(count)s addresses.", count=MOST_ADDRESSES), where="address",
            next_step=_("Add fewer at once."),
        )
    whole = tuple(_whole(one) for one in found)
    told = whole[0] if len(whole) == 1 else f"{len(whole):,} addresses"
    return Received(told=told, addresses=whole, follow=follow)


def _whole(address: str) -> str:
    """The address with its scheme; the checked client looks at everything else when it fetches (reports/fetch.py)."""
    if "://" not in address and "." in address.partition("/")[0]:
        address = f"https://{address}"
    if not address.lower().startswith(("http://", "https://")) or len(address) > _LONGEST_ADDRESS:
        raise FieldError(
            _('"%(text)s" is not a web address.', text=address[:80]), where="address",
            next_step=_("Begin it with https://, one a line."),
        )
    return address


def too_many(error: Exception) -> ReportError:
    """The form's parser refused it: more files or fields than are taken at once."""
    return ReportError(
        f"the upload was refused: {str(error)[:200]}",
        next_step=_("Send at most %(count)s files at once, or use: counterclaim add FOLDER", count=f"{MOST_FILES:,}"),
    )
