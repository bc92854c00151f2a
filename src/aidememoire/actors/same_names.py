"""Same names: which entries that were made apart carry one name, and so are one body?"""

from __future__ import annotations

from aidememoire.actors.entities import Entity
from aidememoire.actors.registry import Registry
from aidememoire.actors.word_lists import words
from aidememoire.lexicon import world
from aidememoire.lexicon.phrases import fold

BODIES = {"organisation", "party", "armed_group"}


def unite_names(book: Registry) -> None:
    """Joins the bodies of one name and kind, « Valdénie » twice, and « Nexal-Dorvane » to « Nexal Énergie-Dorvane »."""
    first: dict[tuple[str, str], Entity] = {}
    double: list[tuple[list[list[str]], Entity]] = []
    bodies = [e for e in book.entities if e.mentions and (e.kind in BODIES or _is_unsure(e))]
    for entity in sorted(bodies, key=lambda e: min(e.mentions)):
        if not entity.name[:1].isupper() or entity.key.startswith(("state:", "region:")):
            continue
        known = first.setdefault((entity.kind, fold(entity.name)), entity)
        parts = [part.split() for part in fold_parts(entity.name)]
        if known is entity and len(parts) == 2 and all(parts):
            kinds = BODIES if _is_unsure(entity) else {entity.kind}
            known = next((e for other, e in double if e.kind in kinds and _open_alike(parts, other)), entity)
            double.append((parts, known))
        if known is entity and entity.kind == "organisation":
            known = next((e for e in bodies if _is_short_for(entity, e)), entity)
            known = _is_first_word(book, entity, bodies) or known if known is entity else known
            known = _is_begun(entity, bodies) or known if known is entity else known
        if known is not entity and (None in (known.country, entity.country) or known.country == entity.country):
            unite(book, known, entity)


def _is_short_for(entity: Entity, firm: Entity) -> bool:
    """« |Disney| » after « la Walt Disney Company »: a firm by the one word that tells it, told of before."""
    if entity is firm or firm.kind != "organisation" or not firm.mentions or " " in entity.name or len(entity.name) < 3:
        return False
    parts = fold(firm.name).split()
    if len(parts) < 2 or parts[-1] not in words("firm_ends") or fold(entity.name) not in (parts[0], parts[-2]):
        return False
    return min(firm.mentions) < min(entity.mentions)


def _is_first_word(book: Registry, entity: Entity, firms: list[Entity]) -> Entity | None:
    """« Samsung Electronics … |Samsung| »: the one body that a word opens the name of, in capitals all, told of first;
    a headline may have the short name before."""
    word = entity.name
    if " " in word or len(word) < 3 or fold(word) in words("body_heads") or world.organisation(word) is not None:
        return None
    found = [e for e in firms if e.kind == "organisation" and e.mentions and _opens(word, e.name)]
    if len(found) != 1 or world.organisation(found[0].name) is not None:
        return None
    line = book.text.find("\n")
    told = [n for n in entity.mentions if book.mentions[n]["start"] > line]
    return found[0] if not told or min(found[0].mentions) < min(told) else None


def _is_begun(entity: Entity, bodies: list[Entity]) -> Entity | None:
    """« la |Commission| … l'exécutif européen », « l'|Union des pêcheurs| de Bretagne »: the one body whose name a noun
    of bodies begins, alone or as far as « de »."""
    name = entity.name
    if fold(name.split()[0]) not in words("body_heads"):
        return None
    opens = f"{name} " if " " not in name else (f"{name} de ", f"{name} du ", f"{name} des ", f"{name} d'")
    found = [e for e in bodies if e.kind == entity.kind and e.name.startswith(opens) and e.mentions]
    return found[0] if len(found) == 1 and (" " in name or not entity.complements) else None


def _opens(word: str, name: str) -> bool:
    """Whether a word opens a name of two or three words with capitals."""
    parts = name.split()
    return 1 < len(parts) < 4 and parts[0] == word and all(part[:1].isupper() for part in parts)


def _is_unsure(entity: Entity) -> bool:
    """Whether a name taken for a person's may be a firm's: two words that a hyphen joins, of which nothing is said."""
    return (
        entity.kind == "person" and entity.named and " " not in entity.name and not entity.nouns and "-" in entity.name
    )


def fold_parts(name: str) -> list[str]:
    """The names that a hyphen joins in a firm's name.

    >>> fold_parts("Nexal Énergie-Dorvane"), fold_parts("Nexal")
    (['nexal energie', 'dorvane'], ['nexal'])
    """
    return [fold(part) for part in name.replace("\u2011", "-").split("-")]


def _open_alike(one: list[list[str]], other: list[list[str]]) -> bool:
    return all(a[: len(b)] == b or b[: len(a)] == a for a, b in zip(one, other, strict=True))


def unite(book: Registry, known: Entity, entity: Entity) -> None:
    """Joins an entry to another, which keeps its name."""
    for n in entity.mentions:
        book.of[n] = known
    known.mentions.extend(entity.mentions)
    entity.mentions.clear()
    known.nouns |= entity.nouns
    known.gender = known.gender or entity.gender
    known.sure = known.sure or entity.sure
    known.named = known.named or entity.named
    known.country = known.country or entity.country
    for other in book.entities:
        other.members = [known if member is entity else member for member in other.members]
