"""What a visit keeps as its proof: sentences with at most one thing quoted, so that any language can say them.

An observation's `detail` is such a sentence in English. Those that are not in this list are shown as they are.
"""

import re
from functools import cache

from catalog.errors import N_
from catalog.words import Words

PROOFS = (
    N_("no answer in time"),
    N_("no answer"),
    N_("HTTP {quoted}: not modified"),
    N_("HTTP {quoted}: a page asks whether the visitor is a person"),
    N_("HTTP {quoted} without an address"),
    N_("the shortener answers itself and leads nowhere"),
    N_('the shortener says "{quoted}"'),
    N_("the player says that there is no such video"),
    N_("the player does not show the video: {quoted}"),
    N_("the page is shown only to browsers that run scripts"),
    N_("the site answers the same to an address that cannot exist"),
    N_('the title says "{quoted}"'),
    N_('the heading says "{quoted}"'),
    N_('the page says "{quoted}"'),
    N_("the address leads to a login page that knows nothing of it"),
    N_("the page is behind a login"),
    N_("the address leads to an error page: {quoted}"),
    N_("the address leads to a home page: {quoted}"),
    N_("the address leads to a search page: {quoted}"),
    N_("a page asks for consent first"),
    N_("a page asks for consent first: {quoted}"),
    N_("the address leads to a domain seller: {quoted}"),
    N_("the page holds only the door to a parking service"),
    N_('the page is made by a parking service: "{quoted}"'),
    N_('only the web server\'s own page is left: "{quoted}"'),
    N_("forbidden by robots.txt"),
    N_("robots.txt: HTTP {quoted}"),
    N_("connection refused"),
    N_("closed without an answer"),
    N_("not HTTP"),
    N_("endless headers"),
    N_("the connection was broken off"),
    N_("no route to the host"),
    N_("the name could not be resolved in time"),
    N_("the name has no address"),
    N_("the certificate is for another host"),
    N_("certificate has expired"),
    N_("certificate is not yet valid"),
    N_("self-signed certificate"),
    N_("untrusted authority"),
    N_("missing intermediate certificate"),
    N_("the server does not send its intermediate certificate"),
    N_("TLS failed"),
    N_("more than 10 hops"),
    N_("back at {quoted}"),
    N_("not an http(s) address: {quoted}"),
    N_("no usable host name: {quoted}"),
    N_("an address must not hold a user name"),
    N_("Name or service not known"),
    N_("No address associated with hostname"),
    N_("Temporary failure in name resolution"),
)


def said(detail: str, words: Words) -> str:
    """A proof in the words of the reader."""
    for pattern, template in _patterns():
        found = pattern.fullmatch(detail)
        if found:
            return words(template, **found.groupdict())
    return words.known(detail)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    def pattern(template: str) -> re.Pattern[str]:
        before, _, after = template.partition("{quoted}")
        middle = "(?P<quoted>.*)" if "{quoted}" in template else ""
        return re.compile(re.escape(before) + middle + re.escape(after), re.DOTALL)

    return tuple((pattern(template), template) for template in PROOFS)
