"""People: which names, functions and pronouns are one and the same person?"""

from __future__ import annotations

import re

from aidememoire.actors.appositions import OPENED, apposed_name
from aidememoire.actors.bare_names import bare
from aidememoire.actors.by_calling import calling_of, known_callings, person_by_calling
from aidememoire.actors.called_else import called_else, titled_since
from aidememoire.actors.commanded import has_clitic, told_over
from aidememoire.actors.counterparts import other_of_two
from aidememoire.actors.entities import Entity, content, may_hold, name_words, same_office, same_person
from aidememoire.actors.families import settle_families
from aidememoire.actors.general_nouns import (
    agrees,
    counterpart,
    has_left,
    is_former,
    is_told_apart,
    only_tells,
    person_of_sort,
)
from aidememoire.actors.holders import (
    is_charged,
    is_leaning,
    is_named_next,
    is_near,
    is_of_a_state,
    is_of_another,
    is_one_of_many,
    is_so_told,
    pointed_at,
    rank_before,
    seated_for,
    surely_apart,
    unknown_before,
    would_hold,
)
from aidememoire.actors.kin import called_alike, is_same_relative, may_be_kin
from aidememoire.actors.mention import DEFINITES, Mention
from aidememoire.actors.nominals import is_scholars, only_person, scholars_before
from aidememoire.actors.parties import may_be_party
from aidememoire.actors.parts_hit import parts_hit
from aidememoire.actors.party_sides import of_the_party
from aidememoire.actors.qualified_groups import qualified_before
from aidememoire.actors.registry import NEAR, Registry, of_somebody
from aidememoire.actors.speaks_on import named_at_last, spoke_before
from aidememoire.actors.told_by_deed import crowd_before, party_before, told_by_deed
from aidememoire.actors.trades import firm_of_trade
from aidememoire.actors.word_lists import POSSESSIVES, THE, words
from aidememoire.clauses import phrases
from aidememoire.lexicon import functions, world
from aidememoire.lexicon.given_names import gender_of_given_name
from aidememoire.lexicon.phrases import fold

# sorts of function whose holder is of the country spoken of
NATIONAL = {"state", "ministry", "parliament", "army", "justice", "local", "party"}
# those of whom a given name alone is the name
REIGNING = {"pape", "roi", "reine", "prince", "princesse", "empereur", "impératrice", "sultan", "émir"}
# functions that bodies of all countries have
ANYWHERE = {"secrétaire général", "secrétaire générale", "directeur général", "directrice générale", "porte-parole"}


def name_people(book: Registry) -> None:
    """Persons by their names, fullest names first, so that « Kerry » in the headline finds « John Kerry »."""
    mentions = book.mentions
    called = {m["names"]: m.get("noun", "") for m in mentions if m["form"] == "function" and m.get("names") is not None}
    women = {m.get("names") for m in mentions if m["form"] == "function" and m.get("determiner") == "la"}
    named = [n for n, m in enumerate(mentions) if m["form"] == "name"]
    for n in sorted(named, key=lambda n: (-len(name_words(mentions[n]["name"])), n)):
        m = mentions[n]
        gender = m.get("gender") or ("f" if n in women else None)  # « la ministre |Roy| » is no man
        pool = {id(e): e for word in name_words(m["name"]) for e in book.by_word.get(word, ())[:NEAR]}
        known = [e for e in pool.values() if same_person(e, m["name"], gender, titled=bool(m.get("titled")))]
        if called.get(n) in REIGNING and " " not in m["name"]:  # « le pape |François| » is no François Roy
            known = [e for e in known if len(e.words) == 1 or any(called.get(k) == called[n] for k in e.mentions)]
        exact = [e for e in known if name_words(m["name"])[-1] == e.words[-1]]
        known = exact or known
        if known:
            so_called = [e for e in known if any(called.get(k) == called[n] for k in e.mentions)] if n in called else []
            best = min(
                so_called or known, key=lambda e: min((abs(k - n) + (0 if k < n else 2), k) for k in e.mentions[-NEAR:])
            )
            book.join(best, n)
            if best.name.isupper() and not m["name"].isupper() and len(name_words(m["name"])) == len(best.words):
                best.name = m["name"]
        else:
            given = _given_gender(m["name"])
            book.new(n, kind="person", name=m["name"], named=True, gender=gender or given)
    for n in named:
        if (k := spoke_before(book, n)) is not None:
            _give_role(book, book.of[n], k)
    for n in named:
        if not book.of[n].roles and (k := named_at_last(book, n)) is not None:
            _give_role(book, book.of[n], k)
    outer: set[int] = set()  # functions within the phrase of another, whose the name is
    for n, m in enumerate(mentions):
        target = m.get("names")
        if n in outer or n in book.of and target is None:
            continue
        if m["form"] == "function" and target is None:
            target = _through_next(book, n) or _through_last(book, n)
        if m["form"] == "function" and target is not None and target in book.of:
            _give_role(book, book.of[target], n)
            if m.get("determiner") in ("ce", "cet", "cette") and (k := _first_told(book, n, m)) is not None:
                _give_role(book, book.of[target], k)
        elif m["form"] in ("function", "nominal") and target is None and (found := apposed_name(book, n)) is not None:
            if m["form"] == "function":
                inner = _within(book, n, found)
                if not m.get("determiner") and any(mentions[k].get("names") is not None for k in inner):
                    continue  # « Paul Roy, frère du |président|, Jean Roy »: the president
                _give_role(book, found, n)
                outer.update(inner)
            else:
                book.join(found, n)
                found.nouns.add(m.get("noun", ""))
                book.call(found, m.get("noun", ""))
    settle_families(book)


