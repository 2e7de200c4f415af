"""The catalogue as ScrutariData (scrutari.net), the format in which French resource centres share what they hold.

One base, one corpus of records ("fiches"), one thesaurus of themes, and the indexation that ties them. The elements
are those that Scrutari's own exporters write.
"""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from catalog.exporting.piece import Piece
from catalog.exporting.xml import legal
from catalog.models import Resource
from catalog.spool import Spool
from catalog.vocabulary import ContributorRole

_CORPUS, _THESAURUS = "ressources", "themes"
# Of what says nothing of its language.
_LANGUAGE = "fr"


def _named(element: str, french: str, english: str) -> str:
    return f"<{element}>{_label(french, 'fr')}{_label(english, 'en')}</{element}>"


def _label(text: str, language: str) -> str:
    return f"<lib xml:lang={_quoted(language)}>{escape(legal(text))}</lib>"


def _quoted(text: str) -> str:
    return quoteattr(legal(text))


_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<base>
<base-metadata>
<authority>vigie</authority>
<base-name>vigie</base-name>
{_named("intitule-short", "Vigie", "Vigie")}
{_named("intitule-long", "Répertoire de ressources", "Directory of resources")}
<langs-ui><lang>fr</lang><lang>en</lang></langs-ui>
</base-metadata>
<corpus corpus-name="{_CORPUS}">
<corpus-metadata>
{_named("intitule-corpus", "Ressources", "Resources")}
{_named("intitule-fiche", "Ressource", "Resource")}
{_named("complement-metadata", "Organismes", "Organisations")}
</corpus-metadata>
"""


def record(resource: Resource) -> Piece:
    text = "\n".join([f"<fiche fiche-id={_quoted(resource.slug)}>", *_fields(resource), "</fiche>\n"])
    return Piece(text, [resource.slug, resource.language, _themes(resource)])


def _themes(resource: Resource) -> list[list[object]]:
    return [[theme.slug, theme.position, theme.name] for theme in resource.themes]


def joined(records: Iterable[Piece]) -> Iterator[str]:
    """A theme is in the language of the first resource that has it."""
    themes: dict[str, tuple[int, str, str]] = {}
    yield _HEAD
    with Spool() as indexation:
        for text, (resource, language, own) in records:
            yield text
            for slug, position, name in own:
                themes.setdefault(slug, (position, name, language or _LANGUAGE))
            indexation.add("".join(_indexed(resource, slug) for slug, _, _ in own))
        yield "\n".join(["</corpus>", *_thesaurus(themes), ""])
        yield f'<indexation-group corpus-path="{_CORPUS}" thesaurus-path="{_THESAURUS}">\n'
        yield from indexation
    yield "</indexation-group>\n</base>\n"


def _fields(resource: Resource) -> Iterator[str]:
    makers = [each.organisation.name for each in resource.contributions]
    publishers = [each.organisation.name for each in resource.contributions if each.role is ContributorRole.PUBLISHER]
    for name, value in (
        ("titre", resource.title),
        ("soustitre", ", ".join(publishers)),
        ("href", resource.uses[0].link.url if resource.uses else None),
        ("lang", resource.language),
        ("date", resource.date),
        ("complement", ", ".join(dict.fromkeys(makers))),
    ):
        if text := legal(value or ""):
            yield f"<{name}>{escape(text)}</{name}>"


def _thesaurus(themes: dict[str, tuple[int, str, str]]) -> Iterator[str]:
    yield f'<thesaurus thesaurus-name="{_THESAURUS}">'
    yield f"<thesaurus-metadata>{_named('intitule-thesaurus', 'Thèmes', 'Themes')}</thesaurus-metadata>"
    for slug, (_, name, language) in sorted(themes.items(), key=lambda theme: theme[1][0]):
        yield f"<motcle motcle-id={_quoted(slug)}>{_label(name, language)}</motcle>"
    yield "</thesaurus>"


def _indexed(resource: str, theme: str) -> str:
    return f"<indexation fiche-id={_quoted(resource)} motcle-id={_quoted(theme)}/>\n"
