"""The pages, one module each: a function from a connection and what was asked to what is shown, and its route."""

from collections.abc import Iterator

from fastapi import APIRouter


def routers() -> Iterator[APIRouter]:
    """The routes of all pages."""
    from counterclaim.web.pages import (
        account,
        add,
        api,
        audit,
        checks,
        claims,
        compare,
        corrections,
        events,
        feeds,
        files,
        keys,
        map,
        matters,
        overview,
        reports,
        review,
        saved,
        search,
        side_by_side,
        sign_in,
        speakers,
        timeline,
        users,
    )

    pages = (files, overview, events, matters, reports, claims, corrections, compare, map, timeline, speakers, search)
    for module in (*pages, add, keys, saved, side_by_side, api, checks, review, audit, feeds, sign_in, account, users):
        yield module.router
