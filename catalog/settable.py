"""What settings may hold: types of pydantic that refuse in words, which can be translated."""

import re
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from catalog.errors import N_, UnfitError


def fitting(pattern: str, message: str) -> AfterValidator:
    """Refuses a text of which nothing matches the pattern; the message calls the setting {name}."""
    compiled = re.compile(pattern)

    def check(text: str) -> str:
        if not compiled.search(text):
            raise UnfitError(message)
        return text

    return AfterValidator(check)


def _network(value: object) -> IPv4Network | IPv6Network:
    """(A number would be taken for one address.)"""
    try:
        return ip_network(str(value))
    except ValueError as error:
        raise UnfitError(_NETWORK) from error


_NETWORK = N_("The setting “{name}” is not right: write each network with its size, such as 10.0.0.0/8.")
Network = Annotated[IPv4Network | IPv6Network, BeforeValidator(_network)]
_WEB = N_("The setting “{name}” is not right: it must be an address of the web, https://…")
_WEB_OR_NONE = N_("The setting “{name}” is not right: it must be an address of the web, https://…, or empty.")
WebAddress = Annotated[str, fitting(r"^https?://[^/\s]+", _WEB)]
WebAddressOrNone = Annotated[str, fitting(r"^(|https?://[^/\s]+\S*)\Z", _WEB_OR_NONE)]
ReportAddress = Annotated[
    str,
    fitting(
        r"^(|[^@\s:/]+@[^@\s]+|https?://[^/\s]+\S*)\Z",
        N_("The setting “{name}” is not right: it must be a mail address or one of the web, https://…, or empty."),
    ),
]
SecurityAddress = Annotated[
    str,
    fitting(
        r"^(|[^@\s:/]+@[^@\s]+|(https|mailto|tel):\S+)\Z",
        N_("The setting “{name}” is not right: it must be a mail address, https://…, mailto:… or tel:…, or empty."),
    ),
]