def _given_gender(name: str) -> str | None:
    """The gender that a given name tells: of a whole name, of a double one alone; « Martin » alone may be a surname."""
    if " " in name:
        return gender_of_given_name(name.split()[0])
    genders = {gender_of_given_name(part) for part in name.split("-")}
    if "-" in name and None not in genders or genders == {"f"}:
        return gender_of_given_name(name.split("-")[0])
    return None


def _within(book: Registry, n: int, found: Entity) -> list[int]:
    """The functions in a function's phrase that go with its name: « le chef de cabinet du |préfet|, Paul Roy »."""
    return [
        k
        for k in range(n + 1, min(len(book.mentions), n + NEAR))
        if book.mentions[k]["end"] <= book.mentions[n]["end"]
        and book.mentions[k]["form"] == "function"
        and ((target := book.mentions[k].get("names")) is None or book.of.get(target) is found)
    ]


def _first_told(book: Registry, n: int, m: Mention) -> int | None:
    """« |un porte-parole de la police| a dit … a ajouté ce porte-parole, X »: where X was told of without a name."""
    here = book.antecedents.sentence(m["token"])
    for k in range(n - 1, max(-1, n - NEAR), -1):
        before = book.mentions[k]
        if here - book.antecedents.sentence(before["token"]) > 3:
            return None
        if before["form"] == "function" and before.get("noun") == m.get("noun") and before.get("number") != "p":
            new = before.get("determiner") in ("un", "une") and before.get("names") is None and k not in book.of
            return k if new else None
    return None


# between two functions of one person: « La directrice, |également| présidente du syndicat, X »
ALSO = re.compile(
    r", (?:et )?(?:(?:aujourd['’]hui|désormais|également|aussi|actuellement|alors|par ailleurs|toujours|puis|(?:l['’])?"
    r"(?:actuel(?:le)?|ancien(?:ne)?|future?)) )*"
)


def _through_next(book: Registry, n: int) -> int | None:
    """« son porte-parole, le colonel X », « l'ancien maire et actuel adjoint, X »: the second's name is the first's."""
    inside = n + 1
    while inside < len(book.mentions) and book.mentions[inside]["start"] < book.mentions[n]["end"]:
        inside += 1  # « le porte-parole de |l'armée|, le colonel X »
    if inside < len(book.mentions) and book.mentions[n].get("number") != "p":
        following = book.mentions[inside]
        gap = book.text[book.mentions[n]["end"] : following["start"]]
        if _is_and_also(gap, following):
            return next((m["names"] for m in book.mentions[inside : inside + 2] if m.get("names") is not None), None)
        if following["form"] == "function" and following.get("names") is not None and OPENED.fullmatch(gap):
            apart = phrases.preposition(book.doc[book.mentions[n]["token"]]) in ("à", "par", "avec")
            if apart and book.doc[following["token"]].dep_.startswith("nsubj"):
                return None  # « Dans une lettre |au président|, le maire, Paul Roy, affirme »
            return following.get("names")
        if following["form"] == "function" and not following.get("determiner") and ALSO.fullmatch(gap):
            return _name_of(book, inside)
    return None


