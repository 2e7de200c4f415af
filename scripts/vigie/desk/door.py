"""Who may come in: sessions, the password, its rate limit, and the token that every form must bring back (CSRF)."""

import secrets
import time
from collections.abc import Callable
from hmac import compare_digest

from flask import Blueprint, Flask, abort, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from vigie.desk.key import DeskKey

# Wrong passwords that are heard before new ones have to wait, whoever sends them: the desk has one password.
MOST_FAILURES, _FORGOTTEN = 5, 300.0  # seconds
_LONGEST_SESSION = 12 * 3600.0  # seconds
_OPEN = frozenset({"door.sign_in", "pages.style", "static"})


class Door:
    """Sessions are known by their number here, not by their cookie alone: whoever has signed out is out."""

    def __init__(self, key: DeskKey, clock: Callable[[], float] = time.monotonic) -> None:
        self.key = key
        self.clock = clock
        self._failures: list[float] = []
        self._sessions: dict[str, float] = {}

    def wait(self) -> int:
        """Seconds until a password is heard again; 0: now."""
        now = self.clock()
        self._failures = [at for at in self._failures if now - at < _FORGOTTEN]
        if len(self._failures) < MOST_FAILURES:
            return 0
        return int(self._failures[-MOST_FAILURES] + _FORGOTTEN - now) + 1

    def try_key(self, password: str) -> bool:
        if self.key.opens(password):
            number = secrets.token_urlsafe(16)
            self._sessions[number] = self.clock()
            session.clear()
            session.update(number=number, token=secrets.token_urlsafe(32))
            return True
        self._failures.append(self.clock())
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


def guard(app: Flask, door: Door) -> None:
    """Puts the door before every page of the application."""
    blueprint = Blueprint("door", __name__)

    @app.before_request
    def check() -> ResponseReturnValue | None:
        if request.routing_exception is not None:
            # There is no such page, or not under this name: the application says so.
            return None
        if request.method == "POST" and not compare_digest(
            request.form.get("token", "").encode(), session.get("token", "").encode() or secrets.token_bytes(8)
        ):
            abort(403)
        if request.endpoint not in _OPEN and not door.is_in():
            asked = request.full_path if request.query_string else request.path
            return redirect(url_for("door.sign_in", next=asked if request.method == "GET" else None))
        return None

    @blueprint.route("/connexion", methods=["GET", "POST"])
    def sign_in() -> ResponseReturnValue:
        wait, wrong = door.wait(), False
        if request.method == "POST" and not wait:
            if door.try_key(request.form.get("password", "")):
                return redirect(_onward(request.form.get("next", "")), 303)
            wrong, wait = True, door.wait()
        page = render_template("sign_in.html", wrong=wrong, wait=wait, next=request.values.get("next", ""))
        return page, (429 if wait else 403 if wrong else 200), ({"Retry-After": str(wait)} if wait else {})

    @blueprint.post("/deconnexion")
    def sign_out() -> ResponseReturnValue:
        door.leave()
        return redirect(url_for("door.sign_in"), 303)

    app.register_blueprint(blueprint)
    app.jinja_env.globals.update(token=token, is_in=door.is_in)


def _onward(path: str) -> str:
    """A path of the desk itself, and nothing else: whoever signs in is not to be sent elsewhere."""
    own = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if own else url_for("pages.list_waiting")
