"""What an update changed, said in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from catalog.words import Words


def update_sentences(facts: Mapping[str, Any], words: Words) -> Iterator[str]:
    """Of the facts that `comparing.facts_of` gives, the most telling first."""
    if facts.get("title_after"):
        yield words(
            "The title has changed: “{before}” is now “{after}”.",
            before=facts["title_before"],
            after=facts["title_after"],
        )
    if facts.get("date"):
        yield words("New date: {date}.", date=words.partial_date(facts["date"]))
    if facts.get("pages_after"):
        yield words.many(
            "The document now has {count} page, and had {before}.",
            "The document now has {count} pages, and had {before}.",
            int(facts["pages_after"]),
            before=facts["pages_before"],
        )
    yield from _text(facts, words)
    if facts.get("description"):
        yield words("Its new description: “{description}”", description=facts["description"])


def _text(facts: Mapping[str, Any], words: Words) -> Iterator[str]:
    counted = ", ".join(_counts(facts, words))
    if counted and facts.get("extract"):
        yield words("{changes}: “{extract}”", changes=counted, extract=facts["extract"])
    elif counted:
        yield words("{changes}.", changes=counted)


def _counts(facts: Mapping[str, Any], words: Words) -> Iterator[str]:
    added, rewritten, removed = (int(facts.get(name) or 0) for name in ("added", "rewritten", "removed"))
    if added:
        yield words.many("{count} paragraph added", "{count} paragraphs added", added)
    if rewritten:
        yield words.many("{count} paragraph rewritten", "{count} paragraphs rewritten", rewritten)
    if removed:
        yield words.many("{count} paragraph removed", "{count} paragraphs removed", removed)
