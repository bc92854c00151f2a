"""Bodies: which state, government, organisation, party or armed group does a noun take up?"""

from __future__ import annotations

import re

from aidememoire.actors.bare_names import bare
from aidememoire.actors.begun_names import body_begun
from aidememoire.actors.bracketed import body_in_bracket
from aidememoire.actors.entities import Entity
from aidememoire.actors.fighters import FIGHTERS, ZEALOTS, armed_before, backing_of
from aidememoire.actors.last_bodies import BUSINESSES, PARTY_WORDS, PRESS, TAKES_UP, last_body
from aidememoire.actors.local_powers import local_power
from aidememoire.actors.mention import DEFINITES, Mention
from aidememoire.actors.qualified_groups import qualified_before
from aidememoire.actors.registry import Registry, of_somebody
from aidememoire.actors.wider_bodies import wider_body
from aidememoire.actors.word_lists import POSSESSIVES, words
from aidememoire.lexicon import world
from aidememoire.lexicon.phrases import fold

# the nouns by which the people of a body stand for it: « les combattants du FCL »
PEOPLE_OF = {
    "rebelle", "combattant", "guérillero", "milicien", "insurgé", "homme", "djihadiste", "jihadiste", "islamiste",
    "terroriste", "séparatiste",
    "indépendantiste", "guérilla", "milice", "rébellion", "mouvement", "organisation", "groupe", "parti", "front",
    "secte", "groupe armé",
    "groupe djihadiste", "groupe jihadiste", "paramilitaire", "groupe rebelle", "insurrection", "coalition",
}  # fmt: skip
ARMY = {
    "armée", "état-major", "troupe", "forces armées", "commandement", "haut commandement", "forces gouvernementales",
    "troupes gouvernementales", "forces loyalistes",
}  # fmt: skip
COURTS = {"tribunal", "cour", "juridiction", "parquet"}
# what has a title of its own, whoever broadcasts it
PROGRAMMES = {"émission", "magazine", "podcast", "reportage", "documentaire"}
TITLE = re.compile(r"\s?[«\"]\s?([A-ZÀ-Ý][^»\"\n]{1,40}?)\s?[»\"]")
RULERS = {
    "gouvernement", "pouvoir", "autorités", "exécutif", "régime", "cabinet", "junte", "conseil des ministres",
    "administration",
}  # fmt: skip


def take_up_collective(book: Registry, n: int, m: Mention) -> None:
    """Says what body a collective takes up: its owner, the last one of that sort, the state's own, or a new one."""
    noun, country = m.get("noun", ""), m.get("country")
    determiner = m.get("determiner")
    if m["kind"] == "group" and (group := qualified_before(book, n, m)) is not None:
        book.join(group, n)
        return
    tied = m.get("of")
    owner = book.of.get(tied) if tied is not None else None
    if (
        owner is not None
        and owner.kind != "person"
        and (noun in PEOPLE_OF or noun in ("camp", "gouvernement"))
        and (m.get("number") != "p" or m["kind"] == "armed_group")
    ):
        _people_of(book, owner, n, m)
        return
    if _ruling(m) and (m.get("number") != "p" or noun == "autorités"):
        _government(book, n, m, owner)
        return
    if "(" in book.text[m["end"] : m["end"] + 32] and (named := body_in_bracket(book, n)) is not None:
        book.join(named, n)
        return
    definite = determiner in DEFINITES or determiner == ""
    possessor = book.antecedents.of_possessive(n, book.of) if determiner in POSSESSIVES else None
    if (
        possessor is not None
        and possessor.kind == "armed_group"
        and noun in PEOPLE_OF | {"troupe", "forces", "soldat"}
        and m.get("number") == "p"
    ):
        _people_of(book, possessor, n, m)
        return
    if possessor is not None and possessor.kind == "person" and noun in ("parti", "formation", "mouvement"):
        found = _party_of(book, possessor)
        if found is not None:
            book.join(found, n)
            return
    if noun in ("pays", "royaume", "république", "monarchie", "État") and m.get("number") == "s":
        _country(book, n, m)
        return
    found = None
    if m.get("alias"):
        found = book.aliases.get(fold(str(m["alias"]))) or book.aliases.get(fold(bare(str(m["alias"]))))
        if found is not None and found.kind == "person":
            found = None
    meaning = {
        w
        for w in fold(str(m.get("complement") or "")).split()
        if w not in words("political") and w.rstrip("es") not in words("political")
    }
    if found is None and definite:  # « la cour pénale internationale », written small
        known = book.aliases.get(fold(bare(m["name"])))
        found = known if known is not None and known.kind != "person" else None
    if (
        found is None
        and noun in TAKES_UP
        and m.get("number") != "p"
        and definite
        and (not country or noun in BUSINESSES)
        and not m.get("region")
        and not m.get("alias")
    ):
        found = last_body(book, n, m, meaning)
        if found is not None and noun in BUSINESSES:
            found.nouns.add(noun)
    if (
        found is None
        and m["kind"] == "armed_group"
        and definite
        and m.get("number") != "s"
        or noun in ("rébellion", "guérilla", "insurrection", "secte")
        and definite
        and not m.get("alias")
    ):
        found = found or armed_before(book, n, m)
    if found is not None:
        book.join(found, n)
        if m.get("alias"):
            _describe(found, m, meaning)
        return
    _own(book, n, m, definite)


