"""What the lab's pages say, and the forms they are written in."""

import html
from collections.abc import Mapping
from http import HTTPStatus

from vigie.demo.pages import Page

TITLE = "Coopérer entre associations : le guide pratique"
PUBLISHER = "Réseau Passerelles"
PROSE = (
    "Mutualiser un local, partager un salarié, répondre ensemble à un appel à projets : les associations ont mille "
    "raisons de travailler les unes avec les autres, et autant de bonnes questions à se poser avant de commencer.",
    "Ce guide rassemble l’expérience de trente collectifs. Chaque chapitre part d’une situation vécue, décrit les "
    "étapes du rapprochement, les outils juridiques qui conviennent et les erreurs qu’il vaut mieux éviter.",
    "Il s’adresse aux bénévoles, aux salariés et aux élus des collectivités qui les accompagnent. Il peut être "
    "téléchargé, imprimé et diffusé librement, à condition d’en citer la source.",
)
OTHER_PROSE = (
    "Le verger partagé du quartier compte désormais quarante pommiers. Les habitants s’y retrouvent chaque samedi pour "
    "tailler, arroser, et presser le jus à l’automne, avec l’aide du lycée agricole.",
    "La commune prête le terrain, l’école prête ses bras, et chacun repart avec son panier. Les prochaines journées "
    "de plantation auront lieu en novembre ; des outils seront mis à disposition sur place.",
    "Une charte règle l’usage de l’eau, la répartition de la récolte et l’entretien des allées. Elle a été relue par "
    "les jardiniers, et tout le monde peut en proposer une nouvelle version.",
)
HTML = "text/html; charset=utf-8"


def markup(text: str, status: int = HTTPStatus.OK, headers: Mapping[str, str] | None = None) -> Page:
    """HTML as it stands."""
    return Page(status, {"Content-Type": HTML, **(headers or {})}, text.encode())


def page(
    title: str,
    *paragraphs: str,
    heading: str | None = None,
    status: int = HTTPStatus.OK,
    lang: str = "fr",
    head: str = "",
    more: str = "",
    site: str = PUBLISHER,
    headers: Mapping[str, str] | None = None,
) -> Page:
    """A page as most sites have it: a menu, a heading, some text, a footer. `head` and `more` are HTML."""
    text = "\n".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    name = html.escape(site)
    return markup(
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head><meta charset="utf-8">\n'
        f"<title>{html.escape(title)}</title>\n{head}</head>\n<body>\n"
        f'<header><a href="/">{name}</a>\n<nav><a href="/">Accueil</a> <a href="/ressources">Ressources</a> '
        f'<a href="/contact">Contact</a></nav></header>\n'
        f"<main><h1>{html.escape(heading if heading is not None else title)}</h1>\n{text}\n{more}</main>\n"
        f'<footer>{name}, 12 rue des Ponts <a href="/mentions-legales">Mentions légales</a></footer>\n'
        "</body>\n</html>\n",
        status,
        headers,
    )


GUIDE = page(TITLE, *PROSE)
HOME = page(PUBLISHER, "Bienvenue sur le site de notre réseau.", "Actualités, agenda, annuaire des membres.")
ORCHARD = page("Le verger partagé", *OTHER_PROSE)
