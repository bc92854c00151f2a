"""Nominals: whom does a noun that no table lists take up (« l'homme », « la gardienne », « ces chercheurs »)?"""

from __future__ import annotations

from aidememoire.actors.bare_names import bare
from aidememoire.actors.begun_names import body_begun
from aidememoire.actors.by_calling import is_completed, person_by_calling
from aidememoire.actors.commanded import has_clitic, told_over
from aidememoire.actors.entities import Entity, content
from aidememoire.actors.families import is_relative
from aidememoire.actors.general_nouns import agrees, citizen, is_former, is_of_no_state, only_tells, person_of_sort
from aidememoire.actors.last_bodies import BUSINESSES, last_body
from aidememoire.actors.mention import Mention
from aidememoire.actors.parties import may_be_party, side_of
from aidememoire.actors.persons_concerned import gender_shown, person_concerned
from aidememoire.actors.registry import NEAR, Registry
from aidememoire.actors.speaks_on import adds_on
from aidememoire.actors.told_after import told_after, told_at_length, told_before
from aidememoire.actors.told_by_deed import party_before, told_by_deed
from aidememoire.actors.trades import firm_of_trade
from aidememoire.actors.wider_bodies import wider_body
from aidememoire.actors.word_lists import THE, words
from aidememoire.lexicon import world
from aidememoire.lexicon.callings import is_achieved, studies
from aidememoire.lexicon.phrases import fold


def take_up_nominal(book: Registry, n: int, m: Mention) -> None:
    """« l'intéressé », « le Brésilien », « le tireur »: somebody met before, or somebody new."""
    noun, determiner = m.get("noun", ""), m.get("determiner")
    if noun in ("intéressé", "intéressée"):
        found = person_concerned(book, n, m) or book.antecedents.of_pronoun(n, book.of)
        if found is not None and found.gender in (None, gender_shown(book, m)):
            book.join(found, n)
        return
    state = world.state_of_demonym(noun)
    if state is not None and m.get("number") == "s" and determiner in THE:
        people = [
            e for e in book.entities[-4 * NEAR :] if e.kind == "person" and e.country == state.code and agrees(e, m)
        ]
        found = (
            book.latest(people, n)
            or (people[0] if people else None)
            or book.antecedents.salient_person(
                n, book.of, lambda e: e.country is None and (not e.official or is_of_no_state(e)) and agrees(e, m)
            )
        )
        abroad = None if found is not None else citizen(book, n)
        if abroad is not None:
            book.join(abroad, n)  # « la commissaire X … |la Slovène| »: she speaks for no state
            return
        if found is not None:
            book.join(found, n)
            found.country = found.country or state.code
            return
    body = book.aliases.get(fold(m["name"])) if m["name"][:1].isupper() else None
    if body is not None and body.kind == "organisation" and m["kind"] == "organisation":
        book.join(body, n)  # « le journal La Province … annonce |La Province| »
        return
    if m.get("number") == "s" and determiner in THE and m["kind"] == "person" and _is_no_one_else(book, m):
        called = [e for e in book.called(noun) if e.kind == "person" and agrees(e, m)]
        found = book.latest(called, n) or told_before(book, n, m) or told_after(book, n, m)
        found = found or told_by_deed(book, n, m)
        apart = told_over(book, n, m) if found is None else frozenset()
        found = found or party_before(book, n, m, apart)
        if found is None and fold(noun) in words("anybody"):
            found = only_person(book, n, m, apart)
        found = found or person_by_calling(book, n, m, apart) or person_of_sort(book, n, m, apart) or adds_on(book, n)
        if found is not None:
            book.join(found, n)
            found.nouns.add(noun)
            book.call(found, noun)
            return
    if m["kind"] == "person" and (told := _so_told(book, n, m)) is not None:
        book.join(told, n)
        return
    if is_scholars(m) and (group := scholars_before(book, n, m)) is not None:
        book.join(group, n)
        return
    if m["kind"] == "person" and (firm := firm_of_trade(book, n, m)) is not None:
        book.join(firm, n)
        return
    if m["kind"] == "organisation" and (firm := _only_firm(book, n, m)) is not None:
        book.join(firm, n)
        return
    key = f"nominal:{fold(bare(m['name']))}"
    same = book.keys.get(key) or _same_body(book, n, m)
    proper = m["kind"] == "organisation" and not determiner and m["name"][:1].isupper()
    if same is not None and (determiner in ("le", "la", "l'", "les") or proper):
        book.join(same, n)
        return
    country = state.code if state is not None else m.get("country")
    entity = book.new(
        n,
        kind=m["kind"],
        name=bare(m["name"]),
        country=country,
        number=m.get("number"),
        gender=m.get("gender"),
        key=key,
    )
    entity.nouns.add(noun)
    if m["kind"] == "person" and (
        side_of(noun) or determiner in ("un", "une") or m.get("number") == "s" and is_completed(book, m)
    ):
        book.call(entity, noun)  # « |un homme| a été arrêté … |l'homme| »
    elif m["kind"] == "organisation" and determiner in THE:
        book.call(entity, noun)


def _only_firm(book: Registry, n: int, m: Mention) -> Entity | None:
    """« Airbus … |le groupe aéronautique| »: the one body of unknown sort before, by its noun and one adjective."""
    noun, said = m.get("noun", ""), m["name"].split(" ")[2:]
    if noun not in BUSINESSES or m.get("determiner") not in ("le", "la", "l'") or m.get("number") != "s":
        return None
    if len(said) != 1 or not said[0].islower() or m.get("country"):
        return None
    return last_body(book, n, {**m, "complement": said[0]}, {fold(said[0])})


