"""What a person changed in the form of a claim, as the patch that a correction takes; and what is wrong, by field."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from counterclaim.errors import CorrectionError
from counterclaim.language import _
from counterclaim.ledger.corrections.added import figures_in, nearest
from counterclaim.ledger.corrections.edtf import days_of
from counterclaim.ledger.queries.rows import ClaimRow
from counterclaim.web.look.places import Offered, label_of, offered

_CODES = ("type", "stance", "factuality", "evidentiality")
_WORDS = ("said", "channel", "addressee")
_FIGURE_WORDS = ("bound", "unit", "counted", "state", "side")
_FIGURE_NUMBERS = ("value", "low", "high")
_SPANS = re.compile(r"\s*(\d{1,9})\s*[-–]\s*(\d{1,9})\s*", re.ASCII)
_LEFT_OUT = re.compile(r"\s*(?:…|\.\.\.|\[\.\.\.\])\s*")
_LONGEST = 20_000  # characters of words that are looked for in the report


class Wrong(msgspec.Struct, frozen=True):
    """What is wrong in a field, and what to do. choices: places to choose from."""

    what: str
    next_step: str = ""
    choices: tuple[Offered, ...] = ()


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """A form as it is shown. typed: what was sent, by field; wrong: by field, "" for what is in no field."""

    typed: Mapping[str, str] = {}
    wrong: Mapping[str, Wrong] = {}

    def value(self, name: str, now: str | None) -> str:
        """What stands in the field: what was typed, else what the claim says."""
        return self.typed.get(name, now or "")


NOTHING = Form()


class Voice(msgspec.Struct, frozen=True):
    """Somebody who speaks in the report, to be chosen by name."""

    name: str
    side: str | None
    role: str | None


def patch_of(
    given: Mapping[str, str], claim: ClaimRow, text: str, voices: Sequence[Voice] = ()
) -> tuple[dict[str, Any], dict[str, Wrong]]:
    """The fields that differ from the claim, and what is wrong. text: of the report; voices: who speaks in it."""
    patch: dict[str, Any] = {}
    wrong: dict[str, Wrong] = {}
    for name in _CODES:
        if name in given and given[name] != getattr(claim, name):
            patch[name] = given[name]
    for name in _WORDS:
        if name in given and given[name].strip() != (getattr(claim, name) or ""):
            patch[name] = given[name].strip() or None
    if patch.get("said"):
        try:
            days_of(patch["said"], "said")
        except CorrectionError as error:
            wrong["said"] = Wrong(error.what, _("Write 2024-08-12, 2024-08 or 2024."))
    _speaker(given, claim, voices, patch, wrong)
    for name in ("actor", "target"):
        _party(name, given, getattr(claim, name), patch, wrong)
    content = _content(given, claim, text, wrong)
    if content and content != [list(span) for span in claim.content]:
        patch["content"] = content
    _figures(given, claim, text, content or claim.content, patch, wrong)
    _places(given, claim, text, content or claim.content, patch, wrong)
    return patch, wrong


def field_of(error: CorrectionError) -> str:
    """The field of the form that a refusal of the ledger is about, "" for none."""
    where = (error.where or "").split()
    if not where:
        return ""
    if where[0] == "content":
        return "words"
    if where[0] in ("figures", "places") and len(where) > 1:
        return f"{where[0]}.{where[1]}" + (".value" if where[0] == "figures" else "")
    return where[0] if where[0] in (*_CODES, *_WORDS, "speaker", "actor", "target", "words") else ""


def plain_number(value: float | None) -> str:
    """A number as it stands in a field: no commas, no needless ".0"."""
    return "" if value is None else f"{value:.15g}"


def place_name(id: str | None) -> str:
    """A place as it stands in its field."""
    return label_of(id) if id else ""


def _speaker(
    given: Mapping[str, str], claim: ClaimRow, voices: Sequence[Voice], patch: dict[str, Any], wrong: dict[str, Wrong]
) -> None:
    if "speaker" not in given:
        return
    if given.get("voice") == "narrator":
        if claim.voice != "narrator":
            patch["voice"] = "narrator"
        return
    now = {"name": claim.speaker_name, "side": claim.side, "role": claim.role} if claim.voice == "actor" else {}
    told = {name: given.get(field, "").strip() or None for field, name in _SPEAKER.items()}
    changed = {name: value for name, value in told.items() if value != now.get(name)}
    if not changed and claim.voice == "actor":
        return
    if told["name"] is None:
        if told["side"] or told["role"]:
            wrong["speaker"] = Wrong(
                _("A side or a role needs a name."), _("Give the speaker's name, or clear both.")
            )
        elif claim.speaker_name or claim.voice == "narrator":
            patch |= {"voice": "actor", "speaker": None}
        return
    if "name" in changed:
        known = next((one for one in voices if one.name.casefold() == str(told["name"]).casefold()), None)
        if known is not None and not changed.keys() & {"side", "role"}:
            told |= {"side": known.side, "role": known.role}  # as the report has them of that speaker
        elif known is None and told["role"] == now.get("role"):
            told["role"] = None  # of the one who stood there before
        changed = told
    patch["speaker"] = changed
    if claim.voice != "actor":
        patch["voice"] = "actor"


_SPEAKER = {"speaker": "name", "side": "side", "role": "role"}


def _party(
    name: str, given: Mapping[str, str], now: Any, patch: dict[str, Any], wrong: dict[str, Wrong]
) -> None:
    if f"{name}.name" not in given:
        return
    told = {part: given.get(f"{name}.{part}", "").strip() or None for part in ("name", "side")}
    if told == {"name": now.name if now else None, "side": now.side if now else None}:
        return
    if told["name"] is None and told["side"]:
        wrong[name] = Wrong(_("A side needs a name."), _("Give the name, or clear the side."))
        return
    patch[name] = told if told["name"] else None


def _content(given: Mapping[str, str], claim: ClaimRow, text: str, wrong: dict[str, Wrong]) -> list[list[int]]:
    """The spans of the words: of those that were marked, unless they were changed by hand; then of those typed."""
    out = []
    for part in given.get("content", "").split(",") if given.get("content", "").strip() else []:
        found = _SPANS.fullmatch(part)
        if found is None or not int(found[1]) < int(found[2]) <= len(text):
            wrong["words"] = Wrong(_("These are not words of the report."), _("Mark them in the text again."))
            return []
        out.append([int(found[1]), int(found[2])])
    typed = given.get("words", "").strip()
    if out and (not typed or _squeezed(typed) == _squeezed(" … ".join(text[a:b] for a, b in out))):
        return out
    if not typed or _squeezed(typed) == _squeezed(words_of(claim, text)):
        if "words" in given and not typed:
            wrong["words"] = Wrong(
                _("A claim rests on words."), _("Mark them in the report, or copy them from it.")
            )
        return []
    at = claim.content[0][0] if claim.content else 0
    for part in _LEFT_OUT.split(typed[:_LONGEST]):
        if not part:
            continue
        span = nearest(part, text, at)
        if span is None:
            wrong["words"] = Wrong(
                _("“%(words)s” is not in the report.", words=part[:60]),
                _("Copy the words as they stand there; … may stand between parts."),
            )
            return []
        out.append(list(span))
        at = span[1]
    return sorted(out)


def words_of(claim: ClaimRow, text: str) -> str:
    """The claim's words as they stand in their field."""
    return " … ".join(text[start:end] for start, end in claim.content)


