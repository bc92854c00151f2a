"""Pronouns and possessives: whom they take up, and when « il » is nobody."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from aidememoire import characters, layers

# the pronoun in brackets, and who it is; "" for nobody
CASES = [
    ("[Il] faut négocier.", ""),
    ("[Il] y a trois blessés.", ""),
    ("[Il] s'agit d'un échec.", ""),
    ("[Il] est possible de signer.", ""),
    ("[Il] est urgent que la trêve soit signée.", ""),
    ("[Il] a été décidé que la réunion aurait lieu.", ""),
    ("[Il] semble que la ville soit tombée.", ""),
    ("[Il] reste à convaincre les rebelles.", ""),
    ("[Il] suffit d'une étincelle.", ""),
    ("[Il] pleut sur Alep.", ""),
    ("Paul Roy est arrivé. [Il] est prêt à signer.", "Paul Roy"),
    ("Paul Roy est arrivé. [Il] est certain de gagner.", "Paul Roy"),
    ("Paul Roy est arrivé. [Il] reste à Genève.", "Paul Roy"),
    ("Anne Roux a reçu Paul Roy. [Elle] a signé.", "Anne Roux"),
    ("Anne Roux a reçu Paul Roy. [Il] a signé.", "Paul Roy"),
    ("Paul Roy a écrit à Jean Ping. [Il] attend une réponse.", "Paul Roy"),
    ("Paul Roy a écrit à Jean Ping. [Ce dernier] a répondu.", "Jean Ping"),
    ("Paul Roy a écrit à Jean Ping. [Celui-ci] a répondu.", "Jean Ping"),
    ("Les rebelles ont tiré sur Paul Roy. [Ils] ont fui.", "rebelles"),
    ("La ministre a parlé. [Elle] a cité Paul Roy.", "ministre"),
    ("Paul Roy a parlé. « La guerre est finie », a-t[-il] ajouté.", "Paul Roy"),
    ("Selon Paul Roy, la trêve tient. Pour [lui], c'est un succès.", "Paul Roy"),
    ("« [Il] ment depuis le début et tout le monde le sait très bien ici », a lancé Paul Roy.", ""),
    ("L'Union africaine a réagi. [Elle] enverra un émissaire.", "Union africaine"),
    ("L'intéressé, le ministre Paul Roy, a parlé. [Il] dément.", "Paul Roy"),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_whom_a_pronoun_takes_up(french_model: Language, marked: str, expected: str) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    actors: list[dict[str, Any]] = layers.get(french_model(characters.plain(text)), "actors")
    found = [a["name"] for a in actors for m in a["mentions"] if (m["start"], m["end"]) == (start, end)]
    assert found == ([expected] if expected else [])
