"""The application: the door in front, the pages, the JSON API, our own files. Built anew for every ledger."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from anyio import CapacityLimiter, to_thread
from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from counterclaim.errors import CounterclaimError
from counterclaim.language import _
from counterclaim.ledger.ledger import Ledger
from counterclaim.version import __version__
from counterclaim.web import api
from counterclaim.web.desk import Desk, desk
from counterclaim.web.door.guard import Guard
from counterclaim.web.hooks.send import EVERY, send_due
from counterclaim.web.pages import routers
from counterclaim.web.people.accounts import TooManyTries
from counterclaim.web.settings import Settings

# Pages built at the same time; more would only share the same cores, each with a connection and its cache.
AT_ONCE = 8
_GZIP_FROM = 1_000  # bytes; less does not get smaller


def create_app(ledger: Ledger, settings: Settings) -> FastAPI:
    """An ASGI application over a ledger."""
    basemap = urlsplit(settings.basemap) if settings.basemap else None
    app = FastAPI(
        title="Counterclaim",
        version=__version__,
        description="Who says what, in which words, about where and when; the pages ask the same questions.",
        docs_url=None,  # FastAPI's own pages load their scripts from a host elsewhere
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=_few_at_once,
        middleware=[
            Middleware(
                Guard,
                engine=ledger.engine,
                settings=settings,
                basemap_origin=f"{basemap.scheme}://{basemap.netloc}" if basemap else None,
            ),
            Middleware(GZipMiddleware, minimum_size=_GZIP_FROM, compresslevel=5),
        ],
    )
    app.state.desk = Desk(ledger, settings)
    for router in routers():
        app.include_router(router)
    api.add_to(app)
    app.add_exception_handler(CounterclaimError, _refused)
    app.add_exception_handler(HTTPException, _http)
    return app


@asynccontextmanager
async def _few_at_once(app: FastAPI) -> AsyncIterator[None]:
    to_thread.current_default_thread_limiter().total_tokens = AT_ONCE
    sending = asyncio.create_task(_send_hooks(app.state.desk))
    yield
    sending.cancel()
    await to_thread.run_sync(app.state.desk.jobs.close)
    app.state.desk.kept.close()


async def _send_hooks(at: Desk) -> None:
    """Send to the webhooks, round after round; what goes wrong in one is said and tried again in the next."""
    one = CapacityLimiter(1)  # not one of those that build pages
    while True:
        await asyncio.sleep(EVERY)
        try:
            await to_thread.run_sync(send_due, at.engine, limiter=one, abandon_on_cancel=True)
        except Exception as error:
            logging.getLogger(__name__).warning("Webhooks: %s. Trying again.", type(error).__name__)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, CounterclaimError)
    return desk(request).error(request, error, status=429 if isinstance(error, TooManyTries) else None)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    whats = {404: _("there is no such page."), 405: _("that can't be done here.")}
    told = CounterclaimError(
        whats.get(error.status_code, str(error.detail)),
        next_step=_("Go to the overview."),
    )
    response = desk(request).error(request, told, status=error.status_code)
    response.headers.update(error.headers or {})
    return response
