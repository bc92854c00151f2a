"""Groups: who their members are, and who they are not."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from aidememoire import characters, layers

CASES: list[tuple[str, str, list[str]]] = [
    ("Six pays, dont les Etats-Unis, ont signé.", "Six pays", ["États-Unis"]),
    ("Trois pays ont signé. L'Espagne, l'Italie et le Chili veulent une trêve.", "Trois pays", ["Espagne", "Italie", "Chili"]),
    ("L'Espagne, l'Italie et la Grèce ont signé. Les trois pays veulent de l'aide.", "trois pays", ["Espagne", "Italie", "Grèce"]),
    ("Le ministre Paul Biya a reçu le ministre Jean Ping. Les deux ministres ont signé.", "deux ministres", ["Paul Biya", "Jean Ping"]),
    ("John Kerry a reçu Sergueï Lavrov. Les deux hommes ont parlé de la Syrie.", "deux hommes", ["John Kerry", "Sergueï Lavrov"]),
    ("Les ministres Paul Biya et Jean Ping ont signé.", "ministres", ["Paul Biya", "Jean Ping"]),
    ("Les sénateurs John McCain, Bernie Sanders et Tom Cotton ont voté.", "sénateurs", ["John McCain", "Bernie Sanders", "Tom Cotton"]),
    ("Le gouvernement paraguayen négocie avec les rebelles du Front du Chaco libre (FCL). Les deux parties ont signé.", "deux parties", ["gouvernement paraguayen", "Front du Chaco libre"]),
    ("Les ministres brésilien et canadien ont signé.", "ministres brésilien et canadien", ["Brésil", "Canada"]),
    ("Lucio Roy, ministre brésilien des Affaires étrangères, a reçu Anne Roux, son homologue canadienne. Les deux ministres ont signé.", "deux ministres", ["Lucio Roy", "Anne Roux"]),
    ("Les deux ministres ont signé.", "deux ministres", []),
    ("Trois pays ont signé. La France et l'Italie veulent une trêve.", "Trois pays", []),
    ("Des ministres ont protesté.", "Des ministres", []),
    ("Plusieurs pays ont protesté.", "Plusieurs pays", []),
    ("Les rebelles ont signé. Paul Roy et Jean Ping sont partis.", "rebelles", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "members"), CASES)
def test_members_of_groups(french_model: Language, text: str, name: str, members: list[str]) -> None:
    actors: list[dict[str, Any]] = layers.get(french_model(characters.plain(text)), "actors")
    names = {a["id"]: a["name"] for a in actors}
    group = next((a for a in actors if a["name"] == name), None)
    assert group is not None, list(names.values())
    assert [names[m] for m in group["members"]] == members
