"""The pages of the resources: a list to search in, and a form for each."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from catalog.errors import N_
from catalog.folding import fold
from catalog.hand import deeds
from catalog.hand.text import draft_from, text_of
from catalog.importing.draft import Draft, DraftLink
from catalog.journal.apply import find
from catalog.kinds import Kind
from catalog.models import Resource
from catalog.nesting import path_of
from catalog.repairs.keeping import refresh
from catalog.vocabulary import ContributorRole
from vigie.desk.request import here, reading, refused
from vigie.fields import FieldError, checked, with_makers
from vigie.hand import at_work

_MOST = 100
_PLAIN = ("title", "date", "language", "summary", "container", "issue", "place")
shelf = Blueprint("shelf", __name__)


@shelf.get("/ressources")
def resources() -> str:
    asked = request.args.get("q", "").strip()
    wanted = fold(asked).split()
    columns = (Resource.slug, Resource.title, Resource.date)
    query = select(*columns).where(Resource.withdrawn_at.is_(None)).order_by(Resource.position, Resource.id)
    rows = [row for row in reading().execute(query) if all(word in fold(row.title) for word in wanted)]
    return render_template("resources.html", rows=rows[:_MOST], count=len(rows), asked=asked)


@shelf.route("/ressources/<slug>", methods=["GET", "POST"])
def resource(slug: str) -> ResponseReturnValue:
    held = find(reading(), slug)
    if held is None:
        abort(404)
    fields, stamp, wrong = _fields(held), _stamp(held), {}
    if request.method == "POST":
        # What was typed stays in the form where it cannot be kept.
        fields, stamp = {name: request.form.get(name, "") for name in fields}, request.form.get("stamp", "")
        reading().close()
        wrong = refused(lambda: _stored(slug, fields, stamp))
        if not wrong:
            return redirect(url_for("shelf.resource", slug=slug), 303)
    page = render_template("resource.html", slug=slug, fields=fields, stamp=stamp, wrong=wrong, kinds=list(Kind))
    return page, 422 if wrong else 200


def _fields(held: Resource) -> dict[str, str]:
    def makers(role: ContributorRole) -> str:
        return _lines(each.organisation.name for each in held.contributions if each.role is role)

    return {
        **{name: getattr(held, name) or "" for name in _PLAIN},
        "kind": held.kind.value,
        "themes": _lines(path_of(theme) for theme in held.themes),
        "publishers": makers(ContributorRole.PUBLISHER),
        "authors": makers(ContributorRole.AUTHOR),
        "links": _lines(use.link.url for use in held.uses),
    }


def _stored(slug: str, fields: dict[str, str], stamp: str) -> str:
    words = here().words
    with at_work(here()) as (session, now):
        held = find(session, slug)
        if held is None or _stamp(held) != stamp:
            message = N_("“{title}” was changed by something else meanwhile. Edit it again.")
            raise FieldError(message, field="stamp", title=fields["title"])
        changed = deeds.edit(session, held, _draft(draft_from(held), fields), now)
        refresh(session, now.at, [use.link_id for use in held.uses], duplicates=True)
        return words("The resource is corrected.") if changed else words("Nothing was changed.")


def _draft(before: Draft, fields: dict[str, str]) -> Draft:
    said: dict[str, Any] = {name: fields[name].strip() or None for name in _PLAIN}
    said["title"] = fields["title"].strip()
    said["themes"] = tuple(_each(fields["themes"]))
    kind = Kind(fields["kind"]) if fields["kind"] in list(Kind) else before.kind
    held = {link.url: link for link in before.links}
    links = tuple(held.get(url) or DraftLink(url) for url in _each(fields["links"]))
    # A role is only written where its names have changed: the order of the others stays as it was.
    drafted = replace(before, kind=kind, links=links, **said)
    for name, role in (("publishers", ContributorRole.PUBLISHER), ("authors", ContributorRole.AUTHOR)):
        names = _each(fields[name])
        if names != [each.name for each in before.contributions if each.role is role]:
            drafted = with_makers(drafted, {role: names})
    return checked(drafted, before)


def _stamp(held: Resource) -> str:
    return sha256(text_of(held).encode()).hexdigest()


def _lines(names: Iterable[str]) -> str:
    return "\n".join(names)


def _each(text: str) -> list[str]:
    found: Sequence[str] = [each.strip() for each in text.splitlines()]
    return [each for each in dict.fromkeys(found) if each]