def _through_last(book: Registry, n: int) -> int | None:
    """« X, président du club |et homme d'affaires|, »: the name that the function before « et » goes with."""
    m = book.mentions[n]
    if m.get("determiner") or m.get("number") == "p" or not book.text.endswith(" et ", 0, m["start"]):
        return None
    for k in range(n - 1, max(-1, n - 5), -1):
        before = book.mentions[k]
        named = before.get("names")
        if before["form"] == "function" and named is not None and named < k and not before.get("determiner"):
            joined = before["end"] == m["start"] - len(" et ") or book.doc[m["token"]].head.i == before["token"]
            return named if joined and before.get("number") != "p" else None
    return None


def _name_of(book: Registry, k: int) -> int | None:
    """The mention by name that a function goes with, by its grammar or set between commas."""
    if (names := book.mentions[k].get("names")) is not None:
        return names
    found = apposed_name(book, k)
    return next((j for j in found.mentions if j > k), None) if found is not None else None


def _is_and_also(gap: str, following: Mention) -> bool:
    """« L'ancien maire| et actuel |premier adjoint au maire »: two functions of one person."""
    return gap.startswith(" et ") and gap.count(" ") < 4 and not following.get("determiner")


def _give_role(book: Registry, entity: Entity, n: int) -> None:
    m = book.mentions[n]
    if m.get("noun") == "homologue":
        m = _homologue(book, n)
    _describe(book, entity, m)
    entity.roles.append((book.mentions[n]["name"], n))
    book.join(entity, n)


def _describe(book: Registry, entity: Entity, m: Mention) -> None:
    """Records what a function says of a person."""
    noun, office = m.get("noun", ""), m.get("office")
    entity.nouns.add(noun)
    known = functions.function(noun)
    entity.official = entity.official or (
        known is not None and (known.function.office or known.function.sort == "army")
    )
    if not m.get("relational"):
        entity.sorts.add(m.get("sort", ""))
    if office:
        entity.offices.add(office)
    if m.get("complement"):
        entity.complements.add(str(m["complement"]))
    if m.get("country") and not m.get("region"):
        entity.country = entity.country or m.get("country")
    if m.get("gender") and (m.get("sort") == "kin" or m.get("determiner") not in POSSESSIVES | {"l'"}):
        entity.gender = entity.gender or m.get("gender")
    if not is_former(m):
        book.call(entity, noun, office)
    else:
        book.call(entity, noun)


def _homologue(book: Registry, n: int) -> Mention:
    """« son homologue russe » holds the office of the person before, for another country."""
    m = book.mentions[n]
    for k in range(n - 1, max(-1, n - 8), -1):
        before = book.mentions[k]
        if world.state_of_demonym(before.get("noun", "")) is not None:
            continue  # « le Brésilien X … |son homologue| canadienne »
        if before["form"] == "function" and not before.get("relational") and before["kind"] == "person":
            return {
                **m,
                "apart": before["token"],
                "noun": "homologue" if before.get("office") else before.get("noun", ""),
                "sort": before.get("sort", ""),
                "office": before.get("office"),
                "country": m.get("country"),
                "complement": "",
            }
    return m


