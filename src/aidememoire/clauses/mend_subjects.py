"""Subjects and objects that a participle, a day, a remark or a part of them took the place of.

Each function mends the one construction that it names; whoever calls it has looked at the token's label.
"""

from __future__ import annotations

from aidememoire.clauses.parse import Parse
from aidememoire.clauses.phrases import is_temporal
from aidememoire.lexicon import frames, functions
from aidememoire.lexicon.conjugation import verb_of_participle

NOMINAL = {"NOUN", "PROPN", "NUM", "PRON"}
SETTING = 14  # tokens of a setting that opens a sentence
NAME = 6  # tokens of a name before the comma after it
THIS_ONE = {"celui-ci", "celle-ci", "ceux-ci", "celles-ci"}
LATTER = {*THIS_ONE, "dernier", "dernière", "derniers", "dernières"}


def mend_taken_subject(parse: Parse, participle: int, start: int, end: int) -> None:
    """« Ce dernier, |arrivé| hier à Oslo, s'est dit prêt à … »: the participle took the main verb's subject."""
    tokens, verb = parse.tokens, parse.heads[participle]
    if participle < start + 2 or tokens[participle - 1].text != ",":
        return
    known = "Part" in tokens[participle].morph.get("VerbForm", []) or verb_of_participle(tokens[participle].lower_)
    if verb <= participle + 1 or not known:
        return
    children = parse.children(participle, start, end)
    noun = next((c for c in children if c < participle - 1 and parse.deps[c].startswith("nsubj")), None)
    if noun is None or any(parse.deps[c].startswith(("aux", "cop")) for c in children):
        return
    own = parse.children(verb, start, end)
    first = min([verb, *(c for c in own if c < verb and parse.deps[c].startswith(("aux", "expl", "advmod")))])
    if tokens[first - 1].text != "," or any(parse.deps[c].startswith(("nsubj", "mark")) for c in own if c < first):
        return
    later = next((c for c in own if c > verb and parse.deps[c].startswith("nsubj")), None)
    passive = any(parse.deps[c] == "aux:pass" for c in own)
    parse.attach(noun, verb, "nsubj:pass" if passive else "nsubj")
    parse.attach(participle, noun, "acl")
    if later is not None and tokens[later].pos_ in NOMINAL and frames.wants(tokens[verb].lemma_.lower(), "object"):
        parse.attach(later, verb, "obj")


def mend_opening(parse: Parse, participle: int, start: int, end: int) -> None:
    """« |Interrogée| par l'AFP, la mission a confirmé … »: the subject is the noun after the comma, hung on it."""
    tokens, verb = parse.tokens, parse.heads[participle]
    if "Part" not in tokens[participle].morph.get("VerbForm", []) or verb < participle:
        return
    if any(t.pos_ not in ("PUNCT", "ADV", "CCONJ", "SPACE") for t in tokens[start:participle]):
        return
    for child in parse.children(participle, participle + 2, verb):
        inner = parse.children(child, participle, child)
        first = min([child, *inner])
        if tokens[child].pos_ not in NOMINAL or tokens[first - 1].text != ",":
            continue
        if any(parse.deps[c] in ("case", "mark") for c in inner) or tokens[first].pos_ not in ("DET", "PROPN", "PRON"):
            continue
        role = parse.deps[participle]
        later = [c for c in parse.children(participle, child + 1, verb) if not tokens[c].is_punct]
        parse.attach(participle, verb, "advcl")
        parse.attach(child, verb, role)
        for other in later:
            parse.attach(other, child, parse.deps[other])
        return


