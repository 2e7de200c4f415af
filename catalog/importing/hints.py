"""What the words of a guide, French or English, tell about a resource and its links."""

import re
from urllib.parse import urlsplit

from catalog.folding import fold
from catalog.importing.marks import plain
from catalog.kinds import Kind
from catalog.urls import host_of, is_short
from catalog.vocabulary import LinkRole

# Words as `fold` leaves them: lower case, no accents, no punctuation.
_KINDS = {
    Kind.STUDY: r"etudes?|enquetes?|etats? des lieux|barometres?|panoramas?|observatoires?|stud(?:y|ies)|surveys?",
    Kind.REPORT: r"rapports?|compte rendu|reports?|livre blanc|white paper",
    Kind.ARTICLE: r"articles?|dossier d actu(?:alites?)?|dossier de presse|dossier special|tribunes?"
    r"|chapitres?|chapters?",
    Kind.ISSUE: r"revues?|magazines?|hors serie|numero special|special issue",
    Kind.VIDEO: r"videos?|films?|documentaires?|webinaires?|webinars?|podcasts?|replays?",
    Kind.EVENT: r"rencontres?|colloques?|conferences?|seminaires?|journees? (?:d |de |nationales? |regionales? )"
    r"|seminars?|meetings?|workshops?|tables? rondes?",
    Kind.TOOL: r"outils?|boites? a outils|kits?|logiciels?|modeles? de|tool(?:s|kits?|boxe?s?)?|templates?|calculat\w+",
    Kind.LAW: r"lois?|decrets?|circulaires?|ordonnances?|code (?:civil|du travail)|directives?|acts?",
    Kind.GUIDE: r"guides?|manuels?|mementos?|vade mecum|fiches? pratiques?|handbooks?|manuals?|howto",
    Kind.WEBSITE: r"sites?|portails?|plateformes?|centres? de ressources en ligne|blogs?|websites?|portals?|wikis?",
}
# An English noun comes last ("the sharing handbook"), a French one first.
_LEADING = (
    r"(?:(?:the|an?|our) (?:[a-z]+ ){0,2}?|(?:(?:l|le|la|les|un|une|des|d|petits?|mini|nouveaux?|nouvelles?|grande?s?"
    r"|premiere?s?|new|short|practical|final|annual|quick) ){0,2})"
)
_KIND = re.compile(
    _LEADING + "(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items()) + r")(?![^\W_])"
)

_ROLES = {
    LinkRole.VIDEO: r"videos?|films?|replays?|captations?|webinaires?|webinars?",
    LinkRole.BOOKLET: r"livrets?|brochures?|plaquettes?|booklets?|leaflets?",
    LinkRole.DOCUMENT: r"pdf|documents?|telecharge\w*|download\w*|texte integral|full text|fichier",
    LinkRole.WEBSITE: r"sites?|websites?",
    LinkRole.PAGE: r"en ligne|online|page",
}
_ROLE = re.compile(
    r"(?:(?:l|le|la|les|un|une|the|a|resume|version|format|voir|regarder|watch|extraits?|lire|consulter|au) ){0,3}"
    "(?:" + "|".join(f"(?P<{role}>{words})" for role, words in _ROLES.items()) + r")(?: |$)"
)
_LABEL_WORDS = 8

_MORE = re.compile(
    r"(?:(?:pour )?en savoir(?: plus)?|(?:pour )?aller plus loin|plus d info\w*|a (?:lire|voir|consulter|telecharger)"
    r"|(?:lire|voir|consulter|cliquer|cliquez)(?: aussi| ici)?|voir le site|liens?(?: internet| web)?|ici|sources?|url|"
    r"adresse|(?:to )?(?:learn|find out|read|know) more|more(?: info\w*)?|further reading|see(?: also)?|click here|here"
    r"|links?|disponible(?: ici| sur)?|available (?:at|here|from))"
)
_EXAMPLE = re.compile(
    r"(?:(?:un |des |quelques |par )?exemples?|(?:an )?examples?|for example|zoom|focus|temoignages?)(?![^\W_])"
)
_SECTION = re.compile(
    r"(?:les |nos |quelques |the )?(?:ressources?|bibliographie|sitographie|webographie|references?|annexes?|notes?"
    r"|liens?(?: utiles)?|sites?(?: utiles)?|documents?(?: utiles)?|sommaire|contacts?|resources?|bibliography|sources?"
    r"|pour aller plus loin|a (?:lire|voir)|(?:lire|voir) aussi|see also|useful links|links|appendix|further reading"
    r"|footnotes)"
)
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|odt|rtf|epub|pptx?|odp|xlsx?|ods)$", re.IGNORECASE)
_VIDEO_HOSTS = frozenset({"youtube.com", "youtu.be", "vimeo.com", "dailymotion.com", "dai.ly", "player.vimeo.com"})


def kind_told_by(text: str) -> Kind | None:
    """The kind of resource that a title or an apposition begins with ("Guide pratique …", "rapport final de …")."""
    for part in re.split(r"\s[:–—-]\s|:\s", plain(text[:400])):
        if told := _KIND.match(fold(part)):
            return Kind(str(told.lastgroup))
    return None


def role_told_by(label: str) -> LinkRole | None:
    """What a short label says of its link ("Résumé vidéo de la rencontre :", "PDF")."""
    words = fold(plain(label[:200]))
    if len(words.split()) > _LABEL_WORDS:
        return None
    told = _ROLE.match(words)
    return LinkRole(str(told.lastgroup)) if told else None


def role_of(url: str, label: str) -> LinkRole | None:
    """What a link is to its resource, by its label, else by its address; None where neither tells."""
    if role := role_told_by(label):
        return role
    if host_of(url).removeprefix("www.") in _VIDEO_HOSTS:
        return LinkRole.VIDEO
    if _DOCUMENT.search(_path(url)):
        return LinkRole.DOCUMENT
    return LinkRole.WEBSITE if is_home(url) else None


def is_home(url: str) -> bool:
    """Whether an address is that of a whole site."""
    return not is_short(url) and _path(url).strip("/") == "" and "?" not in url


def says_only_more(text: str) -> bool:
    """Whether a text only points further: "→ En savoir + :", "Voir aussi", "Learn more"."""
    return _MORE.fullmatch(fold(plain(text[:80]))) is not None and len(text) <= 80


def is_example(text: str) -> bool:
    return _EXAMPLE.match(fold(text[:200])) is not None


def is_section_name(text: str) -> bool:
    """Whether a heading names a part of any guide ("Ressources", "Bibliography"), hence no theme."""
    return len(text) <= 80 and _SECTION.fullmatch(fold(text[:80])) is not None


def name_spelled_by(url: str, text: str) -> str | None:
    """The name in a text that the host of a site spells: "capsud.org" and "Cap Sud", "lephare.fr" and "Le PHARE"."""
    if not is_home(url):
        return None
    words = [(word.span(), fold(word[0]).replace(" ", "")) for word in re.finditer(r"[^\W_]+", text)]
    labels = {re.sub(r"[^a-z0-9]", "", label) for label in host_of(url).removeprefix("www.").split(".")[:-1]}
    for label in sorted((label for label in labels if len(label) >= 3), key=lambda each: (-len(each), each)):
        for first, ((start, _), _) in enumerate(words):
            if text[start].isupper() and (end := _spelling_end(words, first, label)):
                return text[start:end]
    return None


def _spelling_end(words: list[tuple[tuple[int, int], str]], first: int, letters: str) -> int | None:
    for (_, end), word in words[first:]:
        if not word or not letters.startswith(word):
            return None
        letters = letters[len(word) :]
        if not letters:
            return end
    return None


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return url
