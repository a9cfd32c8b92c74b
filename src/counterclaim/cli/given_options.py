"""The options by which `read` and `add` are told what a text does not say."""

from enum import StrEnum
from typing import Annotated

import typer


class Kind(StrEnum):
    """What `--kind` can say (counterclaim.model.report.Kind, which is not imported here for its weight)."""

    report = "report"
    statement = "statement"
    transcript = "transcript"
    notes = "notes"
    digest = "digest"
    posts = "posts"


PublisherOption = Annotated[
    str | None, typer.Option("--publisher", metavar="NAME", help="Who published the reports, whatever they print.")
]
SpeakerOption = Annotated[
    str | None,
    typer.Option("--speaker", metavar="NAME", help="Whose words the reports are, where they name nobody else."),
]
SideOption = Annotated[str | None, typer.Option("--side", metavar="NAME", help="Whom that speaker speaks for.")]
KindOption = Annotated[
    Kind | None,
    typer.Option(
        "--kind",
        help="What the reports are. In a statement and in posts the publisher speaks, unless --speaker does; in notes "
        "what follows keeps the day and place of its event; a digest is split into its items.",
    ),
]
PublishedOption = Annotated[
    str | None, typer.Option("--published", metavar="DAY", help="When the reports were published (YYYY-MM-DD).")
]