def mend_bare_subject(parse: Parse, name: int, end: int) -> None:
    """« |Moscou|, en revanche, dénonce … »: a name without preposition before a remark is the verb's subject."""
    tokens, verb = parse.tokens, parse.heads[name]
    comma = name + 1
    while comma < min(verb, name + NAME) and parse.words[comma] != "," and name <= parse.heads[comma] < comma + 4:
        comma += 1  # « |Reporters sans frontières|, de son côté, espère »
    if tokens[verb].pos_ != "VERB" or name + 3 >= verb or parse.words[comma] != ",":
        return
    children = parse.children(verb, name, end)
    first = min(c for c in (verb, *children) if c == verb or c < verb and parse.deps[c].startswith(("aux", "expl")))
    if tokens[first - 1].text != "," or any(parse.deps[c].startswith(("nsubj", "mark")) for c in children):
        return
    if not any("Fin" in tokens[c].morph.get("VerbForm", []) for c in (verb, first)):
        return
    parse.attach(name, verb, "nsubj:pass" if any(parse.deps[c] == "aux:pass" for c in children) else "nsubj")


def mend_after_setting(parse: Parse, start: int, end: int) -> None:
    """« Dans une lettre au préfet, |le directeur du port|, Paul Roy, affirme que P »: the subject was set beside the
    setting before its comma."""
    words = parse.words
    comma = next((k for k in range(start + 2, min(end - 4, start + SETTING)) if words[k] == ","), None)
    if comma is None or parse.pos[comma + 1] != "DET":
        return
    noun = parse.heads[comma + 1]
    if not comma < noun < end or parse.deps[noun] != "appos" or not start < parse.heads[noun] < comma:
        return
    verb = next((k for k in range(noun + 1, end) if parse.heads[k] == k), None)
    if verb is None or parse.pos[verb] != "VERB":
        return
    children = parse.children(verb, start, end)
    first = min(c for c in (verb, *children) if c == verb or c < verb and parse.deps[c].startswith(("aux", "expl")))
    if words[first - 1] != "," or first - 1 <= noun or any(parse.deps[c].startswith("nsubj") for c in children):
        return
    if any(parse.forms[c] == "Fin" for c in (verb, first)):
        parse.attach(noun, verb, "nsubj:pass" if any(parse.deps[c] == "aux:pass" for c in children) else "nsubj")


def mend_after_voice(parse: Parse, noun: int, end: int) -> None:
    """« dénonce par la voix de son chef, X, |une trahison| »: a noun without preposition after it is the object."""
    tokens, verb = parse.tokens, parse.heads[noun]
    if (
        tokens[noun].pos_ != "NOUN"
        or tokens[noun - 2].text != ","
        or not verb < noun - 4
        or tokens[verb].pos_ != "VERB"
    ):
        return
    if not frames.wants(tokens[verb].lemma_.lower(), "object") or is_temporal(tokens[noun]):
        return
    if not any(t.lower_ in ("voix", "bouche") for t in tokens[verb + 1 : noun - 2]):
        return
    if not any(parse.deps[c] in ("obj", "case") for c in parse.children(verb, verb, end)):
        parse.attach(noun, verb, "obj")


def mend_day(parse: Parse, day: int, end: int) -> None:
    """« n'a pas exclu |jeudi| de céder »: a bare day right after a verb that has its complement is no object."""
    tokens, verb = parse.tokens, parse.heads[day]
    if verb == day - 1 and tokens[verb].pos_ == "VERB":
        later = parse.children(verb, day + 1, end)
        if any(parse.deps[c] in ("xcomp", "ccomp", "obj") for c in later):
            parse.attach(day, verb, "obl:mod")


def mend_latter(parse: Parse, latter: int, start: int) -> None:
    """« "Jamais", a répliqué |ce dernier| »: who speaks, after a cue that follows a mark or a comma."""
    tokens, verb = parse.tokens, parse.heads[latter]
    one = tokens[latter].lower_ in THIS_ONE
    if verb != latter - (1 if one else 2) or not one and tokens[latter - 1].lower_ not in ("ce", "cette", "ces"):
        return
    if tokens[verb].pos_ != "VERB" or not frames.is_cue(tokens[verb].lemma_.lower()):
        return
    children = parse.children(verb, start, verb)
    first = min([verb, *(c for c in children if parse.deps[c].startswith(("aux", "expl", "advmod")))])
    whom = next((c for c in children if tokens[c].lower_ in ("lui", "leur") and c < first), None)
    first = whom if whom is not None else first
    closed = first > start and tokens[first - 1].text in (",", "»", '"', "”", "–", "-")
    if closed and not any(parse.deps[c].startswith("nsubj") and c != whom for c in children):
        parse.attach(latter, verb, "nsubj")
        if whom is not None:
            parse.attach(whom, verb, "iobj")  # « |lui| a répondu celui-ci »


