"""Last bodies: which body named before do « le parti », « l'entreprise », « l'hebdomadaire » take up?"""

from __future__ import annotations

import re

from aidememoire.actors.entities import Entity
from aidememoire.actors.mention import Mention
from aidememoire.actors.registry import Registry
from aidememoire.actors.wider_bodies import families_of, has_an_article
from aidememoire.lexicon import world
from aidememoire.lexicon.phrases import fold

TAKES_UP = {
    "mouvement", "parti", "formation", "organisation", "groupe", "coalition", "alliance", "ong", "institution",
    "syndicat", "association",
    "milice", "faction", "rébellion", "guérilla", "secte", "groupe djihadiste", "groupe jihadiste", "groupe armé",
    "agence", "front", "union",
    "quotidien", "journal", "hebdomadaire", "magazine", "chaîne", "radio", "banque", "entreprise", "compagnie",
    "société", "fondation", "institut",
    "fédération", "ligue", "bloc", "formation politique", "groupe rebelle", "conseil", "commission", "cour",
    "comité", "observatoire", "ONG", "organisation non gouvernementale", "club", "collectif", "start-up",
    "firme", "marque", "enseigne", "multinationale", "coopérative", "constructeur", "avionneur", "opérateur",
    "distributeur", "fabricant", "équipementier", "assureur", "site", "site internet", "site d'information",
    "plateforme", "chaîne de télévision", "agence de presse", "télévision",
}  # fmt: skip
PRESS = {
    "quotidien",
    "journal",
    "hebdomadaire",
    "magazine",
    "chaîne",
    "radio",
    "agence",
    "chaîne de télévision",
    "agence de presse",
    "télévision",
    "site internet",
    "site d'information",
    "site",
}
# nouns that any body of their kinds may be called by, whatever its name says
ANY_BODY = {
    "mouvement", "parti", "formation", "groupe", "organisation", "formation politique", "milice", "rébellion",
    "guérilla",
    "secte", "groupe armé", "groupe djihadiste", "groupe jihadiste", "faction", "groupe rebelle", "institution",
}  # fmt: skip
# nouns of business, by any of which one may be called that was called by another
BUSINESSES = {
    "compagnie", "entreprise", "société", "firme", "groupe", "multinationale", "marque", "enseigne", "start-up",
    "constructeur", "avionneur", "opérateur", "distributeur", "fabricant", "équipementier", "assureur",
}  # fmt: skip
# nouns by which the one body may be taken up of which nothing was said
OF_ONE = BUSINESSES - {"groupe", "assureur"} | {
    "association", "fondation", "ONG", "organisation non gouvernementale", "syndicat", "collectif", "club",
}  # fmt: skip
# the sort of the bodies of the tables that a noun may take up
SORTS = {
    "syndicat": {"union"}, "centrale syndicale": {"union"}, "ONG": {"ngo"}, "association": {"ngo"},
    "organisation non gouvernementale": {"ngo"}, "banque": {"bank"}, "agence": {"agency"},
    "agence de presse": {"agency"},
}  # fmt: skip
ARMED_WORDS = {"terroriste", "djihadiste", "jihadiste", "paramilitaire", "rebelle", "armé", "armée"}
PAPERS = {"quotidien", "journal", "hebdomadaire", "magazine"}
TITLE = re.compile(r"(?:\b(?:au|du|[Ll][ea]|Les|les)\s|\bL')$")  # what a paper's title has before or in it
PARTISAN = {"party", "armed"}
GROUPS = {"party", "armed", "business", "bank", "press"}
PARTY_WORDS = {"parti", "union", "mouvement", "rassemblement", "front", "alliance", "ligue", "coalition", "congres"}


