"""Correcting: a form becomes a decision; what was decided, and undoing it; what should be looked at first."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from aidememoire.decisions import in_force, undoings
from aidememoire.store.deciding import decide, decisions, undo
from aidememoire.web import language, review, sessions
from aidememoire.web.inputs import PageNumber
from aidememoire.web.judging import IN_FORMS
from aidememoire.web.listing import listed
from aidememoire.web.pages.sign_in import own_address
from aidememoire.web.templating import page as page_of

router = APIRouter()
MOST = 200


def _editor(request: Request, key: str) -> str:
    """Who decides. Raises 401 without a name, 403 for a form that is not ours."""
    settings = request.app.state.settings
    if not settings.editing:
        raise HTTPException(403, "Nothing can be corrected here: the page was started without --edit.")
    if request.state.editor is None:
        raise HTTPException(401, "Sign in first, at /sign-in.")
    if not sessions.form_is_ours(request, settings, key):
        raise HTTPException(403, "The form is too old, or comes from elsewhere; open the page again.")
    return str(request.state.editor)


@router.post("/decide")
async def take(request: Request) -> Response:
    """One decision: `item`, `judgement`, `why`, and for an amendment the fields that differ from `was_…`."""
    sent = await request.form(max_files=0, max_fields=400)
    form = {name: str(value) for name, value in sent.items()}
    others = [str(value) for value in sent.getlist("other") if value]  # several dispatches may leave a story
    who = _editor(request, form.get("key", ""))
    judgement = form.get("judgement", "")
    why = form.get("why", "").strip()
    if not why and judgement == "accept":
        why = language.catalogue(request.state.language).gettext("read, and right")
    taken = decide(
        request.app.state.store,
        form.get("item", ""),
        judgement,  # type: ignore[arg-type]
        why=why,
        who=who,
        change=changes_in(form) if judgement == "amend" else {},
        other=",".join(others) or None,
    )
    path, _, anchor = own_address(form.get("to", "/")).partition("#")
    joined = "&" if "?" in path else "?"
    return RedirectResponse(f"{path}{joined}decided={quote(taken.id)}" + (f"#{anchor}" if anchor else ""), 303)


def changes_in(form: dict[str, str]) -> dict[str, str]:
    """The fields of a form that a person changed, by the names that decisions know."""
    known_as = {called: name for name, called in IN_FORMS.items()}
    changed = {}
    for name, value in form.items():
        was = form.get(f"was_{name}")
        if was is not None and value.strip() != was.strip():
            changed[known_as.get(name, name)] = value
    return changed


@router.post("/undo")
def take_back(
    request: Request, id: Annotated[str, Form(max_length=80)], why: Annotated[str, Form(max_length=500)],
    key: Annotated[str, Form()] = "", to: Annotated[str, Form()] = "/decisions",
) -> Response:  # fmt: skip
    """Undoes a decision by another one."""
    who = _editor(request, key)
    undo(request.app.state.store, id, why=why, who=who)
    return RedirectResponse(own_address(to), 303)


@router.get("/decisions")
@router.get("/decisions.json")
@router.get("/decisions.csv")
def history(request: Request, item: str | None = None) -> Response:
    """What was decided, the latest first."""
    taken = decisions(request.app.state.store, item=item)
    undone = undoings(taken)
    rows = [{**one.model_dump(mode="json"), "undone": one.id in undone} for one in reversed(taken[-MOST:])]
    return listed(request, "decisions.html.j2", rows)


@router.get("/review")
@router.get("/review.json")
@router.get("/review.csv")
def queue(request: Request, page: PageNumber = 1) -> Response:
    """What nobody has judged yet, the least sure first."""
    if not request.app.state.settings.editing:
        raise HTTPException(403, "Nothing can be corrected here: the page was started without --edit.")
    rows, leaf = review.queue(request.app.state.store, page)
    if not request.url.path.endswith("/review"):
        return listed(request, "", [asdict(row) for row in rows], leaf)
    mine = [one for one in in_force(decisions(request.app.state.store)) if one.who == request.state.editor]
    last = next(iter(mine[-1:]), None)
    return page_of(request, "review.html.j2", rows=rows, page=leaf, tool=review.tools(request, rows), last=last)
