"""`counterclaim hooks`: webhooks, set up by whoever has the ledger at hand and by nobody in a browser."""

from typing import Annotated

import typer

from counterclaim.cli.ledger_option import DEFAULT, JsonOption, LedgerOption, opened, print_json, reading, writing
from counterclaim.cli.program import put, say

hooks = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Webhooks: send new claims of an event, a speaker, a place or a saved search to an address.\n\n"
    "\b\nExamples:\n  counterclaim hooks add places Pokrovsk https://hooks.example.org/desk\n  counterclaim hooks list",
)
_Id = Annotated[str, typer.Argument(help="The webhook, as `counterclaim hooks list` prints it.")]


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.add_typer(hooks, name="hooks", short_help="Send new claims to an address (webhooks).")


@hooks.command("add")
def add(
    kind: Annotated[str, typer.Argument(help="events, speakers, places or searches.")],
    object: Annotated[str, typer.Argument(metavar="ID", help="Its id, from its page's address; or a place's name.")],
    address: Annotated[str, typer.Argument(help="Where to send: https://...")],
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Set up a webhook and print its secret, once. `counterclaim serve` sends every minute, as does `hooks send`.

    \b
    Examples:
      counterclaim hooks add places Pokrovsk https://hooks.example.org/desk
      counterclaim hooks add searches 7d6e0f6a1b2c3d4e https://hooks.example.org/desk
    """
    from counterclaim.ledger.ledger import account
    from counterclaim.web.hooks import keep

    id, secret = writing(ledger, lambda db: keep.add(db, kind, object, address, who=account()))
    say(f"Added webhook {id}. The receiver checks the signature with this secret, which is not shown again:")
    put(secret + "\n")


@hooks.command("list")
def list_(ledger: LedgerOption = DEFAULT, json: JsonOption = False) -> None:
    """Print all webhooks: what they follow, the host they send to, and how the last try went."""
    from counterclaim.web.hooks import keep

    with reading(ledger) as db:
        found = keep.hooks(db)
    if json:
        print_json(found)
        return
    for one in found:
        state = "stopped" if one.stopped else "running"
        about = f"{keep.KINDS.get(one.kind, one.kind)}: {one.about}"
        put("\t".join([one.id, about, one.host, state, one.trouble or "no trouble"]) + "\n")
    if not found:
        say("No webhooks.")


@hooks.command("remove")
def remove(id: _Id, ledger: LedgerOption = DEFAULT) -> None:
    """Remove a webhook."""
    from counterclaim.ledger.ledger import account
    from counterclaim.web.hooks import keep

    writing(ledger, lambda db: keep.remove(db, id, who=account()))


@hooks.command("resume")
def resume(id: _Id, ledger: LedgerOption = DEFAULT) -> None:
    """Let a webhook send again that stopped after too many failed tries."""
    from counterclaim.ledger.ledger import account
    from counterclaim.web.hooks import keep

    writing(ledger, lambda db: keep.resume(db, id, who=account()))


@hooks.command("send")
def send(ledger: LedgerOption = DEFAULT) -> None:
    """Send what is new, once, as from cron; not needed while `counterclaim serve` runs."""
    from counterclaim.web.hooks.send import send_due

    with opened(ledger, read_only=False) as one:
        taken = send_due(one.engine)
    say(f"{taken} sent.")
