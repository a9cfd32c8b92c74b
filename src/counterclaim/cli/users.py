"""`counterclaim users`: accounts for a ledger that is served to a team."""

import sys
from typing import Annotated

import typer

from counterclaim.cli.ledger_option import DEFAULT, ENVIRONMENT
from counterclaim.cli.program import put, say

users = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Accounts for a ledger that is served to a team.\n\n"
    "\b\nExamples:\n  counterclaim users add ada --role reviewer\n  counterclaim users list",
)
_Ledger = Annotated[
    str,
    typer.Option("--ledger", help="The ledger: a file, or postgresql://...", envvar=ENVIRONMENT, show_envvar=False),
]
_Role = Annotated[str, typer.Option(help="reader, reviewer or admin.")]
_Stdin = Annotated[bool, typer.Option("--password-stdin", help="Read the password from standard input.")]


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.add_typer(users, name="users", short_help="Accounts for a ledger that is served to a team.")


@users.command("add")
def add(
    name: Annotated[str, typer.Argument(help="Name to sign in with.")],
    role: _Role = "reader",
    ledger: _Ledger = DEFAULT,
    password_stdin: _Stdin = False,
    new: Annotated[bool, typer.Option("--new", help="Make the ledger if there is none.")] = False,
) -> None:
    """Add an account; from then on everybody signs in.

    \b
    Examples:
      counterclaim users add maria --role admin
      counterclaim users add desk-bot --role reader --password-stdin < secret.txt
    """
    from counterclaim.ledger.ledger import Ledger, account
    from counterclaim.web.people import accounts

    password = _password(password_stdin)
    with Ledger(ledger, create=new) as opened:
        opened.write(lambda db: accounts.add(db, name, role, password, by=account()))  # type: ignore[arg-type]
    say(f"Added {name} as {role}.")


@users.command("list")
def list_(ledger: _Ledger = DEFAULT) -> None:
    """Print all accounts with their roles."""
    from counterclaim.ledger.ledger import Ledger
    from counterclaim.web.people import accounts

    with Ledger(ledger, create=False) as opened, opened.reading() as db:
        for one in accounts.accounts(db):
            put(f"{one.name}\t{one.role}\t{one.created_at}\n")


@users.command("role")
def role_(
    name: Annotated[str, typer.Argument(help="Whose.")],
    role: Annotated[str, typer.Argument(help="reader, reviewer or admin.")],
    ledger: _Ledger = DEFAULT,
) -> None:
    """Give an account another role."""
    from counterclaim.ledger.ledger import Ledger, account
    from counterclaim.web.people import accounts

    with Ledger(ledger, create=False) as opened:
        opened.write(lambda db: accounts.set_role(db, name, role, by=account()))  # type: ignore[arg-type]


@users.command("password")
def password_(
    name: Annotated[str, typer.Argument(help="Whose.")],
    ledger: _Ledger = DEFAULT,
    password_stdin: _Stdin = False,
) -> None:
    """Change a password; whoever is signed in under that name is signed out."""
    from counterclaim.ledger.ledger import Ledger, account
    from counterclaim.web.people import accounts

    password = _password(password_stdin)
    with Ledger(ledger, create=False) as opened:
        opened.write(lambda db: accounts.set_password(db, name, password, by=account()))


@users.command("remove")
def remove(name: Annotated[str, typer.Argument(help="Whose.")], ledger: _Ledger = DEFAULT) -> None:
    """Remove an account with its sessions and tokens; the audit log keeps what it did."""
    from counterclaim.ledger.ledger import Ledger, account
    from counterclaim.web.people import accounts

    with Ledger(ledger, create=False) as opened:
        opened.write(lambda db: accounts.remove(db, name, by=account()))


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
