"""Does a dispatch that shares people or a country with a story join it only when it is about the same affair?"""

from __future__ import annotations

import pytest

from aidememoire import read
from aidememoire.record import Record
from aidememoire.store.store import Store

SIEGE, ELECTION = "d01-paraguay-treve-proche", "d07-gaborone-emissaire-ua"

FISHING = """\
Brésil-Canada: pas d'accord sur les quotas de pêche au saumon

BRASILIA, 8 fév 2018 (AFP) - Le Brésil et le Canada n'ont pas réussi jeudi à s'entendre sur les quotas de pêche dans l'Atlantique, après deux jours de discussions à Brasilia entre le ministre brésilien des Affaires étrangères, Lucio Brandauro, et son homologue canadienne Claire Thornbury.

"Nous ne sommes pas loin d'un compromis, mais il reste des chiffres à rapprocher", a déclaré M. Brandauro à l'issue de la rencontre. Le Canada réclame une réduction de moitié des prises pendant trois ans, ce que refusent les armateurs de Recife.

Mme Thornbury a proposé de confier l'évaluation des stocks à un panel de scientifiques. Le Brésil a rejeté cette idée, jugeant suffisants les travaux de l'institut océanographique de Sao Paulo.

Les deux délégations se retrouveront en mars à Halifax. Une plainte canadienne devant l'Organisation mondiale du commerce (OMC) reste possible, a prévenu une source diplomatique.
"""

PEACEKEEPERS = """\
ONU: le Conseil de sécurité prolonge la mission au Mali

NEW YORK (Nations unies), 13 fév 2018 (AFP) - Le Conseil de sécurité de l'ONU a prolongé mardi d'un an la mission des Casques bleus au Mali, malgré les réserves des Etats-Unis.

L'ambassadrice canadienne a salué un vote "responsable". La Russie et la Chine ont voté pour. Le gouvernement malien avait demandé un mandat plus robuste contre les groupes armés, qui contrôlent encore une partie du nord du pays.

"Cette mission protège des civils chaque jour", a déclaré l'ambassadeur de France. Washington a réclamé une réduction des effectifs d'ici à la fin de l'année.
"""

TEACHERS = """\
Paraguay: le gouvernement et les syndicats de l'enseignement reprennent leurs discussions

ASUNCION, 13 fév 2018 (AFP) - Le gouvernement paraguayen et les syndicats d'enseignants ont repris mardi à Asuncion leurs discussions sur les salaires, après trois semaines de grève.

La ministre de l'Education, Ana Lugo, a proposé une hausse de 8 % en deux ans. Les syndicats ont rejeté cette offre et réclament 15 % dès la rentrée de mars. "Nous ne reprendrons pas les cours à ce prix", a lancé leur porte-parole, Mario Benitez.

Le président Anselmo Quirantes a appelé les deux parties à conclure avant la fin de la semaine. Une nouvelle rencontre est prévue jeudi.
"""

RESUMED = """\
Siège de Santa Aurelia: l'évacuation reprend sous l'oeil de l'ONU

FILADELFIA (Paraguay), 19 fév 2018 (AFP) - L'évacuation des civils de Santa Aurelia a repris lundi matin, deux jours après l'arrivée des premiers observateurs de l'ONU, a annoncé la médiation brésilo-canadienne.

Quelque 240 personnes sont arrivées à Filadelfia à la mi-journée, a indiqué le CICR. Le gouvernement paraguayen et le Front du Chaco libre (FCL) ont fourni par écrit les garanties demandées.

"Il faut que cela tienne jusqu'au dernier blessé", a déclaré la ministre canadienne des Affaires étrangères, Claire Thornbury.
"""

PROLONGED = """\
URGENT - Santa Aurelia: la trêve prolongée de trois jours

MONTEVIDEO, 20 fév 2018 (AFP) - La trêve à Santa Aurelia a été prolongée mardi de 72 heures, ont annoncé les médiateurs brésilien et canadien.
"""

POPE = """\
Le pape appelle à la paix au Paraguay

VATICAN, 18 fév 2018 (AFP) - Le pape a appelé dimanche le gouvernement paraguayen et les rebelles à respecter la trêve conclue à Santa Aurelia et à laisser partir les blessés.

"Que les armes se taisent pour toujours", a-t-il dit devant les fidèles réunis place Saint-Pierre.
"""

MINERS = """\
Botswana: la grève des mineurs de diamants suspendue

GABORONE, 20 mai 2016 (AFP) - Les mineurs de Jwaneng ont suspendu vendredi leur grève après un accord avec la direction sur une hausse des salaires de 9 %, a annoncé leur syndicat.

Le ministre des Mines, Kgosi Ramodimo, avait proposé sa médiation mardi. "Le pays n'a pas besoin d'une crise de plus", a-t-il déclaré.
"""


@pytest.fixture(scope="module")
def archive(own_records):
    with Store.open("sqlite://") as opened:
        for name in sorted(own_records):
            opened.add(Record.from_json(own_records[name]), origin=name)
        yield opened


def story_of(archive: Store, text: str, day: str) -> str | None:
    record = read(text, date=day, id=f"t{len(list(archive.ids()))}")
    assert archive.add(record, origin="test").dispatch == record.id
    return next(kept.story for kept in archive.dispatches() if kept.id == record.id)


@pytest.mark.parametrize(
    ("text", "day"),
    [(RESUMED, "2018-02-19"), (PROLONGED, "2018-02-20"), (POPE, "2018-02-18")],
    ids=["a follow-up", "an alert", "another voice"],
)
def test_what_is_about_the_siege_joins_its_story(archive, text, day):
    siege = next(kept.story for kept in archive.dispatches() if kept.id == SIEGE)
    assert story_of(archive, text, day) == siege


@pytest.mark.parametrize(
    ("text", "day"),
    [(FISHING, "2018-02-08"), (PEACEKEEPERS, "2018-02-13"), (TEACHERS, "2018-02-13"), (MINERS, "2016-05-20")],
    ids=["the same ministers", "the same council", "the same president", "the same country"],
)
def test_what_only_shares_actors_with_a_story_does_not(archive, text, day):
    stories = {kept.story for kept in archive.dispatches() if kept.id in (SIEGE, ELECTION)}
    assert story_of(archive, text, day) not in stories
