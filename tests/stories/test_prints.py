"""Is what a store keeps of a dispatch enough to compare it, the same as the dispatch itself?"""

from __future__ import annotations

import pytest

from aidememoire.readers.header import read_header
from aidememoire.stories.prints import Prints, told_again
from aidememoire.stories.shingles import read_words
from aidememoire.stories.tellings import Telling, known_telling
from aidememoire.stories.versions import are_versions, compare, kind_of

FIRST = """Corvo (AFP) - Le ministre Duval a reçu mardi 4 mars les délégués du port.

La grève dure depuis 12 jours. Les deux camps doivent se revoir jeudi à Corvo, selon le ministère."""
SECOND = FIRST.replace("12 jours", "13 jours")
OTHER = "Salto (AFP) - La récolte de maïs sera bonne cette année, ont assuré lundi les coopératives de la région."


def telling(text: str, id: str = "d1", **header: object) -> Telling:
    reading = read_header(text, "2019-03-04")
    return Telling(id, text, reading.header.model_copy(update=header), "2019-03-04", "2019-03-04T10:00:00Z")


def kept(one: Telling) -> Telling:
    return known_telling(one.id, one.kept_header(), one.prints.packed(), one.date, one.received)


@pytest.mark.parametrize("text", ["", "Rien.", "La trêve", FIRST, OTHER])
def test_what_was_packed_comes_back(text):
    prints = read_words(text).prints
    again = Prints.unpacked(prints.packed())
    assert again.says_the_same(prints)
    assert len(again) == len(read_words(text).words)
    assert again.starts.tolist() == prints.starts.tolist()
    assert again.particulars.tolist() == prints.particulars.tolist()


def test_a_text_of_any_length_is_told_again_in_itself_alone():
    for words in ("un", "un deux", "un deux trois", "un deux trois quatre"):
        one = Prints.of(words.split(), [0], [])
        assert told_again(one, one).all()
        assert not told_again(one, Prints.of("cinq six sept".split(), [0], [])).any()
    assert not told_again(Prints.of(["un"], [0], []), Prints.of(["un", "deux"], [0], [])).any()


def test_a_kept_dispatch_is_judged_as_the_dispatch_itself():
    one, corrected, other = telling(FIRST), telling(SECOND, "d2", signal="update"), telling(OTHER, "d3")
    assert are_versions(one, corrected)
    assert not are_versions(one, other)
    for mine in (corrected, other):
        assert compare(one, kept(mine)) == compare(one, mine)
        assert are_versions(one, kept(mine)) == are_versions(one, mine)
        assert kind_of(kept(mine), one) == kind_of(mine, one)
    assert kind_of(kept(telling(SECOND, "d4")), one) == "correction"


def test_what_tells_versions_of_its_header_is_kept():
    one = telling(FIRST, advisory=("(ACTUALISATION)",), outlet="Le Port", revision=0, signoff="rm/pdl", slug="port")
    again = kept(one)
    for name in ("instant", "day", "headline", "outlet", "source", "signal", "turn"):
        assert getattr(again, name) == getattr(one, name)
    assert (again.header.revision, again.header.signoff, again.header.slug) == (0, "rm/pdl", "port")


def test_words_stand_in_a_row():
    prints = Prints.of("la treve tient depuis lundi".split(), [0], [])
    assert prints.has_run(["treve", "tient"])
    assert prints.has_run(["depuis", "lundi"])
    assert not prints.has_run(["treve", "depuis"])
    assert not prints.has_run([])
    assert not prints.has_run(["lundi", "soir"])
