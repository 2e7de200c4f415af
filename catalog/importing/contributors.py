"""Who made a resource, from the words of its reference: "RNMA et France Bénévolat (édité par France Active)"."""

import re

from catalog.folding import fold
from catalog.importing.draft import DraftContribution
from catalog.importing.hints import kind_told_by, role_told_by, says_only_more
from catalog.vocabulary import ContributorRole

_OF = r"(?:de\s+la\s|de\s+l['’]|du\s|des\s|de\s|d['’])"
_MADE = (
    r"(?:(?:réalisé|rédigé|écrit|mené|conduit|piloté|coordonné|élaboré|produit|proposé|conçu|co-?construit|dirigé|créé"
    r"|animé|porté|written|prepared|produced|edited)e?s?\s+)?"
)
_PHRASES = {
    ContributorRole.PUBLISHER: r"(?:co-?)?(?:édit|publi|diffus)ée?s?\s+par\s|(?:co-?)?published\s+by\s"
    r"|(?:éditeurs?|publisher)\s?:",
    ContributorRole.PARTNER: r"en\s+(?:étroite\s+)?(?:partenariat|collaboration|coopération|association|lien)\s+"
    rf"(?:étroite?\s+)?avec\s|avec\s+(?:le\s+(?:soutien|concours)|l['’](?:appui|aide)|la\s+(?:participation|contribution))\s+{_OF}"
    r"|in\s+(?:partnership|collaboration|association|cooperation)\s+with\s"
    r"|with\s+(?:the\s+)?(?:support|help|participation)\s+of\s",
    ContributorRole.COMMISSIONER: rf"pour\s+le\s+compte\s+{_OF}|à\s+la\s+demande\s+{_OF}|command(?:é|ité)e?s?\s+par\s"
    r"|commissioned\s+by\s|on\s+behalf\s+of\s",
    ContributorRole.ORGANISER: r"(?:co-?)?organisée?s?\s+par\s|(?:co-?)?organi[sz]ed\s+by\s|hosted\s+by\s",
    ContributorRole.AUTHOR: rf"{_MADE}(?:par|by)\s",
}
_PHRASE = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<{role}>{words})" for role, words in _PHRASES.items()) + ")", re.IGNORECASE
)
_ASIDE = re.compile(r"\(([^()]{0,300})\)")
# A comma goes on with the same role; these do not.
_CLAUSE_END = re.compile(r"[;\n|•→]|\s[-–—]\s|(?<![\s.][^\W\d_a-zà-ÿ])\.\s+(?=[^\W\d_])|:\s")
_COMMA = re.compile(r",(?![^()]{0,200}\))(?!\s[^\W\d_a-zà-ÿ](?:\.|$|,))")  # nor before an initial: "Dupont, J."
_AND = re.compile(r"\s+(?:et|and)\s+(?=(?:[Ll][ea]s?\s|[Ll]['’]|[Tt]he\s)?[^\W\d_a-zà-ÿ])")
_ACRONYM = re.compile(r"(.{2,150}?)\s*\(([^()]{2,150})\)")

_NOT_A_NAME = re.compile(
    r"(?:qui|que|dont|pour|par|sur|avec|dans|en|de|du|des|d|a|au|aux|et|ou|un|une|ce|cet|cette|ces|son|sa|ses|voir|cf|n"
    r"|p|pp|pages?|vol\w*|tome|isbn|issn|edition|ed|coll|of|for|with|at|on|from|which|who|that|and|or|an|see|in|mis|paru"
    r"|document|fiche|il|elle|nous|vous|on|this|it|we|you|is|are|est|sont)(?: |$)"
)
_LONGEST_NAME = 100


def read_contributors(text: str) -> tuple[DraftContribution, ...]:
    """The organisations (or people) a reference names besides its title, container and dates, each with its role.

    A name keeps its article as written ("le Phare"): only the whole guide tells whether it is part of the name.
    """
    text = _ASIDE.sub(lambda aside: f" ;{aside[1]}; " if _PHRASE.match(aside[1].lstrip()) else aside[0], text)
    found = [each for clause in _CLAUSE_END.split(text) for each in _clause(clause)]
    unique = {(fold(each.name), each.role): each for each in reversed(found)}
    return tuple(reversed(unique.values()))


def _clause(clause: str) -> list[DraftContribution]:
    phrases = list(_PHRASE.finditer(clause))
    ends = [*(phrase.start() for phrase in phrases), len(clause)]
    found = [_named(name, ContributorRole.AUTHOR) for name in _apposed_names(clause[: ends[0]])]
    for phrase, end in zip(phrases, ends[1:], strict=True):
        names = [name for part in _COMMA.split(clause[phrase.end() : end]) for name in _AND.split(part)]
        found += [_named(name, ContributorRole(str(phrase.lastgroup))) for name in names]
    return [each for each in found if each]


def _apposed_names(text: str) -> list[str]:
    """Names that only stand between commas: "Peuple et Culture" is one, "RNMA et France Bénévolat" are two."""
    names: list[str] = []
    for part in _COMMA.split(text):
        several = _AND.split(part.strip())
        one_word_each = all(re.fullmatch(r"\w+", name) and not name.isupper() for name in several)
        names += [part] if one_word_each else several
    return names


def _named(text: str, role: ContributorRole) -> DraftContribution | None:
    name = " ".join(text.split()).strip(" ,;:-–—…[]")
    if name.count(")") != name.count("("):
        name = name.strip(" ()")
    if not re.search(r"(?<!\w)\w\.$", name):  # "Dupont, J."
        name = name.rstrip(".")
    if not _is_name(name):
        return None
    short, full = _acronym(name)
    return DraftContribution(short, role, full)


def _is_name(text: str) -> bool:
    if not 2 <= len(text) <= _LONGEST_NAME or not text[0].isalpha() or role_told_by(text) or says_only_more(text):
        return False
    words = re.split(r"[\s'’]+", text)
    if _NOT_A_NAME.match(fold(text)):
        # "Pour la Solidarité" is one all the same.
        return len(words) > 1 and all(word[:1].isupper() for word in words if len(word) > 3) and text[0].isupper()
    if text[0].isupper():
        return not (kind_told_by(text) and len(words) < 3)
    return len(words) > 1 and words[1][:1].isupper() and not kind_told_by(text)


def _acronym(name: str) -> tuple[str, str | None]:
    """("RNMA", "Réseau National des Maisons des Associations"), whichever of them stands in the parentheses."""
    pair = _ACRONYM.fullmatch(name)
    if pair:
        for short, full in ((pair[2], pair[1]), (pair[1], pair[2])):
            if _stands_for(short, full):
                return short, re.sub(r"^(?:l[ea]s?\s|l['’]|the\s)", "", full)
    return name, None


def _stands_for(acronym: str, name: str) -> bool:
    if not (2 <= len(acronym) <= 12 and acronym[:1].isupper() and acronym.upper() == acronym) or len(name.split()) < 2:
        return False
    initials = iter("".join(word[0] for word in fold(name).split()))
    return all(letter in initials for letter in fold(acronym).replace(" ", ""))
