"""Dispatches written by hand for the tests of stories: a text and what its header says, as the store has them."""

from __future__ import annotations

from typing import Any

from aidememoire.readers.header import read_header
from aidememoire.stories.tellings import Telling

LEAD = "Le gouvernement et le Front du Sud ont signé mardi à Salto une trêve de sept jours, a annoncé la médiation."
DETAIL = "Le texte, négocié depuis trois semaines, prévoit le départ de 1.200 civils vers la capitale régionale."
QUOTED = "« Rien n'est gagné, mais les armes se taisent depuis ce matin », a déclaré le médiateur Ramon Arrieta."
TOLL = "Au moins 212 personnes ont été tuées depuis le début du siège, selon un bilan des Nations unies."
PAST = "Le Front du Sud, né il y a dix ans dans les provinces minières, réclame le partage des revenus du cuivre."
HEADLINE = "Salto: une trêve de sept jours signée"
WHOLE = (LEAD, DETAIL, QUOTED, TOLL, PAST)


def telling(
    *paragraphs: str, id: str = "d1", headline: str = HEADLINE, at: str = "2018-02-13T10:00+00:00", **header: Any
) -> Telling:
    """A dispatch of these paragraphs, sent `at` that instant; `header` are further fields of its header."""
    text = "\n\n".join((headline, *paragraphs))
    reading = read_header(text, at[:10])
    return Telling(id, text, reading.header.model_copy(update={"published": at, **header}), at[:10])
