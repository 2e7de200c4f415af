"""WebSub (https://www.w3.org/TR/websub/): a hub is told which feeds have something new, and tells their subscribers.

A publisher says so by the form of PubSubHubbub 0.3, section 7.1, which hubs still take: hub.url may be repeated.
"""

import time
from collections.abc import Iterator, Sequence
from http.client import HTTPException
from itertools import chain
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request

from catalog.errors import N_, VigieError
from feeds.asking import answered

_AT_ONCE = 100
# Seconds that all of it may take, whatever the hub does.
PATIENCE = 10.0


def tell_hub(hub: str, addresses: Sequence[str], patience: float = PATIENCE) -> Iterator[Sequence[str]]:
    """addresses: of the feeds that changed. Yields those that the hub has taken, as it takes them. Raises VigieError
    where it does not take the rest, or takes longer than `patience` for all of them.
    """
    until = time.monotonic() + patience
    for start in range(0, len(addresses), _AT_ONCE):
        batch = addresses[start : start + _AT_ONCE]
        _tell(hub, batch, until - time.monotonic(), patience)
        yield batch


def _tell(hub: str, addresses: Sequence[str], seconds: float, patience: float) -> None:
    if seconds <= 0:
        raise _too_slow(hub, patience)
    topics = (("hub.url", address) for address in addresses)
    form = urlencode([*chain([("hub.mode", "publish")], topics)]).encode()
    try:
        # The pattern of the setting lets nothing through but http and https.
        answered(Request(hub, form), seconds)  # noqa: S310
    except HTTPError as error:
        error.close()
        raise _untold(hub, f"HTTP {error.code}") from error
    except (OSError, HTTPException, ValueError) as error:
        if isinstance(getattr(error, "reason", error), TimeoutError):
            raise _too_slow(hub, patience) from error
        raise _untold(hub, error) from error


def _untold(hub: str, error: object) -> VigieError:
    return VigieError(
        N_(
            "The hub {hub} could not be told of what is new: {error}. The site and its feeds are published all the "
            "same; the next publishing tells it again. The address stands in [feeds] hub."
        ),
        hub=hub,
        error=error,
    )


def _too_slow(hub: str, patience: float) -> VigieError:
    return VigieError(
        N_(
            "The hub {hub} was told of what is new, but did not answer within {seconds} seconds. The site and its "
            "feeds are published all the same; the next publishing tells it again. The address stands in [feeds] hub."
        ),
        hub=hub,
        seconds=f"{patience:g}",
    )
