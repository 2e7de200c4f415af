"""The import at the desk: a file is looked at first, and brought in only when the person has seen what it would do."""

import secrets
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from catalog.database import make_room
from catalog.errors import N_, BusyError, VigieError
from catalog.importing.changes import Changes
from catalog.importing.files import read_file
from catalog.importing.merge import merge
from catalog.journal.writing import Journal
from catalog.repairs.keeping import refresh
from catalog.vocabulary import Action
from feeds.plain import one_line
from vigie.commands.importing import outcome_line
from vigie.desk.request import here, in_words
from vigie.hand import at_work

_MOST_SHOWN = 500
bringing = Blueprint("bringing", __name__)
# The file that each session is looking at, by its number: its name and what it holds.
_LOOKED_AT: dict[str, tuple[str, bytes]] = {}
_MOST_HELD = 4
_LONGEST_NAME = 200


@bringing.route("/import", methods=["GET", "POST"])
def bring() -> ResponseReturnValue:
    """The form, and what the file that was sent, or is still at hand, would change."""
    number = request.form.get("number", "")
    if (sent := request.files.get("file")) and sent.filename:
        number = _hold(_named(sent.filename), sent.read())
    held = _held(number)
    if held is None:
        return _page()
    name, content = held
    try:
        changes, remarks = _merged(name, content, keep=False)
    except VigieError as error:
        return _refused(error, number, name)
    words = here().words
    lines = [outcome_line(entry, words) for entry in sorted(changes.entries, key=lambda each: each.line)]
    preview = {"name": name, "number": number, "lines": lines[:_MOST_SHOWN], "more": max(len(lines) - _MOST_SHOWN, 0)}
    return _page(preview=preview | _counts(changes) | {"remarks": remarks})


@bringing.route("/import/faire", methods=["GET", "POST"])
def confirm() -> ResponseReturnValue:
    if request.method == "GET":
        return redirect(url_for("bringing.bring"))
    number = request.form.get("number", "")
    held = _held(number)
    if held is None:
        return _refused(VigieError(N_("This file is no longer at hand. Choose it again.")))
    try:
        changes, _ = _merged(*held, keep=True)
    except VigieError as error:
        return _refused(error, number, held[0])
    _LOOKED_AT.pop(number)
    message = "{source}: {added} added, {changed} changed, {unchanged} as they were."
    flash(here().words(message, source=held[0], **_counts(changes)), "done")
    return redirect(url_for("pages.log"), 303)


def _refused(error: VigieError, number: str = "", name: str = "") -> ResponseReturnValue:
    """A file that had to wait for a run stays at hand: no browser gives it a second time by itself."""
    kept = {"number": number, "name": name} if isinstance(error, BusyError) else None
    return _page(wrong={"file": in_words(error)}, kept=kept), 422


def _page(**facts: Any) -> str:
    return render_template("import.html", **{"wrong": {}, "preview": None, "kept": None} | facts)


def _counts(changes: Changes) -> dict[str, int]:
    return {"added": len(changes.added), "changed": len(changes.changed), "unchanged": changes.unchanged}


def _held(number: str) -> tuple[str, bytes] | None:
    """The file that this session, and no other, is looking at."""
    return _LOOKED_AT.get(number) if number and number == session.get("import") else None


def _named(sent: str) -> str:
    """The file's name as the browser gave it, without its folder and what no name may hold; it may be of any length."""
    return one_line(sent.replace("\\", "/").rpartition("/")[2])[:_LONGEST_NAME]


def _hold(name: str, content: bytes) -> str:
    """A few files at most are held: who does not go on is forgotten."""
    _LOOKED_AT.pop(session.get("import", ""), None)
    while len(_LOOKED_AT) >= _MOST_HELD:
        _LOOKED_AT.pop(next(iter(_LOOKED_AT)))
    number = secrets.token_urlsafe(16)
    _LOOKED_AT[number] = (name, content)
    session["import"] = number
    return number


def _merged(name: str, content: bytes, *, keep: bool) -> tuple[Changes, list[str]]:
    """What a file changes, and the remarks on it; taken back unless it is to be kept."""
    context = here()
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"import{Path(name).suffix[:8]}"
        path.write_bytes(content)
        reading = read_file(path)
    with at_work(context) as (catalogue, now):
        make_room(catalogue)
        journal = Journal(catalogue)
        journal.begin(Action.IMPORTED, name, now)
        language = context.settings.directory.language
        changes = merge(catalogue, reading.drafts, name, context.now, language, journal, reading.themes)
        journal.end()
        if keep:
            refresh(catalogue, now.at)
        else:
            catalogue.rollback()
    return changes, [
        context.words("Line {line}: {text}", line=line, text=context.words(message, **facts))
        for line, message, facts in reading.warnings
    ]
