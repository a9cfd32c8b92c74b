"""`counterclaim review`: what to look at first, and saying what is right; the machine's reading stays."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.asking import with_filters
from counterclaim.cli.ledger_option import DEFAULT, JsonOption, LedgerOption, print_json, reading, writing
from counterclaim.cli.program import say
from counterclaim.errors import CorrectionError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from counterclaim.ledger.queries.filters import Filters
    from counterclaim.ledger.queries.rows import ClaimRow, CorrectionRow

Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id.", show_default=False)]
Who = Annotated[
    str | None, typer.Option("--who", metavar="NAME", help="Who says so; else your account's name.", show_default=False)
]
Why = Annotated[str | None, typer.Option("--why", metavar="WORDS", help="The reason.", show_default=False)]
BasedOn = Annotated[
    str | None,
    typer.Option(
        "--based-on",
        metavar="REVISION",
        help="The revision you looked at; refused where somebody was faster.",
        show_default=False,
    ),
]


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    review = typer.Typer(
        no_args_is_help=True,
        rich_markup_mode=None,
        help="Check claims: the least certain and most contested come first. The machine's reading stays.\n\n"
        "\b\nExamples:\n  counterclaim review next\n  counterclaim review accept CLAIM",
    )
    review.command("next", short_help="Show what to look at first.")(with_filters(following))
    arranging = (merge, split, relate, merge_events, split_event, move, rename, merge_speakers, split_speaker)
    for command in (accept, reject, edit, add, *arranging, undo):
        review.command(command.__name__.replace("_", "-"))(command)
    app.add_typer(review, name="review", short_help="Check claims: the least certain and most contested first.")


def following(
    asked: "Filters",
    second: Annotated[bool, typer.Option("--second", help="What others judged and you did not.")] = False,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, max=1000, help="How many.")] = 5,
    who: Who = None,
    json: JsonOption = False,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Show the claims that need a person most: uncertain ones, and those that others speak against.

    \b
    Examples:
      counterclaim review next
      counterclaim review next --place "Kursk region" --limit 20
      counterclaim review next --second --who ada
    """
    from counterclaim.ledger.queries.review import queue

    with reading(ledger) as db:
        page = queue(db, asked, who=_name(who), second=second, limit=limit)
    if json:
        print_json(page)
        return
    if not page.rows:
        say("Nothing is left to review.")
        return
    from counterclaim.cli.review_table import review_items
    from counterclaim.cli.terminal import console

    console().print(review_items(page.rows))


def accept(
    claim: Claim, why: Why = None, who: Who = None, based_on: BasedOn = None, ledger: LedgerOption = DEFAULT
) -> None:
    """Say that a claim is read as it should be."""
    from counterclaim.ledger.corrections import judge

    _do(ledger, lambda db: judge.accept(db, claim, who=_name(who), why=why, based_on=based_on))


def reject(
    claim: Claim, why: Why = None, who: Who = None, based_on: BasedOn = None, ledger: LedgerOption = DEFAULT
) -> None:
    """Say that it is no claim of the report; it stays in the ledger and leaves its matters."""
    from counterclaim.ledger.corrections import judge

    _do(ledger, lambda db: judge.reject(db, claim, who=_name(who), why=why, based_on=based_on))


