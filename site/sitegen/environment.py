"""The templates, and the words and filters they may use."""

from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from catalog import sentences
from catalog.models import Resource
from catalog.nesting import line_of
from catalog.proofs import said
from catalog.urls import host_of
from catalog.vocabulary import EventKind, Reason, State
from catalog.words import Words, words_of
from sitegen import access, addresses, citation, documents, facets, health, history, lists, told, trend
from sitegen.compiling import TEMPLATES, CompiledTemplates, SpokenEnvironment
from sitegen.text import LONGEST_HEADING, brief, language_name, language_tag


@cache
def environment(language: str) -> Environment:
    """One per language: its templates are compiled once."""
    words = words_of(language, "sitegen")
    speech = _speech(words)
    made = SpokenEnvironment(
        speech["_"],
        loader=FileSystemLoader(TEMPLATES),
        bytecode_cache=CompiledTemplates(language),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(speech | _places())
    made.filters.update(
        typo=words.typography,
        heading=lru_cache(4096, typed=True)(lambda text: brief(words.typography(text), LONGEST_HEADING)),
        brief=brief,
        day=words.date,
        partial_date=words.partial_date,
        shown=addresses.shown,
    )
    # What all pages are put together from, made ready once and not for every page.
    made.globals["parts"] = made.get_template("parts.html").module
    return made


def entry_of(resource: Resource, language: str, root: str, reference: str) -> str:
    """A resource as lists show it; `root` leads from there to the root of the site. reference: its COinS."""
    return _entry_template(language).render(resource=resource, root=root, coins=reference)


@cache
def _entry_template(language: str) -> Template:
    return environment(language).get_template("entry.html")


def _speech(words: Words) -> dict[str, Any]:
    @cache
    def plain(message: str) -> str:
        return words.typography(words(message))

    def say(message: str, **facts: object) -> str:
        return words.typography(words(message, **facts)) if facts else plain(message)

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
        "proof": lambda detail: said(detail, words),
        "format_name": lambda kind: documents.format_name(kind, words),
        "size_of": lambda link, kind: documents.size_of(link, kind, words),
        "OUTCOMES": history.OUTCOMES,
        "SHELVES": health.SHELVES,
        "appeared_in": citation.appeared_in,
        "makers_line": citation.makers_line,
        "numbers": citation.numbers,
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
        "host_of": host_of,
        "line_of": line_of,
        "web_address": addresses.web_address,
        "accesses": access.accesses,
        "Side": facets.Side,
        "Outcome": history.Outcome,
        "trend_bars": trend.blocks,
        "most_values": lists.MOST_VALUES,
        "told_feed": told.FEED,
    }
