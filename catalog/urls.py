"""Addresses of the web: what a person types, what may be asked for, and when two of them are one place."""

import re
from functools import lru_cache
from urllib.parse import urlsplit, urlunsplit

# Services that lend short addresses: where they lead is the resource's real place.
SHORTENERS = frozenset(
    {
        "1drv.ms", "1url.com", "acortar.link", "adf.ly", "amzn.to", "bc.vc", "bit.do", "bit.ly", "bitly.com", "bl.ink",
        "buff.ly", "clck.ru", "cutt.ly", "dlvr.it", "dub.sh", "eepurl.com", "fb.me", "flip.it", "forms.gle", "fr.ly",
        "frama.link", "g.co", "goo.gl", "hubs.ly", "huit.re", "ift.tt", "is.gd", "j.mp", "kutt.it", "lc.cx",
        "link.infini.fr", "lnkd.in", "lstu.fr", "maps.app.goo.gl", "miniurl.be", "n9.cl", "ow.ly", "po.st",
        "preview.tinyurl.com", "qr.net", "rb.gy", "rebrand.ly", "s.id", "shar.es", "shorturl.at", "snip.ly", "soo.gd",
        "spkl.io", "swll.to", "t.co", "t.ly", "tiny.cc", "tinyurl.com", "tinyurl.fr", "trib.al", "u.nu", "url.ie",
        "urlr.me", "urlz.fr", "v.gd", "v.ht", "vu.fr", "wp.me", "youtu.be",
    }
)  # fmt: skip

_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|xtor|pk_\w+|mtm_\w+|_hs\w+|igshid)(?:=|\Z)")
_ASIDE = frozenset(
    {
        "lang", "langue", "language", "locale", "hl", "phpsessid", "jsessionid", "sid", "cookie", "print", "imprimer",
        "tmpl", "from", "source", "origin", "share", "amp", "nocache", "_",
    }
)  # fmt: skip
# Most addresses: nothing in them has to be taken apart.
_PLAIN = re.compile(r"https?://((?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*)(/[A-Za-z0-9/._~%+-]*)?")
_TRAILING = re.compile(r"[/\s]+\Z")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://|(?:mailto|javascript|data|tel):", re.IGNORECASE)


@lru_cache(maxsize=4096)
def host_of(url: str) -> str:
    """The host name, lower case, without port; empty where there is none."""
    if plain := _PLAIN.fullmatch(url):
        return plain[1]
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
    if _PLAIN.fullmatch(text):
        return True
    url = with_scheme(text)
    host = host_of(url)
    named = "." in host or ":" in host or "://" in text
    return bool(host) and named and url.lower().startswith(("http://", "https://")) and not re.search(r"\s", url)


def normalised(url: str) -> str:
    """One spelling for the addresses of one place: no scheme, "www.", fragment, default port or trailing slash, and
    none of the parameters by which senders track who follows their links.
    """
    if plain := _PLAIN.fullmatch(url):
        return plain[1].removeprefix("www.") + (plain[2] or "").rstrip("/")
    try:
        parts = urlsplit(with_scheme(url.strip()))
        port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    except ValueError:
        return url.strip()
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    query = "&".join(each for each in parts.query.split("&") if not _TRACKING.match(each))
    path = _TRAILING.sub("", parts.path)
    return urlunsplit(("", host + port, path, query, "")).removeprefix("//").strip()


def query_keys(url: str) -> frozenset[str]:
    """The names in a query that say which page is meant: not those of trackers, sessions, languages and printers."""
    keys = (each.partition("=")[0] for each in urlsplit(url).query.split("&") if not _TRACKING.match(each))
    return frozenset(key for key in keys if key and key.lower() not in _ASIDE)


def same_place(one: str, other: str) -> bool:
    return one == other or normalised(one) == normalised(other)
