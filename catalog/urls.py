"""Addresses of the web: what a person types, what may be asked for, and when two of them are one place."""

import re
from functools import lru_cache
from urllib.parse import urlsplit, urlunsplit

# Services that lend short addresses: where they lead is the resource's real place.
SHORTENERS = frozenset(
    {
        "bit.ly", "bitly.com", "j.mp", "buff.ly", "cutt.ly", "dlvr.it", "fb.me", "goo.gl", "huit.re", "frama.link",
        "is.gd", "lnkd.in", "ow.ly", "rb.gy", "rebrand.ly", "shorturl.at", "t.co", "t.ly", "tiny.cc", "tinyurl.com",
        "urlz.fr", "v.gd", "youtu.be",
    }
)  # fmt: skip

_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|xtor|pk_\w+|mtm_\w+|_hs\w+|igshid)(?:=|\Z)")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://|(?:mailto|javascript|data|tel):", re.IGNORECASE)


@lru_cache(maxsize=4096)
def host_of(url: str) -> str:
    """The host name, lower case, without port; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def is_short(url: str) -> bool:
    return host_of(url).removeprefix("www.") in SHORTENERS


def with_scheme(url: str) -> str:
    """An address as people write it ("www.example.org") made one that can be asked for."""
    return url if _SCHEME.match(url) else f"http://{url}"


def is_web_address(text: str) -> bool:
    """Whether a text that a person typed can be the address of something on the web."""
    url = with_scheme(text)
    host = host_of(url)
    named = "." in host or ":" in host or "://" in text
    return bool(host) and named and url.lower().startswith(("http://", "https://")) and not re.search(r"\s", url)


def normalised(url: str) -> str:
    """One spelling for the addresses of one place: no scheme, "www.", fragment, default port or trailing slash, and
    none of the parameters by which senders track who follows their links.
    """
    try:
        parts = urlsplit(with_scheme(url.strip()))
        port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    except ValueError:
        return url.strip()
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    query = "&".join(each for each in parts.query.split("&") if not _TRACKING.match(each))
    return urlunsplit(("", host + port, parts.path.rstrip("/"), query, "")).removeprefix("//").strip()


def same_place(one: str, other: str) -> bool:
    return one == other or normalised(one) == normalised(other)