def last_body(book: Registry, n: int, m: Mention, meaning: set[str]) -> Entity | None:
    """« le mouvement », « le parti », « l'organisation »: the last named body of that sort before.

    « la compagnie |aérienne| » is one of which that was said.
    """
    noun = m.get("noun", "")
    if meaning:
        said = [e for e in book.bodies[-200:] if noun in e.nouns and meaning <= e.complements and e.mentions[0] < n]
        firms = any(e.nouns & BUSINESSES for e in book.bodies[-200:])  # one of them stands out: `wider_body`
        alone = (
            not said
            and not firms
            and noun in BUSINESSES | OF_ONE
            and len(meaning) == 1
            and " " not in str(m.get("complement"))
        )
        return book.latest(_only_one(book, n) if alone else said, n)
    country = m.get("country")
    outer = {
        id(book.of[k])
        for k in range(max(0, n - 3), n)
        if k in book.of and book.mentions[k]["start"] < m["start"] and m["end"] <= book.mentions[k]["end"]
    }  # « l'agence de |l'organisation| » is another
    kinds = {
        "parti": {"party", "organisation"}, "formation": {"party", "organisation"}, "formation politique": {"party"},
        "mouvement": {"armed_group", "party", "organisation"}, "groupe": {"armed_group", "organisation"},
        "milice": {"armed_group"},
        "rébellion": {"armed_group"}, "guérilla": {"armed_group"}, "secte": {"armed_group", "organisation"},
        "groupe djihadiste": {"armed_group"}, "groupe jihadiste": {"armed_group"}, "groupe armé": {"armed_group"},
        "groupe rebelle": {"armed_group"},
        "faction": {"armed_group"}, "front": {"armed_group", "organisation", "party"},
        "organisation": {"organisation", "party", "armed_group"},
    }.get(noun, {"organisation", "party"})  # fmt: skip
    bodies = [
        e for e in book.bodies[-200:] if e.kind in kinds and e.named and e.sure and e.mentions and e.mentions[0] < n
    ]
    if ARMED_WORDS & set(str(m.get("complement")).split()):
        bodies = [e for e in bodies if e.kind == "armed_group"] or bodies  # « l'organisation |terroriste| »
    bodies = [e for e in bodies if id(e) not in outer]
    if country:
        bodies = [e for e in bodies if e.country in (None, country)]
    if noun in PRESS:
        bodies = [e for e in bodies if "presse" in e.nouns or noun in e.nouns] or (
            _only_title(book, n) if noun in PAPERS else []
        )
    elif noun == "groupe":
        bodies = [e for e in bodies if not (known := families_of(book, e)) or known & GROUPS]
        if m.get("complement") and not meaning:  # « le groupe |écologiste| »: no firm
            bodies = [e for e in bodies if e.kind != "organisation" or families_of(book, e) & PARTISAN]
        bodies = [e for e in bodies if e.kind == "armed_group" or world.organisation(e.name) is None]
        bodies = [e for e in bodies if e.kind == "armed_group" or e.nouns & BUSINESSES] or bodies
        bodies = [e for e in bodies if not e.nouns & (PRESS | {"presse"})]
    elif noun not in ANY_BODY:
        so_called = [e for e in bodies if fold(noun) in fold(e.name).split() or noun in e.nouns]
        so_called = so_called or _named_so(book, n, kinds, noun)
        if noun in BUSINESSES:
            so_called = so_called or [e for e in bodies if e.nouns & BUSINESSES]
        bodies = so_called or _of_sort(book, bodies, noun) or (_only_one(book, n) if noun in OF_ONE else [])
    else:
        bodies = [e for e in bodies if "presse" not in e.nouns]
    if noun in ("mouvement", "parti", "formation"):
        bodies = [
            e
            for e in bodies
            if e.kind != "organisation" or "parti" in e.nouns or fold(e.name).split()[0] in PARTY_WORDS
        ] or [e for e in bodies if not (families := families_of(book, e)) or families & PARTISAN]
    if noun == "organisation":
        bodies = [e for e in bodies if e.kind == "organisation"] or bodies
    salient = book.antecedents.salient_body(n, book.of, bodies) if noun in ANY_BODY else None
    return salient or book.latest(bodies, n)


def _named_so(book: Registry, n: int, kinds: set[str], noun: str) -> list[Entity]:
    """The bodies whose name opens with a noun, whatever they do: « la Banque du Lac … |la banque| »."""
    named = (e for e in book.bodies[-200:] if e.kind in kinds and e.named and e.mentions and e.mentions[0] < n)
    found = [e for e in named if fold(e.name).split()[:1] == [fold(noun)] and " " in e.name]
    for entity in found if len(found) == 1 else ():
        entity.sure = True
    return found if len(found) == 1 else []


def _of_sort(book: Registry, bodies: list[Entity], noun: str) -> list[Entity]:
    """The bodies that the tables know to be of a noun's sort: « la CGT … |le syndicat| »."""
    known = [(e, world.organisation(e.name)) for e in bodies]
    found = [e for e, body in known if body is not None and body.sort in SORTS.get(noun, ())]
    if "ngo" in SORTS.get(noun, ()):  # « l'Observatoire des prisons … |l'ONG| »
        found += [e for e, body in known if body is None and "ngo" in families_of(book, e)]
    return found


def _only_one(book: Registry, n: int) -> list[Entity]:
    """« Nexus supprime des postes … |l'entreprise|»: the one body of unknown sort named before, in a list."""
    named = [e for e in book.bodies[-200:] if e.kind == "organisation" and e.named and e.mentions and e.mentions[0] < n]
    unknown = [e for e in named if world.organisation(e.name) is None and not e.nouns]
    if book.mentions[n].get("noun", "") in BUSINESSES:
        unknown = [e for e in unknown if not has_an_article(book, e)]
    for entity in unknown if len(unknown) == 1 else ():
        entity.sure = True
    return unknown if len(unknown) == 1 else []


def _only_title(book: Registry, n: int) -> list[Entity]:
    """« Le Miroir affirme que … |l'hebdomadaire| »: the one body of unknown sort before, where an article opens it."""
    return [e for e in _only_one(book, n) if all(_has_article(book, k) for k in e.mentions if k < n)]


def _has_article(book: Registry, n: int) -> bool:
    start = book.mentions[n]["start"]
    return TITLE.search(book.text[max(0, start - 4) : start]) is not None or (
        book.text[start : start + 3] in ("Le ", "La ", "Les") or book.text[start : start + 2] == "L'"
    )