def take_up_function(book: Registry, n: int, m: Mention) -> None:
    """Says whom a function without a name takes up: a holder met before, one still to come, or somebody new."""
    said_of = m.get("predicate")
    if said_of is not None:
        subject = next(
            (
                book.of[k]
                for k in range(n - 1, max(-1, n - 12), -1)
                if book.mentions[k]["token"] == said_of and k in book.of
            ),
            None,
        )
        subject = subject or next(
            (
                book.of[k]
                for k in range(n + 1, min(len(book.mentions), n + 8))
                if book.mentions[k]["token"] == said_of and k in book.of
            ),
            None,
        )
        if subject is not None and subject.kind == "person":
            _give_role(book, subject, n)
        return
    if m["kind"] == "group" or m.get("number") == "p":
        _plural(book, n, m)
        return
    determiner = m.get("determiner")
    near = (
        pointed_at(book, n, m) or person_of_sort(book, n, m, told_over(book, n, m))
        if determiner in ("ce", "cet", "cette")
        else None
    )
    if near is not None:
        book.join(near, n)
        return
    owner = book.antecedents.of_possessive(n, book.of) if determiner in POSSESSIVES else None
    if owner is not None and is_same_relative(owner, m):
        book.join(owner, n)
        return
    if (found := other_of_two(book, n, m, owner)) is not None:
        book.join(found, n)
        return
    if (whose := _whose(book, n)) is not None:  # « X, |dont l'avocat| affirme »
        owner, determiner = whose, "son"
        m = {**m, "determiner": "son", "name": f"son {bare(m['name'])}"}
    if m.get("noun") == "homologue":
        m = _homologue(book, n)
    if determiner in DEFINITES or determiner in POSSESSIVES or determiner == "":
        found = _holder(book, n, m, owner)
        if found is not None:
            book.join(found, n)
            if m.get("gender") and determiner not in POSSESSIVES:
                found.gender = found.gender or m.get("gender")
            return
    if owner is None and (firm := firm_of_trade(book, n, m)) is not None:
        book.join(firm, n)  # « Areva … |le spécialiste du nucléaire| »
        return
    name = bare(m["name"])
    if owner is not None and owner.named:
        name = of_somebody(m["name"] if determiner == "son" else book.mentions[n]["name"], owner)
    entity = book.new(
        n,
        kind="person",
        name=name,
        country=None if m.get("region") else m.get("country"),
        gender=m.get("gender"),
        owner=owner,
    )
    _describe(book, entity, m)


def _whose(book: Registry, n: int) -> Entity | None:
    """The person whose « dont » makes a function theirs: « |Paul Roy|, dont l'avocat affirme »."""
    start = book.mentions[n]["start"]
    if book.text[max(0, start - 5) : start] != "dont ":
        return None
    for k in range(n - 1, max(-1, n - 4), -1):
        if book.text[book.mentions[k]["end"] : start].strip(" ,") == "dont":
            found = book.of.get(k)
            return found if found is not None and found.kind == "person" else None
    return None


def _holder(book: Registry, n: int, m: Mention, owner: Entity | None) -> Entity | None:
    """The person already met, or still to come, who holds a function: the nearest before, else named after."""
    noun, office, country, determiner = m.get("noun", ""), m.get("office"), m.get("country"), m.get("determiner")
    nouns = called_alike(noun)
    pool = [
        e
        for e in book.called(*nouns, office)
        if e.kind == "person"
        and any(same_office(e, one, office, country, str(m.get("complement") or "")) for one in nouns)
    ]
    if office and country and not pool:
        pool = [e for e in book.entities if would_hold(book, e, office, country)]
    if m.get("gender") and determiner not in POSSESSIVES | {"l'"}:
        pool = [e for e in pool if e.gender in (None, m.get("gender"))]
    if m.get("relational") or determiner in POSSESSIVES:
        pool = [e for e in pool if e is not owner and (e.owner is owner or e.owner is None or owner is None)]
    completed = str(m.get("complement") or "")
    if is_former(m) and completed == completed.lower():
        pool = [e for e in pool if any(is_former(book.mentions[k]) for k in e.mentions) or has_left(book, e)]
    if m.get("sort") == "kin":
        pool = [e for e in pool if agrees(e, m) and may_be_kin(e, m, owner)]
    if country and not m.get("complement"):  # the president of a state is not that of a body
        pool = [
            e
            for e in pool
            if e.country is not None or is_charged(e, office) or not any(content(c) for c in e.complements)
        ]
    meaning = content(str(m.get("complement") or ""))
    if country:  # « le Premier ministre britannique »: not another one of whom no country was said, further off
        home = book.home(n)
        pool = [
            e
            for e in pool
            if e.country == country
            or (e.country is None and (country == home or is_near(book, e, n) or is_so_told(e, meaning)))
        ]
        pool = [e for e in pool if e.country == country] or pool
    if meaning:  # « la source proche », not « une autre source »
        pool = [e for e in pool if is_so_told(e, meaning)] or pool
    apart = surely_apart(book, n, m)
    pool = [e for e in pool if id(e) not in apart and not is_of_another(book, e, m)]
    if not country and str(m.get("complement") or "") != str(m.get("complement") or "").lower():
        pool = [e for e in pool if not is_of_a_state(book, e, noun)]
    before = book.latest(pool, n)
    if before is not None:
        return titled_since(book, n, m, before) or before
    if (found := called_else(book, n, m)) is not None and id(found) not in apart:
        return found
    later = [e for e in pool if e.named and min(e.mentions) > n and not is_one_of_many(book, e, noun)]
    if determiner in POSSESSIVES:  # « selon |son avocat|. L'avocat, Paul Roy, … »
        later = [e for e in later if is_named_next(book, e, n)]
    if later and (determiner in ("le", "la", "l'", "") or determiner in POSSESSIVES):
        return min(later, key=lambda e: min(e.mentions))
    anybody = determiner in THE and not m.get("complement") and fold(book.doc[m["token"]].text) in words("anybody")
    if anybody and book.text.startswith((", un ", ", une "), m["end"]):
        return None  # « La victime, |un homme de 81 ans|, »: told of for the first time
    if (found := told_by_deed(book, n, m)) is not None and id(found) not in apart:
        return found
    apart |= told_over(book, n, m)
    if (found := party_before(book, n, m, apart)) is not None:
        return found
    if anybody and (found := only_person(book, n, m, apart)) is not None:
        return found
    if (other := counterpart(book, n, m)) is not None:
        return other
    if (found := person_by_calling(book, n, m, apart)) is not None:
        return found
    if determiner in THE and (general := person_of_sort(book, n, m, apart)) is not None:
        return general
    if (found := seated_for(book, n, m, apart) or of_the_party(book, n, m, apart)) is not None:
        return found
    if calling_of(book, n):
        return None
    if determiner not in THE or m.get("relational") or m.get("region") or is_told_apart(book, m):
        return None
    if m.get("complement") and not country:
        return (unknown_before(book, n, m, apart) or rank_before(book, n, m, apart)) if is_leaning(m) else None
    if has_clitic(book, m):
        return None
    return book.antecedents.salient_person(
        n,
        book.of,
        lambda e: (
            id(e) not in apart
            and may_be_party(e, m)
            and may_hold(e, noun, m.get("sort", ""), country)
            and agrees(e, m)
            and not (anybody and only_tells(book, e, n))
            and not known_callings(book, e)
        ),
    )


