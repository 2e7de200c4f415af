"""WebSub (https://www.w3.org/TR/websub/): a hub is told which feeds have something new, and tells their subscribers.

A publisher says so by the form of PubSubHubbub 0.3, section 7.1, which hubs still take: hub.url may be repeated.
"""

from collections.abc import Sequence
from http.client import HTTPException
from itertools import chain
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, build_opener

from catalog.errors import N_, VigieError

_AT_ONCE = 100
_PATIENCE = 10  # seconds


def tell_hub(hub: str, addresses: Sequence[str]) -> None:
    """addresses: of the feeds that changed. Raises VigieError where the hub does not take the news."""
    for start in range(0, len(addresses), _AT_ONCE):
        topics = (("hub.url", address) for address in addresses[start : start + _AT_ONCE])
        form = urlencode([*chain([("hub.mode", "publish")], topics)]).encode()
        try:
            # The pattern of the setting lets nothing through but http and https.
            build_opener().open(Request(hub, form), timeout=_PATIENCE).close()  # noqa: S310
        except HTTPError as error:
            error.close()
            raise _untold(hub, f"HTTP {error.code}") from error
        except (OSError, HTTPException, ValueError) as error:
            raise _untold(hub, error) from error


def _untold(hub: str, error: object) -> VigieError:
    return VigieError(
        N_(
            "The hub {hub} could not be told of what is new: {error}. The site and its feeds are published all the "
            "same; readers will see it at their next visit. The address stands in [feeds] hub."
        ),
        hub=hub,
        error=error,
    )
