"""The catalogue as ScrutariData (scrutari.net), the format in which French resource centres share what they hold.

One base, one corpus of records ("fiches"), one thesaurus of themes, and the indexation that ties them.
"""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from catalog.exporting.piece import Piece
from catalog.exporting.xml import legal
from catalog.models import Resource
from catalog.vocabulary import ContributorRole

_CORPUS, _THESAURUS = "ressources", "themes"


_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<base>
<base-metadata>
<authority>vigie</authority>
<base-name>vigie</base-name>
</base-metadata>
<corpus corpus-name={quoteattr(_CORPUS)}>
<corpus-metadata><phrase-map/>
<complement-metadata name="organismes"/>
</corpus-metadata>
"""


def record(resource: Resource) -> Piece:
    text = "\n".join([f"<fiche fiche-id={_quoted(resource.slug)}>", *_fields(resource), "</fiche>\n"])
    return Piece(text, [resource.slug, [[theme.slug, theme.position, theme.name] for theme in resource.themes]])


def joined(records: Iterable[Piece]) -> Iterator[str]:
    themes: dict[str, tuple[int, str]] = {}
    indexation: list[tuple[str, str]] = []
    yield _HEAD
    for text, (resource, own) in records:
        yield text
        themes |= {slug: (position, name) for slug, position, name in own}
        indexation += [(resource, slug) for slug, _, _ in own]
    yield "\n".join(["</corpus>", *_thesaurus(themes), *_indexation(indexation), "</base>\n"])


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


def _thesaurus(themes: dict[str, tuple[int, str]]) -> Iterator[str]:
    yield f"<thesaurus thesaurus-name={quoteattr(_THESAURUS)}>"
    for slug, (_, name) in sorted(themes.items(), key=lambda theme: theme[1][0]):
        yield f"<motcle motcle-id={_quoted(slug)}>{_element('lib', name)}</motcle>"
    yield "</thesaurus>"


def _indexation(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f'<indexation-group corpus-path="{_CORPUS}" thesaurus-path="{_THESAURUS}">'
    for resource, theme in pairs:
        yield f"<indexation fiche-id={_quoted(resource)} motcle-id={_quoted(theme)}/>"
    yield "</indexation-group>"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(legal(text))}</{name}>"


def _quoted(text: str) -> str:
    return quoteattr(legal(text))
