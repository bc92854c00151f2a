"""Mentions: what holds for every text, whatever it says."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from aidememoire import characters, layers
from aidememoire.pipes.actors import ActorIndex
from steps import calls_of

WORDS = (
    "le la les l' d' du des un une son sa leur ces président ministre ministres gouvernement rebelles pays partie parties mouvement FCL "
    "(FCL) Front libre Kerry John Lavrov M. Mme al-Assad de von Xi Moscou Syrie russe américaine Kremlin il elle -il a-t-il celui-ci ce "
    'dernier selon et , . : « » " ( ) - – a dit déclaré refusé est deux six plusieurs dont État islamique ONU homologue Brésilien \n'
).split(" ")


def check(doc: Doc) -> None:
    """Spans quote the text, heads are in their spans and belong to one mention, actors hold only mentions."""
    mentions = layers.get(doc, "mentions")
    heads = [m["token"] for m in mentions]
    assert len(heads) == len(set(heads))
    assert [(m["start"], m["end"]) for m in mentions] == sorted((m["start"], m["end"]) for m in mentions)
    for mention in mentions:
        assert 0 <= mention["start"] < mention["end"] <= len(doc.text)
        assert mention["start"] <= doc[mention["token"]].idx < mention["end"]
    actors = layers.get(doc, "actors")
    ids = {a["id"] for a in actors}
    owned = [h for a in actors for h in a["heads"]]
    assert set(owned) <= set(heads)
    for actor in actors:
        assert actor["name"].strip()
        assert set(actor["members"]) <= ids - {actor["id"]}
        for span in actor["mentions"]:
            assert doc.text[span["start"] : span["end"]] == span["text"]
    index = ActorIndex(doc)
    for token in doc:
        found = index.of_token(token.i)
        assert found is None or found in ids


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60))
def test_any_words_give_sound_mentions(french_model: Language, words: list[str]) -> None:
    check(french_model(characters.plain(" ".join(words))))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=120))
def test_any_text_gives_sound_mentions(french_model: Language, text: str) -> None:
    check(french_model(characters.plain(text)))


@pytest.mark.parametrize("name", [f"d{n:02}" for n in range(1, 11)])
def test_the_own_dispatches_have_sound_mentions(french_model: Language, own_texts: dict[str, str], name: str) -> None:
    text = next(text for key, text in own_texts.items() if key.startswith(name))
    check(french_model(characters.plain(text)))


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "(", "M.", "M. ", "- il", "« »", "le", "L'", "de la", "FCL (", "(FCL)", "Mme de", "un des"],
)
def test_scraps_name_nobody_and_raise_nothing(french_model: Language, text: str) -> None:
    check(french_model(characters.plain(text)))


@pytest.mark.parametrize("break_", ["’", "'"])
@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u202f"])
def test_apostrophes_and_blanks_do_not_matter(french_model: Language, break_: str, blank: str) -> None:
    text = f"L{break_}émissaire de l{break_}ONU, M.{blank}Roy, a vu l{break_}armée.{blank}Il a parlé."
    actors = layers.get(french_model(characters.plain(text)), "actors")
    assert [a["name"] for a in actors][:3] == ["Roy", "ONU", "armée"]


def test_cost_grows_with_length(french_model: Language) -> None:
    """Four times the text, without a stop, costs about four times as much, not sixteen."""
    piece = (
        "Le ministre russe Paul Roy a dit à John Kerry que les rebelles du FCL et le gouvernement syrien, selon lui, "
    )

    def cost(times: int) -> int:
        doc = french_model(piece * times)
        layers.get(doc, "clauses")
        return calls_of(lambda: layers.get(doc, "actors"))

    cost(5)  # what is loaded once
    small = cost(40)
    assert cost(160) < 6 * small
