"""Which of a header's dates can relative times be counted from, and which contradict each other?

The day given by the caller wins, then the published stamp, then the dateline. A stamp that contradicts
the rest (set by a machine a year later, say) is kept in the header with a warning and anchors nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from aidememoire.readers.datelines import Dateline
from aidememoire.readers.stamps import Stamp, with_year
from aidememoire.record import Header, HeaderWarning

_LATE_UPDATE = 31  # days: a dispatch is updated within hours, its page at the latest within weeks
_SAME_DISPATCH = 1  # day: what time zones alone can put between a stamp and a dateline

_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def settle(
    header: Header, stamps: list[Stamp], dateline: Dateline | None, given: date | None
) -> tuple[Header, str | None]:
    """The header with its instants and warnings, and the day (ISO) that relative times count from.

    `published` and `updated` are instants when the text gives an hour, days otherwise.
    """
    warnings: list[HeaderWarning] = []
    stamps, written_on = _with_years(stamps, dateline, given)
    published = _first(stamps, ("published", ""))
    updated = _first(stamps, ("updated",))
    warnings += _odd_stamps(stamps)
    if published and any(
        other.day and other.day != published.day and other.label == published.label and other is not published
        for other in stamps
    ):
        warnings.append(
            _warning("two_published", "Plusieurs dates de publication différentes ; la première est retenue.")
        )
    warnings += _odd_update(published, updated, written_on)
    stamped = published.day if published else None
    anchor: date | None
    if stamped and written_on and abs((stamped - written_on).days) > _SAME_DISPATCH:
        warnings.append(
            _warning(
                "dateline_differs",
                f"Publié le {stamped}, mais écrit le {written_on} selon l’attaque de la dépêche ; "
                "cette dernière date est retenue.",
            )
        )
        anchor = written_on
    else:
        anchor = stamped or written_on or (updated.day if updated else None)
    if given and anchor and abs((given - anchor).days) > _SAME_DISPATCH:
        warnings.append(
            _warning(
                "given_differs",
                f"La date donnée ({given}) n’est pas celle du texte ({anchor}) ; la date donnée est retenue.",
            )
        )
    anchor = given or anchor
    if anchor is None:
        warnings.append(
            _warning("no_date", "Aucune date dans le texte et aucune donnée : les dates relatives restent sans valeur.")
        )
    day = (published and published.iso) or (
        written_on.isoformat() if written_on else given.isoformat() if given else None
    )
    header = header.model_copy(
        update={"published": day, "updated": updated.iso if updated else None, "warnings": tuple(warnings)}
    )
    return header, anchor.isoformat() if anchor else None


def _warning(code: str, message: str) -> HeaderWarning:
    return HeaderWarning(code=code, message=message)


def _first(stamps: Iterable[Stamp], labels: tuple[str, ...]) -> Stamp | None:
    """The first stamp with a real day and one of these labels, in the order of the labels."""
    return next((s for label in labels for s in stamps if s.label == label and s.day), None)


def _with_years(stamps: list[Stamp], dateline: Dateline | None, given: date | None) -> tuple[list[Stamp], date | None]:
    """Days written without a year completed from one that has it, and the day of the dateline."""
    known = given or next((s.day for s in stamps if s.day), None) or (dateline.day if dateline else None)
    written_on = dateline.day if dateline else None
    if known:
        stamps = [with_year(s, known) if s.day is None and not s.year_given and s.month else s for s in stamps]
        if dateline and dateline.month and not written_on:
            written_on = with_year(Stamp(0, 0, "", None, month=dateline.month, dom=dateline.dom), known).day
    return stamps, written_on


def _odd_stamps(stamps: list[Stamp]) -> Iterable[HeaderWarning]:
    """Stamps that cannot be, or that contradict themselves."""
    for stamp in stamps:
        if stamp.day is None and stamp.year_given:
            yield _warning("impossible_stamp", "Un horodatage porte une date qui n’existe pas ; il est ignoré.")
        elif stamp.day is None:
            yield _warning("stamp_without_year", "Un horodatage n’a pas d’année et rien ne permet de la connaître.")
        elif stamp.month_first:
            yield _warning("month_first", f"Un horodatage met le mois avant le jour ; lu comme le {stamp.day}.")
        if stamp.impossible_hour:
            yield _warning("impossible_hour", "Un horodatage porte une heure qui n’existe pas ; seul le jour est lu.")
        if stamp.day and stamp.weekday is not None and stamp.day.weekday() != stamp.weekday:
            yield _warning(
                "weekday_differs",
                f"Le {stamp.day} est un {_DAYS[stamp.day.weekday()]}, le texte dit {_DAYS[stamp.weekday]}.",
            )


def _odd_update(published: Stamp | None, updated: Stamp | None, written_on: date | None) -> Iterable[HeaderWarning]:
    """An update before the publication, or long after it."""
    start = published.day if published else written_on
    if not (updated and updated.day and start):
        return
    days = (updated.day - start).days
    if days < 0 or (published and days == 0 and _before(updated, published)):
        yield _warning(
            "updated_before_published",
            "La mise à jour précède la publication ; elle est conservée sans servir d’ancre.",
        )
    elif days > _LATE_UPDATE:
        yield _warning(
            "updated_long_after",
            f"La mise à jour suit la publication de {days} jours, sans doute automatique ; "
            "elle est conservée sans servir d’ancre.",
        )


def _before(one: Stamp, other: Stamp) -> bool:
    """Whether an instant precedes another; False when their zones cannot be compared."""
    if one.hour is None or other.hour is None or not (one.iso and other.iso):
        return False
    first, second = datetime.fromisoformat(one.iso), datetime.fromisoformat(other.iso)
    return (first.tzinfo is None) == (second.tzinfo is None) and first < second
