"""Doors: refusals by status, logins, demands for consent."""

from catalog.vocabulary import Reason
from vigie.demo.lab.case import Case
from vigie.demo.lab.writing import OTHER_PROSE, PROSE, TITLE, markup, page
from vigie.demo.pages import Page, Site, redirect

_LOGIN = markup(
    "<html lang='fr'><head><title>Connexion</title></head><body><h1>Espace adhérents</h1><p>Identifiez-vous pour "
    "continuer.</p><form method='post'><input name='login'><input type='password' name='mdp'><button>Se connecter"
    "</button></form><a href='/oubli'>Mot de passe oublié ?</a></body></html>"
)
_CONSENT = markup(
    "<html lang='fr'><head><title>Avant d’accéder à ce site</title></head><body><h1>Avant d’accéder à ce site</h1>"
    "<p>Nous utilisons des cookies et des données pour fournir nos services. Si vous choisissez « Tout accepter », "
    "nous et nos partenaires les utiliserons aussi pour la publicité.</p><form action='/save'>"
    "<button>Tout refuser</button><button>Tout accepter</button></form></body></html>"
)
_COOKIE_WALL = markup(
    "<html lang='fr'><head><title>Le Quotidien</title></head><body><div role='dialog'><h2>Votre vie privée</h2><p>Nous "
    "et nos partenaires déposons des cookies. Accepter les cookies ou s’abonner pour 2 € par mois.</p><button>Accepter "
    "et continuer</button><button>S’abonner</button></div></body></html>"
)
_SHELL = markup(
    "<html><head><title>Portail</title></head><body><div id='app'></div><script src='/app.js'></script></body></html>"
)


def _refuses(name: str, what: str, host: str, status: int, **headers: str) -> Case:
    answer = Page(status, {key.replace("_", "-"): value for key, value in headers.items()})
    return Case(name, what, f"https://{host}.example/guide", Reason.BLOCKED, answer, detail=str(status))


CASES = (
    _refuses(
        "unauthorised", "401: a name and a password are asked for.", "acces", 401, WWW_Authenticate='Basic realm="A"'
    ),
    _refuses("forbidden", "403, without a word.", "interdit", 403),
    _refuses("method_refused", "405, even to GET.", "methode", 405),
    _refuses("not_acceptable", "406 by an anxious firewall.", "inacceptable", 406),
    _refuses("too_many", "429: come back tomorrow.", "trop-de-visites", 429, Retry_After="86400"),
    _refuses("legal_reasons", "451: not from where we are.", "tribunal", 451),
    _refuses("linkedin", "999, as LinkedIn says to robots.", "carrieres", 999),
    Case(
        "login_page", "A login where the page was, with 200.", "https://adherents.example/guide", Reason.BLOCKED, _LOGIN
    ),
    Case(
        "login_remembers",
        "A redirect to a login that knows where to go afterwards.",
        "https://intranet.example/docs/guide",
        Reason.BLOCKED,
        {
            "/docs/guide": redirect("/login?next=%2Fdocs%2Fguide", 302),
            "/login?next=%2Fdocs%2Fguide": _LOGIN,
        },
    ),
    Case(
        "login_with_session",
        "A redirect to a login that may remember by its cookie.",
        "https://session.example/docs/guide",
        Reason.BLOCKED,
        {
            "/docs/guide": Page(302, {"Location": "/connexion", "Set-Cookie": "retour=%2Fdocs%2Fguide; Path=/"}),
            "/connexion": _LOGIN,
        },
    ),
    Case(
        "cas",
        "A university’s single sign-on (CAS), on a host of its own.",
        "https://cours.example/docs/guide.pdf",
        Reason.BLOCKED,
        {
            "/docs/guide.pdf": redirect("https://cas.univ.example/cas/login?service=https%3A%2F%2Fcours.example", 302),
            "https://cas.univ.example/cas/login?service=https%3A%2F%2Fcours.example": _LOGIN,
        },
    ),
    Case(
        "youtube_consent",
        "YouTube asks Europeans for their consent first.",
        "https://www.youtube.com/watch?v=lab0consent",
        Reason.BLOCKED,
        {
            "/watch?v=lab0consent": redirect("https://consent.youtube.com/m?continue=lab&gl=FR", 302),
            "https://consent.youtube.com/m?continue=lab&gl=FR": _CONSENT,
        },
        title="Partenariats : le film de la rencontre",
    ),
    Case(
        "google_consent",
        "Google does too.",
        "https://maps.google.com/maps?q=lab",
        Reason.BLOCKED,
        {
            "/maps?q=lab": redirect("https://consent.google.com/ml?continue=lab&gl=FR", 302),
            "https://consent.google.com/ml?continue=lab&gl=FR": _CONSENT,
        },
        title="La carte des associations",
    ),
    Case(
        "cookie_wall",
        "Pay or accept: nothing else is on the page.",
        "https://quotidien.example/a/guide",
        Reason.BLOCKED,
        _COOKIE_WALL,
    ),
    Case(
        "empty_shell",
        "A page made by scripts, on a host that gives the same shell for anything: nobody can tell.",
        "https://portail-appli.example/guide",
        Reason.BLOCKED,
        {},
        site=Site(missing=_SHELL),
        title="Le guide du portail",
    ),
    Case(
        "paywall",
        "The beginning of an article, then an offer: the page is there.",
        "https://hebdo.example/cooperer",
        Reason.OK,
        page(
            TITLE,
            *PROSE,
            more="<div class='offre'><p>La suite est réservée aux abonnés.</p><a href='/offre'>S’abonner</a></div>",
        ),
    ),
    Case(
        "article_on_passwords",
        "An article about logins and passwords, with a field to try them in.",
        "https://mots-de-passe.example/conseils",
        Reason.OK,
        page("Choisir un mot de passe", *OTHER_PROSE, *PROSE, more="<input type='password' aria-label='Essayer'>"),
        title="Conseils de sécurité",
    ),
    Case(
        "refusal_at_200",
        "Drupal behind a cache: access is denied with a success.",
        "https://refus-poli.example/node/12",
        Reason.BLOCKED,
        page("Accès refusé", "Vous n’êtes pas autorisé à accéder à cette page."),
    ),
    Case(
        "members_beside",
        "A short page; members may log in beside it, as on every page of the site.",
        "https://adherents.example/presentation",
        Reason.OK,
        page(
            "Qui sommes-nous ?",
            *OTHER_PROSE[:1],
            more="<aside><form><label>Connexion</label><input type='password' name='mdp'></form></aside>",
        ),
        title="Le verger",
    ),
)
