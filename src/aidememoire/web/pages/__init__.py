"""The pages, one question a file. Their order matters only where two addresses look alike."""

from __future__ import annotations

from aidememoire.web.pages import (
    actors,
    agenda,
    api_docs,
    archive,
    deciding,
    diffs,
    dispatches,
    feeds,
    home,
    search,
    sign_in,
    static,
    stories,
)

ROUTERS = (
    static.router,
    api_docs.router,
    home.router,
    agenda.router,
    archive.router,
    actors.router,
    search.router,
    feeds.router,
    stories.router,
    diffs.router,
    dispatches.router,
    deciding.router,
    sign_in.router,
)
