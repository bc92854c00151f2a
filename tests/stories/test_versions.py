"""Which dispatches are versions of each other, of what kind, and which one counts?"""

from __future__ import annotations

import itertools

import pytest

import versions as bench
from aidememoire.readers.header import read_header
from aidememoire.stories.shingles import keys_of, read_words
from aidememoire.stories.tellings import Telling
from aidememoire.stories.versions import are_versions, group_of, kind_of
from made_tellings import DETAIL, HEADLINE, LEAD, PAST, QUOTED, TOLL, WHOLE, telling
from made_versions import made_pairs
from texts import invented_texts, real_texts

FIRST = telling(*WHOLE)
NEW = "Le Front du Sud a suspendu mercredi la trêve, accusant l'armée d'avoir ouvert le feu sur un convoi de blessés."
NEWS = (
    NEW,
    "« Nous ne discuterons plus sous les obus », a lancé son porte-parole, qui réclame une enquête internationale.",
    "L'état-major a démenti tout tir et promis de publier les relevés de ses radars avant la fin de la semaine.",
)


def later(*paragraphs, **more):
    return telling(*paragraphs, **{"id": "d2", "at": "2018-02-13T14:00+00:00", **more})


@pytest.mark.parametrize(
    ("second", "kind"),
    [
        (later(*WHOLE), "resent"),
        (later(*WHOLE, "rm/pdl/av"), "resent"),
        (later(NEW, *WHOLE, headline="LEAD - Salto: la trêve suspendue"), "update"),
        (later(LEAD, DETAIL, QUOTED, "Les combats avaient repris en janvier après dix mois de calme.", TOLL, PAST), "update"),
        (later(LEAD, DETAIL), "update"),
        (later(*WHOLE, headline="Le Sud dépose les armes pour sept jours"), "update"),
        (later(LEAD, DETAIL, QUOTED, TOLL.replace("212", "221"), PAST), "correction"),
        (later(*WHOLE, advisory=("(CORRIGE le bilan)",)), "correction"),
        (later(*WHOLE, signal="correction"), "correction"),
        (later(*WHOLE, outlet="Le Courrier du Plata"), "republished"),
        (later(*WHOLE, url="https://www.courrier.example/a/1"), "republished"),
        (later("Cette dépêche est annulée, la signature n'ayant pas eu lieu.", signal="cancelled"), "cancelled"),
    ],
)  # fmt: skip
def test_a_version_and_its_kind(second, kind):
    assert are_versions(FIRST, second)
    assert are_versions(second, FIRST)
    assert group_of([second, FIRST]).versions[1].kind == kind
    assert kind_of(second, FIRST) == kind


@pytest.mark.parametrize(
    "other",
    [
        later(*NEWS, headline="Salto: les rebelles suspendent la trêve"),
        later(*NEWS, TOLL, PAST, headline="Salto: les rebelles suspendent la trêve"),  # the same background
        later(*NEWS, TOLL, PAST, headline="Salto: les rebelles suspendent la trêve", signal="update"),
        later("Annulation", "Le match de mardi est annulé.", headline="Football", signal="cancelled"),
        telling(*WHOLE, id="d2", at="2018-03-13T10:00+00:00"),  # a month later: another truce
    ],
)
def test_no_version(other):
    assert not are_versions(FIRST, other)
    assert not are_versions(other, FIRST)


def bulletin(day: str, figures: tuple[str, ...], at: str):
    a, b, c, d = figures
    return telling(
        f"La Bourse de Salto a terminé la séance de {day} en hausse de {a} %, à {b} points, dans un marché calme.",
        f"Les valeurs minières ont gagné {c} % et l'euro valait {d} pesos vers 17H30, contre {a} la veille.",
        id=day,
        headline=f"La Bourse de Salto gagne {a} %",
        at=at,
    )


def test_a_daily_bulletin_is_no_version_of_the_day_before():
    monday = bulletin("lundi", ("0,4", "3.211", "1,2", "31,7"), "2018-02-12T17:40+00:00")
    tuesday = bulletin("mardi", ("0,9", "3.240", "0,3", "31,2"), "2018-02-13T17:40+00:00")
    again = bulletin("lundi", ("0,4", "3.212", "1,2", "31,7"), "2018-02-12T18:10+00:00")
    assert not are_versions(monday, tuesday)
    assert are_versions(monday, again)


def test_the_sender_s_identifier_makes_versions_of_other_words():
    one = telling(LEAD, identifier="urn:newsml:1", revision=2)
    other = later(*NEWS, identifier="urn:newsml:1", revision=1)
    assert are_versions(one, other)
    assert group_of([one, other]).newest == "d1", "the revision counts before the hour"


def test_a_cancellation_counts_and_names_its_dispatch_by_headline():
    cancelled = later(
        f"La dépêche « {HEADLINE} » est annulée. Prière de ne pas en tenir compte.",
        headline="ANNULATION - Salto",
        priority="ANNULATION",
    )
    group = group_of([FIRST, cancelled])
    assert (group.versions[1].kind, group.newest) == ("cancelled", "d2")


def test_a_copy_cut_by_a_site_does_not_count_as_the_newest():
    group = group_of([FIRST, later(LEAD, outlet="Le Courrier du Plata")])
    assert group.versions[1].kind == "republished"
    assert group.newest == "d1"


def test_a_group_is_the_same_in_any_order_of_arrival():
    versions = [
        telling(LEAD, headline="URGENT - " + HEADLINE, priority="URGENT", at="2018-02-13T09:50+00:00", id="d0"),
        FIRST,
        later(NEW, *WHOLE, headline="LEAD - Salto: la trêve suspendue"),
        telling(*WHOLE, id="d3", at="2018-02-14T08:00+00:00", outlet="Le Courrier du Plata"),
    ]
    groups = {group_of(order) for order in itertools.permutations(versions)}
    assert len(groups) == 1
    group = groups.pop()
    assert group.newest == "d2"
    assert [(version.dispatch, version.kind, version.of) for version in group.versions] == [
        ("d0", "first", None), ("d1", "update", "d0"), ("d2", "update", "d1"), ("d3", "republished", "d2"),
    ]  # fmt: skip


def test_an_alert_inside_a_long_dispatch_shares_a_key_with_it():
    alert = read_words(f"{HEADLINE}\n\n{LEAD}")
    long = read_words("\n\n".join((HEADLINE, LEAD, *NEWS, *[line * 3 for line in (QUOTED, TOLL, PAST)])))
    assert set(keys_of(alert)) & set(keys_of(long))


def test_the_invented_dispatches_have_one_new_lead_and_no_other_version(own_texts, own_gold):
    def read(name, text):
        reading = read_header(text, own_gold[name]["date"])
        return Telling(name, text, reading.header, reading.date)

    tellings = [read(name, text) for name, text in own_texts.items()]
    found = {
        (max(a, b, key=lambda t: t.turn).id, min(a, b, key=lambda t: t.turn).id)
        for a, b in itertools.combinations(tellings, 2)
        if are_versions(a, b)
    }
    assert found == {(name, gold["version_of"]) for name, gold in own_gold.items() if gold.get("version_of")}
    assert len(found) == 1


def test_versions_made_from_the_invented_dispatches():
    result = bench.score(list(made_pairs(invented_texts(), 200, seed=3)))
    assert result.recall >= bench.RECALL
    assert result.precision >= bench.PRECISION


def test_versions_made_from_real_articles(shared):
    result = bench.score(list(made_pairs(real_texts(10_000)[1], 1000, seed=3)))
    assert result.recall >= bench.RECALL
    assert result.precision >= bench.PRECISION
