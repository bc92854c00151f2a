"""The events of a record as rows of POLECAT: its 40 columns, then the passage that POLECAT cannot show.

What is unknown is « None », as POLECAT writes it. Lists are joined by semicolons.
"""

from __future__ import annotations

from collections.abc import Iterator

from aidememoire.exports import scales
from aidememoire.exports.cells import Value, cell, joined, tab_separated
from aidememoire.exports.days import days_of
from aidememoire.exports.entities import Entity, entities_of
from aidememoire.exports.places import Place, place_of
from aidememoire.exports.to_plover import event_id
from aidememoire.record import Actor, Event, Record

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID",
    "Raw Placename", "Feature Type", "Source", "Publication Date",
    "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
MORE_COLUMNS = ("Passage", "Passage Start", "Passage End", "Status", "Assertion", "Attributed To")
NONE = "None"

_ORGANISED = ("government", "organisation", "armed_group", "party")


def polecat(record: Record) -> list[dict[str, str]]:
    """One row for each event that is not denied, as a dict by column, in the record's order.

    The 40 columns are POLECAT's, in its order. `Event Date` and `Publication Date` are ISO days; an event
    of several days has the first, one without a day has none (POLECAT would put the day of publication).
    `Intensity` is PLOVER's scale, -10 to +10. Countries are ISO 3166 alpha-3, or IGO; COW numbers those of
    the Correlates of War. Wikipedia and GeoNames are not asked: those columns are None. After them stand
    the passage with its offsets (code points, half-open, on the dispatch as received), the status, the
    assertion and who it is attributed to. A denied event is left out, for a reader of the 40 columns would
    take it for a fact. Never raises on a valid record.
    """
    return [_row(record, event) for event in record.events if event.assertion != "denied"]


def polecat_header() -> str:
    """The header line of the file, with its line end."""
    return tab_separated([(*COLUMNS, *MORE_COLUMNS)])


def polecat_rows(record: Record) -> str:
    """The rows as lines of tab-separated cells, without the header."""
    return tab_separated(list(row.values()) for row in polecat(record))


def _row(record: Record, event: Event) -> dict[str, str]:
    days = days_of(event.date)
    first = event.evidence[0]
    by = record.actor(event.by)
    values: list[str] = [
        *_cells(event_id(record, event), days[0] if days else None, event.type, event.mode),
        *_cells(scales.score(event), scales.quad(event).name),
        joined(event.contexts) or NONE,
        *_party(entities_of(record, event.actors)),
        *_party(entities_of(record, event.recipients)),
        *_cells(*_where(place_of(event.place))),
        *_cells(record.header.agency, (record.header.published or record.date or "")[:10]),
        _names(record.actors, ("person",)),
        _names(record.actors, _ORGANISED),
        joined(_places(record)) or NONE,
        *_cells(record.header.language, f"aidememoire {record.made_by.aidememoire}"),
        *_cells(first.text, first.start, first.end, event.status, event.assertion, by.name if by else None),
    ]
    return dict(zip((*COLUMNS, *MORE_COLUMNS), values, strict=True))


def _cells(*values: Value) -> Iterator[str]:
    for value in values:
        yield cell(value, empty=NONE)


def _party(entities: list[Entity]) -> list[str]:
    """Name, Country, COW, Primary Sector, Sectors, Title, Name Raw, Wikipedia ID: one item an actor in each."""
    return [
        joined([one.name for one in entities], empty=NONE),
        joined([one.code for one in entities], empty=NONE),
        joined([one.cow for one in entities], empty=NONE),
        joined([one.sector for one in entities], empty=NONE),
        joined([code for one in entities for code in (one.sectors or (one.sector,))], empty=NONE),
        joined([", ".join(one.titles) for one in entities], empty=NONE),
        joined([one.raw for one in entities], empty=NONE),
        NONE,
    ]


def _where(place: Place | None) -> tuple[str | None, ...]:
    """Placename, City, District, Province, Country, Latitude, Longitude, GeoNames ID, Raw Placename, Feature Type."""
    if place is None:
        return (None,) * 10
    return (place.name, place.city, None, None, place.country, None, None, None, place.raw, place.feature)


def _names(actors: tuple[Actor, ...], kinds: tuple[str, ...]) -> str:
    return joined(dict.fromkeys(a.name for a in actors if a.kind in kinds)) or NONE


def _places(record: Record) -> list[str]:
    found = [record.header.dateline_place, *(event.place for event in record.events)]
    found += [actor.name for actor in record.actors if actor.kind == "state"]
    return list(dict.fromkeys(name for name in found if name))
