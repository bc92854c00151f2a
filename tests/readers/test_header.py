"""A dispatch as received -> what it says of itself, and its zones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidememoire.readers.header import Reading, read_header

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
BODY = "Les deux parties sont convenues vendredi d'une trêve de trois jours, a indiqué la médiation."


def kinds(text: str, reading: Reading) -> list[tuple[str, str]]:
    return [(zone.kind, text[zone.start : zone.end]) for zone in reading.zones]


def codes(reading: Reading) -> list[str]:
    return [warning.code for warning in reading.header.warnings]


@pytest.mark.parametrize(
    ("dateline", "place", "agency", "day"),
    [
        ("HAMBOURG, 7 déc 2016 (AFP) - ", "Hambourg", "AFP", "2016-12-07"),
        ("Paris, 21 jan 2019 (AFP) - ", "Paris", "AFP", "2019-01-21"),
        ("Genève (AFP) - ", "Genève", "AFP", None),
        ("(AFP) - ", None, "AFP", None),
        ("OSLO (AFP) – ", "Oslo", "AFP", None),
        ("Nations unies (Etats-Unis) (AFP) - ", "Nations unies", "AFP", None),
        ("NATIONS UNIES (Etats-Unis), 3 mars 2017 (AFP) - ", "Nations unies", "AFP", "2017-03-03"),
        ("FILADELFIA (Paraguay), 16 fév 2018 (AFP) - ", "Filadelfia", "AFP", "2018-02-16"),
        ("Montreux (Suisse) (AFP). ", "Montreux", "AFP", None),
        ("STOCKHOLM, Aug 29, 2014 (AFP) - ", "Stockholm", "AFP", "2014-08-29"),
        ("PORT-AU-PRINCE, 1er juin 2016 (Reuters) - ", "Port-au-Prince", "Reuters", "2016-06-01"),
        ("L’AQUILA (Italie), 6 avr. 2009 (AFP) — ", "L'Aquila", "AFP", "2009-04-06"),
        ("MOSCOU/WASHINGTON, 3 mars 2017 (ATS/AFP) - ", "Moscou/Washington", "ATS", "2017-03-03"),
        ("LA HAYE (AFP) - ", "La Haye", "AFP", None),
        ("BERNE, 3 sept 2017 (Keystone-ATS) - ", "Berne", "Keystone-ATS", "2017-09-03"),
        ("PARIS, 7 déc 2016 - ", "Paris", None, "2016-12-07"),
        ("Genève, le 9 février 2018 – ", "Genève", None, "2018-02-09"),
        ("24 juin 2012. - ", None, None, "2012-06-24"),
        ("13 octobre 2016. – ", None, None, "2016-10-13"),
        ("19 août 2016, 14 h 30 UTC. – ", None, None, "2016-08-19"),
        ("27 juillet 2016, Cracovie, Pologne. – ", "Cracovie", None, "2016-07-27"),
        ("MONTRÉAL — ", "Montréal", None, None),
        ("MARSEILLE. _ ", "Marseille", None, None),
    ],
)
def test_datelines(dateline: str, place: str | None, agency: str | None, day: str | None) -> None:
    more = " La réunion avait été demandée par le Brésil."
    text = f"Trêve: un accord trouvé\n\n{dateline}{BODY}{more}"
    reading = read_header(text)
    header = reading.header
    assert (header.dateline_place, header.agency, reading.date) == (place, agency, day)
    assert kinds(text, reading) == [
        ("headline", "Trêve: un accord trouvé"),
        ("dateline", dateline.strip()),
        ("body", BODY + more),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Le gouvernement (AFP ou Reuters, selon les jours) en a pris acte vendredi sans autre commentaire.",
        "ONU - " + BODY,
        "Le 3 mars 2017, les deux présidents se sont rencontrés à Genève - sans résultat.",
        "M. Kerry - très applaudi - a quitté la salle sans un mot vendredi soir.",
        "ALERTE à la bombe vendredi à Genève: les négociateurs ont été évacués par la police.",
    ],
)
def test_sentences_that_are_no_dateline(line: str) -> None:
    reading = read_header(f"Trêve: un accord trouvé\n\n{line}\n\n{BODY}")
    assert "dateline" not in [zone.kind for zone in reading.zones]


def test_a_dateline_on_a_line_of_its_own_above_the_headline() -> None:
    text = f"ADDIS ABEBA, 17 mai 2016 (AFP) -\n\nBotswana: l'UA fixe un ultimatum\n\n{BODY}\n"
    reading = read_header(text)
    assert [kind for kind, _ in kinds(text, reading)] == ["dateline", "headline", "body"]
    assert (reading.header.dateline_place, reading.date) == ("Addis Abeba", "2016-05-17")


@pytest.mark.parametrize(
    ("stamp", "published", "updated"),
    [
        ("07/12/2016 12:12 EST | Actualisé 08/12/2016 00:12 EST", "2016-12-07T12:12-05:00", "2016-12-08T00:12-05:00"),
        ("07/02/2018 19:42 HNE", "2018-02-07T19:42-05:00", None),
        ("07/07/2018 19:42 HAE", "2018-07-07T19:42-04:00", None),
        ("07/07/2018 19:42 EDT", "2018-07-07T19:42-04:00", None),
        ("16.02.2018 - 21:15 GMT", "2018-02-16T21:15+00:00", None),
        (
            "Publié le 19.05.2016 à 22h52 GMT, mis à jour le 20.05.2016 à 06h10 GMT",
            "2016-05-19T22:52+00:00",
            "2016-05-20T06:10+00:00",
        ),
        ("AFP - Publié le vendredi 9 février 2018 à 18h20 (heure de Paris)", "2018-02-09T18:20+01:00", None),
        ("Dimanche 22 mai 2016 - 16:05 (heure de Paris)", "2016-05-22T16:05+02:00", None),
        (
            "Publié le 12/02/2018 à 13h05 - Mis à jour le 12/02/2018 à 23h40 (heure de Paris)",
            "2018-02-12T13:05+01:00",
            "2018-02-12T23:40+01:00",
        ),
        (
            "Publié le 3 mars 2017 à 18h, modifié à 19h05 (heure de Montréal)",
            "2017-03-03T18:00-05:00",
            "2017-03-03T19:05-05:00",
        ),
        ("2016-12-07 12:15 CET", "2016-12-07T12:15+01:00", None),
        ("2016-07-07T12:15:00Z", "2016-07-07T12:15+00:00", None),
        ("Le 7 juillet 2016 à 12h15 CEST", "2016-07-07T12:15+02:00", None),
        ("Publié le 07/12/2016 à 12 h 15 UTC", "2016-12-07T12:15+00:00", None),
        ("Mis en ligne le 07/12/2016 à 12:15 GMT+2", "2016-12-07T12:15+02:00", None),
        ("Publié le 07/12/2016 à 12:15 par AFP", "2016-12-07T12:15", None),
        ("Mise à jour : jeudi 3 mars 2016 17h05 GMT", None, "2016-03-03T17:05+00:00"),
        ("Publié le 05/06/2018", "2018-06-05", None),
        ("Publié le 31 décembre 2018 à 24h00 GMT", "2019-01-01T00:00+00:00", None),
        ("Par Jean Petit (Genève, correspondant) | mer. 7 déc. 2016 12:15", "2016-12-07T12:15", None),
        ("RFI - Publié le 07-12-2016 à 12:15 Modifié le 07-12-2016 à 14:20", "2016-12-07T12:15", "2016-12-07T14:20"),
        (
            "LEMONDE.FR avec AFP | 07.12.2016 à 12h15 • Mis à jour le 07.12.2016 à 14h20",
            "2016-12-07T12:15",
            "2016-12-07T14:20",
        ),
        ("Date de publication : 2016/12/07 12:15 UTC−05:00", "2016-12-07T12:15-05:00", None),
        ("Publié le 12/02/2018 à 12h15 (heure locale)", "2018-02-12T12:15", None),
        ("Publié le 12/02/2018 à 12h15", "2018-02-12T12:15", None),
    ],
)
def test_stamps(stamp: str, published: str | None, updated: str | None) -> None:
    text = f"NOUVELLES\n{stamp}\n\nTrêve: un accord trouvé\n\n{BODY}\n"
    reading = read_header(text)
    assert (reading.header.published, reading.header.updated) == (published, updated)
    assert [kind for kind, _ in kinds(text, reading)] == ["furniture", "stamp", "headline", "body"]
    assert not reading.header.warnings
    assert reading.date == (published or updated or "")[:10]


def test_no_break_and_thin_spaces_in_a_stamp() -> None:
    assert (
        read_header(
            f"Publié le\u00a09\u00a0mars 2018 à 18\u202fh\u202f20\u2009GMT\n\nUn titre\n\n{BODY}"
        ).header.published
        == "2018-03-09T18:20+00:00"
    )


@pytest.mark.parametrize(
    "line",
    [
        "NOUVELLES",
        "INTERNATIONAL",
        "Monde | AFP",
        "Accueil > Monde > Afrique",
        "Temps de lecture : 3 min",
        "AFP",
        "Par Jeanne MARTIN",
        "Par AFP",
        "URGENT",
        "proces-sante-secours",
        "Publié il y a 2 heures",
    ],
)
def test_furniture(line: str) -> None:
    text = f"{line}\n\nTrêve: un accord trouvé dans la nuit\n\n{BODY}"
    assert kinds(text, read_header(text))[0] == ("furniture", line)


@pytest.mark.parametrize(
    ("line", "priority"),
    [
        ("URGENT - Trêve signée à Bogota", "URGENT"),
        ("ALERTE: Trêve signée à Bogota", "ALERTE"),
        ("LEAD Trêve signée à Bogota", "LEAD"),
        ("2e LEAD - Trêve signée à Bogota", "2e LEAD"),
        ("LEAD 3 - Trêve signée à Bogota", "3e LEAD"),
        ("Urgent - Trêve signée à Bogota", "URGENT"),
        ("FLASH / Trêve signée à Bogota", "FLASH"),
        ("Trêve signée à Bogota (PAPIER GENERAL)", "PAPIER GENERAL"),
        ("PAPIER GÉNÉRAL - Trêve signée à Bogota", "PAPIER GENERAL"),
        ("ENCADRE - La trêve en dates", "ENCADRE"),
        ("ALERTE à la bombe à Bogota", None),
        ("Urgent besoin d'aide à Bogota", None),
        ("Un lead - et c'est tout", None),
    ],
)
def test_priority_stays_in_the_headline(line: str, priority: str | None) -> None:
    header = read_header(f"{line}\n\nBOGOTA, 3 mars 2017 (AFP) - {BODY}").header
    assert (header.headline, header.priority) == (line, priority)


@pytest.mark.parametrize(
    "line",
    [
        "(ajoute réactions, contexte)",
        "(actualisé)",
        "(Actualisé avec déclaration (presse) du ministre)",
        "AJOUTE déclaration du ministre",
        "RECASTS with signing, UPDATES toll",
        "CORRECTS para 4 to read Rome",
        "ATTENTION - CORRIGE le bilan ///",
        "Cette dépêche annule et remplace la précédente",
        "[corrigé: trois jours]",
    ],
)
@pytest.mark.parametrize("below", [True, False])
def test_notes_to_desks(line: str, below: bool) -> None:
    top, foot = ("", f"\n\n{line}") if below else (f"\n{line}", "")
    text = f"Trêve signée à Bogota{top}\n\nBOGOTA, 3 mars 2017 (AFP) - {BODY}{foot}"
    reading = read_header(text)
    assert reading.header.advisory == (line,)
    assert ("advisory", line) in kinds(text, reading)


@pytest.mark.parametrize(
    "line", ["(L'accord sera signé vendredi)", "Ajoutons que rien n'est signé", "Corriger le texte prendra des mois"]
)
def test_lines_that_are_no_note_to_desks(line: str) -> None:
    assert not read_header(f"Trêve\n\nBOGOTA (AFP) - {BODY}\n\n{line}").header.advisory


@pytest.mark.parametrize(
    "line",
    [
        "EMBARGO jusqu'au 3 mars 2017 à 18h00 GMT",
        "Sous embargo jusqu’à 18h",
        "Embargo: 3 mars 2017 0h01 GMT",
        "Ne pas diffuser avant 18h00",
    ],
)
def test_embargo(line: str) -> None:
    text = f"{line}\n\nUn rapport accable les deux camps\n\n{BODY}"
    reading = read_header(text)
    assert reading.header.embargo == line
    assert [kind for kind, _ in kinds(text, reading)] == ["embargo", "headline", "body"]


def test_an_arms_embargo_is_news() -> None:
    header = read_header(f"Embargo sur les armes: l'UE prolonge ses sanctions\n\n{BODY}").header
    assert header.embargo is None
    assert header.headline == "Embargo sur les armes: l'UE prolonge ses sanctions"


def test_a_summary_in_bullets_between_headline_and_dateline() -> None:
    text = f"Siège: les pourparlers annulés\n\n- La réunion annulée\n- Chacun accuse l'autre\n\nGenève (AFP) - {BODY}"
    assert [kind for kind, _ in kinds(text, read_header(text))] == [
        "headline",
        "summary",
        "summary",
        "dateline",
        "body",
    ]


@pytest.mark.parametrize("line", ["nr/alf/mr", "bh-ot/mda", "adm/cyj/emb/fcc", "rm-lmt/pdl", "sgh/vl"])
def test_signoffs(line: str) -> None:
    text = f"Genève (AFP) - {BODY}\n\n{line}\n"
    reading = read_header(text)
    assert reading.header.signoff == line
    assert kinds(text, reading)[-1] == ("signoff", line)


@pytest.mark.parametrize(
    "line", ["120 km/h", "km/h", "et/ou", "La vitesse est de 120 km/h", "Oui/Non", "nr / alf", "ats/afp"]
)
def test_last_lines_that_are_no_signoff(line: str) -> None:
    assert read_header(f"Genève (AFP) - {BODY}\n\n{line}\n").header.signoff is None


def test_a_signoff_inside_a_line_is_text() -> None:
    assert read_header(f"Genève (AFP) - {BODY} nr/alf/mr").header.signoff is None


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Avec AFP", "AFP"),
        ("(Avec AFP)", "AFP"),
        ("Le Figaro et AFP", "AFP"),
        ("(Keystone-ATS)", "Keystone-ATS"),
        ("© 2018 AFP", "AFP"),
        ("ats/afp", "ATS"),
        ("Source: Agence France-Presse", "AFP"),
        ("Jeanne MARTIN", None),
        ("Photo AFP", "AFP"),
    ],
)
def test_credits(line: str, agency: str | None) -> None:
    text = f"Trêve: un accord trouvé\n\n{BODY}\n\n{line}\n"
    reading = read_header(text)
    assert kinds(text, reading)[-1] == ("credit", line)
    if agency in ("AFP", "Keystone-ATS"):
        assert reading.header.agency == agency


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre a annoncé lundi\nque les pourparlers reprendraient jeudi.\nIls porteront sur les prisonniers.",
        "Un seul paragraphe, sans titre, qui se termine par un point.",
        "Trois soldats ont été libérés.\n\nLes deux camps s'en félicitent.",
        "Genève : reprise des pourparlers",
    ],
)
def test_texts_without_headline(text: str) -> None:
    reading = read_header(text)
    assert reading.header.headline is None
    assert kinds(text, reading) == [("body", text)]


def test_a_headline_over_two_lines_and_a_section_word_above_it() -> None:
    text = f"Syrie\nPas d'avancée entre les deux ministres\nsur un projet de trêve\n\n{BODY}"
    reading = read_header(text)
    assert reading.header.headline == "Pas d'avancée entre les deux ministres sur un projet de trêve"
    assert kinds(text, reading)[0] == ("furniture", "Syrie")


def test_an_alert_of_one_line_is_headline_and_text() -> None:
    text = "ALERTE - Trêve signée à Bogota (médiateur)"
    reading = read_header(text)
    assert (reading.header.headline, reading.header.priority) == (text, "ALERTE")
    assert kinds(text, reading) == [("body", text)]


def test_a_lead_in_date_below_the_first_paragraph() -> None:
    text = f"Gambie: le président part\n\n{BODY}\n\n24 janvier 2017. –\nLes observateurs ont vu l'avion partir."
    reading = read_header(text)
    assert reading.date == "2017-01-24"
    assert [kind for kind, _ in kinds(text, reading)] == ["headline", "body", "dateline", "body"]


@pytest.mark.parametrize(
    ("text", "code", "day"),
    [
        ("07/12/2016 12:12 EST | Actualisé 08/12/2017 00:12 EST", "updated_long_after", "2016-12-07"),
        ("07/12/2016 12:12 EST | Actualisé 06/12/2016 00:12 EST", "updated_before_published", "2016-12-07"),
        ("07/12/2016 12:12 GMT | Actualisé 07/12/2016 12:12 CET", "updated_before_published", "2016-12-07"),
        ("Publié le lundi 9 février 2018 à 18h20", "weekday_differs", "2018-02-09"),
        ("Publié le 31/02/2018 à 12h00", "impossible_stamp", None),
        ("Publié le 12/02/2018 à 25h00", "impossible_hour", "2018-02-12"),
        ("Publié le 12/31/2016 à 12h00", "month_first", "2016-12-31"),
        ("Publié le 3 mars à 18h20", "stamp_without_year", None),
        ("Publié le 07/12/2016 | Publié le 09/12/2016", "two_published", "2016-12-07"),
        ("AFP", "no_date", None),
    ],
)
def test_odd_stamps_are_kept_and_warned_of(text: str, code: str, day: str | None) -> None:
    reading = read_header(f"{text}\n\nTrêve: un accord trouvé\n\n{BODY}")
    assert code in codes(reading)
    assert reading.date == day


def test_a_late_update_stays_in_the_header() -> None:
    header = read_header(f"07/12/2016 12:12 EST | Actualisé 08/12/2017 00:12 EST\n\nTrêve\n\n{BODY}").header
    assert header.updated == "2017-12-08T00:12-05:00"


def test_the_dateline_wins_over_a_page_stamped_much_later() -> None:
    reading = read_header(f"Publié le 08/12/2017\n\nTrêve: un accord\n\nROME, 7 déc 2016 (AFP) - {BODY}")
    assert (reading.header.published, reading.date) == ("2017-12-08", "2016-12-07")
    assert "dateline_differs" in codes(reading)


def test_a_stamp_keeps_its_own_day() -> None:
    reading = read_header(
        f"Publié le 08/12/2016 à 00h30 (heure de Paris)\n\nTrêve: un accord\n\nROME, 7 déc 2016 (AFP) - {BODY}"
    )
    assert (reading.date, codes(reading)) == ("2016-12-08", [])


def test_a_given_date_wins_and_completes_days_without_year() -> None:
    reading = read_header(f"Trêve: un accord\n\nROME, 30 déc (AFP) - {BODY}", "2017-01-01")
    assert (reading.header.published, reading.date, codes(reading)) == ("2016-12-30", "2017-01-01", ["given_differs"])
    assert read_header(f"Trêve\n\nRome (AFP) - {BODY}", "2017-01-01").header.published == "2017-01-01"


def test_line_ends_of_another_system() -> None:
    text = f"NOUVELLES\n\nTrêve: un accord\n\nROME, 7 déc 2016 (AFP) - {BODY}\n\nnr/alf/mr\n"
    unix, windows = read_header(text), read_header(text.replace("\n", "\r\n"))
    assert unix.header == windows.header
    assert [z.kind for z in unix.zones] == [z.kind for z in windows.zones]


_PIECES = st.sampled_from(
    [
        "NOUVELLES",
        "07/12/2016 12:12 EST",
        "31/02/2016",
        "ROME, 7 déc (AFP) - ",
        "(AFP)",
        "- point",
        "nr/alf/mr",
        "Avec AFP",
        "(ajoute)",
        "EMBARGO jusqu'à 9h",
        "Titre",
        "\n",
        "\r\n",
        "\r",
        " ",
        "« ",
        '"',
        "é́",
        "🕊️",
        "مرحبا",
        "LEAD",
        "Par ",
        "24 juin 2012. - ",
    ]
)


@given(st.one_of(st.text(), st.lists(_PIECES).map("".join), st.lists(_PIECES).map("\n".join)))
def test_any_text_has_a_header_and_ordered_zones(text: str) -> None:
    reading = read_header(text)
    end = 0
    for zone in reading.zones:
        assert end <= zone.start < zone.end <= len(text)
        assert text[zone.start : zone.end].strip()
        end = zone.end
    outside = "".join(
        text[a:b]
        for a, b in zip(
            [0, *(z.end for z in reading.zones)], [*(z.start for z in reading.zones), len(text)], strict=True
        )
    )
    assert not any(char.isalnum() for char in outside)


def test_headers_of_the_annotated_dispatches() -> None:
    files = sorted([*SHARED.glob("gold/dev/*.json"), *SHARED.glob("seed/*.json")])
    if not files:
        pytest.skip("no folder « shared » beside the project")
    for file in files:
        gold = json.loads(file.read_text("utf-8"))
        reading = read_header(file.with_suffix(".txt").read_bytes().decode("utf-8"), gold["date"])
        expected = gold.get("header") or {}
        assert {name: getattr(reading.header, name) for name in expected} == expected, file.name
        assert reading.date == gold["date"]
        assert not [w for w in reading.header.warnings if w.code == "given_differs"], file.name
