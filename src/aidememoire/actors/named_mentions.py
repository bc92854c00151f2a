"""Named mentions: states, capitals, seats of power, organisations, and the names that no table knows."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Token

from aidememoire.actors.acronyms import Acronym, find_acronyms
from aidememoire.actors.channels import is_channel
from aidememoire.actors.mention import Board, gender_of, is_human, number_of
from aidememoire.actors.name_kinds import NameRun
from aidememoire.actors.name_neighbours import qualifies
from aidememoire.actors.named_trades import trade_before
from aidememoire.actors.names import find_name_runs, is_capital
from aidememoire.actors.origins import is_origin
from aidememoire.actors.two_peoples import in_two_peoples
from aidememoire.actors.whole_names import whole_name
from aidememoire.actors.word_lists import words
from aidememoire.clauses import phrases
from aidememoire.lexicon import frames, functions, world
from aidememoire.lexicon.given_names import gender_of_given_name
from aidememoire.lexicon.phrases import fold

LOCATIVE = {"en", "dans", "vers", "depuis", "à", "près de", "au sud de", "au nord de", "hors de", "sous", "sur", "chez"}
PARTIES = {"parti", "rassemblement"}
ARMED = {"front", "guérilla", "milice", "brigade", "brigades"}


def find_named(board: Board) -> set[int]:
    """Lays every named mention on the board; returns the first tokens of the persons' names."""
    names = [f for f in world.find_names(board.text) if not _part_of_name(board, f)]
    surnames = _surnames(board, names)
    names = [f for f in names if not (board.text[f.start : f.end] in surnames and _stands_alone(board, f))]
    runs = find_name_runs(board.doc, [(f.start, f.end) for f in names])
    acronyms = find_acronyms(board.doc)
    for item in acronyms:
        _spelled_out(board, item)
    _world(board, names, runs)
    people = [r.start for r in runs if r.person]
    for run in runs:
        if " " in run.name or not any(at < run.start for at in people[:1]) or not _is_townsman(board, run):
            _run(board, run)
    return {board.token_at(r.start) for r in runs if r.person}


def _part_of_name(board: Board, found: world.Found) -> bool:
    """Whether a place only opens a longer name: « le |New York| Times », « |France| Inter »; not « la |Catalogne|
    Paul X »."""
    if found.kind not in ("capital", "region", "state"):
        return False
    doc = board.doc
    first = board.token_at(found.start)
    if first > 1 and in_two_peoples(doc, first):
        return True  # « l'homme d'affaires Franco - |Suisse| Paul Roy »
    if is_channel(doc, first) or _is_citizen(board, found, first):
        return True  # « selon |France| 3 »
    inside = first and doc[first].ent_iob_ == "I" and doc[first].ent_type_ in ("ORG", "MISC")
    if not found.flanked and not (inside and is_capital(doc[first - 1])):
        return False
    last = board.token_at(found.end - 1)
    after = doc[last + 1] if last + 1 < len(doc) else None
    before = doc[first - 1] if first else None
    if inside and before is not None and before.pos_ in ("PROPN", "NOUN", "X") and is_capital(before):
        if before.whitespace_:
            return True  # « Business |France| »
    if after is None or not after.text[:1].isupper() or after.pos_ != "PROPN":
        return False
    if after.ent_type_ == "PER" and after.ent_iob_ == "B":
        return False
    if (
        found.kind != "capital"
        and first > 1
        and doc[first - 1].lower_ in ("la", "l'", "les", "du", "des")
        and after.ent_type_ == "PER"
    ):
        return False  # « le président de la Catalogne Paul X »
    return bool({t.ent_type_ for t in doc[first : last + 2]} & {"ORG", "PER", "MISC"})


def _is_citizen(board: Board, found: world.Found, first: int) -> bool:
    """« Le |Suisse| a gagné », « un |Suisse| »: one of a state whose own article is « la »."""
    article = getattr(found.entry, "article", "") if found.kind == "state" else ""
    return bool(article == "la" and first and board.doc[first - 1].lower_ in ("le", "un", "ce"))


def _is_townsman(board: Board, run: NameRun) -> bool:
    """« X a perdu. |Le Lombard| réclame »: somebody by where they are from, once a person was named."""
    return run.title is None and is_origin(board.doc, board.token_at(run.start))


def _surnames(board: Board, names: list[world.Found]) -> set[str]:
    """The places of a text that are a person's surname there: « François |Hollande| »."""
    found: set[str] = set()
    for name in names:
        first = board.token_at(name.start)
        if name.kind in ("capital", "region", "state") and first and board.doc[first - 1].whitespace_:
            before = board.doc[first - 1]
            if before.text[:1].isupper() and gender_of_given_name(before.text) is not None:
                found.add(board.text[name.start : name.end])
    return found


def _stands_alone(board: Board, name: world.Found) -> bool:
    """Whether no word before a place says that it is one: « Hollande a dit », not « la Hollande », « en Hollande »."""
    first = board.token_at(name.start)
    return first == 0 or board.doc[first - 1].lower_ not in ("la", "l'", "les", "le", "en", "du", "au", "vers", "dans")


