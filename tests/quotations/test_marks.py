"""Quotation marks: which words stand between which marks, well written or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidememoire.quotations.marks import find_quoted, find_unclosed

# the words found between marks, in text order; a paragraph ends at ¶
MARKED = [
    ("« Oui », dit-il.", ["Oui"]),
    ("«Oui», dit-il.", ["Oui"]),
    ('"Oui", dit-il.', ["Oui"]),
    ('Il parle d\'une "trêve" et de "paix".', ["trêve", "paix"]),
    ('L\'"initiative" a échoué.', ["initiative"]),
    ('Il a dit:"Oui".', ["Oui"]),
    ('« Il m\'a dit "non" hier », dit-elle.', ['Il m\'a dit "non" hier', "non"]),
    ("« Le mot « paix » a perdu son sens », dit-elle.", ["Le mot « paix » a perdu son sens", "paix"]),
    ('"Le mot « paix » a perdu son sens", dit-elle.', ["Le mot « paix » a perdu son sens", "paix"]),
    ('« Oui", dit-il.', ["Oui"]),
    ('"Oui », dit-il.', ["Oui"]),
    ("« Oui, dit-il.", []),
    ("Oui », dit-il.", []),
    ('Un écran de 15" montre la salle.', []),
    ('Un écran de 15" montre "la paix" en salle.', ["la paix"]),
    ("« Un. ¶« Deux. »", ["Un.", "Deux."]),
    ("« Un. ¶Deux. » Fin.", ["Un.", "Deux."]),
    ('"Un. ¶"Deux."', ["Un.", "Deux."]),
    ('"Un. ¶Deux." Fin.', ["Un.", "Deux."]),
    ("« Un. ¶« Deux. ¶« Trois. »", ["Un.", "Deux.", "Trois."]),
    ("« Un. ¶Deux. ¶Trois.", []),
    ("« Un. ¶Il parle de « paix ».", ["paix"]),
    ("(« Oui »)", ["Oui"]),
    ("« »", []),
]


@pytest.mark.parametrize(("text", "words"), MARKED)
def test_the_words_between_marks(text: str, words: list[str]) -> None:
    text = text.replace(" ¶", "\n\n")
    assert [text[q.start : q.end] for q in find_quoted(text)] == words


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("« Oui, dit-il.", 1), ("« Oui », dit-il.", 0), ("« Un. ¶« Deux. »", 0), ("« Un. ¶Deux. ¶Trois.", 1),
        ('Il dit : "Un. ¶Rien.', 1), ('Un écran de 15" montre la salle.', 0), ("Oui », dit-il.", 0),
        ("« Un. ¶« Deux. ¶Trois.", 1), ("« Un ¶« Deux » ¶« Trois", 1), ("« Oui", 1),
    ],
)  # fmt: skip
def test_a_mark_that_nothing_closes(text: str, marks: int) -> None:
    text = text.replace(" ¶", "\n\n")
    unclosed = find_unclosed(text)
    assert len(unclosed) == marks
    assert all(text[at] in '«"' for at in unclosed)


def test_a_paragraph_that_goes_on_says_so() -> None:
    first, second = find_quoted("Il dit : « Un.\n\n« Deux. »")
    assert (first.open, first.carried) == (True, False)
    assert (second.open, second.carried) == (False, True)


def test_depth_counts_from_the_outermost_marks() -> None:
    assert [q.depth for q in find_quoted('« Il a dit "non" »')] == [0, 1]


@given(st.text(alphabet="«»\" a.'\n", max_size=60))
def test_whatever_the_marks_stretches_lie_within_them_and_in_order(text: str) -> None:
    found = find_quoted(text)
    assert all(0 <= q.outer_start <= q.start < q.end <= q.outer_end <= len(text) for q in found)
    assert [q.start for q in found] == sorted(q.start for q in found)