def _plural(book: Registry, n: int, m: Mention) -> None:
    """« les ministres » again is the group of before, unless it counts or qualifies otherwise."""
    noun, country = m.get("noun", ""), m.get("country")
    if is_scholars(m) and not m.get("country") and (group := scholars_before(book, n, m)) is not None:
        book.join(group, n)
        return
    if (group := crowd_before(book, n, m)) is not None:
        book.join(group, n)
        return
    if (group := qualified_before(book, n, m)) is not None:
        book.join(group, n)
        return
    if not m.get("countries") and m.get("determiner") != "d'":  # « d'autres policiers » are others each time
        called = book.called(f"{noun}+")
        hit = parts_hit(book, called, m)
        for entity in called:
            if entity in hit:
                continue
            same = (country == entity.country or not country) and (
                fold(bare(m["name"])) == fold(bare(entity.name))
                or (m.get("determiner") in ("les", "ces") and fold(bare(m["name"])) in (fold(noun), fold(noun) + "s"))
                or m.get("determiner") == "ces"
            )
            if same:
                book.join(entity, n)
                return
    owner = book.antecedents.of_possessive(n, book.of) if m.get("determiner") in POSSESSIVES else None
    name = of_somebody(m["name"], owner) if owner is not None and owner.named else bare(m["name"])
    entity = book.new(n, kind="group", name=name, country=None if m.get("region") else country, number="p", owner=owner)
    entity.nouns.add(noun)
    book.call(entity, f"{noun}+")


def settle_countries(book: Registry) -> None:
    """Gives the country spoken of to those who hold an office of state and of whom no other is said."""
    for entity in book.entities:
        if (
            entity.kind == "person"
            and entity.country is None
            and entity.mentions
            and entity.official
            and entity.sorts & NATIONAL
            and not (entity.nouns <= ANYWHERE and not entity.complements)
        ):
            abroad = any(book.mentions[n].get("region") for n in entity.mentions) or any(
                book.aliases.get(
                    fold(c.removeprefix("de l'").removeprefix("de la ").removeprefix("du ").removeprefix("de "))
                )
                is not None
                for c in entity.complements
            )
            entity.country = None if abroad else book.main(min(entity.mentions))
