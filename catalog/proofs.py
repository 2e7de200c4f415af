"""What a visit keeps as its proof, as sentences with at most one thing quoted: so that they can be said in any language.

An observation's `detail` is such a sentence in English. Those that are not in this list are shown as they are.
"""

import re
from functools import cache

from catalog.errors import N_
from catalog.words import Words

PROOFS = (
    N_("no answer in time"),
    N_("HTTP {quoted}: not modified"),
    N_("HTTP {quoted}: a page asks whether the visitor is a person"),
    N_("the shortener answers itself and leads nowhere"),
    N_("the page is shown only to browsers that run scripts"),
    N_("the site answers the same to an address that cannot exist"),
    N_("forbidden by robots.txt"),
    N_("robots.txt: HTTP {quoted}"),
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
