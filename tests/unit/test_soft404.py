"""Pages that say at 200 that there is nothing, and those that only speak of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.judging.answer import Answer
from crawler.judging.expectation import Expectation
from crawler.judging.page import page_of
from crawler.judging.soft404 import says_gone

LONG = "Les associations du territoire mettent leurs moyens en commun depuis dix ans. " * 30


def said(title: str, body: str = "", expected: str = "") -> str | None:
    html = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    page = page_of(Answer("http://example.org/a", 200, {"content-type": "text/html"}, html.encode()))
    assert page is not None
    return says_gone(page, Expectation(title=expected))


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Page introuvable", ""),
        ("Page non trouvée – Réseau des ponts", "<h1>Oups ! Cette page est introuvable.</h1>"),
        ("404 Not Found", "<h1>Not Found</h1><hr>nginx"),
        ("Erreur 404 | Mairie", ""),
        ("Réseau des ponts : erreur 404", ""),
        ("Page not found · GitHub Pages", "<h1>404</h1>"),
        ("Seite nicht gefunden - Verein", ""),
        ("Réseau des ponts", "<h1>Page introuvable</h1><p>Revenez à l’accueil.</p>"),
        ("Réseau des ponts", "<p>La page que vous recherchez n’existe plus.</p>"),
        ("Pont", "<p>The page you are looking for might have been removed.</p>"),
        ("Calaméo - Publication introuvable", ""),
        ("Vimeo", "<p>Cette vidéo n’est plus disponible.</p>"),
        ("Erreur 404 - Mairie", f"<h1>Page introuvable</h1><div>{LONG * 3}</div>"),
        ("Google Docs", "<p>Désolé, le fichier que vous avez demandé n’existe pas.</p>"),
        ("Pont", "<p>It looks like nothing was found at this location. Maybe try a search?</p>"),
        ("Page non trouvée – Le grand pont neuf", f"<h1>Le grand pont neuf</h1><h2>Désolé</h2><p>{LONG}</p>"),
        ("Pont", "<p>Il n’y a pas de rubrique à cette adresse</p>"),
        ("Pont", "<p>Le lien que vous avez suivi est peut-être rompu.</p>"),
        ("Pont", "<p>La ressource demandée n’a pas été trouvée.</p>"),
        ("Pont", "<p>Ce site est définitivement fermé.</p>"),
        ("Pont", "<p>Le service Pages Perso est définitivement fermé depuis le 5 septembre.</p>"),
        ("Base", "<p>Ce document n’est plus disponible.</p>"),
        ("Blog", "<p>Désolé, la page que vous recherchez dans ce blog n’existe pas.</p>"),
        ("Notion", "<p>This content does not exist.</p>"),
    ],
)
def test_error_pages_are_known_by_their_words(title: str, body: str) -> None:
    assert said(title, body)


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Guide de la coopération", f"<h1>Guide</h1><p>{LONG}</p>", ""),
        ("Page introuvable", "", "Page introuvable : le théâtre du vide"),
        ("Oups ! L’exposition sur les erreurs - Musée", "<p>Ouverte tous les jours.</p>", "Une exposition itinérante"),
        ("La journée", f"<p>{LONG[:300]}</p><p>Cette vidéo n’est plus disponible.</p>", "Compte rendu"),
        ("Erreur 404 : le guide", f"<h1>Erreur 404 : le guide</h1><p>{LONG * 3}</p>", "Un bon site"),
        ("Le guide", "<p>Here is the page you are looking for. We could not find a better one.</p>", "Coopérer"),
        ("Soigner sa page 404", f"<h1>Soigner sa page 404</h1><p>« Page introuvable » ne suffit pas. {LONG}</p>", ""),
        ("Erreur 404 : une pièce", "<h1>Erreur 404 : une pièce</h1>", "Erreur 404 : une pièce"),
        ("Salle 404 - Maison", "<h1>Salle 404</h1>", ""),
        ("Démarches", "<p>Cette page n’est pas disponible en anglais. Elle l’est en français.</p>", ""),
        ("Funds", "<p>Cette page n’existe pas en français. The fund supports associations.</p>", ""),
        ("Catalogue", "<p>Find the publication you are looking for with this form.</p>", ""),
        ("FAQ", "<p>If we could not find the answer to your question, write to us.</p>", ""),
        ("Guichet", "<p>Le guichet est définitivement fermé depuis le 3 mai.</p>", ""),
        ("Brève", "<p>Cet article n’est plus disponible en librairie ; le voici gratuitement.</p>", ""),
        ("Portrait", "<h1>Portrait de Léa</h1><p>Elle coordonne.</p><h2>Vidéo indisponible</h2>", ""),
        ("Page introuvable : que faire ?", "<h1>Page introuvable : que faire ?</h1><p>Voici.</p>", ""),
        ("Compte rendu", f"<p>La page que vous recherchez n’existe plus, disait-on. {LONG}</p>", ""),
        ("", "", ""),
    ],
)
def test_pages_that_only_speak_of_errors_are_none(title: str, body: str, expected: str) -> None:
    assert said(title, body, expected) is None


@given(st.binary(max_size=400), st.sampled_from(["text/html", "text/html; charset=x", "", "text/plain"]))
def test_no_bytes_do_any_harm(body: bytes, kind: str) -> None:
    page = page_of(Answer("http://example.org/a", 200, {"content-type": kind}, body))
    if page is not None:
        says_gone(page, Expectation(title="Guide"))
        assert len(page.title) <= 300
        assert page.title == page.title.strip()
        assert "\u202e" not in page.title
