"""On which day was an act that gives none: the scene's that it goes on with, the dispatch's, or an unknown past one."""

from __future__ import annotations

import pytest
from spacy.language import Language

from aidememoire import layers

MONDAY, DAY = "2017-03-20", "2017-03-22"  # the dispatch is of a Wednesday
# text, a part of the words of the act, its date
TOLD: list[tuple[str, str, str | None]] = [
    # the scene goes on: what comes next, the same people
    ("Lundi, le parlement a voté la confiance. Il a ensuite adopté la loi sur la presse.", "adopté", MONDAY),
    ("Le ministre Luis Rojas a rencontré lundi les rebelles.\nLes deux parties ont signé un accord.", "signé", DAY),
    ("Luis Rojas a rencontré lundi Juan Paredes.\nLes deux hommes ont signé un accord de paix.", "signé", MONDAY),
    ("Lundi, des hommes armés ont attaqué une caserne. Ils ont tué cinq soldats.", "tué", MONDAY),
    ("L'Union africaine s'est réunie lundi à Gaborone. Elle a suspendu le Botswana.", "suspendu", MONDAY),
    ("Le ministre a rencontré lundi les rebelles. Le ministre a exigé la paix.", "exigé", MONDAY),
    ("Les rebelles ont lancé une offensive lundi. Ils ont enlevé dix soldats.", "enlevé", MONDAY),
    # another scene: others act, the day is to come, of a relative clause, or of another paragraph
    ("Le ministre a rencontré lundi les rebelles. Le gouvernement a rejeté le plan de paix.", "rejeté", DAY),
    ("Le ministre a rencontré lundi les rebelles. Le ministre accuse l'opposition.", "accuse", DAY),
    ("L'Union africaine se réunira samedi à Gaborone. Elle a suspendu le Botswana.", "suspendu", DAY),
    ("L'opposition, qui avait manifesté lundi, est sortie. Elle a rejeté le plan.", "rejeté", DAY),
    ("Le Chili a plié. Luis Rojas est arrivé lundi.\nLuis Rojas a rejeté le plan de paix.", "rejeté", DAY),
    ("L'armée a bombardé la ville lundi. Mardi, elle a tué dix civils.", "tué", "2017-03-21"),
    # a past without a day
    ("Récemment, le Chili a imposé des sanctions au Pérou.", "sanctions", None),
    ("À l'époque, le Chili a rejeté le plan de paix.", "rejeté", None),
    ("Le Chili a auparavant rejeté le plan de paix.", "rejeté", None),
    ("En 2011, l'armée a bombardé la ville de Taltal. Elle a tué dix civils.", "tué", None),
    ("En 1975, Luis Rojas est élu président. Il signe un accord avec le Chili.", "signe", None),
    ("Le gouvernement avait rejeté le plan.", "rejeté", None),
    # history beside the news
    ("En 2011, l'armée a bombardé Taltal. Aujourd'hui, l'opposition dénonce ce massacre.", "dénonce", DAY),
    ("En 2011, l'armée a bombardé Taltal. L'opposition a dénoncé ce massacre.", "dénoncé", DAY),
    ("Le Chili a imposé des sanctions au Pérou, récemment endetté.", "sanctions", DAY),
    ("Le Chili a accepté la trêve, à condition que le siège soit levé auparavant.", "accepté", DAY),
]


@pytest.mark.parametrize(("text", "part", "day"), TOLD)
def test_the_day_of_an_act(french_model: Language, text: str, part: str, day: str | None) -> None:
    doc = french_model.make_doc(text)
    doc._.aidememoire_date = DAY
    events = layers.get(french_model(doc), "events")
    found = [e["date"] for e in events if any(part in words["text"] for words in e["evidence"])]
    assert found[:1] == [day]
