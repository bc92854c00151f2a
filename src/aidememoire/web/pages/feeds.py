"""A story for other programs: Atom for feed readers, iCalendar for calendars, JSON for the rest."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from fastapi import APIRouter, Request
from starlette.responses import Response

from aidememoire.exports.cells import one_line
from aidememoire.exports.to_icalendar import calendar_of_story
from aidememoire.stories.nouns import Story
from aidememoire.web.inputs import Day

router = APIRouter()
ATOM = "http://www.w3.org/2005/Atom"


@router.get("/stories/{id}.json")
def as_json(request: Request, id: str, at: Day = None) -> Response:
    """The merged view."""
    story = request.app.state.shelf.story(id, at)
    return Response(story.model_dump_json(indent=1) + "\n", media_type="application/json")


@router.get("/stories/{id}.ics")
def as_calendar(request: Request, id: str) -> Response:
    """The agenda, for a calendar to subscribe to."""
    return Response(calendar_of_story(request.app.state.shelf.story(id)), media_type="text/calendar")


@router.get("/stories/{id}.atom")
def as_feed(request: Request, id: str) -> Response:
    """The dispatches, the newest first."""
    story = request.app.state.shelf.story(id)
    return Response(atom(story, str(request.base_url).rstrip("/")), media_type="application/atom+xml")


def atom(story: Story, base: str) -> bytes:
    """The story as an Atom feed (RFC 4287); `base` is where the pages are."""
    feed = Element("feed", {"xmlns": ATOM})
    SubElement(feed, "id").text = f"urn:aidememoire:story:{story.id}"
    SubElement(feed, "title").text = one_line(story.title) or story.id
    SubElement(feed, "updated").text = _instant(story.last)
    SubElement(feed, "link", {"rel": "alternate", "href": f"{base}/stories/{story.id}"})
    SubElement(feed, "link", {"rel": "self", "href": f"{base}/stories/{story.id}.atom"})
    author = SubElement(feed, "author")
    SubElement(author, "name").text = "Aide-mémoire"
    for group in reversed(story.groups):
        for version in reversed(group.versions):
            entry = SubElement(feed, "entry")
            SubElement(entry, "id").text = f"urn:aidememoire:dispatch:{version.dispatch}"
            SubElement(entry, "title").text = one_line(version.headline or version.dispatch)
            SubElement(entry, "updated").text = _instant(version.published)
            SubElement(entry, "link", {"rel": "alternate", "href": f"{base}/dispatches/{version.dispatch}"})
            if version.kind != "first":
                SubElement(entry, "category", {"term": version.kind})
    made: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return made


def _instant(value: str | None) -> str:
    """An instant as Atom wants it; without a zone it is UTC's, a day begins at midnight, the undated at the epoch."""
    try:
        at = datetime.fromisoformat(value or "1970-01-01")
    except ValueError:
        at = datetime.fromisoformat("1970-01-01")
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).isoformat(timespec="seconds")
