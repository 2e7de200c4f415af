"""A text as the terms that search compares. Pure; data/search_terms.json holds what every twin of it must answer.

No case, no accents, no ligatures; the elided words of French are left out ("l’économie" is "economie"), and plurals are
brought to their singular by rule, not by dictionary: "temps" becomes "temp", in the catalogue as in the question.
"""

import re
from functools import lru_cache

from catalog.folding import fold

# Before an apostrophe these are articles, pronouns and conjunctions, not words that anybody searches for.
_ELIDED = re.compile(r"(?<!\w)(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ](?=\w)", re.IGNORECASE)
# Short words are rarely plurals: "bus", "gaz", "prix".
_SHORTEST = 4


def search_terms(text: str) -> list[str]:
    """In the order of the text: "Les réseaux de l’économie" → ["les", "reseau", "de", "economie"]."""
    return [_singular(word) for word in fold(_ELIDED.sub(" ", text)).split()]


# A page repeats most of its words.
@lru_cache(maxsize=65_536)
def _singular(word: str) -> str:
    """Of "-eaux", "-eux", "-oux" the x goes, other "-aux" become "-al", and the last s goes if it is not one of two."""
    if len(word) <= _SHORTEST or not word.isalpha():
        return word
    if word.endswith("aux") and not word.endswith("eaux"):
        return word[:-2] + "l"
    if word.endswith(("eaux", "eux", "oux")) or (word.endswith("s") and not word.endswith("ss")):
        return word[:-1]
    return word
