"""What did a new version change, in its sentences and words and in its record?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aidememoire.stories.diff import compare_texts, diff, sentences_of
from gold_records import gold_record

OLD = (
    "Salto: la trêve tient\n\nSALTO, 16 fév 2018 (AFP) - La trêve est entrée en vigueur jeudi à l'aube. "
    "Au moins 212 personnes ont été tuées depuis novembre, selon l'ONU. Le médiateur a quitté la ville.\n\nrm/pdl"
)


def changes(old: str, new: str) -> list[tuple[str, str]]:
    return [
        (change.kind, found.text)
        for change in compare_texts(old, new)
        if change.kind != "kept" and (found := change.new or change.old)
    ]


def words(old: str, new: str) -> list[tuple[str | None, str | None]]:
    return [
        (each.old and each.old.text, each.new and each.new.text)
        for change in compare_texts(old, new)
        for each in change.words
    ]


def test_nothing_changed():
    assert {change.kind for change in compare_texts(OLD, OLD)} == {"kept"}


def test_a_figure_put_right():
    new = OLD.replace("212", "221")
    assert words(OLD, new) == [("212", "221")]
    assert [kind for kind, _ in changes(OLD, new)] == ["changed"]


def test_a_sentence_added_one_removed_and_the_hands_that_signed():
    new = OLD.replace("Le médiateur a quitté la ville.", "Les écoles rouvriront lundi.").replace("rm/pdl", "rm-eg/pdl")
    assert changes(OLD, new) == [
        ("added", "Les écoles rouvriront lundi."),
        ("removed", "Le médiateur a quitté la ville."),
        ("changed", "rm-eg/pdl"),
    ]


def test_a_new_headline():
    new = OLD.replace("Salto: la trêve tient", "Les armes se taisent au bord du fleuve")
    assert changes(OLD, new) == [
        ("added", "Les armes se taisent au bord du fleuve"),
        ("removed", "Salto: la trêve tient"),
    ]


def test_a_sentence_that_moved_is_no_change_of_words():
    one, two, three = "La trêve tient.", "Douze blessés sont arrivés à Lima.", "L'ONU a salué un geste."
    assert changes(" ".join((one, two, three)), " ".join((two, three, one))) == [("moved", one)]


SENTENCES = [
    "La trêve tient.",
    "Douze blessés sont partis.",
    "L'ONU a salué un geste.",
    "Rien n'est signé.",
    "Il pleut.",
]


@given(st.lists(st.sampled_from(SENTENCES), max_size=8), st.lists(st.sampled_from(SENTENCES), max_size=8))
def test_every_sentence_of_both_versions_is_told_once_with_its_place(one, other):
    old, new = " ".join(one), " ".join(other)
    found = list(compare_texts(old, new))
    olds = [change.old for change in found if change.old]
    assert sorted(olds, key=lambda stretch: stretch.start) == sentences_of(old)
    assert [change.new for change in found if change.new] == sentences_of(new)
    for change in found:
        for text, stretches in ((old, [change.old, *(w.old for w in change.words)]), (new, [change.new])):
            assert all(text[s.start : s.end] == s.text for s in stretches if s)


def test_the_record_of_a_new_lead():
    found = diff(gold_record("d04-madrid-communique-six-pays"), gold_record("d05-lead-fcl-oui-sous-conditions"))
    assert (found.old, found.new) == ("d04-madrid-communique-six-pays", "d05-lead-fcl-oui-sous-conditions")
    came = {(item.layer, item.text) for item in found.items if item.kind == "came"}
    assert any(layer == "positions" and "ont accepté lundi soir, sous conditions" in text for layer, text in came)
    went = {(item.layer, item.text) for item in found.items if item.kind == "went"}
    assert any(layer == "positions" and "acceptera une trêve" in text for layer, text in went)
    assert all(item.old and item.new and item.fields for item in found.items if item.kind == "changed")


def test_a_record_and_itself_differ_in_nothing():
    record = gold_record("d08-addis-abeba-ultimatum")
    assert diff(record, record).items == ()