def _so_told(book: Registry, n: int, m: Mention) -> Entity | None:
    """« un agent |d'entretien| de Lens … l'agent d'entretien »: whom the same noun and complement were said of."""
    if m.get("number") != "s" or m.get("determiner") not in THE or not is_completed(book, m):
        return None
    own = _without_determiner(m)
    for entity in book.called(m.get("noun", "")):
        if entity.kind == "person" and agrees(entity, m) and entity.mentions:
            first = book.mentions[entity.mentions[0]]
            if f"{_without_determiner(first)} ".startswith(f"{own} "):
                return entity
    return told_at_length(book, n, m)


def _without_determiner(m: Mention) -> str:
    return fold(m["name"].lower().removeprefix(str(m.get("determiner"))).strip())


def _same_body(book: Registry, n: int, m: Mention) -> Entity | None:
    """« la ville de Metz … |la ville| », « |la région Bretagne| »: the last body of that noun, or its region."""
    if m["kind"] != "organisation" or m.get("number") != "s" or m.get("determiner") not in THE:
        return None
    inner = book.mentions[n + 1] if n + 1 < len(book.mentions) else None
    if inner is not None and inner.get("region") and inner["form"] == "state" and inner["end"] == m["end"]:
        return book.keys.get(f"region:{inner['region']}")
    if (begun := body_begun(book, n, m)) is not None:
        return begun
    if m["name"].count(" ") > 1 or is_completed(book, m):
        return None
    same = book.latest([e for e in book.called(m.get("noun", "")) if e.kind == "organisation"], n)
    return same or wider_body(book, n, m)


def _is_no_one_else(book: Registry, m: Mention) -> bool:
    """« l'attaquant », « l'ancien banquier |d'affaires| », not « l'attaquant |d'en face| »."""
    return is_former(m) or is_achieved(m.get("noun", "")) or not is_completed(book, m)


def only_person(book: Registry, n: int, m: Mention, apart: frozenset[int]) -> Entity | None:
    """« l'homme », « la jeune femme », « le suspect »: the one person told of in the two sentences before who fits.

    Nobody where there are two, nor one who holds an office or speaks for somebody.
    """
    here, found = book.antecedents.sentence(book.mentions[n]["token"]), None
    if side_of(m.get("noun", "")) and has_clitic(book, m):
        return None
    for k in range(n - 1, max(-1, n - NEAR), -1):
        before, entity = book.mentions[k], book.of.get(k)
        if here - book.antecedents.sentence(before["token"]) > 2:
            break
        if (
            entity is None
            or entity.kind != "person"
            or entity is found
            or not _may_be(entity, m)
            or id(entity) in apart
        ):
            continue
        if only_tells(book, entity, n):
            continue
        if any(fold(m.get("noun", "")) in content(said) for said in entity.complements):
            continue  # « le frère |du suspect| … le suspect »
        if found is not None:
            return None
        found = entity
    return found if found is not None and not found.sorts - {"civil", ""} and not found.official else None


def _may_be(entity: Entity, m: Mention) -> bool:
    """Whether a person may be « la victime », of either gender, or « l'homme », whose gender is theirs."""
    if not may_be_party(entity, m):
        return False
    if fold(m.get("noun", "")) in words("either_gender"):
        return not is_relative(entity)  # « l'épouse du disparu, X … la victime »
    return agrees(entity, m)


def is_scholars(m: Mention) -> bool:
    """Whether words are « les chercheurs », « ces climatologues » or others who study."""
    if m.get("number") != "p" or m.get("determiner") not in ("les", "ces"):
        return False
    return studies(m.get("noun", ""))


def scholars_before(book: Registry, n: int, m: Mention) -> Entity | None:
    """« ces chercheurs » after « des climatologues »: the group of scholars named last; « les … » if but one."""
    if book.doc[m["token"] + 1 : m["token"] + 2].text.lower() in words("unlearned"):
        return None  # « les astronomes |amateurs| »
    if m.get("complement"):
        return _scholars_there(book, n)
    groups = [
        e
        for e in book.entities[-4 * NEAR :]
        if e.kind == "group" and e.mentions and e.mentions[0] < n and any(studies(noun) for noun in e.nouns)
    ]
    return book.latest(groups, n) if len(groups) == 1 or m.get("determiner") == "ces" else None


def _scholars_there(book: Registry, n: int) -> Entity | None:
    """« Des biologistes de l'université de Salto … les chercheurs |de l'université| »: of the one body of that noun."""
    where = _body_within(book, n)
    if where is None or where.get("complement") or where.get("alias"):
        return None
    found: dict[int, Entity] = {}
    for k in range(n - 1, max(-1, n - NEAR), -1):
        entity = book.of.get(k)
        if entity is not None and entity.kind == "group" and any(studies(noun) for noun in entity.nouns):
            inner = _body_within(book, k)
            if inner is not None and inner.get("noun") == where.get("noun"):
                found[id(entity)] = entity
    return next(iter(found.values())) if len(found) == 1 else None


def _body_within(book: Registry, n: int) -> Mention | None:
    """The body that the phrase of mention `n` ends with: « des chercheurs de |l'Institut Weizmann| »."""
    inner = book.mentions[n + 1] if n + 1 < len(book.mentions) else None
    ends = inner is not None and inner["form"] == "collective" and inner["end"] == book.mentions[n]["end"]
    return inner if ends else None
