"""Pages of videos, YouTube's and PeerTube's: their title, their description, whether they can be seen."""

import json

from vigie.demo.editions.pair import Change, Pair
from vigie.demo.lab.writing import markup
from vigie.demo.pages import Page

TITLE = "Monter un jardin partagé en dix étapes"
DESCRIPTION = "Avec Rosalie, maraîchère, et les habitants du quartier des Tilleuls. Tourné en septembre."
YOUTUBE = "https://www.youtube.com/watch?v=Zk3pWq0aB1c"
PEERTUBE = "https://video.example/w/4fHk2mXr9"


def youtube(
    title: str = TITLE,
    description: str = DESCRIPTION,
    *,
    views: int = 10_412,
    likes: int = 310,
    age: str = "il y a 2 ans",
    subscribers: str = "4,2 k abonnés",
    suggested: tuple[str, ...] = ("Pailler sans se ruiner", "Le compost du voisin"),
    comments: int = 27,
    refusal: str = "",
    visitor: str = "CgtYbm8xTk5h",
    keywords: str = "jardin, partage",
) -> Page:
    """What stands in the page before any script ran: meta elements, and two objects of JSON."""
    details = {"videoId": "Zk3pWq0aB1c", "title": title, "shortDescription": description, "viewCount": str(views)}
    status = {"status": "LOGIN_REQUIRED", "reason": refusal} if refusal else {"status": "OK"}
    player = {"playabilityStatus": status, "videoDetails": details}
    data = {
        "likes": likes,
        "published": age,
        "owner": {"subscriberCountText": subscribers},
        "comments": comments,
        "secondaryResults": [{"compactVideoRenderer": {"title": name}} for name in suggested],
    }
    return markup(
        '<!DOCTYPE html><html style="font-size: 10px" lang="fr-FR"><head><meta http-equiv="origin-trial" content="A1">'
        f'<script nonce="{visitor[:6]}">var ytcfg={{"VISITOR_DATA":"{visitor}"}};</script><title>{title} - '
        "YouTube</title>"
        f'<meta name="title" content="{title}"><meta name="description" content="{description}">'
        f'<meta name="keywords" content="{keywords}"><meta property="og:site_name" content="YouTube">'
        f'<meta property="og:title" content="{title}"><meta property="og:description" content="{description}">'
        '<meta property="og:type" content="video.other"></head><body dir="ltr"><div id="player"></div>'
        f"<script>var ytInitialPlayerResponse = {json.dumps(player, ensure_ascii=False)};</script>"
        f"<script>var ytInitialData = {json.dumps(data, ensure_ascii=False)};</script>"
        '<div id="watch7-content" itemid="" itemscope itemtype="http://schema.org/VideoObject"><meta itemprop="name" '
        f'content="{title}"><meta itemprop="description" content="{description}"><meta itemprop="interactionCount" '
        f'content="{views}"></div></body></html>'
    )


def peertube(
    title: str = TITLE, description: str = DESCRIPTION, *, views: int = 88, build: str = "main-4K2.js"
) -> Page:
    thing = {"@context": "http://schema.org", "@type": "VideoObject", "name": title, "description": description}
    counted = {**thing, "interactionCount": views, "uploadDate": "2024-09-21T08:00:00.000Z"}
    return markup(
        f'<!DOCTYPE html><html lang="fr-FR"><head><meta charset="UTF-8"><title>{title} - Vidéos libres</title>'
        f'<meta name="description" content="{description}" /><meta property="og:type" content="video" />'
        f'<meta property="og:title" content="{title}" /><meta property="og:description" content="{description}" />'
        f'<script type="application/ld+json">{json.dumps(counted, ensure_ascii=False)}</script></head>'
        f'<body id="custom-css"><noscript>Vous avez besoin de JavaScript.</noscript><my-app></my-app>'
        f'<script src="/client/{build}" type="module"></script></body></html>'
    )


def _youtube(name: str, what: str, after: Page, expects: Change = Change.NOISE, says: str = "") -> Pair:
    return Pair(name, what, youtube(), after, expects, says, YOUTUBE)


def _peertube(name: str, what: str, after: Page, expects: Change = Change.NOISE, says: str = "") -> Pair:
    return Pair(name, what, peertube(), after, expects, says, PEERTUBE)


CASES = (
    _youtube("video_counts", "More views, likes and comments.", youtube(views=11_020, likes=344, comments=31)),
    _youtube(
        "video_age", "A year later, with more subscribers.", youtube(age="il y a 3 ans", subscribers="5,1 k abonnés")
    ),
    _youtube("video_suggested", "Other videos beside it.", youtube(suggested=("Greffer un pommier", "Cent idées"))),
    _youtube("video_visitor", "Another visitor, another nonce.", youtube(visitor="Qm9uam91ciE0")),
    _youtube("video_keywords", "Other keywords, which nobody reads.", youtube(keywords="jardin, partage, quartier")),
    _peertube("video_peertube_views", "PeerTube: more views.", peertube(views=140)),
    _peertube("video_peertube_build", "PeerTube: a new version of the client.", peertube(build="main-9Q7.js")),
    _youtube(
        "video_title",
        "Another title.",
        youtube("Monter un jardin partagé en douze étapes (version longue)", views=12_000),
        Change.TITLE,
        "Monter un jardin partagé en douze étapes (version longue)",
    ),
    _youtube(
        "video_description",
        "Another description.",
        youtube(description="Nouvelle version, avec les corrections de l’été et un chapitre sur l’eau."),
        Change.DESCRIPTION,
        "un chapitre sur l’eau",
    ),
    _youtube(
        "video_description_longer",
        "A sentence more in the description, and other counts.",
        youtube(description=f"{DESCRIPTION} Les plans sont à télécharger sur le site de la ville.", views=13_000),
        Change.DESCRIPTION,
        "Les plans sont à télécharger",
    ),
    _peertube(
        "video_peertube_title",
        "PeerTube: another title.",
        peertube("Monter un jardin partagé, deuxième partie"),
        Change.TITLE,
        "Monter un jardin partagé, deuxième partie",
    ),
    _peertube(
        "video_peertube_description",
        "PeerTube: another description.",
        peertube(description="Désormais sous-titré en langue des signes."),
        Change.DESCRIPTION,
        "Désormais sous-titré",
    ),
    Pair(
        "video_private",
        "The video can no longer be played: the player alone says so, and the visit makes a failing link of it.",
        youtube(),
        youtube(refusal="Cette vidéo est privée"),
        Change.AVAILABILITY,
        "Cette vidéo est privée",
        YOUTUBE,
    ),
)
