"""The words that a French spreadsheet uses for the columns of a table and for what stands in them. Pure."""

from functools import lru_cache

from catalog.folding import fold

_COLUMNS = {
    "title": "titre, intitulé",
    "url": "lien, adresse, adresse web",
    "kind": "type, nature",
    "year": "année",
    "date": "date de parution, date de publication",
    "language": "langue",
    "publishers": "éditeur, organisme, structure",
    "authors": "auteur",
    "partners": "partenaire",
    "commissioners": "financeur, commanditaire",
    "organisers": "organisateur",
    "themes": "thème, thématique, rubrique",
    "tags": "tag, mot-clé, étiquette",
    "summary": "résumé, description, présentation",
    "container": "revue, paru dans",
    "issue": "numéro",
    "place": "place dans le guide, chapitre",
    "role": "rôle",
    "watch": "surveillance, suivi",
    "watch_only": "partie surveillée, partie suivie",
}
_VALUES = {
    "kind": {
        "study": "étude",
        "report": "rapport",
        "issue": "numéro de revue",
        "video": "vidéo",
        "website": "site, site web, site internet",
        "organisation": "organisme",
        "law": "loi, texte de loi, texte juridique",
        "event": "évènement, événement",
        "tool": "outil",
        "other": "autre",
    },
    "role": {"website": "site, site web", "video": "vidéo", "booklet": "livret", "page": "page web"},
    "watch": {"title": "titre", "nothing": "rien"},
    "language": {"fr": "français", "en": "anglais", "es": "espagnol", "de": "allemand", "it": "italien"},
}


def column(name: str) -> str:
    """The name of a column as tables have it; one that is not known stays as it was written, in lower case."""
    return _COLUMN.get(_key(name)) or name.strip().casefold()


# Row by row, the same few words come again.
@lru_cache(maxsize=512)
def value(column: str, cell: str) -> str:
    """What a cell of a column of words means; one that is not known stays as it was written."""
    return _VALUE[column].get(_key(cell), cell)


def _key(words: str) -> str:
    """One for "Thème", "THEMES" and "Thème(s)"."""
    return " ".join(filter(None, (word.rstrip("s") for word in fold(words).split())))


def _by_key(words: dict[str, str]) -> dict[str, str]:
    return {_key(french): ours for ours, listed in words.items() for french in listed.split(", ")}


_COLUMN = _by_key(_COLUMNS)
_VALUE = {column: _by_key(words) for column, words in _VALUES.items()}
