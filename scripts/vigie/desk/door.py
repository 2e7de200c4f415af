"""Who may come in: sessions, the password, its rate limit, and the token that every form must bring back (CSRF)."""

import secrets
import time
from collections.abc import Callable
from functools import partial
from hmac import compare_digest
from typing import Any

from flask import Blueprint, Flask, abort, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from vigie.desk.kept import is_own, laid_by, resumed, taken_up, typed
from vigie.desk.key import DeskKey
from vigie.desk.tries import Tries

_LONGEST_SESSION = 12 * 3600.0  # seconds
_OPEN = frozenset({"door.sign_in", "pages.style", "static"})


class Door:
    """Sessions are known by their number here, not by their cookie alone: whoever has signed out is out."""

    def __init__(self, key: DeskKey, tries: Tries, clock: Callable[[], float] = time.monotonic) -> None:
        self.key = key
        self.tries = tries
        self.clock = clock
        self._sessions: dict[str, float] = {}

    def wait(self) -> int:
        """Seconds until a password from where this request comes from is heard again; 0: now."""
        return self.tries.wait(request.remote_addr or "")

    def try_key(self, password: str) -> bool:
        if self.key.opens(password):
            number = secrets.token_urlsafe(16)
            self._sessions[number] = self.clock()
            session.clear()
            session.update(number=number, token=secrets.token_urlsafe(32))
            return True
        self.tries.note(request.remote_addr or "")
        return False

    def is_in(self) -> bool:
        since = self._sessions.get(session.get("number", ""))
        return since is not None and self.clock() - since < _LONGEST_SESSION

    def leave(self) -> None:
        self._sessions.pop(session.get("number", ""), None)
        session.clear()


def token() -> str:
    """What every form bears; made with the session."""
    held: str = session.setdefault("token", secrets.token_urlsafe(32))
    return held


def _bears_token() -> bool:
    """Whether the form is one that this session was given."""
    held = session.get("token", "").encode() or secrets.token_bytes(8)
    return compare_digest(request.form.get("token", "").encode(), held)


def _check(door: Door) -> ResponseReturnValue | None:
    """What is answered instead of a page to those who may not see it."""
    if request.routing_exception is not None:
        # There is no such page, or not under this name: the application says so.
        return None
    if request.method == "POST" and not _bears_token():
        if not (door.is_in() and is_own() and typed()):
            abort(403)
        return resumed(request.path, typed()), 403
    if request.endpoint not in _OPEN and not door.is_in():
        if request.method == "POST" and typed():
            return _page(kept=laid_by()), 403
        asked = request.full_path if request.query_string else request.path
        return redirect(url_for("door.sign_in", next=asked if request.method == "GET" else None))
    return None


def guard(app: Flask, door: Door) -> None:
    """Puts the door before every page of the application."""
    blueprint = Blueprint("door", __name__)
    app.before_request(partial(_check, door))

    @blueprint.route("/connexion", methods=["GET", "POST"])
    def sign_in() -> ResponseReturnValue:
        wait, wrong = door.wait(), False
        if request.method == "POST" and not wait:
            if door.try_key(request.form.get("password", "")):
                return _welcome()
            wrong, wait = True, door.wait()
        page = _page(wrong=wrong, wait=wait, next=request.values.get("next", ""), kept=request.form.get("kept", ""))
        return page, (429 if wait else 403 if wrong else 200), ({"Retry-After": str(wait)} if wait else {})

    @blueprint.post("/deconnexion")
    def sign_out() -> ResponseReturnValue:
        door.leave()
        return redirect(url_for("door.sign_in"), 303)

    app.register_blueprint(blueprint)
    app.jinja_env.globals.update(token=token, is_in=door.is_in)


def _welcome() -> ResponseReturnValue:
    """Where somebody goes who has just come in."""
    if held := taken_up(request.form.get("kept", "")):
        path, fields = held
        return resumed(_onward(path), fields)
    return redirect(_onward(request.form.get("next", "")), 303)


def _page(**facts: Any) -> str:
    return render_template("sign_in.html", **{"wrong": False, "wait": 0, "next": "", "kept": ""} | facts)


def _onward(path: str) -> str:
    """A path of the desk itself, and nothing else: whoever signs in is not to be sent elsewhere."""
    own = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if own else url_for("pages.list_waiting")
