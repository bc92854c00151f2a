"""Conjugation: from the infinitive of a French verb to its written forms, and from a form back to the verb.

Only the forms of the press: third person, « nous » and « je » of the simple tenses, participles and
infinitive. Models after Bescherelle, La Conjugaison pour tous; irregular verbs go by their ending, so
that « promettre » follows « mettre ». Regular verbs cost no data.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from aidememoire.lexicon import frames

ENDINGS_IMPERFECT = ("ais", "ait", "ions", "iez", "aient")
ENDINGS_FUTURE = ("ai", "a", "ons", "ez", "ont")

# ending of the infinitive -> (present 3s, present 1p stem, present 3p, past participle m.s., future stem,
# simple past 3s, 3p)
# « - » stands for the part before the ending
MODELS: dict[str, tuple[str, str, str, str, str, str, str]] = {
    "avoir": ("a", "av", "ont", "eu", "aur", "eut", "eurent"),
    "être": ("est", "ét", "sont", "été", "ser", "fut", "furent"),
    "aller": ("va", "all", "vont", "allé", "ir", "alla", "allèrent"),
    "faire": ("-fait", "-fais", "-font", "-fait", "-fer", "-fit", "-firent"),
    "dire": ("-dit", "-dis", "-disent", "-dit", "-dir", "-dit", "-dirent"),
    "prévoir": ("prévoit", "prévoy", "prévoient", "prévu", "prévoir", "prévit", "prévirent"),
    "voir": ("-voit", "-voy", "-voient", "-vu", "-verr", "-vit", "-virent"),
    "pouvoir": ("peut", "pouv", "peuvent", "pu", "pourr", "put", "purent"),
    "vouloir": ("veut", "voul", "veulent", "voulu", "voudr", "voulut", "voulurent"),
    "savoir": ("sait", "sav", "savent", "su", "saur", "sut", "surent"),
    "devoir": ("doit", "dev", "doivent", "dû", "devr", "dut", "durent"),
    "cevoir": ("-çoit", "-cev", "-çoivent", "-çu", "-cevr", "-çut", "-çurent"),
    "asseoir": ("assied", "assey", "asseyent", "assis", "assiér", "assit", "assirent"),
    "venir": ("-vient", "-ven", "-viennent", "-venu", "-viendr", "-vint", "-vinrent"),
    "tenir": ("-tient", "-ten", "-tiennent", "-tenu", "-tiendr", "-tint", "-tinrent"),
    "ouvrir": ("-ouvre", "-ouvr", "-ouvrent", "-ouvert", "-ouvrir", "-ouvrit", "-ouvrirent"),
    "offrir": ("-offre", "-offr", "-offrent", "-offert", "-offrir", "-offrit", "-offrirent"),
    "ffrir": ("-ffre", "-ffr", "-ffrent", "-ffert", "-ffrir", "-ffrit", "-ffrirent"),
    "courir": ("-court", "-cour", "-courent", "-couru", "-courr", "-courut", "-coururent"),
    "mourir": ("meurt", "mour", "meurent", "mort", "mourr", "mourut", "moururent"),
    "quérir": ("-quiert", "-quér", "-quièrent", "-quis", "-querr", "-quit", "-quirent"),
    "cueillir": ("-cueille", "-cueill", "-cueillent", "-cueilli", "-cueiller", "-cueillit", "-cueillirent"),
    "aillir": ("-aille", "-aill", "-aillent", "-ailli", "-aillir", "-aillit", "-aillirent"),
    "partir": ("-part", "-part", "-partent", "-parti", "-partir", "-partit", "-partirent"),
    "sortir": ("-sort", "-sort", "-sortent", "-sorti", "-sortir", "-sortit", "-sortirent"),
    "sentir": ("-sent", "-sent", "-sentent", "-senti", "-sentir", "-sentit", "-sentirent"),
    "mentir": ("-ment", "-ment", "-mentent", "-menti", "-mentir", "-mentit", "-mentirent"),
    "servir": ("-sert", "-serv", "-servent", "-servi", "-servir", "-servit", "-servirent"),
    "dormir": ("-dort", "-dorm", "-dorment", "-dormi", "-dormir", "-dormit", "-dormirent"),
    "fuir": ("-fuit", "-fuy", "-fuient", "-fui", "-fuir", "-fuit", "-fuirent"),
    "prendre": ("-prend", "-pren", "-prennent", "-pris", "-prendr", "-prit", "-prirent"),
    "mettre": ("-met", "-mett", "-mettent", "-mis", "-mettr", "-mit", "-mirent"),
    "battre": ("-bat", "-batt", "-battent", "-battu", "-battr", "-battit", "-battirent"),
    "élire": ("-élit", "-élis", "-élisent", "-élu", "-élir", "-élut", "-élurent"),
    "lire": ("-lit", "-lis", "-lisent", "-lu", "-lir", "-lut", "-lurent"),
    "crire": ("-crit", "-criv", "-crivent", "-crit", "-crir", "-crivit", "-crivirent"),
    "rire": ("-rit", "-ri", "-rient", "-ri", "-rir", "-rit", "-rirent"),
    "uire": ("-uit", "-uis", "-uisent", "-uit", "-uir", "-uisit", "-uisirent"),
    "aindre": ("-aint", "-aign", "-aignent", "-aint", "-aindr", "-aignit", "-aignirent"),
    "eindre": ("-eint", "-eign", "-eignent", "-eint", "-eindr", "-eignit", "-eignirent"),
    "oindre": ("-oint", "-oign", "-oignent", "-oint", "-oindr", "-oignit", "-oignirent"),
    "soudre": ("-sout", "-solv", "-solvent", "-solu", "-soudr", "-solut", "-solurent"),
    "aître": ("-aît", "-aiss", "-aissent", "-u", "-aîtr", "-ut", "-urent"),
    "suivre": ("-suit", "-suiv", "-suivent", "-suivi", "-suivr", "-suivit", "-suivirent"),
    "vivre": ("-vit", "-viv", "-vivent", "-vécu", "-vivr", "-vécut", "-vécurent"),
    "clure": ("-clut", "-clu", "-cluent", "-clu", "-clur", "-clut", "-clurent"),
    "rompre": ("-rompt", "-romp", "-rompent", "-rompu", "-rompr", "-rompit", "-rompirent"),
    "vaincre": ("-vainc", "-vainqu", "-vainquent", "-vaincu", "-vaincr", "-vainquit", "-vainquirent"),
    "plaire": ("-plaît", "-plais", "-plaisent", "-plu", "-plair", "-plut", "-plurent"),
    "taire": ("-tait", "-tais", "-taisent", "-tu", "-tair", "-tut", "-turent"),
    "croire": ("-croit", "-croy", "-croient", "-cru", "-croir", "-crut", "-crurent"),
    "attre": ("-at", "-att", "-attent", "-attu", "-attr", "-attit", "-attirent"),
    "dre": ("-d", "-d", "-dent", "-du", "-dr", "-dit", "-dirent"),
    "envoyer": ("-envoie", "-envoy", "-envoient", "-envoyé", "-enverr", "-envoya", "-envoyèrent"),
}  # fmt: skip


LONGEST_FIRST = tuple(sorted(MODELS, key=len, reverse=True))


def finite_forms(verb: str) -> set[str]:
    """The finite forms of a verb, in the persons of the press.

    >>> sorted(finite_forms("rejeter"))[:3], "exige" in finite_forms("exiger")
    (['rejeta', 'rejetai', 'rejetaient'], True)
    """
    present, plural, third, _, future, past_s, past_p = _parts(verb)
    forms = {present, third, past_s, past_p, plural + "ons"}
    forms |= {_soft(verb, plural, e) for e in ENDINGS_IMPERFECT}
    forms |= {future + e for e in (*ENDINGS_FUTURE, *ENDINGS_IMPERFECT)}
    if verb.endswith("er"):
        forms |= {_soft(verb, verb[:-2], "ons"), present + "s", _soft(verb, verb[:-2], "ai")}
    else:
        forms |= {third[:-2] if third.endswith("ent") else third}  # subjunctive
    return forms


def participle_forms(verb: str) -> set[str]:
    """The forms of the past participle.

    >>> sorted(participle_forms("mettre"))
    ['mis', 'mise', 'mises']
    """
    base = _parts(verb)[3]
    feminine = base[:-1] + "ue" if base.endswith("û") else base + "e"
    return {base, feminine, feminine + "s", base if base.endswith("s") else base.replace("û", "u") + "s"}


def is_simple_past(form: str, verb: str) -> bool:
    """Whether a form can only be a simple past in the third person.

    >>> is_simple_past("rejeta", "rejeter"), is_simple_past("dit", "dire")
    (True, False)
    """
    if not verb.endswith(("er", "ir", "re")):
        return False
    present, _, third, participle, _, single, several = _parts(verb)
    return form in (single, several) and form not in (present, third, participle)


@lru_cache(maxsize=1 << 12)
def _parts(verb: str) -> tuple[str, str, str, str, str, str, str]:
    for ending in LONGEST_FIRST:
        if verb.endswith(ending):
            head = verb[: -len(ending)]
            filled = [part.replace("-", head, 1) if part.startswith("-") else part for part in MODELS[ending]]
            return (filled[0], filled[1], filled[2], filled[3], filled[4], filled[5], filled[6])
    if verb.endswith("ir"):
        stem = verb[:-2]
        return (stem + "it", stem + "iss", stem + "issent", stem + "i", verb, stem + "it", stem + "irent")
    if verb.endswith("re"):
        stem = verb[:-2]
        return (stem, stem, stem + "ent", stem + "u", verb[:-1], stem + "it", stem + "irent")
    stem = verb[:-2]
    mute = _mute(stem)
    future = (
        (mute + "er")
        if mute != stem and not stem.endswith(("é", "éd", "ét", "ér", "ég", "év", "éc", "él", "égu", "én", "ébr"))
        else verb
    )
    return (mute + "e", stem, mute + "ent", stem + "é", future, _soft(verb, stem, "a"), stem + "èrent")


def _mute(stem: str) -> str:
    """The stem before a mute e: « appell- », « rejett- », « lèv- », « répèt- », « essai- »."""
    if stem.endswith(("appel", "rappel", "jet", "rejet", "projet", "renouvel", "interpel", "morcel", "épel")):
        return stem + stem[-1] if not stem.endswith("interpell") else stem
    if stem.endswith("y"):
        return stem[:-1] + "i"
    for size in (2, 3):
        if len(stem) > size and stem[-size] in "eé" and all(c not in "aeiouyéèê" for c in stem[-size + 1 :]):
            if stem[-size] == "é" or size == 2:
                return stem[:-size] + "è" + stem[-size + 1 :]
    return stem


def _soft(verb: str, stem: str, ending: str) -> str:
    """A stem before a, o: « exigea », « annonça »."""
    if verb.endswith("er") and ending[:1] in "ao":
        if stem.endswith("g"):
            return stem + "e" + ending
        if stem.endswith("c"):
            return stem[:-1] + "ç" + ending
    return stem + ending


@cache
def _tables(language: str = "fr") -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    finite: dict[str, str] = {}
    participles: dict[str, str] = {}
    verbs = sorted(
        {verb for frame in frames.frames(language) for verb in frame.verbs if verb.endswith(("er", "ir", "re"))}
    )
    for verb in verbs:
        for form in finite_forms(verb):
            finite.setdefault(form, verb)
        for form in participle_forms(verb):
            participles.setdefault(form, verb)
    return finite, participles, frozenset(verbs)


def verb_of_finite(form: str) -> str | None:
    """The verb of the frame lexicon that has this finite form.

    >>> verb_of_finite("conteste"), verb_of_finite("rejettent"), verb_of_finite("table")
    ('contester', 'rejeter', None)
    """
    return _tables()[0].get(form)


def verbs_by_form() -> Mapping[str, str]:
    """Every finite form of the verbs of the frame lexicon with its verb, for who asks about each word of a text."""
    return _tables()[0]


def verb_of_participle(form: str) -> str | None:
    """The verb of the frame lexicon that has this past participle.

    >>> verb_of_participle("tweeté"), verb_of_participle("admises")
    ('tweeter', 'admettre')
    """
    return _tables()[1].get(form)


def is_known(verb: str) -> bool:
    """Whether the frame lexicon has this verb."""
    return verb in _tables()[2]
