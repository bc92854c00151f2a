"""Named bodies: which names are one and the same state, government, organisation, party or armed group?"""

from __future__ import annotations

from aidememoire.actors.bracketed import body_before
from aidememoire.actors.mention import Mention
from aidememoire.actors.named_trades import trade_nouns
from aidememoire.actors.registry import Registry
from aidememoire.clauses import phrases
from aidememoire.lexicon import world
from aidememoire.lexicon.loader import load
from aidememoire.lexicon.phrases import fold

HOSTS = {"accueillir", "abriter", "héberger", "être", "rester", "devenir", "vivre", "attendre"}


def name_bodies(book: Registry) -> None:
    """States, their governments and capitals, organisations, acronyms."""
    for m in _venues(book):
        m["locative"] = True
    bodies = _bodies_of_towns(book)
    for n, m in enumerate(book.mentions):
        if m.get("alias") in bodies and m["form"] == "capital" and not m.get("locative"):
            continue
        if m["form"] in ("state", "capital") or (m["form"] == "seat" and m["kind"] == "government"):
            _name_state(book, n, m)
        elif m["form"] in ("organisation", "seat"):
            _name_organisation(book, n, m)

    for n, m in enumerate(book.mentions) if bodies else ():
        if m["form"] == "capital" and n not in book.of:
            m["country"] = None
            book.join(book.aliases[bodies[str(m.get("alias"))]], n)


def _bodies_of_towns(book: Registry) -> dict[str, str]:
    """The towns that stand here for a body that sits in them, and its alias: « l'UE … |Bruxelles| estime », where no
    word is of their state."""
    towns: dict[str, str] = load("bodies")["sits_in"]
    here = {str(m.get("alias")): m.get("country") for m in book.mentions if m["form"] == "capital"}
    found: dict[str, str] = {}
    for town, country in here.items():
        bodies = towns.get(town, ())
        if not bodies or any(m.get("country") == country and m["form"] != "capital" for m in book.mentions):
            continue
        named = [m["name"] for m in book.mentions if m["form"] == "organisation" and m["name"] in bodies]
        if named:
            found[town] = fold(named[0])
    return found


def _venues(book: Registry) -> list[Mention]:
    """The mentions of capitals that are but where talks are held: somewhere a place, and nowhere one who acts."""
    towns: dict[str, list[Mention]] = {}
    for m in book.mentions:
        if m["form"] == "capital":
            towns.setdefault(fold(str(m.get("alias"))), []).append(m)
    return [
        m
        for mentions in towns.values()
        if any(m.get("locative") for m in mentions) and all(_may_be_place(book, m) for m in mentions)
        for m in mentions
    ]


def _may_be_place(book: Registry, m: Mention) -> bool:
    """Whether a capital may be the town alone here: « Vienne |accueille| les délégations », not « Vienne a refusé »."""
    if m.get("locative"):
        return True
    word = book.doc[m["token"]]
    if m.get("acts") and word.head.lemma_.lower() not in HOSTS:
        return False
    if word.dep_ == "conj" or phrases.preposition(word).split(" ")[0] in ("avec", "contre", "par", "selon", "entre"):
        return False
    return not word.dep_.startswith(("obj", "obl:arg", "iobj", "obl:agent"))


def _name_state(book: Registry, n: int, m: Mention) -> None:
    region = m.get("region")
    key = f"region:{region}" if region else f"state:{m.get('country')}"
    found = book.keys.get(key)
    if found is None:
        state = world.state(str(m.get("country"))) if not region else None
        name = state.name if state is not None else m["name"]
        found = book.new(
            n,
            kind="government" if region else "state",
            name=name,
            named=True,
            country=m.get("country"),
            key=key,
            sure=not region,
        )
    else:
        book.join(found, n)
    found.gender = None
    found.number = m.get("number") or found.number
    if region and m.get("acts"):
        found.sure = True
    if m["form"] != "state" and not m.get("locative"):
        found.nouns.add("gouvernement")


def _name_organisation(book: Registry, n: int, m: Mention) -> None:
    alias, name = fold(str(m.get("alias") or "")), fold(m["name"])
    found = book.aliases.get(alias) or book.aliases.get(name) or body_before(book, n)
    trade = m.get("trade")
    if found is not None and found.kind != "person":
        book.join(found, n)
        found.nouns |= trade_nouns(trade) if trade else set()
        if not m.get("unsure") or m.get("acts"):
            found.sure = True
        for new in {alias, name} - {""}:
            book.aliases.setdefault(new, found)
        if len(m["name"]) > len(found.name) and m.get("alias") != m["name"]:
            found.name = m["name"]
        return
    sure = not m.get("unsure") or bool(m.get("acts"))
    written = book.text[m["start"] : m["end"]]
    whole = fold(written) if written[:2] in ("Le", "La", "L'") else ""  # « annonce |La Province| »
    entity = book.new(
        n,
        kind=m["kind"],
        name=m["name"],
        named=True,
        aliases={alias, name, whole} - {""},
        sure=sure,
        country=m.get("country"),
    )
    entity.nouns |= trade_nouns(trade) if trade else set()
    known = world.organisation(m["name"])
    if known is not None and known.sort == "agency" or known is None and _is_title(book, m):
        entity.nouns.add("presse")


def _is_title(book: Registry, m: Mention) -> bool:
    """Whether a name opens with its own article, as papers' do: « pour |L'Opinion| », not « l'Opinion »."""
    before = book.text[max(0, m["start"] - 3) : m["start"]].rstrip(" ")
    return book.text[m["start"] : m["start"] + 2] in ("L'", "Le", "La") and before[-1:].isalpha()
