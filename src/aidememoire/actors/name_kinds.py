"""What a name names: a person, a body or a place, as told by every place where it stands."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.lexicon import functions, world
from aidememoire.lexicon.callings import callings
from aidememoire.lexicon.given_names import gender_of_given_name


@dataclass(frozen=True, slots=True)
class NameRun:
    """A name: character offsets (its civil title included), the name without title, and what it names.

    `kind` is person, organisation or place; `title` the civil title, `gender` what it tells. `sure`: more than
    the label of the model says that it is a person: a title, a function, a given name, two words.
    """

    start: int
    end: int
    name: str
    person: bool
    kind: str
    gender: str | None = None
    title: str | None = None
    sure: bool = False


def settle_kinds(doc: Doc, runs: list[NameRun]) -> list[NameRun]:
    """What a name names is told by all the places where it stands: titles and functions first, then most labels."""
    surnames = {_last(r.name) for r in runs if r.person and (r.sure or " " in r.name)}
    given = {r.name.split()[0] for r in runs if r.person and r.sure and " " in r.name}
    bodies = {r.name for r in runs if not r.person and r.sure}
    votes: dict[str, Counter[str]] = {}
    for run in runs:
        votes.setdefault(run.name, Counter())[run.kind] += 1
    places = _places(doc, [r for r in runs if not _is_given_to(doc, r, votes[r.name])])
    firms = _firms(doc, runs) - surnames - places
    settled: list[NameRun] = []
    for run in runs:
        short = len(run.name.split()) <= 3
        if not run.person and _last(run.name) in surnames and short and (not run.name.isupper() or run.title):
            run = replace(run, person=True, kind="person")
        elif not run.person and _is_given(run.name, given, votes[run.name]):
            run = replace(run, person=True, kind="person")  # « |Andrew| est prudent », of Andrew Roy
        elif run.name.isupper() and run.name.title() in surnames:
            run = replace(run, person=True, kind="person")  # « KERRY », in a headline
        elif (
            run.person
            and not run.sure
            and " " not in run.name
            and run.name not in surnames
            and _last(run.name) not in surnames
        ):
            kind = votes[run.name].most_common(1)[0][0]
            run = replace(run, person=kind == "person", kind=kind)
        if run.name in places and not run.sure and run.name not in surnames:
            run = replace(run, person=False, kind="place")
        if run.name in bodies | firms and not run.title:
            run = replace(run, person=False, kind="organisation", sure=True)
        settled.append(run)
    return _given_names(doc, settled)


def _is_given(name: str, given: set[str], votes: Counter[str]) -> bool:
    """Whether a name is a given name that stands before a surname, or for a person, elsewhere."""
    return (name in given or votes["person"] > 0) and gender_of_given_name(name) is not None


# what stands before a town and before no person: « à Salto », « la ville de Salto », « près de Salto »
_TOWNS = (
    "ville|village|région|quartier|province|aéroport|port|route|localité|maire|mairie|bourgmestre|édile|commune|"
    "municipalité|préfecture|sous-préfecture|agglomération|gare|CHU|habitants|évêque|archevêque|bâtonnier"
)
_PARTY = r"(?: \([^()]{1,14}\))?"  # « le maire (DVD) de Salto »
_BEFORE_A_PLACE = re.compile(rf"(?<!\w)(?:à|vers|dans|depuis|(?:{_TOWNS}){_PARTY} d[e']|près d[e'])\s?$")
# a town coordinated with one: « à Tripoli et |Benghazi| », « entre Salto, Rivera et |Artigas| »
_TOWN = r"[A-ZÀ-Ý][\w'’-]+"
_BESIDE_A_PLACE = re.compile(rf"(?<!\w)(?:à|vers|entre|depuis|près d[e']|de) {_TOWN}(?:, {_TOWN})*(?: et |, )$")

# « un agriculteur de |Salto| »
_ONE_OF = re.compile(r"(?<!\w)(?:[Uu]ne? |[Ll]e |[Ll]a |[Ll]['’])([a-zà-ÿœ-]{4,}) d[e'’]\s?$")

# « Salto : une trêve », and not « Salto : « Nous partons » »
_HEADS_A_TITLE = re.compile(r"\s?:(?!\s?[«\"])")


def _places(doc: Doc, runs: list[NameRun]) -> set[str]:
    """The names that stand somewhere as only a place can, or in the dateline."""
    text = layers.text(doc)
    found: set[str] = set()
    for run in runs:
        before = _BEFORE_A_PLACE.search(text[max(0, run.start - 36) : run.start])
        plain = run.person and " " not in run.name and not run.title and not run.sure
        if plain and (one := _ONE_OF.search(text[max(0, run.start - 30) : run.start])) and _lives_there(one.group(1)):
            found.add(run.name)
        if " " not in run.name and not run.title and not run.sure and _is_beside_place(doc, run):
            found.add(run.name)
        if " " not in run.name and not run.title and not run.sure and _HEADS_A_TITLE.match(text, run.end):
            if run.start == 0 or text[run.start - 1] == "\n":
                found.add(run.name)
        if before and not run.title and not (" " in run.name and before.group(0).startswith("à")):
            found.add(run.name)  # « a succédé à Kim Jong-il »: a full name may follow « à »
    dateline = layers.get(doc, "dateline")["header"].get("dateline_place")
    return found | {dateline} if dateline else found


# who heads, works for or plays for a body: « le patron de |Nordkraft| », « l'entraîneur de |Metz| »
_OF_A_FIRM = re.compile(
    r"(?<!\w)(?:patronn?e?s?|PDG|P-DG|directeurs? généra(?:l|ux)|directrices? générales?|"
    r"directeur (?:financier|commercial|sportif)|filiales?|actionnaires|salariés|employés|clients|usines?|siège|"
    r"magasins?|entraîneure?|entraineur|joueu(?:r|se)s?|"
    r"attaquant|défenseur|milieu de terrain|gardien de but|buteur) d[e']\s?$"
)


def _firms(doc: Doc, runs: list[NameRun]) -> set[str]:
    """The names of one word, no given name, that somewhere stand as only a firm's or a club's can."""
    text = layers.text(doc)
    return {
        run.name
        for run in runs
        if " " not in run.name
        and not run.title
        and not (run.person and run.sure)
        and gender_of_given_name(run.name) is None
        and _OF_A_FIRM.search(text[max(0, run.start - 30) : run.start])
    }


def _lives_there(noun: str) -> bool:
    """Whether a noun is of those told by where they live: « un habitant », « le boulanger », no « ami »."""
    if callings(noun) or noun in ("habitant", "habitante", "riverain", "riveraine", "résident", "résidente"):
        return True
    known = functions.function(noun)
    return known is not None and known.function.sort in ("civil", "local") and not known.function.relational


def _is_given_to(doc: Doc, run: NameRun, votes: Counter[str]) -> bool:
    """Whether « à » leads to a body and no place: « reproche à |Nexalia| », elsewhere labelled a body most often."""
    before = layers.text(doc)[max(0, run.start - 2) : run.start]
    return before == "à " and votes["organisation"] * 2 > votes.total()


def _is_beside_place(doc: Doc, run: NameRun) -> bool:
    """Whether a name is listed with a town: « à Tripoli et |Benghazi| », not « de Paul et |Benghazi| »."""
    before = layers.text(doc)[max(0, run.start - 70) : run.start]
    listed = _BESIDE_A_PLACE.search(before)
    if listed is None:
        return False
    towns = [w.strip(" ,") for w in re.split(r" et |, ", listed.group(0).split(" ", 1)[1]) if w.strip(" ,")]
    at = listed.group(0).split(" ", 1)[0] in ("à", "vers", "entre", "depuis")
    return (
        all(world.state_of_capital(w) is not None for w in towns)
        or at
        and all(gender_of_given_name(w) is None for w in towns)
    )


def _given_names(doc: Doc, runs: list[NameRun]) -> list[NameRun]:
    """« |Nicolas| et Cécilia Sarkozy »: a given name alone before a full name takes its surname."""
    found = list(runs)
    text = layers.text(doc)
    for n, (run, following) in enumerate(zip(runs, runs[1:], strict=False)):
        if " " in run.name or run.title or gender_of_given_name(run.name) is None:
            continue
        if " " not in following.name:
            if text[run.end : following.start] == " et " and gender_of_given_name(following.name) is not None:
                found[n] = replace(found[n], person=True, kind="person")  # « |Farid et Aurélie| ont témoigné »
                found[n + 1] = replace(following, person=True, kind="person")
            continue
        if (
            text[run.end : following.start].strip() in ("et", "ou")
            and gender_of_given_name(following.name.split()[0]) is not None
        ):
            name = f"{run.name} {' '.join(following.name.split()[1:])}"
            found[n] = replace(
                run, person=True, kind="person", name=name, gender=gender_of_given_name(run.name), sure=True
            )
            found[n + 1] = replace(found[n + 1], person=True, kind="person", sure=True)
    return found


def _last(name: str) -> str:
    return name.split()[-1].split("-")[-1]
