"""A story on one screen: where the talks stand, how they came there, what is contested, what comes next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Annotated

from babel.dates import format_date
from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, Response

from aidememoire.exports.to_dossier_html import dossier_html
from aidememoire.stories.nouns import Story, StoryEvent
from aidememoire.views import wording
from aidememoire.web import language, library
from aidememoire.web.drawing.graph import draw_graph, pairs_of
from aidememoire.web.drawing.timeline import Tick, Timeline, draw_timeline
from aidememoire.web.inputs import Day
from aidememoire.web.pages.standing import matrix_of
from aidememoire.web.rendered import once
from aidememoire.web.shelf import Shelf
from aidememoire.web.templating import page

router = APIRouter()
_TICKS = {"day": "d MMM", "week": "d MMM", "month": "MMM y", "year": "y"}


@router.get("/stories/{id}/dossier")
def story_dossier(request: Request, id: str, at: Day = None) -> Response:
    """The story as a dossier to print: every line with a footnote to its words."""
    story = request.app.state.shelf.story(id, at)
    with wording.reader_of(request.state.language):
        html = dossier_html(story)
    # the dossier is one file with its own style: let that pass the policy, and nothing else
    return HTMLResponse(html.replace("<style>", f'<style nonce="{request.state.nonce}">', 1))


@router.get("/stories/{id}")
def story_page(
    request: Request, id: str, at: Day = None, first: Annotated[Day, Query(alias="from")] = None,
    last: Annotated[Day, Query(alias="to")] = None,
) -> Response:  # fmt: skip
    """The page; `at` shows the story as known on a past day, `from` and `to` zoom the timeline."""
    shelf: Shelf = request.app.state.shelf
    if at is not None:
        return _page(request, shelf.story(id, at), first, last)
    shown = shelf.shown(id)
    return once(request, (shown.version, shown.behind), lambda: _page(request, shown.story, first, last, shown.behind))


def _page(request: Request, story: Story, first: str | None, last: str | None, behind: str | None = None) -> Response:
    pairs = pairs_of(story)
    code = request.state.language
    with wording.reader_of(code):
        labels = [_label(story, event) for event in story.timeline]
    timeline = draw_timeline(
        story.timeline,
        labels,
        first=date.fromisoformat(first) if first else _zoomed(story),
        last=date.fromisoformat(last) if last else None,
    )
    return page(
        request,
        "story.html.j2",
        story=story,
        dispatches=[version for group in story.groups for version in group.versions],
        events=story.timeline,
        matrix=matrix_of(story),
        terms=[proposal for proposal in story.proposals if proposal.terms],
        pairs=list(pairs.items()),
        graph=draw_graph(story, pairs),
        timeline=timeline,
        periods=_periods(story, timeline, language.catalogue(code).gettext),
        tick_words=_tick_words(code),
        others=library.stories(request.app.state.store, 1, 100)[0] if request.state.editor else [],
        behind=_time(behind) if behind else None,
        contents=_contents(story, language.catalogue(code).gettext, len(pairs)),
    )


def _time(instant: str) -> str:
    """The time of an instant, of UTC: « 14:05:59 UTC »."""
    at = datetime.fromisoformat(instant)
    return f"{(at if at.tzinfo is None else at.astimezone(UTC)):%H:%M:%S} UTC"


def _label(story: Story, event: StoryEvent) -> str:
    names = [party.name for key in event.actors if (party := story.party(key))]
    return f"{wording.label('event', event.type)} · {', '.join(names)}" if names else wording.label("event", event.type)


def _zoomed(story: Story) -> date | None:
    """Where the picture begins unless asked: history before the story's own dispatches is left to the zoom."""
    return date.fromisoformat(story.first) - timedelta(days=14) if story.first else None


def _tick_words(code: str) -> Callable[[Tick], str]:
    return lambda tick: str(format_date(tick.day, _TICKS[tick.kind], locale=code))


def _periods(
    story: Story, timeline: Timeline | None, _: Callable[[str], str]
) -> list[tuple[str, str | None, str | None]]:
    """What the timeline can be zoomed to: the story, everything, the last weeks."""
    if timeline is None or story.first is None or story.last is None:
        return []
    end = date.fromisoformat(story.last)
    found: list[tuple[str, str | None, str | None]] = [(_("the story"), None, None)]
    for words, days in ((_("its last three months"), 91), (_("its last month"), 31), (_("its last week"), 7)):
        if (end - date.fromisoformat(story.first)).days > days:
            found.append((words, (end - timedelta(days=days)).isoformat(), end.isoformat()))
    if timeline.outside:
        found.append((_("everything it tells of"), "0001-01-01", None))
    return found


def _contents(story: Story, _: Callable[[str], str], pairs: int) -> list[tuple[str, str, int]]:
    return [
        ("standing", _("Where the talks stand"), len(story.positions)),
        ("timeline", _("Timeline"), len(story.timeline)),
        ("meetings", _("Who met whom"), pairs),
        ("disputes", _("What is contested"), len(story.disputes)),
        ("hearsay", _("What is only hearsay"), len(story.hearsay)),
        ("agenda", _("What comes next"), len(story.agenda)),
        ("parties", _("Who"), len(story.parties)),
        ("dispatches", _("Dispatches"), len(story.groups)),
    ]
