"""Where pages lie in the output folder, and which addresses of the web may become links."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from catalog.kinds import Kind
from catalog.models import Organisation, Resource, Theme

NEWS = "nouvelles/index.html"
TOLD = "actualites/index.html"
HEALTH = "sante/index.html"
SUBSCRIBE = "abonnement/index.html"
LETTER = "lettre/index.html"
ABOUT = "a-propos/index.html"
LEGAL = "mentions-legales/index.html"
ACCESSIBILITY = "accessibilite/index.html"
PLAN = "plan-du-site/index.html"

# The pages that the menu leads to.
MENU = ("index.html", NEWS, HEALTH, SUBSCRIBE, ABOUT)

_UNFIT = re.compile(r"[\s\x00-\x20\x7f\\<>\"`]")
_SHOWN = re.compile(r"^https?://|(?<=[^/])/$")


def page_of(thing: Resource | Theme | Organisation | Kind) -> str:
    """The path of its page, from the root of the site."""
    match thing:
        case Resource():
            return f"ressources/{thing.slug}/index.html"
        case Theme():
            return f"themes/{thing.slug}/index.html"
        case Organisation():
            return f"organismes/{thing.slug}/index.html"
        case Kind():
            return f"types/{thing.value}/index.html"


def public(path: str) -> str:
    """A page's path as the world knows it: its folder, without the file's name."""
    return path.removesuffix("index.html")


# A page is asked for the same few addresses again and again.
@lru_cache(maxsize=64)
def web_address(url: str | None) -> str | None:
    """The address if a reader may safely be sent there: http or https with a host, and nothing that no address has."""
    if not url or _UNFIT.search(url):
        return None
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return url if sound else None


def shown(url: str) -> str:
    """An address as people write it: without its scheme and final slash."""
    return _SHOWN.sub("", url)