def _describe(body: Entity, m: Mention, meaning: set[str]) -> None:
    """What a noun before its name says of a body: « |la compagnie aérienne| Air Mérida », « |le journal| X »."""
    noun, alias = m.get("noun", ""), str(m.get("alias"))
    if noun in TAKES_UP:
        body.nouns |= {noun} | ({"presse"} if noun in PRESS else set())
        body.complements |= meaning
        body.sure = True
    if alias.startswith(("Le ", "La ", "L'")) and fold(alias).endswith(fold(body.name)):
        body.name = alias


def _party_of(book: Registry, person: Entity) -> Entity | None:
    """The party of « son parti »: the one that a person's functions name, else the only one of the dispatch."""
    parties = [
        e
        for e in book.bodies
        if e.named
        and e.mentions
        and (e.kind == "party" or (e.kind == "organisation" and world.organisation(e.name) is None))
    ]
    said = " ".join(fold(c) for c in person.complements).split()
    own = [e for e in parties if any(set(alias.split()) <= set(said) for alias in e.aliases if alias)]
    parties = own or [e for e in parties if e.kind == "party" or fold(e.name).split()[0] in PARTY_WORDS]
    return parties[0] if len(parties) == 1 else None


def _people_of(book: Registry, owner: Entity, n: int, m: Mention) -> None:
    book.join(owner, n)
    owner.nouns.add(m.get("noun", ""))
    owner.sure = owner.sure or m.get("number") == "s"  # « le groupe X » is a body
    if m["kind"] == "armed_group" and owner.kind in ("organisation", "party"):
        owner.kind = "armed_group"
        book.armed.append(owner)


def _ruling(m: Mention) -> bool:
    noun = m.get("noun", "")
    return noun in RULERS and m["kind"] == "government"


def _set_in(book: Registry, n: int) -> str | None:
    """The country of the capital that opens the clause: « |A Kaboul|, le gouvernement a protesté »."""
    here = book.mentions[n - 1] if n else None
    if here is None or here["form"] != "capital" or book.text[here["end"] : book.mentions[n]["start"]] != ", ":
        return None
    country: str | None = here.get("country")
    return country if book.text[max(0, here["start"] - 2) : here["start"]] in ("A ", "À ", "à ") else None


