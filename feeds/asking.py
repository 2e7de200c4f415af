"""One request to an address that the settings name: no redirect is followed, for what is sent is for nobody else."""

import urllib.error
import urllib.request
from concurrent.futures import Future
from http.client import HTTPException
from threading import Thread

from catalog.errors import N_
from catalog.urls import host_of
from feeds.relay import DeliveryError, UncertainError

# Seconds for the whole answer.
TIMEOUT = 30


class _Straight(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: object, **_kwargs: object) -> None:
        return None


def reach(url: str) -> None:
    """Asks without sending anything; any answer will do, for many take nothing but what they are meant for. Raises
    DeliveryError where there is none.
    """
    try:
        ask(url, method="HEAD")
    except DeliveryError as error:
        if not isinstance(error.__context__, urllib.error.HTTPError):
            raise


def ask(url: str, body: bytes | None = None, headers: dict[str, str] | None = None, method: str | None = None) -> None:
    """GET, or POST where there is a body. Raises DeliveryError unless the answer is 2xx; the address is not repeated
    beyond its host, since the rest of it may be a secret.
    """
    sent = {"User-Agent": "Vigie", **(headers or {})}
    request = urllib.request.Request(url, data=body, headers=sent, method=method)  # noqa: S310 (http or https: the settings see to it)
    try:
        answered(request, TIMEOUT)
    except urllib.error.HTTPError as error:
        with error:
            raise DeliveryError(
                N_("{server} refuses what it was sent: {answer}."), server=host_of(url), answer=f"HTTP {error.code}"
            ) from None
    except urllib.error.URLError as error:
        message = N_("{server} cannot be reached: {answer}.")
        raise DeliveryError(message, server=host_of(url), answer=error.reason) from None
    except (OSError, HTTPException, ValueError) as error:
        message = N_("{server} was asked, but did not answer well: {answer}.")
        raise UncertainError(message, server=host_of(url), answer=type(error).__name__) from None


def answered(request: urllib.request.Request, seconds: float) -> None:
    """Waits for a good answer, but by the clock: one that drips in, or a name that is never resolved, would outlast the
    patience of any socket. Raises TimeoutError after `seconds`, and else as urllib does.
    """
    answer: Future[None] = Future()

    def wait() -> None:
        try:
            with urllib.request.build_opener(_Straight).open(request, timeout=seconds):
                answer.set_result(None)
        except Exception as error:
            answer.set_exception(error)

    # Nobody can stop a thread; a daemon, at least, holds up no exit.
    Thread(target=wait, daemon=True).start()
    answer.result(seconds)
