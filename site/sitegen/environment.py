"""The templates, and the words and filters they may use."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from catalog import sentences
from catalog.urls import host_of
from catalog.vocabulary import EventKind, Reason, State
from catalog.words import Words, words_of
from sitegen import access, addresses, citation, contents, health
from sitegen.text import brief, finished, language_name, language_tag

# Characters: longer titles are whole in the reference, and cut where they would bury everything else.
LONGEST_HEADING = 300


@cache
def environment(language: str) -> Environment:
    """One per language: its templates are compiled once."""
    words = words_of(language, "sitegen")
    made = Environment(
        loader=PackageLoader("sitegen"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finished,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(_speech(words) | _places())
    made.filters.update(
        typo=words.typography,
        heading=lambda text: brief(words.typography(text), LONGEST_HEADING),
        brief=brief,
        day=words.date,
        partial_date=words.partial_date,
        shown=addresses.shown,
    )
    return made


def _speech(words: Words) -> dict[str, Any]:
    def say(message: str, **facts: object) -> str:
        return words.typography(words(message, **facts))

    def count(one: str, several: str, number: int, **facts: object) -> str:
        return words.typography(words.many(one, several, number, **facts))

    return {
        "_": say,
        "ngettext": count,
        "language": words.language,
        "words": words,
        "ACTIONS": access.ACTIONS,
        "KINDS": sentences.KINDS,
        "LINK_ROLES": sentences.LINK_ROLES,
        "CONTRIBUTOR_ROLES": sentences.CONTRIBUTOR_ROLES,
        "state_sentence": sentences.state_sentence,
        "reason_sentence": sentences.reason_sentence,
        "event_title": sentences.event_title,
        "event_sentence": sentences.event_sentence,
        "count_sentence": health.count_sentence,
        "appeared_in": citation.appeared_in,
        "makers_line": citation.makers_line,
        "language_name": language_name,
        "language_tag": language_tag,
    }


def _places() -> dict[str, Any]:
    return {
        "EventKind": EventKind,
        "Reason": Reason,
        "State": State,
        "places": addresses,
        "page_of": addresses.page_of,
        "feed_of": addresses.feed_of,
        "host_of": host_of,
        "web_address": addresses.web_address,
        "accesses": access.accesses,
        "works_of": contents.works_of,
    }
