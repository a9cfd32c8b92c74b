"""The JSON API: the questions the pages ask, and the corrections they make, under /api; described in OpenAPI."""

from fastapi import FastAPI


def add_to(app: FastAPI) -> None:
    """Add the API's routes and their description to an app whose door keeps readers from changing anything."""
    from counterclaim.web.api import described, reading, writing

    app.include_router(reading.router)
    app.include_router(writing.router)
    described.describe(app, [*reading.ANSWERS, *writing.BODIES])
