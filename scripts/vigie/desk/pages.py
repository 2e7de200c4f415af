"""The pages of the desk: what waits, the resources, the import, the log."""

from collections.abc import Mapping
from importlib import resources as files
from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select

from catalog.columns import LARGEST_KEY
from catalog.errors import N_
from catalog.journal.history import done_by, last_changes
from catalog.models import Link, Resource, Run, Visit
from catalog.repairs.applying import SURE, apply_sure
from catalog.sentences import ACTIONS
from catalog.waiting import Waiting, waiting_line, waiting_lines, waiting_links
from vigie import settling
from vigie.desk.request import attempt, here, reading, refused
from vigie.fields import FieldError
from vigie.hand import at_work
from vigie.past import about
from vigie.settling import Done

_PER_PAGE = 50
_MOST_RUNS, _MOST_CHANGES = 20, 30
# The deeds for which something is typed, and where.
_ASKED = {"adresse": "url", "ignorer": "day", "retirer": "why"}
_TYPED = ("url", "day", "slug", "why")
pages = Blueprint("pages", __name__)


@pages.get("/style.css")
def style() -> Response:
    """The look of the published site, and what only forms need."""
    text = "".join(
        files.files(package).joinpath(name).read_text(encoding="utf-8")
        for package, name in (("sitegen", "assets/style.css"), ("vigie", "desk/desk.css"))
    )
    return Response(text, mimetype="text/css")


@pages.get("/")
def list_waiting() -> str:
    host = request.args.get("hote", "")
    links = waiting_links(reading(), host)
    last = max((len(links) - 1) // _PER_PAGE + 1, 1)
    page = min(max(request.args.get("page", 1, int), 1), last)
    shown = waiting_lines(reading(), links[(page - 1) * _PER_PAGE : page * _PER_PAGE])
    place = {"lines": shown, "count": len(links), "page": page, "last": last, "host": host}
    return render_template("waiting.html", **place, came_from=_came_from(host, page))


@pages.get(f"/attente/<int(max={LARGEST_KEY}):number>")
def line(number: int) -> ResponseReturnValue:
    came_from = _came_from(request.args.get("hote", ""), request.args.get("page", 1, int))
    return _line(number, came_from, {}, {}), 200


def _line(number: int, came_from: dict[str, Any], typed: Mapping[str, str], wrong: dict[str, str]) -> str:
    """typed: what a form held that is shown again; wrong: what is wrong with it, by field."""
    link = reading().get(Link, number)
    if link is None:
        abort(404)
    shown = {"line": waiting_line(reading(), number), "typed": {name: typed.get(name, "") for name in _TYPED}}
    return render_template("line.html", link=link, **shown, came_from=came_from, wrong=wrong)


def _came_from(host: str, page: int) -> dict[str, Any]:
    """The part of the list that a person goes through, to which every deed comes back."""
    return ({"hote": host} if host else {}) | ({"page": page} if page > 1 else {})


@pages.route(
    f"/attente/<int(max={LARGEST_KEY}):number>/<any(reparer, ecarter, adresse, ignorer, retirer):deed>",
    methods=["GET", "POST"],
)
def settle(number: int, deed: str) -> ResponseReturnValue:
    if request.method == "GET":
        # The address of a form that was shown again, opened anew.
        return redirect(url_for("pages.line", number=number))
    found = waiting_line(reading(), number)
    came_from = _came_from(request.form.get("hote", ""), request.form.get("page", 1, int))
    others, same = url_for("pages.list_waiting", **came_from), url_for("pages.line", number=number, **came_from)
    if deed in _ASKED:
        if found is None:
            wrong = {_ASKED[deed]: here().words("This link waits no longer.")}
        else:
            wrong = refused(lambda: _settle(found, deed), _ASKED[deed])
        return (_line(number, came_from, request.form, wrong), 422) if wrong else redirect(others, 303)
    if found is None:
        return attempt(lambda: here().words("This link waits no longer."), others)
    # Whatever could not be done is tried again, and what was discarded wants something else in its place.
    return attempt(lambda: _settle(found, deed), same if deed == "ecarter" else others, same)


def _settle(found: Waiting, deed: str) -> str:
    context, words, form = here(), here().words, request.form
    link, title, url = found.link.id, found.title, found.link.url
    repair = form.get("repair", 0, int)
    meant = _meant(found, form.get("slug")) if deed == "retirer" else found.resources[0]
    slug, withdrawn = meant.slug, meant.title
    reading().close()
    match deed:
        case "reparer":
            settling.accept(context, link, repair)
            return words("“{title}” is mended.", title=title)
        case "ecarter":
            settling.refuse(context, link, repair)
            return words("This is not proposed any more.")
        case "adresse":
            settling.put(context, link, url, form.get("url", ""))
            return words("“{title}” is mended.", title=title)
        case "ignorer":
            settling.leave_alone(context, link, url, settling.day_of(form.get("day", "").strip(), context.now))
            return words("{url} is left alone.", url=url)
        case _:
            settling.withdraw(context, link, slug, form.get("why", "").strip() or None)
            return words("“{title}” is withdrawn.", title=withdrawn)


def _meant(found: Waiting, slug: str | None) -> Resource:
    """The resource to withdraw: of several that share a link, the person says which."""
    chosen = [each for each in found.resources if slug in (None, each.slug)]
    if len(chosen) != 1:
        message = N_("Several resources share this link: say which one is to be withdrawn.")
        raise FieldError(message, field="slug")
    return chosen[0]


@pages.post("/reparer-les-sures")
def mend_the_sure_ones() -> ResponseReturnValue:
    def deed() -> str:
        with at_work(here()) as (session, now):
            return here().words.many(
                "{count} link mended.", "{count} links mended.", len(apply_sure(session, SURE, now))
            )

    return attempt(deed, url_for("pages.list_waiting"))


@pages.post("/annuler")
def undo() -> ResponseReturnValue:
    """The last change, if it still is the one that the person saw."""

    def deed() -> str:
        settling.take_back(here(), Done(None, change=request.form.get("change", 0, int)))
        return here().words("Taken back.")

    return attempt(deed, url_for("pages.log"))


@pages.get("/journal")
def log() -> str:
    visits = select(Visit.run_id, func.count().label("visits")).group_by(Visit.run_id).subquery()
    runs = reading().execute(
        select(Run, func.coalesce(visits.c.visits, 0).label("visits"))
        .outerjoin(visits, visits.c.run_id == Run.id)
        .order_by(Run.id.desc())
        .limit(_MOST_RUNS)
    )
    changes = last_changes(reading(), _MOST_CHANGES)
    did, words = done_by(reading(), changes), here().words
    told = {change.id: about(change, did[change.id], words) for change in changes}
    last = next((change.id for change in changes if change.undone_at is None), None)
    return render_template("log.html", runs=runs.all(), changes=changes, told=told, last=last, ACTIONS=ACTIONS)
