"""Some lists of a record alone: the same as in the whole record, without the pipes of the others."""

from __future__ import annotations

from aidememoire import read
from aidememoire.pipeline import needed
from aidememoire.readers import read_text
from aidememoire.runs.local import load_reader

TEXT = (
    "MADRID, 12 fév 2018 (AFP) - Les rebelles ont accepté lundi soir une trêve, trois semaines après le début du siège. "
    "Le ministre, qui est attendu samedi à Lima, a dit que les pourparlers reprendraient « dans deux jours »."
)


def test_times_alone_are_those_of_the_whole_record() -> None:
    alone = next(iter(load_reader(only=("times",))([read_text(TEXT)])))
    whole = read(TEXT)
    assert alone.times == whole.times  # type: ignore[union-attr]
    assert len(whole.times) >= 4
    assert (alone.actors, alone.events, alone.header) == ((), (), whole.header)  # type: ignore[union-attr]


def test_a_layer_brings_what_it_is_made_from_and_nothing_else() -> None:
    assert needed(["dates"]) == {"dateline", "sentences", "clauses", "times", "dates", "parser", "lemmatizer"}
    assert "ner" in needed(["speakers"])
    assert "events" not in needed(["speakers"])
