"""Accord and refusal in the turns of phrase of the wires: verdicts first, doors shut, votes without a verb."""

from __future__ import annotations

import pytest

from told_positions import positions_of

# text; party, stance, proposal of each position
STANCES: list[tuple[str, list[tuple[str, str, str]]]] = [
    (
        "Paris juge « inacceptable » cette proposition de cessez-le-feu.",
        [("France", "opposes", "proposition de cessez-le-feu")],
    ),
    (
        'Berlin juge "insuffisante" l\'offre de Varsovie.',
        [("Allemagne", "opposes", "offre de Varsovie"), ("Pologne", "proposes", "offre de Varsovie")],
    ),
    (
        "Le ministre des Affaires étrangères a qualifié d'inacceptable la proposition de Washington.",
        [
            ("ministre des Affaires étrangères", "opposes", "proposition de Washington"),
            ("États-Unis", "proposes", "proposition de Washington"),
        ],
    ),
    ('L\'opposition a qualifié de "mascarade" le référendum.', [("opposition", "opposes", "référendum")]),
    ("Le Kremlin juge prématurée une levée des sanctions.", [("Russie", "opposes", "levée des sanctions")]),
    (
        "Ankara considère comme nulle et non avenue la résolution du Parlement européen.",
        [("Turquie", "opposes", "résolution du Parlement européen")],
    ),
    ("Le président trouve le compromis équilibré.", [("président", "supports", "compromis")]),
    (
        "Moscou a estimé que l'envoi de casques bleus serait une erreur.",
        [("Russie", "opposes", "envoi de casques bleus")],
    ),
    (
        "« C'est inacceptable », a dit le négociateur rebelle à propos de la proposition de trêve.",
        [("négociateur rebelle", "opposes", "proposition de trêve")],
    ),
    (
        '"Inacceptable", a réagi la ministre après la proposition de trêve faite par Damas.',
        [("ministre", "opposes", "proposition de trêve")],
    ),
    ("La proposition de trêve a été rejetée par les rebelles.", [("rebelles", "rejects", "proposition de trêve")]),
    (
        "Le plan de paix, soutenu par Washington, a été rejeté par Damas.",
        [("États-Unis", "supports", "plan de paix"), ("Syrie", "rejects", "plan de paix")],
    ),
    ("Le projet de loi a été adopté par le Sénat.", [("Sénat", "supports", "projet de loi")]),
    ("L'offre de médiation a été accueillie favorablement par Alger.", [("Algérie", "supports", "offre de médiation")]),
    ("L'accord a été dénoncé par l'opposition.", [("opposition", "opposes", "accord")]),
    ("Le texte, refusé par la Chine, sera soumis au vote.", [("Chine", "rejects", "texte")]),
    ("Le retrait des troupes, exigé par Bagdad, n'a pas commencé.", [("Irak", "demands", "retrait des troupes")]),
    ("La demande d'adhésion a été repoussée par les Vingt-Sept.", [("Vingt-Sept", "rejects", "adhésion")]),
    (
        "Le rejet par Belgrade du plan de l'ONU a surpris les diplomates.",
        [("Serbie", "rejects", "plan de l'ONU"), ("ONU", "proposes", "plan de l'ONU")],
    ),
    ("Le refus de Tripoli de signer l'accord bloque les discussions.", [("Libye", "rejects", "accord")]),
    (
        "Les rebelles ont opposé une fin de non-recevoir à l'offre de dialogue.",
        [("rebelles", "rejects", "offre de dialogue")],
    ),
    ("Washington a opposé son veto au projet de résolution.", [("États-Unis", "rejects", "projet de résolution")]),
    ("Madrid a opposé une fin de non-recevoir à la demande de référendum.", [("Espagne", "rejects", "référendum")]),
    ("Le soutien de Pékin au plan russe est acquis.", [("Chine", "supports", "plan russe")]),
    ("L'opposition de Budapest aux quotas de réfugiés reste entière.", [("Hongrie", "opposes", "quotas de réfugiés")]),
    ("Paris a réitéré son opposition à toute levée des sanctions.", [("France", "opposes", "levée des sanctions")]),
    ("Londres a donné son feu vert à l'envoi de troupes.", [("Royaume-Uni", "accepts", "envoi de troupes")]),
    (
        "Le Conseil de sécurité a donné son feu vert au déploiement d'observateurs.",
        [("Conseil de sécurité de l'ONU", "accepts", "déploiement d'observateurs")],
    ),
    ("Le Parlement a donné son aval à la mission.", [("Parlement", "accepts", "mission")]),
    ("La mission a reçu l'aval du Parlement.", [("Parlement", "accepts", "mission")]),
    ("Le plan a reçu le soutien de l'Allemagne.", [("Allemagne", "supports", "plan")]),
    ("Le projet de loi s'est heurté au veto du président.", [("président", "opposes", "projet de loi")]),
    ("Le projet se heurte à l'opposition de la Pologne.", [("Pologne", "opposes", "projet")]),
    (
        "Kinshasa se dit prêt à négocier avec les rebelles.",
        [("République démocratique du Congo", "accepts", "négocier avec les rebelles")],
    ),
    ("Le gouvernement se dit disposé à discuter d'une trêve.", [("gouvernement", "accepts", "trêve")]),
    ("Pékin n'est pas opposé à une nouvelle résolution.", [("Chine", "accepts", "nouvelle résolution")]),
    ("Le premier ministre exclut tout retrait des troupes.", [("premier ministre", "rejects", "retrait des troupes")]),
    (
        "Le président a exclu de négocier avec les séparatistes.",
        [("président", "rejects", "négocier avec les séparatistes")],
    ),
    ("Le chef rebelle ne veut pas entendre parler d'une trêve.", [("chef rebelle", "rejects", "trêve")]),
    ("Varsovie ne veut pas d'un accord sans garanties.", [("Pologne", "rejects", "accord sans garanties")]),
    ("Les syndicats ne veulent pas de cette réforme.", [("syndicats", "rejects", "réforme")]),
    ("Kiev s'en tient à l'accord de Minsk.", [("Ukraine", "supports", "accord de Minsk")]),
    (
        "« Pas question de signer cet accord », a lancé le chef de la délégation rebelle.",
        [("chef de la délégation rebelle", "rejects", "accord")],
    ),
    ("Oslo voit d'un mauvais oeil ce projet d'accord.", [("Norvège", "opposes", "projet d'accord")]),
    ("Les centristes disent non au projet de loi.", [("centristes", "rejects", "projet de loi")]),
    ("Athènes s'est dite favorable à un moratoire.", [("Grèce", "supports", "moratoire")]),
    ("La Suède s'est déclarée opposée à l'accord.", [("Suède", "opposes", "accord")]),
    (
        "Le Caire a fait savoir qu'il refusait l'arrivée d'observateurs.",
        [("Égypte", "rejects", "arrivée d'observateurs")],
    ),
    ("Le ministre a dit « non » à un deuxième référendum.", [("ministre", "rejects", "deuxième référendum")]),
    ("Tokyo s'est rangé derrière la proposition américaine.", [("Japon", "supports", "proposition américaine")]),
    ("Lisbonne se félicite de l'accord conclu à Vienne.", [("Portugal", "supports", "accord")]),
    ("Le parti a tourné le dos au compromis.", [("parti", "rejects", "compromis")]),
    (
        "Bamako a fermé la porte à toute négociation avec les djihadistes.",
        [("Mali", "rejects", "négociation avec les djihadistes")],
    ),
    (
        "Le président a laissé la porte ouverte à une reprise du dialogue.",
        [("président", "accepts", "reprise du dialogue")],
    ),
    ("Minsk a accepté le principe d'une trêve.", [("Biélorussie", "accepts", "trêve")]),
    (
        "Les rebelles ont accepté la proposition de l'émissaire de l'ONU.",
        [
            ("rebelles", "accepts", "proposition de l'émissaire de l'ONU"),
            ("émissaire de l'ONU", "proposes", "proposition de l'émissaire de l'ONU"),
        ],
    ),
    ("Les rebelles ont posé comme condition le retrait de l'armée.", [("rebelles", "demands", "retrait de l'armée")]),
    (
        "L'opposition pose comme condition à sa participation aux pourparlers la libération de ses militants.",
        [
            ("opposition", "conditional", "participation aux pourparlers"),
            ("opposition", "demands", "libération de ses militants"),
        ],
    ),
    (
        "Tripoli accepte la trêve à condition que les milices se retirent.",
        [("Libye", "conditional", "trêve"), ("Libye", "demands", "les milices se retirent")],
    ),
    ("Ankara signera l'accord sous réserve de garanties.", [("Turquie", "conditional", "accord")]),
    (
        "Le gouvernement ne négociera pas tant que les rebelles n'auront pas déposé les armes.",
        [
            ("gouvernement", "conditional", "négocier"),
            ("gouvernement", "demands", "les rebelles auront déposé les armes"),
        ],
    ),
    (
        "Nous ne signerons rien tant que le siège n'est pas levé, a averti le porte-parole des rebelles.",
        [("porte-parole des rebelles", "demands", "le siège est levé")],
    ),
    ("La délégation subordonne sa présence à un cessez-le-feu.", [("délégation", "demands", "cessez-le-feu")]),
    (
        "Pyongyang n'acceptera de discuter que si les sanctions sont levées.",
        [("Corée du Nord", "conditional", "discuter"), ("Corée du Nord", "demands", "les sanctions sont levées")],
    ),
    (
        "Moscou est prêt à retirer ses troupes en échange de la levée des sanctions.",
        [("Russie", "conditional", "retirer ses troupes"), ("Russie", "demands", "levée des sanctions")],
    ),
    (
        "L'opposition n'ira pas à Genève sans un cessez-le-feu préalable.",
        [("opposition", "demands", "cessez-le-feu préalable")],
    ),
    ("Belgrade réclame des garanties avant de signer l'accord.", [("Serbie", "demands", "garanties")]),
    (
        "Le porte-parole du Kremlin a rejeté l'idée d'une trêve unilatérale.",
        [("porte-parole du Kremlin", "rejects", "idée d'une trêve unilatérale")],
    ),
    ("La Maison Blanche a rejeté la proposition chinoise.", [("États-Unis", "rejects", "proposition chinoise")]),
    (
        "« Nous rejetons ce plan », a déclaré le porte-parole des rebelles.",
        [("porte-parole des rebelles", "rejects", "plan")],
    ),
    ("Botswana: l'armée rejette le plan de paix", [("armée", "rejects", "plan de paix")]),
    (
        "Trêve au Yémen: les rebelles acceptent le plan de l'ONU",
        [("rebelles", "accepts", "plan de l'ONU"), ("ONU", "proposes", "plan de l'ONU")],
    ),
    ("Le plan de paix rejeté par les rebelles", [("rebelles", "rejects", "plan de paix")]),
    ("Nucléaire: Téhéran exclut de reprendre les négociations", [("Iran", "rejects", "négociations")]),
    (
        "Après avoir refusé pendant des mois, Kigali accepte l'envoi d'une mission.",
        [("Rwanda", "accepts", "envoi d'une mission")],
    ),
    (
        "Après l'avoir longtemps refusée, Kigali accepte l'envoi d'une mission.",
        [("Rwanda", "accepts", "envoi d'une mission")],
    ),
    ("Le président est revenu sur son refus de négocier.", [("président", "accepts", "négocier")]),
    ("Le ministre a retiré son soutien au plan.", [("ministre", "opposes", "plan")]),
    (
        "L'Union européenne salue avec prudence l'annonce d'une trêve.",
        [("Union européenne", "supports", "annonce d'une trêve")],
    ),
    ("Le syndicat réclame une hausse des salaires.", [("syndicat", "demands", "hausse des salaires")]),
    (
        "Paris et Berlin plaident pour un cessez-le-feu.",
        [("France", "demands", "cessez-le-feu"), ("Allemagne", "demands", "cessez-le-feu")],
    ),
    (
        "Le secrétaire général de l'ONU a exhorté les parties à respecter la trêve.",
        [("secrétaire général de l'ONU", "demands", "trêve")],
    ),
    ("Addis-Abeba a invité les deux parties à reprendre les pourparlers.", [("Éthiopie", "demands", "pourparlers")]),
    ("Bogota a annoncé qu'il se retirait des négociations.", [("Colombie", "suspends", "négociations")]),
    ("La délégation a claqué la porte des négociations.", [("délégation", "suspends", "négociations")]),
    ("L'opposition boycottera les pourparlers.", [("opposition", "rejects", "pourparlers")]),
    (
        "Le Venezuela a suspendu sa participation aux pourparlers.",
        [("Venezuela", "suspends", "participation aux pourparlers")],
    ),
    ("La Norvège a offert sa médiation.", [("Norvège", "proposes", "médiation")]),
    (
        "L'émissaire de l'ONU a soumis aux parties une feuille de route.",
        [("émissaire de l'ONU", "proposes", "feuille de route")],
    ),
    ("Le texte proposé par la France prévoit des sanctions.", [("France", "proposes", "texte")]),
    (
        "La proposition franco-allemande a été mal accueillie par Varsovie.",
        [("Pologne", "opposes", "proposition franco-allemande")],
    ),
    (
        "La France a voté pour la résolution, la Russie contre.",
        [("France", "supports", "résolution"), ("Russie", "opposes", "résolution")],
    ),
    (
        "Le Parlement a rejeté mardi par 310 voix contre 210 le projet d'accord.",
        [("Parlement", "rejects", "projet d'accord")],
    ),
    (
        "Les négociateurs rebelles ont quitté la table des négociations.",
        [("négociateurs rebelles", "suspends", "négociations")],
    ),
    (
        "Le ministre a proposé un référendum. « C'est inacceptable », a réagi le chef de l'opposition.",
        [("ministre", "proposes", "référendum"), ("chef de l'opposition", "opposes", "référendum")],
    ),
    (
        "Le président a proposé un gouvernement d'union. \"C'est un piège\", a répondu la candidate.",
        [("président", "proposes", "gouvernement d'union"), ("candidate", "opposes", "gouvernement d'union")],
    ),
    (
        "« C'est courageux », a jugé la ministre à propos de l'offre de dialogue.",
        [("ministre", "supports", "offre de dialogue")],
    ),
    ("Les rebelles jugent inutile une nouvelle conférence.", [("rebelles", "opposes", "nouvelle conférence")]),
    ("Le président, qui juge « dangereuse » la réforme, a saisi la Cour.", [("président", "opposes", "réforme")]),
    (
        "L'offre de trêve, jugée insuffisante par les rebelles, expire lundi.",
        [("rebelles", "opposes", "offre de trêve")],
    ),
    (
        "Le projet d'accord a été qualifié de \"capitulation\" par l'opposition.",
        [("opposition", "opposes", "projet d'accord")],
    ),
    ("Varsovie estime dangereux le projet de gazoduc.", [("Pologne", "opposes", "projet de gazoduc")]),
    ("Le président a proposé un gouvernement d'union.", [("président", "proposes", "gouvernement d'union")]),
    ("L'émissaire a proposé un gouvernement d'union.", [("émissaire", "proposes", "gouvernement d'union")]),
    (
        "Le chef de l'opposition a rejeté un gouvernement d'union nationale.",
        [("chef de l'opposition", "rejects", "gouvernement d'union nationale")],
    ),
    (
        "Moscou est prêt à retirer ses troupes en cas d'accord.",
        [("Russie", "conditional", "retirer ses troupes")],
    ),
    (
        "Le sénateur a proposé la suppression de l'article 49 alinéa 3.",
        [("sénateur", "proposes", "suppression de l'article 49 alinéa 3")],
    ),
]

