"""What on a page is noise: it changes, or stands there, whatever the page is about."""

import re

from crawler.judging.facts import facts

# Class and id names of what surrounds a text: a part of the name, or the whole of it.
MARKS = frozenset(facts("around_marks"))
NAMES = frozenset(facts("around_names"))
# Of banners that ask for consent: wherever it stands in a name.
CONSENT = re.compile(
    "cookie|consent|gdpr|rgpd|tarteaucitron|axeptio|didomi|onetrust|orejime|cmplz|klaro|iubenda-cs|usercentrics|trustarc"
    "|qc-cmp|sd-cmp|sp_message|tc[-_]privacy|privacy[-_]?(?:banner|bar|wrapper|popup|popin|overlay|manager|notice)"
)
ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog", "alert", "menu"}
)

# Headings under which stands what is about other pages.
ELSEWHERE = re.compile(
    r"(?:à|a) (?:lire|voir|découvrir) (?:aussi|également)"
    r"|(?:articles?|contenus?|sujets?|documents?) (?:similaires?|liés?|associés?|connexes?|récents?)"
    r"|sur le même (?:thème|sujet)|dans la même rubrique|vous aimerez|les? plus (?:lus?|vus?|consultée?s?)"
    r"|derni(?:ers|ères) (?:articles|actualités|publications|commentaires|news)|related|read also|you may also|"
    r"recent posts|most read|\d* ?commentaires?|\d* ?comments?|\d* ?réponses?|\d* ?réactions?|laisser un commentaire|"
    r"leave a (?:reply|comment)|partage[rz]?\b|share this|newsletter|suivez-nous|nous suivre|follow us|recommand|"
    r"(?:citation|photo|image|pensée|brève|proverbe|article|livre|film)s? (?:du jour|du moment|au hasard)|"
    r"(?:quote|picture) of the day|random \w+|le saviez-vous|météo|éphéméride",
    re.IGNORECASE,
)

_MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "january|february|march|april|may|june|july|august|september|october|november|december"
)
_DAYS = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
# The words of dates.
OF_DATES = frozenset(f"{_MONTHS}|{_DAYS}|monday|tuesday|wednesday|thursday|friday|saturday|sunday|er".split("|"))
_MONTH = f"(?:{_MONTHS})"
_DATE = (
    rf"(?:(?:{_DAYS}|\w+day|(?:lun|mar|mer|jeu|ven|sam|dim)\.?),?\s+)?"
    rf"(?:\d{{1,2}}(?:er)?\s+{_MONTH}(?:\s+\d{{4}})?|{_MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?"
    rf"|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}[/.-]\d\d[/.-]\d\d"
    rf"|hier|aujourd.hui|yesterday|today)"
)
_TIME = r"(?:,?\s*(?:à|at|-|T)?\s*\d{1,2}\s?(?:h|:)\s?(?:\d\d)?(?::\d\d)?)?"
_COUNTED = (
    r"(?:vues?|visites?|visiteurs?|lectures?|lecteurs?|téléchargements?|partages?|commentaires?|réponses?|j.aime|"
    r"mentions j.aime|abonnés?|votes?|avis|donateurs?|signatures?|"
    r"views?|visits?|reads?|downloads?|shares?|comments?|likes?|followers?|fois)"
)
_NUMBER = r"\d[\d\s.,]*[kKM]?"
_DATED = re.compile(
    rf"(?:(?:cette page|cet article|this page|this article|elle|il|it)\s+)?(?:a été |was |is )?"
    rf"(?:dernière (?:mise à jour|modification|révision|actualisation)|mis(?:e)? à jour|modifiée?|actualisée?|"
    rf"last (?:updated|modified|edited)|updated|page générée|généré|imprimé|consulté(?:e)?|generated|"
    rf"nous sommes|aujourd.hui,?)[^.\d]{{0,30}}{_DATE}{_TIME}",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    rf"il y a (?:environ )?(?:{_NUMBER}|une?|quelques)"
    rf"\s?(?:secondes?|minutes?|heures?|jours?|semaines?|mois|ans?|années?|min|h|j)\b"
    rf"|(?:{_NUMBER}|an?) (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?) ago"
    rf"|\b(?:vue?|lue?|consultée?|téléchargée?|visitée?|partagée?|viewed|read|downloaded)"
    rf"\s*:?\s*{_NUMBER}\s*(?:(?:fois|times)\b)?"
    rf"|{_NUMBER}\s*{_COUNTED}(?!\w)"
    rf"|\b{_COUNTED}\s*:\s*{_NUMBER}|\b(?:visiteur|visiteuse|visite|visitor)s?\s*(?:n°|no\.?|number)\s*{_NUMBER}"
    rf"|\btemps de lecture\s*:?\s*{_NUMBER}\s*(?:min(?:utes?)?\b)?|{_NUMBER}\s*min(?:utes?)? (?:de lecture|read)\b"
    rf"|\b(?:page )?(?:générée?|generated|rendered) (?:en|in) {_NUMBER}\s*(?:ms|s|secondes?|seconds?)\b"
    rf"|(?:©|\bcopyright)\s*(?:\d{{4}}\s*[-–]\s*)?\d{{4}}"
    # What is collected is counted; up to what it shall be is not.
    rf"|{_NUMBER}\s?(?:€|euros?) (?:collecté|récolté|réuni|atteint)e?s?(?=\W*(?:\d|sur\b|$))"
    rf"|\b(?:plus que|il (?:ne )?reste(?: plus que)?)\s+{_NUMBER}\s*(?:jours?|heures?|minutes?|semaines?)\b"
    rf"|\bJ\s?[-–−]\s?\d+\b|{_NUMBER}\s*(?:jours?|heures?|days?|hours?) (?:restants?|left|to go)\b"
    rf"|\bbonne fête (?:à|aux?)\s(?:tou(?:te)?s les\s)?[^\W\d_][^,.;:!?|]{{1,40}}"
    rf"|\bderni(?:er|ère) (?:message|réponse|contribution|commentaire)\W+(?:par|de)\s[^,.;:!?|]{{1,40}}"
    rf"|\b(?:actuellement|en ligne)\s*:?\s*{_NUMBER}\s*(?:visiteurs?|personnes?|connectés?)\b",
    re.IGNORECASE,
)
# To look for counters costs much, and in a long text they are none, or their figures are masked anyway.
_LONGEST_COUNT, _LONGEST_DATE, _LONGEST_DAY, _SHORTEST_TOKEN = 250, 80, 30, 16
# A session's token, a nonce: letters and figures mixed as no word mixes them.
_TOKEN = re.compile(
    r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b(?=[a-zA-Z_]*\d)(?=[\d_]*[a-zA-Z])[0-9a-zA-Z_]{16,}\b"
)
_BARE = re.compile(
    rf"\W*(?:(?:posté|publié|soumis|proposé|rédigé|écrit|mis en ligne|paru|posted|published|submitted|written)e?"
    rf"(?:\s(?:par|by)\s.{{1,40}}?)?\W*)?(?:le|on)?\W*"
    rf"{_DATE}{_TIME}\W*(?:(?:par|by)\s.{{0,40}})?",
    re.IGNORECASE,
)
# Whether somebody is there just now: of itself a whole line.
_NOW = re.compile(
    r"(?=.*(?:actuellement|maintenant|\bnow\b|\bouvre\b|\bferme\b|\bopens\b|\bcloses\b))"
    r"(?:\W|\b(?:actuellement|maintenant|now|ouverte?s?|fermée?s?|open|closed|ouvre|ferme|opens|closes|à|at|demain|tomorrow|"
    r"am|pm|h|\d{1,2}(?:h(?:\d\d)?)?|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\w+day)\b)+",
    re.IGNORECASE,
)
_DATED_WORDS = (
    "jour", "modif", "révis", "actuali", "updat", "edit", "génér", "gener", "imprim", "consult", "sommes", "hui",
)  # fmt: skip
_COUNTED_WORDS = (
    "vu", "visit", "lect", "lu", "charg", "partag", "comment", "réponse", "aime", "abonn", "vote", "avis", "view",
    "read", "load", "share", "like", "follow", "fois", "il y a", " ago", "time", "min", "©", "right", "ligne", "conn",
    "consult", "génér", "gener", "rend", "donat", "signat", "€", "euro", "plus que", "reste", "j-", "j –", "j -",
    "left", "to go", "fête", "derni",
)  # fmt: skip
_CONSENT = re.compile(
    r"\bcookies?\b.{0,200}(?:accept|refus|paramétr|consent|personnalis)"
    r"|(?:accept|consent|utilis|poursuiv|dépos|dépôt|expérience).{0,200}\bcookies?\b"
    r"|(?:accord|accept|consent|utilis).{0,200}\btraceurs?\b.{0,200}(?:navigation|audience|publicit)"
    r"|\b(?:nos|our) (?:\d+ )?(?:partenaires|partners)\b.{0,200}"
    r"\b(?:votre terminal|votre appareil|adresse IP|your device|IP address)\b",
    re.IGNORECASE | re.DOTALL,
)
_CONSENT_WORDS = ("cookie", "traceur", "partenaires", "partners")
_WORD = re.compile(r"[^\W\d_]{2,}")
_AMOUNT = re.compile(r"\d\s?[€$£%]")
_DIGIT = re.compile(r"\d")


def without_noise(text: str) -> str:
    """A paragraph without counters, relative dates and tokens; empty where nothing else was in it."""
    plain = text.casefold()
    if any(word in plain for word in _CONSENT_WORDS) and _CONSENT.search(text):
        return ""
    if _DIGIT.search(text) or " ago" in text or "il y a" in text or len(text) < _LONGEST_DAY:
        if len(text) < _LONGEST_DATE and (_BARE.fullmatch(text) or _NOW.fullmatch(text)):
            return ""
        text = _without_figures(text)
    return text if _WORD.search(text) or _AMOUNT.search(text) else ""


def _without_figures(text: str) -> str:
    left, plain = text, text.casefold()
    if len(text) <= _LONGEST_COUNT and _may_count(plain) and any(word in plain for word in _COUNTED_WORDS):
        left = _COUNTS.sub("", left)
    if any(word in plain for word in _DATED_WORDS):
        left = _DATED.sub("", left)
    if len(left) >= _SHORTEST_TOKEN and max(map(len, left.split()), default=0) >= _SHORTEST_TOKEN:
        left = _TOKEN.sub("", left)
    return text if left == text else " ".join(left.split())


def _may_count(plain: str) -> bool:
    """A text without figures counts only how long ago something was: « il y a une heure », "an hour ago"; or names who
    has a feast, or spoke last.
    """
    named = "il y a" in plain or " ago" in plain or "fête" in plain or "derni" in plain
    return named or _DIGIT.search(plain) is not None
