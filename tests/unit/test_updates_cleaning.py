"""The edition that a page or a document holds: what of it is kept, and what is noise."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.updates.comparing import compare
from catalog.updates.edition import Edition, edition_from, key_of, normal, paragraph
from catalog.vocabulary import Watch
from crawler.judging.answer import Answer
from crawler.updates.document import document_of
from crawler.updates.editions import edition_of
from crawler.updates.noise import without_noise
from crawler.updates.scope import Scope
from vigie.demo.pdf import document

URL = "http://a.example/guide"
ALL = Scope()
TEXT = (
    "<p>Le réseau rassemble les associations du territoire qui mutualisent leurs emplois et leurs locaux.</p>"
    "<p>Chaque année il publie une étude sur les formes de coopération et les soutiens publics.</p>"
)


def answer(body: str | bytes, kind: str = "text/html; charset=utf-8") -> Answer:
    return Answer(URL, 200, {"content-type": kind}, body.encode() if isinstance(body, str) else body)


def edition(body: str, scope: Scope = ALL) -> Edition:
    return edition_of(
        answer(f"<!DOCTYPE html><html><head><title>Guide</title></head><body>{body}</body></html>"), scope
    )


def texts(body: str, scope: Scope = ALL) -> list[str]:
    return [each.text for each in edition(body, scope).paragraphs]


@pytest.mark.parametrize(
    "noise",
    [
        "<nav><a href=/>Accueil</a> Rubriques du site</nav>",
        "<header>Le site de notre grand réseau</header>",
        "<div class='cookie-banner'>Nous déposons des traceurs chez vous</div>",
        "<div id='axeptio_overlay'>Choisissez librement ce que vous acceptez</div>",
        "<div class='widget widget_recent_entries'>Un article tout neuf à lire</div>",
        "<ul class='menu'><li>Qui sommes-nous</li></ul>",
        "<div class='publicite'>Achetez donc nos beaux livres</div>",
        "<script>var token = 'abc';</script><style>p {}</style><noscript>Activez les scripts</noscript>",
        "<div style='display: none'>Ceci ne se voit pas du tout</div>",
        "<div hidden>Ceci ne se voit pas du tout</div>",
        "<ul><li><a href=1>Un</a><li><a href=2>Deux</a><li><a href=3>Trois</a><li><a href=4>Quatre</a></ul>",
        "<p>Vu 1 234 fois</p>",
        "<p>1 234 téléchargements</p>",
        "<p>Nous sommes le mardi 24 novembre 2026</p>",
        "<p>24/11/2026 à 10:32</p>",
        "<p>Dernière mise à jour : 3 mars 2026</p>",
        "<p>Il y a 3 jours</p>",
        "<p>Page générée en 0,12 secondes</p>",
        "<p>En poursuivant vous acceptez nos cookies, que vous pouvez refuser.</p>",
        "<h2>À lire aussi</h2><p>Une toute autre histoire de coopération</p>",
        "<h3>3 commentaires</h3><p>Merci beaucoup pour cet excellent article</p>",
    ],
)
def test_what_surrounds_a_text_is_no_part_of_it(noise: str) -> None:
    assert edition(TEXT + noise).digest == edition(TEXT).digest


@pytest.mark.parametrize(
    "news",
    [
        "<p>Une nouvelle édition est parue.</p>",
        "<h2>Les soutiens des régions</h2>",
        "<table><tr><td>Aide</td><td>3 000 €</td></tr></table>",
        "<article><header><h1>Le guide de la coopération</h1></header></article>",
        "<p>Contact : 01 23 45 67 89, à la permanence</p>",
        "<p>Le décret du 12 mars 2026 s’applique</p>",
    ],
)
def test_what_is_said_is(news: str) -> None:
    assert edition(TEXT + news).digest != edition(TEXT).digest


def test_what_holds_most_of_the_text_is_no_noise_whatever_it_is_called() -> None:
    assert len(texts(f"<form id='menu-form' class='sidebar'>{TEXT}</form>")) == 2


def test_only_what_a_maintainer_chose_is_looked_at() -> None:
    body = f"{TEXT}<div id='editions'><p>Troisième édition, 2026</p></div>"
    assert texts(body, Scope(only="#editions p")) == ["Troisième édition, 2026"]
    assert len(texts(body, Scope(only="#nowhere"))) == len(texts(body, Scope(only="##"))) == 3


def test_a_list_of_links_that_a_maintainer_chose_is_read_whatever_stands_in_it() -> None:
    links = "<ul id='liens'><li><a href=1>Accueil</a><li><a href=2>Le Relais</a><li><a href=3>Sol</a></ul>"
    chosen = edition(TEXT + links, Scope(only="#liens"))
    assert [(each.text, each.is_entry) for each in chosen.paragraphs] == [
        ("Accueil", True),
        ("Le Relais", True),
        ("Sol", True),
    ]
    within = edition(f"{TEXT}<div id='membres'>{links}</div>", Scope(only="#membres"))
    assert [each.text for each in within.paragraphs] == ["Accueil", "Le Relais", "Sol"]
    more = edition(TEXT + links.replace("</ul>", "<li><a href=4>Vélo</a></ul>"), Scope(only="#liens"))
    assert [each.text for each in compare(chosen, more).added] == ["Vélo"]


def test_headlines_beside_a_text_are_told_until_a_maintainer_says_otherwise() -> None:
    """As docs/updates.md has it."""

    def page(day: int, text: str = TEXT, scope: Scope = ALL) -> Edition:
        spoken = (
            "Marché de printemps",
            "Élections au conseil",
            "Concert de soutien",
            "Repas des voisins",
            "Vide-grenier",
        )
        lines = (
            f"<li><span>{number} mars 2026</span> <a href='/{number}'>{spoken[number % 5]} à Saint-Fons</a>"
            for number in range(day, day + 3)
        )
        return edition(f"<main id='texte'>{text}</main><div id='fil'><ul>{''.join(lines)}</ul></div>", scope)

    told = compare(page(1), page(2))
    assert "4 mars 2026 Vide-grenier" in str(told)
    assert not compare(page(2), page(7), told.places)
    assert compare(page(2), page(7, TEXT + "<p>Une nouvelle édition de l'étude est parue.</p>"), told.places)
    chosen = Scope(only="#texte")
    assert not compare(page(2, scope=chosen), page(7, scope=chosen))


def test_where_only_the_title_matters_the_text_does_not() -> None:
    scope = Scope(watch=Watch.TITLE)
    assert edition(TEXT, scope).digest == edition("<p>Tout autre chose, et longuement.</p>", scope).digest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("L’économie sociale : un guide", "L'économie sociale – un guide !"),
        ("Nos 245 membres actifs", "Nos 1 312 membres actifs"),
        ("coopé\u00adration", "coopération"),
        ("e\u0301tude", "étude"),
    ],
)
def test_typography_and_counters_make_no_difference(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Édition 2025", "Édition 2026"),
        ("Réunion le 3 mars", "Réunion le 4 mars"),
        ("Ouvert dès 9 h 30", "Ouvert dès 10 h 30"),
        ("Une aide de 3 000 €", "Une aide de 5 000 €"),
        ("article 12 de la loi", "article 13 de la loi"),
        ("sous 3 mois", "sous 6 mois"),
    ],
)
def test_figures_that_say_something_do(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


# -- of any page ------------------------------------------------------------------------


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = normal(text)
    assert normal(once.replace("#", "")) == " ".join(normal(once.replace("#", "")).split())
    assert without_noise(without_noise(text)) in (without_noise(text), "")


def test_what_no_database_takes_is_not_kept_of_a_document() -> None:
    """PostgreSQL takes neither the character zero nor half a character, even deep within JSON; PDFs hold both."""
    body = document("Guide", "Une phrase avec un \x00 zéro et\x01la suite.")
    (one,) = document_of(Answer("https://a.example/g.pdf", 200, {"content-type": "application/pdf"}, body)).paragraphs
    assert one.text == "Guide Une phrase avec un zéro et la suite."
    assert one.key == key_of("Guide Une phrase avec un \x00 zéro et\x01la suite.")


def test_a_sentence_of_a_document_is_known_again_in_its_next_issue_whatever_its_date() -> None:
    def places(*lines: str) -> list[str]:
        body = document("Guide", *lines)
        answer = Answer("https://a.example/g.pdf", 200, {"content-type": "application/pdf"}, body)
        return [each.place for each in document_of(answer).paragraphs]

    march = places("Imprimé par Ann le lundi 3 mars 2026 pour le réseau.", "Le prêt est gratuit.")
    april = places("Imprimé par Ann le mardi 1er avril 2026 pour le réseau.", "Le prêt coûte 3 euros.")
    assert march[0] == april[0] != march[1] != april[1]


@given(st.binary(max_size=600), st.sampled_from(["text/html", "application/pdf", "", "text/html; charset=utf-16"]))
def test_no_body_of_the_web_breaks_it(body: bytes, kind: str) -> None:
    one = edition_of(answer(body, kind), Scope(only="p"))
    assert edition_from(one.as_json()) == one


PARAGRAPHS = st.lists(st.text("abcdefghij éà", min_size=30, max_size=80), min_size=1, max_size=6, unique_by=normal)


@given(PARAGRAPHS, st.randoms(use_true_random=False))
def test_order_makes_no_difference(sentences: list[str], chance: random.Random) -> None:
    mixed = list(sentences)
    chance.shuffle(mixed)
    one, other = (edition("".join(f"<div>{each}</div>" for each in some)) for some in (sentences, mixed))
    assert one.digest == other.digest
    assert not compare(one, other)


@given(PARAGRAPHS)
def test_a_page_differs_in_nothing_from_itself(sentences: list[str]) -> None:
    same = Edition(title="Guide", paragraphs=tuple(paragraph(each, "p") for each in sentences))
    assert not compare(same, same)
    assert not compare(edition_from(same.as_json()), same)