def _spelled_out(board: Board, item: Acronym) -> None:
    """A name beside its acronym that no table knows: « le Front du Chaco libre (FCL) », « FCL (Front …) »."""
    doc = board.doc
    name = board.text[doc[item.first].idx : doc[item.last].idx + len(doc[item.last])]
    if world.organisation(name) or world.organisation(item.acronym) and not _is_name_of(name, item.acronym):
        return
    end = doc[item.end - 1].idx + len(doc[item.end - 1])
    board.add(
        board.with_article(item.start),
        end,
        item.start,
        "organisation",
        name,
        kind_of_name(name),
        alias=item.acronym,
        country=None,
    )


def _is_name_of(name: str, acronym: str) -> bool:
    """Whether words with a body's noun are what an acronym of the tables stands for: « Parti des peuples (HDP) »."""
    first = name.split()[0]
    return first[:1].isupper() and " " in name and fold(first) in words("body_heads") and acronym.isupper()


def kind_of_name(name: str) -> str:
    """party for « Parti … »; armed_group for « Front … », « Milice … »; else organisation."""
    first = name.split()[0].lower()
    return "party" if first in PARTIES else "armed_group" if first in ARMED else "organisation"


def _world(board: Board, names: list[world.Found], runs: list[NameRun]) -> None:
    inside: set[int] = set()  # tokens within the full name of a person: « Sofia Loren »
    for run in runs:
        if run.person and len(run.name.split()) > 1:
            inside.update(range(board.token_at(run.start), board.token_at(run.end - 1) + 1))
    for found in names:
        token, last = board.token_at(found.start), board.token_at(found.end - 1)
        if token in board.taken or (token in inside and last in inside):
            continue
        entry = found.entry
        head = board.head(token, last)
        start = board.with_article(token)
        text = board.text[found.start : found.end]
        place = is_place(board, head, token)
        if isinstance(entry, world.Region):
            if entry.kind == "region" and not place and not text.islower():
                board.add(
                    start,
                    found.end,
                    head,
                    "state",
                    entry.name,
                    "government",
                    country=entry.country,
                    region=entry.name,
                    locative=place,
                    number="s",
                )
        elif isinstance(entry, world.State) and found.kind == "state":
            if not text.islower():
                number = "p" if entry.article == "les" else "s"
                board.add(
                    start,
                    found.end,
                    head,
                    "state",
                    entry.name,
                    "state",
                    country=entry.code,
                    locative=place,
                    number=number,
                )
        elif isinstance(entry, world.State):
            board.add(
                found.start,
                found.end,
                head,
                "capital",
                entry.name,
                "government",
                country=entry.code,
                locative=place,
                alias=text,
            )
        elif isinstance(entry, world.Seat):
            if found.kind == "seat":
                board.add(
                    start,
                    found.end,
                    head,
                    "seat",
                    entry.houses or entry.name,
                    entry.kind,
                    country=entry.country,
                    locative=place,
                    alias=text,
                )
        elif isinstance(entry, world.Organisation):
            bracket = (
                last + 3 < len(board.doc)
                and board.doc[last + 1].text == "("
                and board.doc[last + 2].is_upper
                and board.doc[last + 3].text == ")"
            )
            end = board.doc[last + 3].idx + 1 if bracket else found.end
            if (branch := _branch(board, entry, last)) is not None:
                board.add(start, branch, head, "organisation", board.text[found.start : branch], entry.kind, alias="")
                continue
            acronym = board.doc[last + 2].text if bracket else ""
            alias = acronym if bracket and world.organisation(acronym) is None else text
            board.add(start, end, head, "organisation", entry.name, entry.kind, country=entry.country, alias=alias)


def _branch(board: Board, entry: world.Organisation, last: int) -> int | None:
    """Where « la Croix-Rouge |philippine| » ends: the branch in one state of a body of no state; None for the body."""
    after = board.doc[last + 1] if last + 1 < len(board.doc) else None
    if after is None or entry.country or entry.sort not in ("world", "ngo") or not after.is_lower:
        return None
    return after.idx + len(after) if world.country_of_adjective(after.lower_) is not None else None


# verbs whose object is where one goes, leaves or passes
MOVES = {
    "quitter", "rejoindre", "gagner", "visiter", "atteindre", "parcourir", "traverser", "survoler", "fuir", "encercler",
    "regagner", "sillonner",
}  # fmt: skip


