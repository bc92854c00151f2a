"""What other programs read: the layers of a record in the formats of their fields, one module a format.

    >>> import aidememoire
    >>> from aidememoire import exports
    >>> record = aidememoire.read("Genève (AFP) - Moscou a rejeté jeudi la proposition de Paris.", date="2018-02-16")
    >>> [(event["event"], event["date"], event["quad_code"]) for event in exports.plover(record)]
    [(['REJECT'], '2018-02-15', 3)]

Each function takes a Record and returns plain values in the record's order; the same record gives the same
values. `docs/exports.md` says every field.
"""

from __future__ import annotations

from aidememoire.exports.to_cameo import cameo
from aidememoire.exports.to_csv import events_csv
from aidememoire.exports.to_json import events_json, times_json
from aidememoire.exports.to_plover import plover
from aidememoire.exports.to_polecat import polecat
from aidememoire.exports.to_quotes import quotes_csv, quotes_json
from aidememoire.exports.to_timeml import timeml

__all__ = [
    "cameo",
    "events_csv",
    "events_json",
    "plover",
    "polecat",
    "quotes_csv",
    "quotes_json",
    "timeml",
    "times_json",
]
