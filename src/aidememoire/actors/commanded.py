"""Commanded: who can't a description mean, since they are told of over it in its own sentence?

A description does not take up a subject that stands over it: « |Marie Lopez| a été reçue par |la maire| », « devant
|le juge|, |il| a nié », « |Paul Roy| a dit que |le médecin| mentait » tell of two people each (principle C of the
theory of binding: Chomsky, Lectures on Government and Binding, 1981).
"""

from __future__ import annotations

from collections.abc import Iterator

from aidememoire.actors.mention import Mention
from aidememoire.actors.registry import Registry
from aidememoire.clauses.tree import Tree, tree_of

BESIDE = ("obj", "iobj", "obl:arg", "obl:agent")
NAMING = ("appos", "flat:name", "flat", "nmod")
PERSONAL = {"il", "elle", "-il", "-elle", "-t-il", "-t-elle"}


def told_over(book: Registry, n: int, m: Mention) -> frozenset[int]:
    """The ids of the actors that mention `n`, a description, can't be: subjects over it, and what its verb governs."""
    tree, token = tree_of(book.doc), m["token"]
    if "predicate" in m or tree.deps[token] in ("appos", "nsubj:outer"):
        return frozenset()
    found: set[int] = set()
    crossed = False  # whether a clause with a subject of its own lies between
    for cur, head in _path(tree, token):
        if tree.deps[cur] == "conj" and _subjects(tree, cur):
            crossed = True
            continue
        siblings = [c for c in _subjects(tree, head) if c != cur]
        if tree.deps[cur].startswith("acl"):
            siblings.append(head)  # « |Paul Roy|, entouré de l'avocat », « |Paul Roy|, qui a vu l'avocat »
        if cur == token:
            siblings += [c for c in tree.children(head) if c != cur and tree.deps[c] in BESIDE]
        for sibling in siblings:
            found |= _meant(book, tree, sibling, n, late=not crossed)
        if cur > head and _subjects(tree, head) == [cur] or tree.deps[head] == "parataxis":
            break  # « |Julien| est amer : "P", lâche le jeune homme »
        crossed = crossed or bool(_subjects(tree, head))
    return frozenset(found)


def has_clitic(book: Registry, m: Mention) -> bool:
    """Whether its verb tells of somebody by a pronoun alone: « le médecin |lui| a dit »."""
    tree, token = tree_of(book.doc), m["token"]
    if not tree.deps[token].startswith("nsubj"):
        return False
    verb = tree.heads[token]
    return any(tree.words[c] == "lui" for c in tree.lefts.get(verb, ()))


def _path(tree: Tree, token: int) -> Iterator[tuple[int, int]]:
    """Each word over a token with the word that it hangs on."""
    while (head := tree.heads[token]) != token:
        yield token, head
        token = head


def _subjects(tree: Tree, verb: int) -> list[int]:
    return [c for c in tree.children(verb) if tree.deps[c].startswith("nsubj")]


def _meant(book: Registry, tree: Tree, sibling: int, n: int, *, late: bool) -> set[int]:
    """Who a subject or object is: by its own mention, or the name beside it; a later pronoun as it will be read."""
    found: set[int] = set()
    for token in (sibling, *(c for c in tree.children(sibling) if tree.deps[c] in NAMING)):
        at = book.antecedents.by_token.get(token)
        if at is None or token != sibling and _prepositional(tree, token):
            continue
        if book.mentions[at]["form"] == "pronoun" and not book.antecedents.told_alike(token, book.mentions[n]["token"]):
            continue  # « "|Il| a dit que P", a ajouté l'officier »
        entity = book.of.get(at)
        if entity is None and late and at > n and tree.words[token] in PERSONAL:
            entity = book.antecedents.of_pronoun(at, book.of)
        if entity is not None:
            found.add(id(entity))
    return found


def _prepositional(tree: Tree, token: int) -> bool:
    return any(tree.deps[c] == "case" for c in tree.lefts.get(token, ()))
