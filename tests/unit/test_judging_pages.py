"""Parking, walls, landings, siblings, drift: what is flagged, and above all what is not."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.folding import fold
from catalog.vocabulary import Reason
from crawler.judging.answer import Answer
from crawler.judging.challenge import is_challenge
from crawler.judging.drift import drifted
from crawler.judging.expectation import Expectation
from crawler.judging.landing import is_home, lost_on_the_way
from crawler.judging.page import Page, page_of, plain, told
from crawler.judging.parking import parked
from crawler.judging.siblings import is_made_by_scripts, same_as_sibling, sibling_of, sibling_url
from crawler.judging.sketch import resemblance, sketch_of
from crawler.judging.verdict import verdict
from crawler.judging.walls import closed, wall

PROSE = (
    "Le réseau rassemble les associations du territoire qui mutualisent leurs emplois, leurs locaux et leurs outils. "
    "Chaque année il publie une étude sur les formes de coopération, les freins rencontrés et les soutiens publics. "
    "Les bénévoles y trouvent des fiches pratiques, des témoignages et le calendrier des rencontres régionales. "
)
ENGLISH = (
    "Play the best online slots and win the jackpot with our casino bonus. The roulette and the blackjack tables are "
    "open for you and your friends, with free spins that you have not seen before. Join this casino and start betting "
    "on your team today, with the best odds that we have for all the games of the season."
)


URL = "http://example.org/guide"


def answer(body: str, url: str = URL, status: int = 200) -> Answer:
    return Answer(url, status, {"content-type": "text/html; charset=utf-8"}, body.encode())


def page(body: str, url: str = URL) -> Page:
    found = page_of(answer(body, url))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("http://a.example", True),
        ("http://a.example/", True),
        ("http://a.example/fr/", True),
        ("http://a.example/index.php", True),
        ("http://a.example/fr/accueil.html", True),
        ("http://a.example/default.aspx", True),
        ("http://a.example/?lang=fr", True),
        ("http://a.example/?utm_source=lettre", True),
        ("http://a.example/spip.php?page=sommaire&lang=fr", True),
        ("http://a.example/index.php?option=com_content&view=featured&Itemid=101", True),
        ("http://a.example/index.php/fr/", True),
        ("http://a.example/site/", True),
        ("http://a.example/?page_id=3", False),
        ("http://a.example/index.php?id=12", False),
        ("http://a.example/spip.php?article12", False),
        ("http://a.example/guide", False),
        ("http://a.example/fr/guide/", False),
    ],
)
def test_home_pages_are_known_by_their_address(url: str, home: bool) -> None:
    assert is_home(url) is home


@pytest.mark.parametrize(
    ("final", "cookie", "reason"),
    [
        ("http://a.example/", False, Reason.SOFT_404),
        ("https://b.example/fr/", False, Reason.SOFT_404),
        ("http://a.example/recherche?q=guide", False, Reason.SOFT_404),
        ("http://a.example/erreur-404", False, Reason.SOFT_404),
        ("http://a.example/login", False, Reason.SOFT_404),
        ("http://a.example/login?next=/guide", False, Reason.BLOCKED),
        ("http://a.example/login", True, Reason.BLOCKED),
        ("https://www.a.example/ressources/guide/", False, None),
        ("http://a.example/nouveau/guide", False, None),
        # A case is no login, a number no error, and neither research nor the results of a survey are a search.
        ("http://a.example/ressources/cas/cocagne", False, None),
        ("http://a.example/connect/", False, None),
        ("http://a.example/node/404", False, None),
        ("http://a.example/enquete/resultats/", False, None),
        ("http://a.example/travaux/recherche/", False, None),
        ("http://a.example/?erreur=404", False, Reason.SOFT_404),
        ("http://a.example/?404", False, Reason.SOFT_404),
        ("http://a.example/fr/404", False, Reason.SOFT_404),
        ("http://a.example/Pages/Accueil.aspx", False, Reason.SOFT_404),
        ("http://a.example/web/guest/home", False, Reason.SOFT_404),
        ("http://a.example/spip.php?page=recherche&recherche=guide", False, Reason.SOFT_404),
        ("https://login.microsoftonline.com/common/oauth2/authorize", False, Reason.BLOCKED),
        ("https://accounts.google.com/ServiceLogin", False, Reason.BLOCKED),
    ],
)
def test_where_a_deep_link_lands(final: str, cookie: bool, reason: Reason | None) -> None:
    landed = page("<title>Bienvenue</title>", final)
    landing = lost_on_the_way("http://a.example/ressources/guide", final, Expectation(), landed, cookie_set=cookie)
    assert (landing.reason if landing else None) is reason


def test_a_website_may_send_its_visitors_to_its_home_page() -> None:
    landed = page("<title>Bienvenue</title>", "http://a.example/")
    expected = Expectation(site=True)
    assert lost_on_the_way("http://a.example/site/", "http://a.example/", expected, landed, cookie_set=False) is None


@pytest.mark.parametrize(
    "body",
    [
        "<title>lien.example</title><h1>Ce domaine est à vendre</h1>",
        "<title>lien.example is for sale</title><p>This domain is for sale. Make an offer.</p>",
        "<title>x</title><script src='https://img1.wsimg.com/parking-lander/static/js/main.js'></script>",
        "<script>window.onload=function(){window.location.href='/lander'}</script>",
        "<title>Welcome to nginx!</title><h1>Welcome to nginx!</h1>",
        "<html><body><h1>It works!</h1></body></html>",
        f"<title>Apache2 Debian Default Page: It works</title><p>{ENGLISH * 9}</p>",
        "<title>lien.example</title><p>The domain lien.example may be for sale by its owner!</p>",
        "<title>Nom</title><p>Example.org est disponible à la vente.</p>",
        "<title>Website Expired</title><p>This account has expired.</p>",
        "<title>Suspendu</title><p>Ce nom de domaine n’a pas été renouvelé.</p>",
        "<title>Suspendu</title><p>Ce nom de domaine est suspendu.</p>",
        "<title>x</title><p>Le nom de domaine example.org n’a pas été renouvelé par son propriétaire.</p>",
        "<title>x</title><frameset><frame src='http://www.sedoparking.com/x'></frameset>",
    ],
)
def test_parked_domains_are_known(body: str) -> None:
    assert parked(answer(body), page(body))


@pytest.mark.parametrize(
    "body",
    [
        f"<title>Noms de domaine</title><h1>Que faire</h1><p>« Ce domaine est à vendre » : {PROSE * 6}</p>",
        "<title>Maison à vendre</title><p>Belle maison à vendre, trois chambres, un domaine de deux hectares.</p>",
        "<title>Index of /</title><h1>Index of /</h1><ul><li>guide.pdf</ul>",
        "<title>Site en maintenance</title><p>Nous revenons bientôt.</p>",
        "<title>Nouvelle adresse</title><p>Notre ancien nom de domaine n’a pas été renouvelé.</p>",
        "<title>Livre</title><p>Cet ouvrage est disponible à la vente au prix de 15 euros.</p>",
        "<title>Book</title><p>The second edition is for sale on our website.</p>",
        "<title>Friche</title><p>La réhabilitation du site a été suspendue le 3 mai.</p>",
        "<title>Visites</title><p>Ce domaine est réservé aux groupes le jeudi.</p><p>Hébergement : OVH.</p>",
        f"<title>Visiter</title><p>Ce domaine est réservé aux adhérents du réseau. {PROSE}</p>",
        f"<title>Domaine à vendre : sauvons la ferme</title><p>{PROSE}</p>",
        f"<title>Internet Information Services : prise en main</title><p>{PROSE}</p>",
        f"<title>Installer nginx</title><p>À la fin s’affiche « Welcome to nginx! ». {PROSE}</p>",
        f"<title>Le Pont</title><p>{PROSE}</p><script src='https://www.googletagmanager.com/gtag.js'></script>",
    ],
)
def test_sites_of_somebodys_own_are_not_parked(body: str) -> None:
    assert parked(answer(body), page(body)) is None


def test_a_page_under_its_title_may_say_what_a_seller_of_names_says_unless_it_is_a_home_page() -> None:
    said = "<title>Ferme du Pont neuf</title><h1>Ferme du Pont neuf</h1><p>Ce nom de domaine est à vendre.</p>"
    deep, home = (answer(said, f"http://lien.example{path}") for path in ("/fermes/pont-neuf", "/"))
    expected = Expectation(title="Ferme du Pont neuf")
    assert verdict([deep], deep, page_of(deep), expected, None).reason is Reason.OK
    assert verdict([home], home, page_of(home), expected, None).reason is Reason.PARKED


def test_a_login_in_the_footer_and_a_banner_over_the_page_are_no_walls() -> None:
    login = "<form><input type='password'><button>Connexion</button></form>"
    banner = "<div>Nous respectons votre vie privée. Accepter et continuer. Continuer sans accepter.</div>"
    for extra in (login, banner):
        body = f"<title>Le Pont</title><h1>Le Pont</h1><p>{PROSE * 3}</p>{extra}"
        assert wall(page(body), answer(body)) is None
    door = f"<title>Connexion</title><h1>Connectez-vous</h1>{login}"
    assert wall(page(door), answer(door)) == "the page is behind a login"


def test_a_page_that_answers_by_itself_is_not_where_its_host_sends_anything() -> None:
    news = page(f"<title>Actualités</title><p>{PROSE}</p>", "http://example.org/news/all")
    sibling = sibling_of(Answer("http://example.org/vigie-00", 302, {"location": "/news/all"}))
    assert sibling is not None
    assert same_as_sibling(news, sibling, "http://example.org/guide")
    assert not same_as_sibling(news, sibling, "https://www.example.org/news/all/")


def test_scripts_that_make_the_page_are_known_by_the_place_they_leave_empty() -> None:
    footer = f"<footer>{PROSE}</footer><script src='main.js'></script>"
    assert is_made_by_scripts(f"<body><div id=root></div>{footer}".encode())
    assert is_made_by_scripts(f"<body><app-root></app-root>{footer}".encode())
    assert not is_made_by_scripts(f"<body><div id='app'><p>{PROSE}</p></div>{footer}".encode())


@pytest.mark.parametrize(
    "url", ["https://validate.perfdrive.com/?ssa=1", "https://billet.queue-it.net/?c=billet", "https://queue-it.net/"]
)
def test_where_a_service_keeps_its_suspects_nothing_is_judged(url: str) -> None:
    assert is_challenge(answer("<title>File d’attente</title>", url))
    assert not is_challenge(answer("<title>File d’attente</title>", "https://fauxqueue-it.net/"))


def test_a_refusal_is_known_by_its_words_unless_there_is_more_to_read() -> None:
    refusal = "<title>Accès refusé | Le Pont</title><h1>Accès refusé</h1>"
    assert closed(page(refusal), Expectation(title="Le guide"))
    comments = (
        f"<title>La rencontre</title><p>{PROSE[:150]}</p><p>Vous devez être connecté pour publier un commentaire."
    )
    assert closed(page(comments), Expectation(title="Le guide")) is None
    assert closed(page(f"{refusal}<p>{PROSE * 3}</p>"), Expectation(title="Le guide")) is None
    told = page("<title>Accès refusé | Le Pont</title><h1>Accès refusé : enquête au guichet</h1>")
    assert closed(told, Expectation(title="Accès refusé : enquête au guichet")) is None


@pytest.mark.parametrize(
    ("url", "sibling"),
    [
        ("http://a.example/guides/coop.html", "http://a.example/guides/T.html"),
        ("http://a.example/guides/coop/", "http://a.example/guides/T/"),
        ("http://a.example/article/123-coop", "http://a.example/article/T"),
        ("http://a.example/2016/05/coop", "http://a.example/T/T/T"),
        ("http://a.example/index.php?id=12&l=fr", "http://a.example/index.php?id=T&l=T"),
        ("http://a.example/spip.php?article3", "http://a.example/spip.php?T="),
        ("http://a.example/watch?v=ab12", "http://a.example/watch?v=T"),
        ("http://a.example/books/?id=3", "http://a.example/books/?id=T"),
        # A query that does not tell the page: changing it would bring the very page, and prove nothing.
        ("http://a.example/coop?utm_source=lettre", "http://a.example/T"),
        ("http://a.example/coop.php?PHPSESSID=12ab", "http://a.example/T.php"),
        ("http://a.example/coop/?lang=fr", "http://a.example/T/"),
        ("http://a.example/guide-de-la-coop?id=3", "http://a.example/T"),
        ("http://a.example/guide/coop.html?vue=3", "http://a.example/guide/T.html"),
    ],
)
def test_siblings_are_addresses_that_nobody_wrote(url: str, sibling: str) -> None:
    assert sibling_url(url, "T") == sibling


@given(st.from_regex(r"http://a\.example/[a-z0-9/.]{0,20}(\?[a-z=&0-9]{0,10})?", fullmatch=True))
def test_a_sibling_is_never_the_page_itself_and_stays_on_its_host(url: str) -> None:
    found = sibling_url(url, "vigie-0123456789abcdef")
    assert found != url
    assert urlsplit(found).netloc == "a.example"


def test_the_same_answer_to_anything_is_known_and_pages_that_differ_are_different() -> None:
    menu = "<nav>" + "<a href='/x'>Rubrique du menu</a>" * 40 + "</nav>"
    anything = f"<title>Le Pont</title>{menu}<main><p>{PROSE}</p></main>"
    sibling = sibling_of(answer(anything, "http://example.org/vigie-00"))
    assert sibling is not None
    assert same_as_sibling(page(anything), sibling, URL)
    other = f"<title>Le Pont</title>{menu}<main><p>{ENGLISH}</p></main>"
    assert not same_as_sibling(page(other), sibling, URL)
    honest = sibling_of(Answer("http://example.org/vigie-00", 404))
    assert honest is not None
    assert not same_as_sibling(page(anything), honest, URL)


@pytest.mark.parametrize(
    ("body", "expected", "found"),
    [
        (f"<title>Casino</title><p>{ENGLISH}</p>", Expectation("Guide du réseau", ("Le Pont",), "fr"), True),
        (f"<title>Le Pont : slot gacor</title><p>{ENGLISH}</p>", Expectation("Guide", ("Le Pont",), "fr"), True),
        (f"<title>Le Pont : slot, bahis</title><p>{PROSE}</p>", Expectation("Le mot slot", ("Le Pont",), "fr"), False),
        (f"<title>Le Pont</title><p>{ENGLISH}</p>", Expectation("Guide du réseau", ("Le Pont",), "fr"), False),
        (f"<title>Casino</title><p>{PROSE} Casino</p>", Expectation("Mécénat en Alsace", ("Admical",), "fr"), False),
        (f"<title>Accueil</title><p>{PROSE}</p>", Expectation("Étude sur les coopérations", ("RNMA",), "fr"), False),
        (f"<title>Autre</title><p>{PROSE}</p>", Expectation("Jardins de Cocagne", ("Cocagne",), "fr"), False),
        ("<title>Vidéo</title>", Expectation("Jardins de Cocagne", ("Cocagne",), "fr"), None),
        (f"<title>Autre</title><p>{PROSE}</p>", Expectation(), None),
        (
            f"<title>Autre</title><p>{PROSE}</p>",
            Expectation("Jardins", ("Cocagne",), "fr", former_title="Semer", former_sketch=sketch_of(ENGLISH)),
            True,
        ),
    ],
    ids=[
        "casino",
        "name kept, taken over",
        "about that trade",
        "its name is left",
        "a name that is a trade",
        "a word of its title",
        "no sign of another",
        "too little",
        "unknown",
        "former",
    ],
)
def test_drift_is_told_only_with_nothing_left_and_a_sign_of_another_thing(
    body: str, expected: Expectation, found: bool | None
) -> None:
    assert drifted(page(body), expected, "http://example.org/guide") is found


WORDS = st.lists(st.text("abcdefghij", min_size=2, max_size=6), min_size=8, max_size=200, unique=True)


# Marks that turn the direction of writing, controls, spaces of many kinds, letters with marks in one sign and in two.
ODD = st.text(
    st.sampled_from("aé\u0301\u0345\u034f\u3099œß \u00a0\u202f\n\t\x00\x1c\x85\u200d\u200f\u202e\u2066\ufeff"),
    max_size=30,
)


@given(ODD)
def test_a_line_holds_printable_words_one_space_apart(text: str) -> None:
    line = plain(text)
    assert line == " ".join(line.split())
    assert not set(line) & set("\x00\x1c\x85\n\t\u200f\u202e\u2066\ufeff")
    assert [char for char in line if char.isalpha()] == [char for char in text if char.isalpha()]


@given(ODD, ODD)
def test_what_a_page_tells_is_its_title_and_its_text_folded_together(title: str, text: str) -> None:
    assert told(Page(URL, title=title, text=text)) == fold(f"{title} {text}")
    assert not set(told(Page(URL, title=title, text=text))) & set("\u0301\u0345\u3099é")


@given(WORDS, WORDS)
def test_sketches_estimate_how_much_two_texts_share(one: list[str], other: list[str]) -> None:
    first, second = sketch_of(" ".join(one)), sketch_of(" ".join(other))
    estimate = resemblance(first, second)
    assert resemblance(first, first) == 1.0
    assert estimate is not None
    assert estimate == resemblance(second, first)
    both, either = set(one) & set(other), set(one) | set(other)
    assert abs(estimate - len(both) / len(either)) < 0.35


def test_too_few_words_have_no_sketch() -> None:
    assert sketch_of("Bonjour 12 13 14") == ""
    assert resemblance("", sketch_of(PROSE)) is None