def mend_part(parse: Parse, part: int, start: int) -> None:
    """« Au moins dix civils, dont |six enfants|, ont péri »: the whole is the subject, and not a part of it."""
    tokens, verb, comma = parse.tokens, parse.heads[part], part - 3
    if tokens[comma].text != "," or tokens[part - 1].pos_ not in ("NUM", "DET") or verb < part:
        return
    for noun in parse.children(verb, start, comma):
        cases = [c for c in parse.children(noun, start, noun) if parse.deps[c] == "case"]
        if tokens[noun].pos_ == "NOUN" and not cases and parse.deps[noun] in ("obl:mod", "obj", "nsubj", "nsubj:pass"):
            role = parse.deps[part]
            parse.attach(part, noun, "acl:relcl")
            parse.attach(noun, verb, role)
            return


def mend_agent_relative(parse: Parse, verb: int, start: int) -> None:
    """« une version contestée par |Washington|, qui affirme que … »: who speaks is the agent beside « qui »."""
    tokens, noun = parse.tokens, parse.heads[verb]
    if tokens[noun].pos_ != "NOUN" or verb < noun + 4 or not frames.is_cue(tokens[verb].lemma_.lower()):
        return
    who = next((k for k in range(verb - 1, max(noun, verb - 5), -1) if tokens[k].lower_ == "qui"), None)
    if who is None or tokens[who - 1].text != ",":
        return
    agent = who - 2 if tokens[who - 2].text[0].isupper() else _body_agent(parse, noun, verb, who)
    while parse.deps[agent] in ("flat:name", "flat:foreign") and parse.heads[agent] < agent:
        agent = parse.heads[agent]
    if agent > noun and parse.deps[agent] == "obl:agent" and parse.heads[parse.heads[agent]] == noun:
        parse.attach(verb, agent, "acl:relcl")


def _body_agent(parse: Parse, noun: int, verb: int, who: int) -> int:
    """The agent whose phrase ends before « , qui », a body or an office that agrees with the verb; else `noun`."""
    tokens = parse.tokens
    for agent in range(who - 2, max(noun + 1, who - 8), -1):
        if parse.deps[agent] != "obl:agent":
            continue
        plural = "Plur" in tokens[verb].morph.get("Number", [])
        finite = "Fin" in tokens[verb].morph.get("VerbForm", [])
        if not finite or plural != ("Plur" in tokens[agent].morph.get("Number", [])):
            return noun
        word = tokens[agent].text
        return agent if functions.collective(word) is not None or functions.function(word) is not None else noun
    return noun


def mend_joined_infinitive(parse: Parse, infinitive: int, start: int) -> None:
    """« a réclamé un vote et |refusé|, pour l'instant, de partir »: the infinitive is the nearer verb's."""
    tokens, first = parse.tokens, parse.heads[infinitive]
    preposition = next(
        (tokens[c].lower_ for c in parse.children(infinitive, first, infinitive) if parse.deps[c] == "mark"), ""
    )
    preposition = {"d'": "de"}.get(preposition, preposition)
    if preposition not in ("de", "à") or tokens[first].pos_ != "VERB" or infinitive < first + 4:
        return
    for verb in range(infinitive - 2, first + 1, -1):
        if tokens[verb].pos_ != "VERB" or parse.deps[verb] != "conj" or parse.heads[verb] != first:
            continue
        if not any(parse.deps[c] in ("xcomp", "ccomp", "obj") for c in parse.children(verb, verb, infinitive + 1)):
            if any(f.takes == preposition for f in frames.of_verb(tokens[verb].lemma_.lower())):
                parse.attach(infinitive, verb, "xcomp")
        return


