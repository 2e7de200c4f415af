"""The catalogue as ScrutariData (scrutari.net), the format in which French resource centres share what they hold.

One base, one corpus of records ("fiches"), one thesaurus of themes, and the indexation that ties them.
"""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from catalog.exporting.xml import legal
from catalog.models import Resource, Theme
from catalog.vocabulary import ContributorRole

_CORPUS, _THESAURUS = "ressources", "themes"


def to_scrutari(resources: Sequence[Resource]) -> str:
    themes = {theme.slug: theme for resource in resources for theme in resource.themes}
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            "<base>",
            "<base-metadata>",
            _element("authority", "vigie"),
            _element("base-name", "vigie"),
            "</base-metadata>",
            *_corpus(resources),
            *_thesaurus(sorted(themes.values(), key=lambda theme: theme.position)),
            *_indexation(resources),
            "</base>",
            "",
        ]
    )


def _corpus(resources: Sequence[Resource]) -> Iterator[str]:
    yield f"<corpus corpus-name={quoteattr(_CORPUS)}>"
    yield "<corpus-metadata><phrase-map/>"
    yield '<complement-metadata name="organismes"/>'
    yield "</corpus-metadata>"
    for resource in resources:
        yield f"<fiche fiche-id={_quoted(resource.slug)}>"
        yield from _fields(resource)
        yield "</fiche>"
    yield "</corpus>"


def _fields(resource: Resource) -> Iterator[str]:
    makers = [each.organisation.name for each in resource.contributions]
    publishers = [each.organisation.name for each in resource.contributions if each.role is ContributorRole.PUBLISHER]
    for name, value in (
        ("lang", resource.language),
        ("annee", (resource.date or "")[:4]),
        ("date", resource.date),
        ("href", resource.uses[0].link.url if resource.uses else None),
        ("titre", resource.title),
        ("soustitre", ", ".join(publishers)),
        ("complement", ", ".join(dict.fromkeys(makers))),
    ):
        if value:
            yield _element(name, value)


def _thesaurus(themes: Sequence[Theme]) -> Iterator[str]:
    yield f"<thesaurus thesaurus-name={quoteattr(_THESAURUS)}>"
    for theme in themes:
        yield f"<motcle motcle-id={_quoted(theme.slug)}>{_element('lib', theme.name)}</motcle>"
    yield "</thesaurus>"


def _indexation(resources: Sequence[Resource]) -> Iterator[str]:
    yield f'<indexation-group corpus-path="{_CORPUS}" thesaurus-path="{_THESAURUS}">'
    for resource in resources:
        for theme in resource.themes:
            yield f"<indexation fiche-id={_quoted(resource.slug)} motcle-id={_quoted(theme.slug)}/>"
    yield "</indexation-group>"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(legal(text))}</{name}>"


def _quoted(text: str) -> str:
    return quoteattr(legal(text))
