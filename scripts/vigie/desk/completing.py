"""The page of what pages say of fields that are empty in the catalogue: taken over or declined, one button each."""

from itertools import groupby

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from catalog.columns import LARGEST_KEY
from vigie import filling
from vigie.desk.request import attempt, here, reading

_PER_PAGE = 50
completing = Blueprint("completing", __name__)


@completing.get("/completer")
def list_proposals() -> str:
    filling.bring_up_to_date(here())
    found, more = filling.first_proposals(reading())
    last = max((len(found) - 1) // _PER_PAGE + 1, 1)
    page = min(max(request.args.get("page", 1, int), 1), last)
    shown = groupby(found[(page - 1) * _PER_PAGE : page * _PER_PAGE], key=lambda each: each.resource)
    groups = [(resource, list(some)) for resource, some in shown]
    return render_template("completing.html", groups=groups, count=len(found), more=more, page=page, last=last)


@completing.post(f"/completer/<int(max={LARGEST_KEY}):number>/<any(reprendre, ecarter):deed>")
def settle(number: int, deed: str) -> ResponseReturnValue:
    def done() -> str:
        if deed == "reprendre":
            filling.accept(here(), number)
            return here().words("The field is filled.")
        filling.refuse(here(), number)
        return here().words("This is not proposed any more.")

    return attempt(done, url_for("completing.list_proposals"))