def _figures(
    given: Mapping[str, str], claim: ClaimRow, text: str, content: Sequence[Sequence[int]], patch: dict[str, Any],
    wrong: dict[str, Wrong],
) -> None:  # fmt: skip
    figures: dict[str, Any] = {}
    for one in claim.figures:
        at = f"figures.{one.start}-{one.end}"
        change = _figure(given, at, msgspec.structs.asdict(one), wrong)
        if change != {}:
            figures[f"{one.start}-{one.end}"] = change
    typed = given.get("figures.new", "").strip()
    if typed:
        span = nearest(typed, text, content[0][0] if content else 0)
        found = figures_in(text, (span,)) if span else {}
        if not found:
            what = _("There is no number in these words.") if span else _("These words are not in the report.")
            wrong["figures.new"] = Wrong(what, _("Copy the number with what it counts, as “at least 40 people”."))
        figures |= found
    if figures:
        patch["figures"] = figures


def _figure(
    given: Mapping[str, str], at: str, now: Mapping[str, Any], wrong: dict[str, Wrong]
) -> dict[str, Any] | None:
    if given.get(f"{at}.drop"):
        return None
    change: dict[str, Any] = {}
    for name in _FIGURE_WORDS:
        text = given.get(f"{at}.{name}")
        if text is not None and text.strip() != (now[name] or ""):
            change[name] = text.strip() or None
    for name in _FIGURE_NUMBERS:
        text = given.get(f"{at}.{name}")
        if text is None or text.strip() == plain_number(now[name]):
            continue
        number = _number(text.strip())
        if number is None and text.strip():
            wrong[f"{at}.{name}"] = Wrong(
                _("“%(text)s” is not a number.", text=text.strip()[:40]), _("Write digits, as 1000 or 2.5.")
            )
        else:
            change[name] = number
    return change


def _number(text: str) -> float | None:
    try:
        found = float(text.replace(",", "").replace("\u00a0", "").replace(" ", ""))
    except ValueError:
        return None
    return found if found == found and abs(found) != float("inf") else None


def _places(
    given: Mapping[str, str], claim: ClaimRow, text: str, content: Sequence[Sequence[int]], patch: dict[str, Any],
    wrong: dict[str, Wrong],
) -> None:  # fmt: skip
    places: dict[str, Any] = {}
    for place in claim.places:
        key = f"{place.start}-{place.end}"
        typed = given.get(f"places.{key}")
        if given.get(f"places.{key}.drop"):
            places[key] = None
        elif typed is not None and typed.strip() != place_name(place.id):
            id = _place(f"places.{key}", typed.strip(), given, wrong)
            if f"places.{key}" not in wrong and id != place.id:
                places[key] = {"id": id}
    typed = given.get("places.new", "").strip()
    if typed:
        id = _place("places.new", typed, given, wrong)
        if id is not None:
            at = content[0][0] if content else 0
            # The words that name it; where none do, those of the claim, which somebody says are about it.
            span = nearest(typed.partition(",")[0].partition(" (")[0], text, at)
            start, end = span or (content[0] if content else (0, 0))
            if end:
                places[f"{start}-{end}"] = {"id": id}
    if places:
        patch["places"] = places


def _place(field: str, typed: str, given: Mapping[str, str], wrong: dict[str, Wrong]) -> str | None:
    """The id of the place that was typed; None where none was, or where it is not clear which."""
    if not typed:
        return None
    found = offered(typed)
    chosen = given.get(f"{field}.id", "")
    if any(one.id == chosen for one in found):
        return chosen
    if len(found) == 1:
        return found[0].id
    if found:
        wrong[field] = Wrong(_("Several places are called “%(name)s”.", name=typed[:60]), _("Choose one."), found)
    else:
        next_step = _("Try another spelling, or the place it lies in.")
        wrong[field] = Wrong(_("The gazetteer knows no “%(name)s”.", name=typed[:60]), next_step)
    return None


def _squeezed(words: str) -> str:
    return " ".join(words.split())
