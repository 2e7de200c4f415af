"""What the pages of the desk need of the request that they answer."""

import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from flask import current_app, flash, g, redirect
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from catalog.errors import InputError, VigieError
from vigie.context import Context
from vigie.fields import FieldError


def here() -> Context:
    """The context, at this moment."""
    context: Context
    ahead: timedelta
    context, _, ahead = current_app.extensions["vigie"]
    return dataclasses.replace(context, now=datetime.now(UTC) + ahead)


def reading() -> Session:
    """The session in which this page reads the catalogue."""
    if "reading" not in g:
        g.reading = Session(current_app.extensions["vigie"][1])
    held: Session = g.reading
    return held


def attempt(deed: Callable[[], str], back: str, again: str | None = None) -> ResponseReturnValue:
    """Does something, says what became of it, and goes to a page; `again`: to another where it could not be done."""
    try:
        flash(deed(), "done")
    except VigieError as error:
        flash(in_words(error), "wrong")
        back = again or back
    return redirect(back, 303)


def refused(deed: Callable[[], str], field: str = "") -> dict[str, str]:
    """Does something and says what became of it; why it could not be done, by the field of the form that is at fault
    ("": none of them), for the form to be shown again.
    """
    try:
        flash(deed(), "done")
    except VigieError as error:
        return {(error.field if isinstance(error, FieldError) else "") or field: in_words(error)}
    return {}


def in_words(error: VigieError) -> str:
    text = here().words(error.message, **error.facts)
    if isinstance(error, InputError):
        return here().words("Line {line}: {text}", line=error.line, text=text)
    return text


def close() -> None:
    """Ends the session in which the page read."""
    session = g.pop("reading", None)
    if session is not None:
        session.close()