def is_place(board: Board, token: int, first: int) -> bool:
    """Whether a state or town is only where something is: « à Genève », « en Syrie », « la ville du Paraguay »."""
    doc = board.doc
    word = doc[token]
    prep = phrases.preposition(word)
    if prep in LOCATIVE:
        return not (prep == "à" and frames.is_cue(word.head.lemma_.lower()) and word.head.pos_ == "VERB")
    at = first - 1 if first and doc[first - 1].lower_ in ("le", "la", "l'", "les") else first
    before = doc[at - 1].lower_ if at > 0 else ""
    if before in ("en", "à", "dans", "vers", "depuis") or doc[first - 1].lower_ in ("au", "aux"):
        return not (
            before not in ("en", "dans", "vers", "depuis")
            and word.head.pos_ == "VERB"
            and frames.is_cue(word.head.lemma_.lower())
        )
    if word.dep_ == "obj" and not prep and word.head.lemma_.lower() in MOVES:
        return True  # « quittera Montevideo », « a gagné la France »
    if word.dep_ in ("nmod", "flat:name") and word.head.pos_ in ("NOUN", "PROPN") and prep == "de":
        return functions.collective(word.head.text) is None
    return word.dep_ in ("obl:mod", "appos") and not prep and token + 1 < len(doc) and doc[token + 1].text in (")", ",")


def _run(board: Board, run: NameRun) -> None:
    doc = board.doc
    token, last = board.token_at(run.start), board.token_at(run.end - 1)
    if any(i in board.taken for i in range(token, last + 1)):
        return
    if run.kind == "place" or run.title is None and (not run.person or " " in run.name) and _is_common(run.name):
        return
    head = board.head(token, last)
    if not run.person:
        trade = trade_before(doc, token)
        start = board.with_article(token if trade is None else trade)
        end, whole = whole_name(board, run, token, last)
        if whole != run.name and functions.function(whole) is not None:
            return  # « le |Garde des Sceaux| »
        body = board.add(
            start, end, head, "organisation", whole, run.kind, country=None, number="s", alias=whole, unsure=True
        )  # fmt: skip
        if body is not None and trade is not None:
            body["trade"] = doc[trade].lower_
            body["acts"] = body.get("acts") or trade in board.acting
            board.heads.add(trade)
        return
    noun = _common_noun(board, token)
    more: dict[str, Any] = {
        "gender": run.gender,
        "number": "s",
        "noun": run.title or "",
        "titled": run.title is not None,
    }
    name = board.add(run.start, run.end, head, "name", run.name, "person", country=None, **more)
    if noun is None or name is None:
        return
    first, stop = phrases.phrase(doc, noun)
    begin, end = phrases.chars(doc, first, min(stop, token))
    countries = board.countries(noun + 1, token, noun)
    if not countries and (people := world.state_of_demonym(doc[noun].lower_)) is not None:
        countries = [people.code]  # « le |Français| Paul Roy »
    role = board.add(
        begin, run.end, noun, "function", board.text[begin:end].strip(), "person", noun=doc[noun].lemma_.lower(),
        sort="civil", number="s",
        gender=gender_of(doc, first, noun), determiner=board.determiner(first, noun), country=next(iter(countries),
        None),
    )  # fmt: skip
    if role is not None:
        board.targets[id(role)] = name


def _common_noun(board: Board, token: int) -> int | None:
    """The noun that a person's name stands right after: « le physicien Jean Dupont », « l'actrice Anne Roy », «
    le Brésilien X »."""
    doc = board.doc
    i = token - 1
    while (
        i > 0
        and i > token - 3
        and (doc[i].pos_ == "ADJ" and doc[i].is_lower or doc[i - 1].pos_ == "NOUN" and qualifies(doc[i]))
    ):
        i -= 1
    if i < 1 or i in board.taken or phrases.is_temporal(doc[i]):
        return None
    demonym = doc[i].text[:1].isupper() and bool(world.states_of_demonym(doc[i].lower_))
    if not demonym and (doc[i].pos_ not in ("NOUN", "PROPN") or doc[i].text[:1].isupper()):
        return None
    if functions.function(doc[i].text) is not None or functions.collective(doc[i].text) is not None:
        return None
    linked = demonym or i <= doc[token].head.i <= token or any(t.head.i == i for t in doc[token : token + 3])
    endings = (
        "eur",
        "euse",
        "iste",
        "ien",
        "ienne",
        "ier",
        "ière",
        "ant",
        "ante",
        "rice",
        "logue",
        "ois",
        "oise",
        "ain",
        "aine",
        "ste",
        "ais",
        "aise",
    )
    person = demonym or doc[i].lemma_.lower().endswith(endings) or _is_one(doc[i])
    return (
        i
        if linked
        and person
        and (doc[i - 1].pos_ in ("DET", "ADJ") or doc[i - 1].lower_ in ("le", "la", "l'", "un", "une", "du", "au"))
        else None
    )


def _is_one(word: Token) -> bool:
    """Whether a noun is of one person: « le champion », « sa compatriote »; not « le couple », « ses amis »."""
    return is_human(word) and number_of(word) == "s" and fold(word.text) not in words("several") | {"famille", "equipe"}


def _is_common(name: str) -> bool:
    """Whether a capitalised word is a function, a body or a people written with a capital: « le Président », «
    les Kurdes »."""
    if " " in name:
        return functions.function(name) is not None  # « le |Garde des Sceaux| »
    lower = name.lower()
    known = functions.function(lower) is not None or functions.collective(lower) is not None
    return known or world.state_of_demonym(lower) is not None or world.region_of_demonym(lower) is not None