def mend_joined_participle(parse: Parse, participle: int, start: int, end: int) -> None:
    """« a jugé le plan "indigent" et |réclamé| un vote »: joined to the adjective, it is joined to « a jugé »."""
    tokens, first = parse.tokens, parse.heads[participle]
    if "Part" not in tokens[participle].morph.get("VerbForm", []) or tokens[participle].lower_.endswith("ant"):
        return
    children = parse.children(participle, start, end)
    if any(parse.deps[c].startswith(("aux", "nsubj")) for c in children):
        return
    if not any(parse.deps[c] in ("obj", "ccomp", "xcomp") and c > participle for c in children):
        return
    if any(parse.deps[c].startswith("aux") for c in parse.children(first, start, first)):
        return
    above = first
    for _ in range(3):
        if parse.heads[above] == above:
            return
        above = parse.heads[above]
        if any(parse.deps[c] == "aux:tense" for c in parse.children(above, start, above)):
            parse.attach(participle, above, "conj")
            return


def mend_led_subject(parse: Parse, noun: int, start: int, end: int) -> None:
    """« Devant le juge, |Paul Roy| a reconnu les faits »: the name behind the comma, not whom « devant » leads to."""
    verb = parse.heads[noun]
    if parse.deps[start] != "case" or parse.heads[start] != noun or not noun < verb:
        return
    for name in parse.children(noun, noun + 2, verb):
        if parse.deps[name] != "appos" or parse.pos[name] != "PROPN" or parse.words[name - 1] != ",":
            continue
        between = [i for i in range(name + 1, verb) if parse.heads[i] != name]
        if all(parse.heads[i] == verb and parse.pos[i] in ("AUX", "ADV", "PRON") for i in between):
            role = parse.deps[noun]
            parse.attach(name, verb, role)
            parse.attach(noun, verb, "obl:mod")
        return


def mend_listed_subject(parse: Parse, noun: int, start: int, end: int) -> None:
    """« À leurs côtés, |Paul et Anne| ont veillé »: the names behind the comma are no part of the opening."""
    verb = parse.heads[noun]
    if parse.heads[start] != noun or not noun < verb:
        return
    listed = [c for c in parse.children(noun, noun + 2, verb) if parse.deps[c] == "conj"]
    if not listed or parse.words[listed[0] - 1] != "," or parse.pos[listed[0]] != "PROPN":
        return
    after = [i for i in range(listed[-1] + 1, verb) if parse.heads[i] not in listed and parse.words[i] != "et"]
    after = [i for i in after if not parse.deps[i].startswith("nsubj")]
    if any(parse.heads[i] != verb or parse.pos[i] not in ("AUX", "ADV", "PRON") for i in after):
        return
    subject = next((c for c in parse.children(verb, start, end) if parse.deps[c].startswith(("nsubj", "expl:subj"))), 0)
    if subject == listed[-1] + 2 and parse.words[subject - 1] == "et" and parse.pos[subject] == "PROPN":
        listed.append(subject)
        parse.attach(subject - 1, subject, "cc")
    elif subject:
        return
    passive = any(parse.deps[i] == "aux:pass" for i in after)
    parse.attach(listed[0], verb, "nsubj:pass" if passive else "nsubj")
    for other in listed[1:]:
        parse.attach(other, listed[0], "conj")


def mend_second_subject(parse: Parse, noun: int, start: int, end: int) -> None:
    """« |Père de trois enfants|, il a fui » says what he is; in « le demi de mêlée |Paul Roy| a marqué » the name is
    the noun's: one verb has one subject."""
    verb = parse.heads[noun]
    others = [c for c in parse.children(verb, noun + 1, verb) if parse.deps[c].startswith("nsubj")]
    if len(others) != 1:
        return
    other = others[0]
    if noun == start and parse.words[other - 1] == "," and parse.pos[other] == "PRON":
        parse.attach(noun, verb, "advcl")
    elif parse.pos[other] == "PROPN" and parse.pos[other - 1] in ("NOUN", "ADJ") and noun < other - 1:
        if all(parse.pos[i] in ("NOUN", "ADJ", "ADP", "DET") for i in range(noun + 1, other)):
            parse.attach(other, noun, "appos")
