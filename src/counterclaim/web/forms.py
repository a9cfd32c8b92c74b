"""Forms as pages send them: names and values, and the page to go back to, which is never another site's."""

from urllib.parse import parse_qsl

from fastapi import Request
from fastapi.responses import RedirectResponse

from counterclaim.errors import CounterclaimError

MOST_FIELDS = 2_000


async def fields(request: Request) -> list[tuple[str, str]]:
    """The form's fields in their order; raises CounterclaimError where there are too many."""
    body = (await request.body()).decode("utf-8", "replace")
    try:
        return parse_qsl(body, keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="replace")
    except ValueError as error:
        raise CounterclaimError("the form has too many fields.", next_step="Send fewer at once.") from error


def back(address: str, default: str = "/") -> RedirectResponse:
    """To a page of ours; the address of anything else leads to `default`."""
    ours = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return RedirectResponse(address if ours else default, status_code=303)
