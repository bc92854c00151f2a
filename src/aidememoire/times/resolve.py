"""Which day does an expression mean, read against a date, a thread of earlier dates and a side of now?"""

from __future__ import annotations

from aidememoire.times import resolve_days, resolve_periods
from aidememoire.times.ground import Ground, Parse, Resolved

_KINDS = {**resolve_days.KINDS, **resolve_periods.KINDS}


def resolve(parse: Parse, ground: Ground) -> Resolved | None:
    """The resolved value of a reading; None where nothing in the words and the ground settles it.

    `parse` is what the grammar read (`TimeItem.parse`); a rhythm or a `_REF` resolves to None.
    """
    kind = parse["k"]
    return _KINDS[kind](parse, ground) if kind in _KINDS else None
