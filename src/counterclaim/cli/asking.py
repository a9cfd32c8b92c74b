"""The filters of claims as options, the same for every command that lists what is in a ledger."""

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.errors import FilterError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from counterclaim.ledger.queries.filters import Filters

_Words = str | None
_Many = list[str] | None


def _option(kind: Any, flag: str, metavar: str | None, help: str) -> Any:
    return Annotated[kind, typer.Option(flag, metavar=metavar, help=help, show_default=False)]


OPTIONS: dict[str, tuple[Any, Any]] = {
    "speaker": (_option(_Words, "--speaker", "NAME", 'Who speaks: words of the name, an id, or "narrator".'), None),
    "side": (_option(_Many, "--side", "SIDE", 'Side of the speaker; "" for none known. Again for several.'), None),
    "about": (_option(_Many, "--about", "SIDE", "Side of whom the claim is about."), None),
    "type": (_option(_Many, "--type", "TYPE", "Type of claim, see counterclaim claim-types."), None),
    "stance": (_option(_Many, "--stance", "STANCE", "asserts, denies, admits, accuses, ..."), None),
    "factuality": (_option(_Many, "--factuality", "CODE", "asserted, hedged, prediction, ..."), None),
    "evidentiality": (_option(_Many, "--evidentiality", "CODE", "official_statement, own_account, ..."), None),
    "place": (_option(_Words, "--place", "PLACE", "A place by name or id; what lies in it counts."), None),
    "box": (_option(_Words, "--box", "W,S,E,N", "Places inside these degrees, as in 33,50,38,53."), None),
    "said_from": (_option(_Words, "--said-from", "DAY", "Said on that day or later; also 2024 or 2024-08."), None),
    "said_to": (_option(_Words, "--said-to", "DAY", "Said on that day or earlier."), None),
    "happened_from": (_option(_Words, "--from", "DAY", "Happened on that day or later."), None),
    "happened_to": (_option(_Words, "--to", "DAY", "Happened on that day or earlier."), None),
    "figure_min": (_option(float | None, "--min", "X", "A figure of X or more."), None),
    "figure_max": (_option(float | None, "--max", "X", "A figure of X or less."), None),
    "unit": (_option(_Words, "--unit", "UNIT", "of that figure: people, km2, settlement, ..."), None),
    "counted": (_option(_Words, "--counted", "WORDS", "What the figure counts."), None),
    "state": (_option(_Words, "--state", "STATE", "What happened to them: killed, captured, ..."), None),
    "report": (_option(_Words, "--report", "REPORT", "A report by id, source, address or words of its title."), None),
    "publisher": (_option(_Words, "--publisher", "NAME", "Who published it."), None),
    "agency": (_option(_Words, "--agency", "NAME", "The news agency it is from."), None),
    "text": (_option(_Words, "--text", "WORDS", 'Words of the claim; "..." inside is a phrase.'), None),
    "event": (_option(_Words, "--event", "ID", "Claims of that event."), None),
    "confidence_min": (_option(float | None, "--min-confidence", "X", "The reader is as sure, 0 to 1."), None),
    "sure": (_option(_Many, "--sure", "FIELD=X", "This field is as sure: speaker=.98. Again for several."), None),
    "contested": (
        Annotated[
            bool | None,
            typer.Option("--contested/--uncontested", help="Contradicted or denied, or not.", show_default=False),
        ],
        None,
    ),
    "independent": (Annotated[bool, typer.Option("--independent", help="Wire copy once, not by every outlet.")], False),
    "status": (_option(_Many, "--status", "STATUS", "machine, accepted, edited or rejected."), None),
}


