"""What does the dispatch say of itself? The `dateline` layer: header fields, day and zones, from the text alone."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.readers.header import read_header


def find_header(doc: Doc) -> layers.HeaderItem:
    """The header and zones of `layers.text(doc)`; offsets are code points on it.

    `doc._.aidememoire_date`, when set, is the day given by the caller: it wins over the text's own.
    Needs no tagger and no parser. Never raises.
    """
    reading = read_header(layers.text(doc), doc._.get(layers.PREFIX + "date"))
    return {
        "header": reading.header.model_dump(mode="json"),
        "date": reading.date,
        "zones": [{"kind": zone.kind, "start": zone.start, "end": zone.end} for zone in reading.zones],
    }


@Language.factory("aidememoire_dateline", assigns=["doc._.aidememoire_dateline"])
def create_dateline(nlp: Language, name: str) -> layers.LayerPipe:
    """The pipe that writes the `dateline` layer."""
    return layers.LayerPipe("dateline", find_header)