def _government(book: Registry, n: int, m: Mention, owner: Entity | None) -> None:
    """« le gouvernement » is the state's that is spoken of, « les autorités catalanes » the region's."""
    region, country = m.get("region"), m.get("country")
    if not region and local_power(book, n, m):
        return
    named = world.region_named(region) if region else None
    if m.get("determiner") in ("un", "une", "des", "plusieurs", "deux", "trois"):
        book.new(n, kind="government", name=bare(m["name"]), country=country, number=m.get("number"))
        return
    if region:
        key = f"region:{region}"
        if named is not None and named.kind != "region":
            key = f"government:{fold(m['name'])}"
        found = book.keys.get(key)
        if found is None:
            name = bare(m["name"]) if named is None or named.kind != "region" else named.name
            book.new(
                n,
                kind="government",
                name=name,
                named=True,
                country=named.country if named else None,
                key=key,
                number=m.get("number"),
            )
        else:
            book.join(found, n)
            found.sure = True
        return
    staff = m.get("noun") == "cabinet" and owner is not None and not _heads(owner)
    if owner is not None and owner.kind == "person" and not staff:  # « le gouvernement de X »: X heads it
        office = "chef de l'État" if m.get("noun") in ("régime", "administration") else "chef du gouvernement"
        owner.offices.add(office)
        owner.sorts.add("state")
        owner.country = owner.country or country
        book.call(owner, office)
    if country is None and owner is not None:
        country = owner.country if not staff else None
        if country is None:  # « l'administration X »: of the country of X, wherever that is; « le cabinet du maire X »
            key = f"government:{fold(bare(m['name']))}"
            if (known := book.keys.get(key)) is not None:
                book.join(known, n)
            else:
                book.new(n, kind="government", name=bare(m["name"]), named=True, key=key).nouns.add("gouvernement")
            return
    possessor = book.antecedents.of_possessive(n, book.of) if m.get("determiner") in POSSESSIVES else None
    if possessor is not None and m.get("noun") == "cabinet" and not _governs(possessor):
        _own_staff(book, n, m, possessor)
        return
    if possessor is not None and country is None:
        country = possessor.country
    if country is None and owner is None and not m.get("complement"):
        country = _set_in(book, n)
    meaning = str(m.get("complement") or "")
    if (
        country is None
        and meaning
        and owner is None
        and m.get("noun") in ("cabinet", "administration", "présidence", "conseil des ministres")
    ):
        key = f"government:{fold(bare(m['name']))}"
        if (known := book.keys.get(key)) is not None:
            book.join(known, n)
        else:
            book.new(n, kind="government", name=bare(m["name"]), gender=m.get("gender"), key=key).nouns.add(
                "gouvernement"
            )
        return
    code = country or book.home(n)
    key = f"state:{code}" if code else "government:"
    found = book.keys.get(key)
    if found is None:
        state = world.state(code) if code else None
        found = book.new(n, kind="government", name=bare(m["name"]), named=code is not None, country=code, key=key)
        if state is not None:
            found.aliases.add(fold(state.name))
            found.name = state.name if not country else bare(m["name"])
    else:
        book.join(found, n)
    found.gender = None
    found.nouns.add("gouvernement")


def _own_staff(book: Registry, n: int, m: Mention, owner: Entity) -> None:
    """« le ministre X …, a indiqué |son cabinet| »: the people of one who does not govern, a body of their own."""
    key = f"staff:{id(owner)}"
    if (known := book.keys.get(key)) is not None:
        book.join(known, n)
        return
    name = of_somebody(m["name"], owner) if owner.named else bare(m["name"])
    book.new(n, kind="organisation", name=name, country=owner.country, key=key, owner=owner)


def _governs(owner: Entity) -> bool:
    """Whether a cabinet of theirs is the government: of a state, or of who heads it."""
    return owner.kind in ("state", "government") or bool(owner.offices & {"chef du gouvernement", "chef de l'État"})


def _heads(person: Entity) -> bool:
    """Whether a person governs, so that their cabinet is the government: « le cabinet » of a Premier ministre."""
    return bool(person.offices & {"chef du gouvernement", "chef de l'État"}) or not person.nouns


def _country(book: Registry, n: int, m: Mention) -> None:
    """« le pays », « ce pays », « notre pays », « l'État », « le royaume »: the state named last, or the one
    spoken of."""
    determiner, country = m.get("determiner"), m.get("country")
    if m.get("complement") and not country and m.get("noun") != "pays":
        return
    found = book.keys.get(f"state:{country}") if country else None
    if found is None and determiner in ("ce", "cet", "cette"):
        states = [e for e in book.entities if e.key.startswith("state:")]
        found = book.latest(states, n)
    if (
        found is None
        and determiner in ("le", "la", "l'", "son", "notre", "leur", "mon", "ce", "cet", "cette")
        and not m.get("complement")
    ):
        owner = book.antecedents.of_possessive(n, book.of) if determiner in ("son", "leur") else None
        code = owner.country if owner is not None and owner.country else book.home(n)
        found = book.keys.get(f"state:{code}")
    if found is not None:
        book.join(found, n)
        found.gender = None


