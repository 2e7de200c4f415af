"""More than two visits: a change that stays, that goes again, that comes and goes, or hides behind another page."""

from dataclasses import replace
from http import HTTPStatus

from vigie.demo.editions import plain, press, spip, wordpress
from vigie.demo.editions.pair import Visits
from vigie.demo.lab.writing import markup
from vigie.demo.pages import Page

OLD = spip.article()
OLD_LATER = spip.article(visitors="41 visiteurs en ce moment", sums="Visites : 50 001", anchor="77b1")
NEW = spip.article(text=(*spip.TEXT, "Une bourse aux plants se tiendra aussi le premier dimanche de mai."))
NEW_LATER = spip.article(
    text=(*spip.TEXT, "Une bourse aux plants se tiendra aussi le premier dimanche de mai."),
    visitors="2 visiteurs en ce moment",
    same_section=("Le compost sans odeur",),
)
NEWER = spip.article("Organiser un troc de graines en hiver")

ERROR = markup(
    "<html><head><title>503 Service Unavailable</title></head><body><h1>Service Unavailable</h1></body></html>",
    HTTPStatus.SERVICE_UNAVAILABLE,
)
NOT_FOUND = markup(
    '<html lang="fr"><head><title>404</title></head><body><h1>Page introuvable</h1></body></html>', HTTPStatus.NOT_FOUND
)
SOFT_404 = markup(
    '<html lang="fr"><head><title>Erreur 404 - Les Semeurs du Forez</title></head><body><h1>Aucun article à cette '
    "adresse</h1><p>La page que vous avez demandée n’existe pas ou n’existe plus.</p></body></html>"
)
CHALLENGE = markup(
    '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1>'
    '<div id="cf-wrapper"><script>window._cf_chl_opt={cvId:"3"};</script><noscript>Enable JavaScript and cookies to '
    "continue</noscript></div></body></html>",
    HTTPStatus.FORBIDDEN,
    {"Server": "cloudflare", "cf-mitigated": "challenge"},
)
CONSENT = markup(
    '<!DOCTYPE html><html lang="fr"><head><title>Avant d’accéder au site</title></head><body><h1>Avant d’accéder '
    "au site"
    '</h1><p>Nous utilisons des cookies et d’autres données.</p><form action="https://consent.example/save" '
    'method="post"><button>Tout refuser</button><button>Tout accepter</button></form></body></html>'
)
MAINTENANCE = markup(
    '<html lang="fr"><head><title>Site en maintenance</title></head><body><h1>Site en maintenance</h1><p>Nous revenons '
    "dans quelques instants. Merci de votre patience.</p></body></html>"
)
NOT_MODIFIED = Page(HTTPStatus.NOT_MODIFIED)
EMPTY = replace(OLD, body=b"")
CLOSED = (*wordpress.TEXT, "Le local ferme en août.")
HALF = replace(OLD, body=OLD.body[: len(OLD.body) // 2])


def _saying(text: str) -> Page:
    return plain.page(text=(*plain.TEXT, text))


VISITS = (
    Visits("confirmed", "A change that stays is told at its second visit.", (OLD, NEW, NEW), (3,)),
    Visits("told_once", "It is told once.", (OLD, NEW, NEW_LATER, NEW, NEW_LATER), (3,)),
    Visits("confirmed_under_noise", "It is confirmed by a page with other noise.", (OLD, NEW, NEW_LATER), (3,)),
    Visits("noise_for_ever", "Nothing but noise.", (OLD, OLD_LATER, OLD, OLD_LATER, OLD_LATER)),
    Visits("mistake_taken_back", "A change taken back before the next visit.", (OLD, NEW, OLD, OLD)),
    Visits("flapping", "Two servers, of which one has the old page.", (OLD, NEW, OLD, NEW, OLD, NEW)),
    Visits(
        "flapping_then_settled",
        "Two servers, until both have the new page: what came and went is told at the seventh visit in a row.",
        (OLD, NEW, OLD, *[NEW] * 7, OLD, NEW),
        (10,),
    ),
    Visits(
        "variants_at_random",
        "An A/B test that shows its second page twice in a row before the first is back: told once, and never again.",
        (OLD, NEW, NEW, OLD, NEW, OLD, OLD, NEW, NEW, OLD, OLD, OLD, OLD, OLD, NEW, NEW, NEW, OLD, OLD),
        (3,),
    ),
    Visits("two_changes", "Two changes, each confirmed.", (OLD, NEW, NEW, NEWER, NEWER), (3, 5)),
    Visits("change_upon_change", "A change is overtaken by another, which stays.", (OLD, NEW, NEWER, NEWER), (4,)),
    Visits(
        "never_twice_the_same",
        "A thought of the day in the middle of the text: it is never there twice.",
        tuple(
            _saying(text)
            for text in (
                "Pensée du jour : qui sème tard mange en hiver.",
                "Pensée du jour : le bois chauffe deux fois.",
                "Pensée du jour : pain partagé, veillée gagnée.",
                "Pensée du jour : la braise ne dort pas.",
            )
        ),
    ),
    Visits("error_between", "An error between the old page and itself.", (OLD, ERROR, OLD, ERROR, OLD)),
    Visits("error_before", "An error before the change.", (OLD, ERROR, NEW, NEW), (4,)),
    Visits("error_before_confirmation", "An error before a change is confirmed.", (OLD, NEW, ERROR, NEW), (4,)),
    Visits("gone_and_back", "The page is gone for three visits.", (OLD, NOT_FOUND, NOT_FOUND, NOT_FOUND, OLD)),
    Visits("gone_and_changed", "It comes back changed.", (OLD, NOT_FOUND, NOT_FOUND, NEW, NEW), (5,)),
    Visits("soft_404", "An error page says 200, again and again.", (OLD, SOFT_404, SOFT_404, SOFT_404, OLD)),
    Visits("challenge", "A challenge, again and again.", (OLD, CHALLENGE, CHALLENGE, OLD)),
    Visits("challenge_before_confirmation", "One before the confirmation.", (OLD, NEW, CHALLENGE, NEW), (4,)),
    Visits("challenge_first", "The first visit sees but a challenge.", (CHALLENGE, CHALLENGE, OLD, OLD)),
    Visits("error_first", "The first visit sees but an error.", (ERROR, OLD, OLD_LATER)),
    Visits("consent", "A consent page with 200, again and again.", (OLD, CONSENT, CONSENT, OLD)),
    Visits("consent_between", "One between change and confirmation.", (OLD, NEW, CONSENT, NEW), (4,)),
    Visits(
        "maintenance",
        "A notice of maintenance with 200: a page that lost all it said has not come.",
        (OLD, MAINTENANCE, MAINTENANCE, OLD),
    ),
    Visits("empty", "An empty body with 200.", (OLD, EMPTY, EMPTY, OLD)),
    Visits("not_modified", "304 to a conditional request.", (OLD, NOT_MODIFIED, NOT_MODIFIED, OLD_LATER)),
    Visits("not_modified_confirms", "304 to one with the validators of the change.", (OLD, NEW, NOT_MODIFIED), (3,)),
    Visits("half", "A body that breaks off, once.", (OLD, HALF, OLD)),
    Visits(
        "theme",
        "Another theme around the same words, then a change.",
        (
            wordpress.post(),
            wordpress.block_theme(),
            wordpress.block_theme(),
            wordpress.block_theme(text=CLOSED),
            wordpress.block_theme(text=CLOSED),
        ),
        (5,),
    ),
    Visits(
        "price_up_and_down",
        "A price rises, stays, and falls back for good: what was there before is told again at the seventh visit.",
        (press.shop(), press.shop("21,50 €"), press.shop("21,50 €"), *[press.shop()] * 7),
        (3, 10),
    ),
)
