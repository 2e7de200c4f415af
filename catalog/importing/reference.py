"""One bibliographic reference: "*Title*, Author (édité par Publisher), in *Container* n° 4, 8 juin 2015"."""

import re
from dataclasses import dataclass

from catalog.folding import fold
from catalog.importing.contributors import read_contributors
from catalog.importing.draft import DraftContribution
from catalog.importing.hints import kind_told_by, says_only_more
from catalog.importing.marks import CITATION, CITED, CITED_END, STRONG, STRONG_END, plain, with_quotes_cited
from catalog.importing.written_dates import take_date
from catalog.kinds import Kind

_BOLD_TITLE = re.compile(rf"^[\s>•→-]*{STRONG}([^{STRONG_END}]{{2,300}}?)(\s*:)?{STRONG_END}(?=\s*(?:[,:.;(\n–—-]|$))")
_BEFORE_A_TITLE = re.compile(r"(?:^|[,:.;()\[\]|–—→•>\n\"-])\s*$")
_INTRODUCES = re.compile(
    r"(?:voir|lisez|lire|consulte[rz]|telecharge[rz]|decouvr(?:ir|ez)|see|read|intitulee?s?|titre|titled|entitled|called|d[eu]|l[ea]s?|the|a|our|notre"
    r"|fiche|guide|etude|rapport|article|dossier|livret|brochure|film|video|document|report|study|handbook|livre|ouvrage"
    r"|revue|magazine|book|paper|et|and|ou|or)(?: pratique| documentaire)?$"
)
_NUMBER = r"(?:n\s?[°º]s?|num[ée]ros?\s|no\.?\s|nº|№|#|issue\s|nr\.?\s)\s*([0-9][\w./-]*)"
_VOLUME = r"(?:vol(?:ume|\.)?\s*[0-9]+\s*,?\s*)?"
_CITED_CONTAINER = re.compile(
    rf"(?P<in>(?<!\w)(?:in|dans)\s*:?\s*(?:la\srevue\s|le\smagazine\s)?)?{CITED}(?P<name>[^{CITED}{CITED_END}]+){CITED_END}"
    rf"\s*,?\s*{_VOLUME}(?:{_NUMBER})?",
    re.IGNORECASE,
)
_PLAIN_CONTAINER = re.compile(
    rf"(?:^|[,.;:(–—-])\s*(?:(?:in|dans)\s*:?\s+)?(?P<name>[^\W\d_][^,;:\n(){CITED}{CITED_END}]{{1,120}}?)"
    rf"\s*,?\s*{_VOLUME}{_NUMBER}",
    re.IGNORECASE,
)
_IN_NAME = re.compile(r"(?:^|,)\s*(?:in|dans)\s*:?\s+(?P<name>[A-ZÀ-Ý][^,;:\n()]{1,120})(?=,)")
_LONGEST_AUTHORS = 120  # characters


@dataclass(frozen=True, slots=True)
class Reference:
    """What a reference says. The fields are those of `Draft`."""

    title: str
    kind: Kind | None = None
    date: str | None = None
    container: str | None = None
    issue: str | None = None
    contributions: tuple[DraftContribution, ...] = ()


def read_reference(text: str) -> Reference | None:
    """Read marked text without links; None where it has no title in italics, quotes or bold, nor the usual commas."""
    text = _BOLD_TITLE.sub(rf"{CITED}\1{CITED_END}", with_quotes_cited(text))
    title = title_in(text)
    if title:
        return reference_around(text, title.start(), title.end())
    return _reference_between_commas(text)


def title_in(text: str) -> re.Match[str] | None:
    """The first name of a work that stands where titles stand: not an emphasised word, nor the container."""
    for citation in CITATION.finditer(text):
        name = plain(citation[1])
        before = text[max(0, citation.start() - 60) : citation.start()]
        if len(name) < 2 or re.search(r"(?<!\w)(?:in|dans)\s*:?\s*$", before, re.IGNORECASE):
            continue
        if _BEFORE_A_TITLE.search(plain(before)) or _INTRODUCES.search(fold(before)):
            return citation
    return None


def reference_around(text: str, start: int, end: int) -> Reference:
    """The reference whose title is text[start:end]."""
    title = _tidy_title(text[start:end])
    before, after = plain(text[:start]), text[end:]
    container, issue, after = _take_container(after)
    date, rest = take_date(_plain_lines(after))
    earlier_date, before = take_date(before)
    return Reference(
        title=title,
        kind=_kind(title, before, rest, container),
        date=date or earlier_date,
        container=container,
        issue=issue,
        contributions=_authors_before(before) + read_contributors(rest),
    )


def _reference_between_commas(text: str) -> Reference | None:
    """Without italics or quotes, only a date between commas makes a text a reference."""
    first, comma, rest = text.partition(", ")
    if not comma or len(plain(first)) < 2:
        return None
    dated = any(_is_only_a_date(part) for part in re.split(r"[,\n]|\s[-–—]\s|\s[-–—]?$", rest[:1000]))
    return reference_around(text, 0, len(first)) if dated else None


def _is_only_a_date(text: str) -> bool:
    date, rest = take_date(plain(text))
    return date is not None and not rest.strip(" .:()-–—")


def _tidy_title(text: str) -> str:
    title = plain(text)
    for opening, closing in ('""', "“”", "«»"):
        if len(title) > 2 and title[0] == opening and title[-1] == closing and opening not in title[1:-1]:
            title = title[1:-1].strip()
    return re.sub(r"(?<=\w)[,;:.]+$", "", title).strip() or title


def _take_container(text: str) -> tuple[str | None, str | None, str]:
    """(container, issue, the text without them)."""
    found = next((each for each in _CITED_CONTAINER.finditer(text) if each["in"] or each[3]), None)
    if found is None:
        line = plain(text.split("\n", 1)[0])
        found = _PLAIN_CONTAINER.search(line) or _IN_NAME.search(line)
        if found is None:
            return None, None, text
        text = line + text[len(text.split("\n", 1)[0]) :]
    issue = found[found.re.groups] if found.re is not _IN_NAME else None
    return plain(found["name"]).rstrip(","), issue, f"{text[: found.start()]},{text[found.end() :]}"


def _kind(title: str, before: str, rest: str, container: str | None) -> Kind | None:
    """An apposition tells more than the title, and a title more than the words before it."""
    apposition = next((kind for part in re.split(r"[,;(\n]", rest[:200]) if (kind := _apposed_kind(part))), None)
    introduction = kind_told_by(" ".join(before.split()[-2:])) if before else None
    told = apposition or kind_told_by(title) or introduction
    return told or (Kind.ARTICLE if container else None)


def _apposed_kind(part: str) -> Kind | None:
    """The kind an apposition names ("rapport final de …"); "Centre de ressources …" is the name of an organisation."""
    part = part.strip()
    return kind_told_by(part) if part[:1].islower() or len(part.split()) <= 2 else None


def _authors_before(text: str) -> tuple[DraftContribution, ...]:
    text = text[-200:].rstrip()
    name = re.sub(r"(?<![\s.,-][^\W\d_a-zà-ÿ])[\s()\[\],.:–—-]+$", "", text)
    if name == text or len(name) > _LONGEST_AUTHORS or says_only_more(name) or kind_told_by(name):
        return ()
    return read_contributors(name)


def _plain_lines(text: str) -> str:
    return "\n".join(plain(line) for line in text.split("\n"))
