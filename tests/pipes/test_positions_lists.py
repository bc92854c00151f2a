"""Several proposals in one breath, and proposals that a pronoun takes up: a position on each, on no other."""

from __future__ import annotations

import pytest

from told_positions import positions_of

# text; party, stance, proposal of each position
STANCES: list[tuple[str, list[tuple[str, str, str]]]] = [
    (
        "Les rebelles demandent la libération de leurs prisonniers, le retrait de l'armée et une amnistie.",
        [
            ("rebelles", "demands", "libération de leurs prisonniers"),
            ("rebelles", "demands", "retrait de l'armée"),
            ("rebelles", "demands", "amnistie"),
        ],
    ),
    (
        "Oslo a proposé un cessez-le-feu, la réouverture de l'aéroport et la levée du blocus.",
        [
            ("Norvège", "proposes", "cessez-le-feu"),
            ("Norvège", "proposes", "réouverture de l'aéroport"),
            ("Norvège", "proposes", "levée du blocus"),
        ],
    ),
    (
        "Lima exige un cessez-le-feu immédiat, un accès humanitaire et la reprise des pourparlers.",
        [
            ("Pérou", "demands", "cessez-le-feu immédiat"),
            ("Pérou", "demands", "accès humanitaire"),
            ("Pérou", "demands", "reprise des pourparlers"),
        ],
    ),
    (
        "Les Houthis réclament la levée du blocus comme préalable à toute négociation.",
        [("Houthis", "demands", "levée du blocus"), ("Houthis", "conditional", "négociation")],
    ),
    (
        "Washington a salué l'offre saoudienne. Londres et Paris l'ont également soutenue.",
        [
            ("États-Unis", "supports", "offre saoudienne"),
            ("Royaume-Uni", "supports", "offre saoudienne"),
            ("France", "supports", "offre saoudienne"),
        ],
    ),
    (
        "Paris et Berlin plaident pour un dialogue direct, une idée ancienne.",
        [("France", "demands", "dialogue direct"), ("Allemagne", "demands", "dialogue direct")],
    ),
    # what was neither done nor its contrary is no side; what one wants neither of is refused
    ("Moscou n'a ni accepté ni rejeté l'offre de trêve.", []),
    ("Le président n'a ni condamné le plan ni salué la trêve.", []),
    ("Ryad n'avait ni proposé ni demandé un cessez-le-feu.", []),
    ("L'armée n'a ni espéré ni demandé un retrait.", []),
    ("Moscou n'accepte ni le plan ni la trêve.", [("Russie", "rejects", "plan"), ("Russie", "rejects", "trêve")]),
    # a person is no proposal, « toute ingérence » none in particular
    (
        "L'opposition réclame une élection anticipée. La Russie a mis en garde contre toute ingérence.",
        [("opposition", "demands", "élection anticipée")],
    ),
    (
        "Quito a proposé une trêve. La ministre Ana Ruiz est restée à Lima. Londres l'a soutenue.",
        [("Équateur", "proposes", "trêve")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), STANCES, ids=[text for text, _ in STANCES])
def test_each_proposal_has_its_position(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert sorted(positions_of(text)) == sorted(wanted)
