"""The record of a negotiation, read from the news wire: `read` gives the `Record` of a `Dispatch`.

>>> import aidememoire
>>> record = aidememoire.read("Paris (AFP) - « La trêve tient », a dit jeudi M. Durand.", date="2018-02-16")
>>> record.quotations[0].text
'La trêve tient'
"""

from __future__ import annotations

from aidememoire.dispatch import Dispatch
from aidememoire.errors import AideMemoireError
from aidememoire.passage import Passage
from aidememoire.reading import read
from aidememoire.record import Record

__all__ = ["AideMemoireError", "Dispatch", "Passage", "Record", "read"]
