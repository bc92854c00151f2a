"""The record of a negotiation, read from the news wire: `read` gives the `Record` of a `Dispatch`.

>>> import aidememoire
>>> record = aidememoire.read("Paris (AFP) - « La trêve tient », a dit jeudi M. Durand.", date="2018-02-16")
>>> record.quotations[0].text
'La trêve tient'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidememoire.dispatch import Dispatch
from aidememoire.errors import AideMemoireError
from aidememoire.passage import Passage
from aidememoire.record import Record

if TYPE_CHECKING:
    from aidememoire.reading import read
    from aidememoire.store.store import Store


def __getattr__(name: str) -> object:
    """Loads `read` (with spaCy) and `Store` when first asked for: `aidememoire --help` does not wait for them."""
    if name == "read":
        from aidememoire.reading import read

        return read
    if name == "Store":
        from aidememoire.store.store import Store

        return Store
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = ["AideMemoireError", "Dispatch", "Passage", "Record", "Store", "read"]
