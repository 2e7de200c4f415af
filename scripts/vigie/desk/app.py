"""The application: its pages, what every answer bears, and how it says that something went wrong."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, render_template, url_for
from flask.typing import ResponseReturnValue
from jinja2 import StrictUndefined
from sqlalchemy import Engine
from werkzeug.exceptions import HTTPException, SecurityError

from catalog import sentences
from catalog.errors import N_
from catalog.proofs import said
from catalog.repairs.sentences import REPAIRS, proof
from vigie.context import Context
from vigie.desk.bringing import bringing
from vigie.desk.completing import completing
from vigie.desk.door import Door, guard
from vigie.desk.key import key_of
from vigie.desk.pages import pages
from vigie.desk.request import close, here
from vigie.desk.shelf import shelf
from vigie.desk.tries import Tries
from vigie.filling import FIELD_NAMES

LARGEST_FORM = 25 * 1024 * 1024  # bytes: the largest file that can be imported, and some
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
_FAULTS = {
    403: N_("This form is too old, or did not come from here. Go back, load the page again, and send it once more."),
    404: N_("There is no such page at the desk."),
    413: N_("That is larger than the desk takes."),
}
_FAILED = N_("The desk did not understand that.")
_OTHER_NAME = N_(
    "The desk does not go by this name. Open it at the address that it said at its start; behind another server, at "
    "the one that stands under [desk] in vigie.toml."
)


def make_app(context: Context, engine: Engine, hosts: list[str], *, tls: bool = False) -> Flask:
    """hosts: the names under which it may be asked for. tls: it is reached by https only."""
    app = Flask("vigie.desk", static_folder=None)
    door = Door(key_of(context), Tries(context.lock_file.with_suffix(".desk-tries")))
    app.config.update(
        SECRET_KEY=door.key.secret(),
        SESSION_COOKIE_NAME="__Host-vigie" if tls else "vigie",
        SESSION_COOKIE_SECURE=tls,
        SESSION_COOKIE_HTTPONLY=True,
        # Strict would have a link in a mail lead to the door even when one is in.
        SESSION_COOKIE_SAMESITE="Lax",
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        TRUSTED_HOSTS=hosts,
    )
    # A rehearsal's clock (--now) goes on from where it was set.
    ahead = context.now - datetime.now(UTC)
    app.extensions["vigie"] = (context, engine, ahead)
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(_speech(context))
    guard(app, door)
    for blueprint in (pages, completing, shelf, bringing):
        app.register_blueprint(blueprint)
    app.after_request(_with_headers(tls=tls))
    app.teardown_request(lambda _error: close())
    app.register_error_handler(HTTPException, _fault)
    return app


def _with_headers(*, tls: bool) -> Callable[[Response], Response]:
    def add(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if tls:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        return response

    return add


def _fault(error: HTTPException) -> ResponseReturnValue:
    code = error.code or 500
    if isinstance(error, SecurityError):
        # No page of ours can be made, for none would know its address.
        return here().words(_OTHER_NAME), code, {"Content-Type": "text/plain; charset=utf-8"}
    return render_template("fault.html", message=here().words(_FAULTS.get(code, _FAILED))), code


def _speech(context: Context) -> dict[str, Any]:
    words = context.words
    return {
        "say": lambda message, **facts: words.typography(words(message, **facts)),
        "many": lambda one, several, count, **facts: words.typography(words.many(one, several, count, **facts)),
        "when": lambda moment: words.date_and_time(moment, here().now),
        "language": words.language,
        "directory": context.settings.directory,
        "said": lambda detail: said(detail, words),
        "proof": lambda repair: proof(repair, words),
        "state_sentence": lambda link: sentences.state_sentence(link, words),
        "reason_beside": lambda link: sentences.reason_beside(link, words),
        "REPAIRS": REPAIRS,
        "FIELD_NAMES": FIELD_NAMES,
        "KINDS": sentences.KINDS,
        "ACTIONS": sentences.ACTIONS,
        "is_web": lambda url: urlsplit(url).scheme in ("http", "https"),
        "url_for": url_for,
    }