def _own(book: Registry, n: int, m: Mention, definite: bool) -> None:
    """A body known by its noun: « l'armée syrienne », then « l'armée »; « le comité de suivi », then « le comité »."""
    noun, meaning, possessive = m.get("noun", ""), str(m.get("complement") or ""), m.get("determiner") in POSSESSIVES
    backing = backing_of(book, m) if m["kind"] == "armed_group" and noun in FIGHTERS | ZEALOTS and not meaning else ""
    meaning = meaning or backing
    owner = book.antecedents.of_possessive(n, book.of) if possessive else None
    place = (
        m.get("region")
        or m.get("country")
        or (book.home(n) if m.get("national") and definite and not meaning else None)
    )
    if owner is not None and place is None and m.get("national") and owner.country:
        place = owner.country
    number = m.get("number") or "s"
    sort = "armée" if noun in ARMY and m["kind"] == "organisation" and not meaning else noun
    key = f"{sort}|{place or ''}|{fold(meaning)}|{number if sort != 'armée' else ''}"
    if owner is not None and not m.get("national"):
        key += f"|{id(owner)}"
    if definite or possessive:
        said = m.get("region") or m.get("country")
        found = book.keys.get(key) or _partly(book, n, sort, said, meaning, number, owner)
        found = found or (body_begun(book, n, m) if not possessive else None)
        if found is None and owner is not None and owner.kind == "person":
            found = _of_trial(book, sort)
        if found is None and not possessive and (found := wider_body(book, n, m)) is not None:
            book.keys[key] = found
        if found is not None:
            book.join(found, n)
            return
    if m.get("weak"):
        return
    name = of_somebody(m["name"], owner) if owner is not None and owner.named else bare(m["name"])
    name = f"{name} {backing}" if backing and backing not in name else name
    proper = str(m.get("alias") or "")
    code = None if m.get("region") else m.get("country") or (place if place != book.home(n) else book.main(n))
    entity = book.new(
        n,
        kind=m["kind"],
        name=proper or name,
        country=code,
        number=number,
        gender=m.get("gender"),
        key=key,
        owner=owner,
        named=bool(proper),
        aliases={fold(proper), fold(bare(proper))} if proper else set(),
    )
    entity.nouns.add(noun)
    if noun in PRESS:
        entity.nouns.add("presse")
    entity.complements |= {c for c in (meaning, str(m.get("region") or "")) if c}
    book.call(entity, f"{sort}|")


def _partly(
    book: Registry, n: int, sort: str, place: str | None, meaning: str, number: str, owner: Entity | None
) -> Entity | None:
    """« l'armée » after « l'armée syrienne », « le comité » after « le comité de suivi »."""
    found = []
    for e in book.called(f"{sort}|"):
        noun, known_place, known_meaning, known_number = e.key.split("|")[:4]
        same_place = not place or not known_place or place == known_place
        same_meaning = not meaning and (sort != "armée" or not known_meaning) or fold(meaning) == known_meaning
        if (
            noun == sort
            and same_place
            and same_meaning
            and known_number in ("", number)
            and (owner is None or e.owner is owner)
        ):
            found.append(e)
    return book.latest(found, n)


def _of_trial(book: Registry, sort: str) -> Entity | None:
    """« condamné par le tribunal de Salto … |son tribunal|, dit la procureure »: the one court told of."""
    courts = [e for e in book.called(f"{sort}|") if e.mentions] if sort in COURTS else []
    return courts[0] if len(courts) == 1 else None


def _titled(book: Registry, n: int) -> Entity | None:
    """« l'émission de TMC |« Quotidien »| »: the programme whose title stands behind it between marks."""
    title = TITLE.match(book.text, book.mentions[n]["end"])
    if title is None or book.mentions[n].get("noun") not in PROGRAMMES:
        return None
    name = title.group(1)
    found = book.aliases.get(fold(name))
    if found is None:
        found = book.new(n, kind="organisation", name=name, named=True, aliases={fold(name)}, sure=True)
    found.nouns.add("presse")
    return found


def take_up_work(book: Registry, n: int) -> None:
    """« selon un reportage », « le documentaire ajoute »: the press that made it, named in its phrase, before, or
    alone."""
    m = book.mentions[n]
    if (named := _titled(book, n)) is not None:
        if n not in book.of:
            book.join(named, n)
        return
    inside = [
        book.of[k]
        for k in range(n + 1, min(len(book.mentions), n + 6))
        if k in book.of and book.mentions[k]["end"] <= m["end"]
    ]
    press = [e for e in book.bodies if "presse" in e.nouns and e.named and e.mentions]
    found = (
        next((e for e in inside if e.kind == "organisation"), None)
        or book.latest(press, n)
        or (press[0] if len(press) == 1 else None)
    )
    if found is not None:
        book.join(found, n)