def edit(
    claim: Claim,
    set: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="A field and what it should be.", show_default=False),
    ] = None,
    patch: Annotated[
        str | None,
        typer.Option("--patch", metavar="JSON", help="All changes as one JSON object.", show_default=False),
    ] = None,
    why: Why = None,
    who: Who = None,
    based_on: BasedOn = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Change fields of a claim. FIELD is type, stance, factuality, evidentiality, channel, addressee, said, content,
    voice, speaker (or speaker.name, .side, .role, .kind), actor, target, figures.1.value (.low .high .bound .unit
    .counted .state .side .by .window), places.1.id, times.1.value; figures.1=null takes the first figure away.

    \b
    Examples:
      counterclaim review edit 3f2a:c4 --set type=strike --why "the text says drones"
      counterclaim review edit 3f2a:c4 --set figures.1.value=41 --set figures.1.bound=at_least
      counterclaim review edit 3f2a:c4 --set places.1.id=geonames:703448
    """
    from counterclaim.cli.patches import patch_of
    from counterclaim.ledger.corrections import judge
    from counterclaim.ledger.queries.load import claim_rows

    def run(db: "Connection") -> "CorrectionRow":
        row = next(iter(claim_rows(db, [claim])), None)
        return judge.edit(db, claim, patch_of(set or [], patch, row), who=_name(who), why=why, based_on=based_on)

    _do(ledger, run)


def add(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The report's id.", show_default=False)],
    words: Annotated[str, typer.Argument(metavar="WORDS", help="Its words, as they stand there.", show_default=False)],
    set: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="A field of the claim, as of edit.", show_default=False),
    ] = None,
    why: Why = None,
    who: Who = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Add a claim that the machine missed. Figures, places and days in its words are found.

    \b
    Examples:
      counterclaim review add 3f2a "at least 40 people were killed" --set speaker="Health Ministry"
    """
    from counterclaim.cli.patches import patch_of
    from counterclaim.ledger.corrections import judge
    from counterclaim.ledger.corrections.added import nearest
    from counterclaim.ledger.queries.reports import report_page

    def run(db: "Connection") -> "CorrectionRow":
        found = nearest(words, report_page(db, report).text, 0)
        if found is None:
            raise CorrectionError("these words are not in the report.", where=report, next_step="Copy them from it.")
        patch = patch_of(set, None, None) if set else {}
        return judge.add(db, report, {"content": [list(found)], **patch}, who=_name(who), why=why)

    _do(ledger, run)