def with_filters(command: Callable[..., None], *without: str) -> Callable[..., None]:
    """The command with these options, handed to it as `asked: Filters`; `without`: options it has no use for."""
    own = inspect.signature(command)
    names = [name for name in OPTIONS if name not in without]

    def run(**given: Any) -> None:
        command(asked=filters({name: given.pop(name) for name in names}), **given)

    kept = [one for one in own.parameters.values() if one.name != "asked"]
    added = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=kind, default=default)
        for name, (kind, default) in OPTIONS.items()
        if name in names
    ]
    every = [*(one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in kept), *added]
    run.__signature__ = inspect.Signature(every)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in every}
    run.__doc__ = command.__doc__
    run.__name__ = command.__name__
    return run


def filters(given: dict[str, Any]) -> "Filters":
    """The options as Filters; raises FilterError for a code that there is none of."""
    from counterclaim.ledger.queries.filters import Filters

    values: dict[str, Any] = {n: tuple(value) if isinstance(value, list) else value for n, value in given.items()}
    values = {name: value for name, value in values.items() if value not in (None, ())}
    if "box" in values:
        values["box"] = _box(values["box"])
    for field, allowed in _codes().items():
        for value in values.get(field, ()):
            if value not in allowed:
                raise FilterError(
                    f'there is no {field} "{value[:60]}".', where=f"--{field}", next_step=suggestion(value, allowed)
                )
    return Filters(**values)


def suggestion(given: str, known: Any, *, most: int = 3) -> str:
    """ "Did you mean ...?", or all there are where nothing is near and they are few."""
    from difflib import get_close_matches

    from counterclaim.gazetteer.fold import fold

    folded: dict[str, str] = {}
    for one in map(str, known):
        for form in (one, *one.split()):
            folded.setdefault(fold(form), one)
    wanted = fold(given[:100])
    near = [folded[one] for one in get_close_matches(wanted, folded, n=2 * most, cutoff=0.6)]
    near = list(dict.fromkeys([*near, *(one for form, one in folded.items() if wanted and wanted in form)]))
    if near:
        return f"Did you mean {' or '.join(near[:most])}?"
    every = list(dict.fromkeys(folded.values()))
    return f"There are {', '.join(every)}." if 0 < len(every) <= 40 else ""


def hints(db: "Connection", asked: "Filters") -> list[str]:
    """Why nothing was found, as far as a name in the filters is not in the ledger: one line each."""
    from sqlalchemy import select

    from counterclaim.ledger.queries.names import place_ids, report_ids, speaker_ids
    from counterclaim.ledger.tables import claim, place, report, speaker

    out = []

    def tell(what: str, given: str, column: Any) -> None:
        known = db.scalars(select(column).where(column.is_not(None)).distinct().limit(20_000)).all()
        if given not in known:
            out.append(f'No {what} "{given[:60]}" in this ledger. {suggestion(given, known)}'.rstrip())

    if asked.speaker and asked.speaker.casefold() != "narrator" and not speaker_ids(db, asked.speaker):
        tell("speaker", asked.speaker, speaker.c.name)
    if asked.place and not place_ids(db, asked.place):
        tell("place", asked.place, place.c.name)
    if asked.report and not report_ids(db, asked.report):
        tell("report", asked.report, report.c.title)
    for side in asked.side:
        if side:
            tell("side", side, claim.c.side)
    if asked.publisher:
        tell("publisher", asked.publisher, report.c.publisher)
    if asked.agency:
        tell("agency", asked.agency, report.c.agency)
    return out


def _codes() -> dict[str, tuple[str, ...]]:
    from typing import get_args

    from counterclaim.ledger.corrections.patch import claim_types
    from counterclaim.ledger.queries.filters import Status
    from counterclaim.model.claim import Evidentiality, Factuality, Stance

    return {
        "type": claim_types(),
        "stance": get_args(Stance),
        "factuality": get_args(Factuality),
        "evidentiality": get_args(Evidentiality),
        "status": get_args(Status),
    }


def _box(given: str) -> tuple[float, float, float, float]:
    try:
        west, south, east, north = (float(part) for part in given.split(","))
    except ValueError:
        raise FilterError(
            f'"{given[:60]}" is not a box.', where="--box", next_step="Give west,south,east,north, as in 33,50,38,53."
        ) from None
    return west, south, east, north