NONE = [
    "Le ministre a fait marche arrière sur la réforme.",
    "Pékin s'est abstenu lors du vote de la résolution.",
    "Les rebelles n'ont pas encore répondu à l'offre de dialogue.",
    "Le président a demandé un délai pour examiner le plan.",
    "Le ministre doit se prononcer lundi sur le plan de paix.",
    "La Russie n'a pas dit si elle soutiendrait la résolution.",
    "Le président pourrait accepter un compromis.",
    "Le Conseil discute d'un projet de résolution.",
    "Selon des diplomates, Moscou devrait rejeter le texte.",
    "Le rejet du plan serait une erreur.",
    "Que se passerait-il si Téhéran rejetait l'accord ?",
    "La Suisse s'est proposée comme médiatrice.",
    "« C'est une provocation », a déclaré le maire en arrivant à la réunion.",
    "Le juge a estimé la demande d'extradition recevable.",
    "Le juge parisien doit entendre le président.",
    'Un juge "inflexible" a bloqué le décret.',
    "Moscou n'a pas jugé utile une nouvelle réunion.",
    "Il juge inacceptables les conditions posées.",
    "Le procureur juge crédible le témoignage.",
]


@pytest.mark.parametrize(("text", "positions"), STANCES)
def test_a_turn_of_phrase_has_its_party_and_its_proposal(text: str, positions: list[tuple[str, str, str]]) -> None:
    assert positions_of(text) == positions


@pytest.mark.parametrize("text", NONE)
def test_silence_and_delay_take_no_side(text: str) -> None:
    assert not positions_of(text)