def merge(
    matter: Annotated[str, typer.Argument(metavar="MATTER", help="The matter that stays.", show_default=False)],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The one that joins it.", show_default=False)],
    why: Why = None,
    who: Who = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Say that two matters are about one question."""
    from counterclaim.ledger.corrections import arrange
    from counterclaim.ledger.queries.matter_page import find_matter

    _do(
        ledger,
        lambda db: arrange.merge(db, find_matter(db, matter), find_matter(db, other), who=_name(who), why=why),
    )


def split(
    matter: Annotated[str, typer.Argument(metavar="MATTER", help="The matter.", show_default=False)],
    claims: Annotated[
        list[str], typer.Argument(metavar="CLAIM...", help="Claims that are about something else.", show_default=False)
    ],
    why: Why = None,
    who: Who = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Say that some of a matter's claims are about another question; they become a matter of their own."""
    from counterclaim.ledger.corrections import arrange
    from counterclaim.ledger.queries.matter_page import find_matter

    _do(ledger, lambda db: arrange.split(db, find_matter(db, matter), claims, who=_name(who), why=why))


def merge_speakers(
    speaker: Annotated[str, typer.Argument(metavar="SPEAKER", help="The speaker that stays.", show_default=False)],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Who is the same.", show_default=False)],
    why: Why = None,
    who: Who = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Say that two speakers are one; ids or names. What later reports say of either is the one speaker's, too.

    \b
    Example:
      counterclaim review merge-speakers "Ministry of Health" "Health Directorate"
    """
    from counterclaim.ledger.corrections import speakers

    _do(ledger, lambda db: speakers.merge_speakers(db, speaker, other, who=_name(who), why=why))


def split_speaker(
    speaker: Annotated[str, typer.Argument(metavar="SPEAKER", help="The speaker; an id or name.", show_default=False)],
    names: Annotated[
        list[str], typer.Argument(metavar="NAME...", help="Names that are somebody else's.", show_default=False)
    ],
    why: Why = None,
    who: Who = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Say that some of a speaker's names are somebody else's. `counterclaim speakers --json` has the names."""
    from counterclaim.ledger.corrections import speakers

    _do(ledger, lambda db: speakers.split_speaker(db, speaker, names, who=_name(who), why=why))


def relate(
    a: Annotated[str, typer.Argument(metavar="CLAIM", help="The later claim.", show_default=False)],
    relation: Annotated[
        str,
        typer.Argument(
            metavar="RELATION",
            help="agrees, compatible, updates, contradicts, denies, same_utterance, not_comparable, none ...",
            show_default=False,
        ),
    ],
    b: Annotated[str, typer.Argument(metavar="CLAIM", help="The other.", show_default=False)],
    why: Why = None,
    who: Who = None,
    based_on: BasedOn = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Say how two claims stand to each other; none: in no relation."""
    from counterclaim.ledger.corrections import arrange

    _do(ledger, lambda db: arrange.relate(db, a, b, relation, who=_name(who), why=why, based_on=based_on))


Event = Annotated[str, typer.Argument(metavar="EVENT", help="The event.", show_default=False)]


def merge_events(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="The event that stays.", show_default=False)],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The one that joins it.", show_default=False)],
    why: Why = None,
    who: Who = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Say that two events are one; what later reports tell of the other goes there, too."""
    from counterclaim.ledger.corrections import events
    from counterclaim.ledger.queries.events import find_event

    _do(
        ledger,
        lambda db: events.merge_events(db, find_event(db, event), find_event(db, other), who=_name(who), why=why),
    )


def split_event(
    event: Event,
    claims: Annotated[
        list[str], typer.Argument(metavar="CLAIM...", help="Claims of another event.", show_default=False)
    ],
    why: Why = None,
    who: Who = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Say that some of an event's claims are of another; they become an event of their own."""
    from counterclaim.ledger.corrections import events
    from counterclaim.ledger.queries.events import find_event

    _do(ledger, lambda db: events.split_event(db, find_event(db, event), claims, who=_name(who), why=why))


def move(
    event: Event,
    claims: Annotated[list[str], typer.Argument(metavar="CLAIM...", help="Claims that move.", show_default=False)],
    to: Annotated[str, typer.Option("--to", metavar="EVENT", help="The event they are about.", show_default=False)],
    why: Why = None,
    who: Who = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Say that some of an event's claims are about another event."""
    from counterclaim.ledger.corrections import events
    from counterclaim.ledger.queries.events import find_event

    _do(
        ledger,
        lambda db: events.move_claims(db, find_event(db, event), claims, find_event(db, to), who=_name(who), why=why),
    )


def rename(
    event: Event,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is called.", show_default=False)],
    why: Why = None,
    who: Who = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Name an event; the toll stays beside the name."""
    from counterclaim.ledger.corrections import events
    from counterclaim.ledger.queries.events import find_event

    _do(ledger, lambda db: events.rename_event(db, find_event(db, event), name, who=_name(who), why=why))


def undo(
    number: Annotated[
        int, typer.Argument(metavar="NUMBER", help="Of the correction; counterclaim corrections lists them.")
    ],
    why: Why = None,
    who: Who = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Take a correction back; both stay on record, and an undoing can be undone."""
    from counterclaim.ledger.corrections import judge

    _do(ledger, lambda db: judge.undo(db, number, who=_name(who), why=why))


def _do(ledger: str, run: "Callable[[Connection], CorrectionRow]") -> None:
    from counterclaim.cli.review_table import told
    from counterclaim.ledger.queries.load import claim_rows

    def both(db: "Connection") -> tuple["CorrectionRow", tuple["ClaimRow", ...]]:
        row = run(db)
        return row, claim_rows(db, row.claims[:1])

    row, claims = writing(ledger, both)
    say(told(row, claims))


def _name(given: str | None) -> str:
    if given is not None:
        if not given.strip():
            raise CorrectionError("nobody is named.", where="--who", next_step="Give a name, or leave it out.")
        return given
    from counterclaim.ledger.ledger import account

    return account()
