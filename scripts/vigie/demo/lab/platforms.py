"""Videos and documents on platforms, which answer 200 for what was removed, and for what they show only to some."""

from catalog.kinds import Kind
from catalog.vocabulary import Reason
from vigie.demo.lab.case import Case
from vigie.demo.lab.writing import markup
from vigie.demo.pages import Page

_FILM = "Coopérer, le film"


def _player(status: str, title: str = "", more: str = "") -> Page:
    """A page of YouTube: all of it is in its script."""
    return markup(
        f'<!DOCTYPE html><html lang="fr-FR"><head><title>{title} - YouTube</title></head><body><div id="player"></div>'
        f'<script>var ytInitialPlayerResponse = {{"responseContext":{{}},"playabilityStatus":{{"status":"{status}"'
        f"{more}}}}};</script></body></html>"
    )


def _platform(name: str, what: str, url: str, expects: Reason, title: str, *told: str) -> Case:
    text = "".join(f"<p>{each}</p>" for each in told)
    answer = markup(f'<html lang="fr"><head><title>{title}</title></head><body><div>{text}</div></body></html>')
    return Case(name, what, url, expects, answer)


def _video(name: str, what: str, url: str, expects: Reason, answer: Page) -> Case:
    return Case(name, what, url, expects, answer, title=_FILM, kind=Kind.VIDEO)


CASES = (
    _video(
        "video_removed",
        "YouTube: the video was removed. Its page answers 200, and says so to its player only.",
        "https://www.youtube.com/watch?v=lab00000001",
        Reason.SOFT_404,
        _player("ERROR", more=',"reason":"Vidéo non disponible"'),
    ),
    _video(
        "video_private",
        "YouTube: the video is now private, or wants to be sure that we are a person.",
        "https://www.youtube.com/watch?v=lab00000002",
        Reason.BLOCKED,
        _player("LOGIN_REQUIRED", more=',"messages":["Cette vidéo est privée."]'),
    ),
    _video(
        "video_renamed",
        "YouTube: the video lives under another title.",
        "https://www.youtube.com/watch?v=lab00000003",
        Reason.OK,
        _player("OK", "Assemblée générale 2016, version longue"),
    ),
    _video(
        "playlist_removed",
        "YouTube: the list of videos is no longer there.",
        "https://www.youtube.com/playlist?list=lab4",
        Reason.SOFT_404,
        markup(
            "<html><head><title> - YouTube</title></head><body><script>var ytInitialData = "
            '{"alerts":[{"alertRenderer":{"type":"ERROR","text":{"simpleText":"La playlist n’existe pas."}}}]};'
            "</script></body></html>"
        ),
    ),
    _platform(
        "google_document_deleted",
        "Google Docs: the document was deleted.",
        "https://docs.google.com/document/d/1lab/edit",
        Reason.SOFT_404,
        "Google Docs",
        "Désolé, le fichier que vous avez demandé n’existe pas.",
        "Vérifiez que vous disposez de la bonne adresse.",
    ),
    _platform(
        "google_document_kept",
        "Google Docs: the document is no longer for everybody.",
        "https://docs.google.com/document/d/2lab/edit",
        Reason.BLOCKED,
        "Google Docs : accès nécessaire",
        "Vous devez demander l’accès.",
        "Demander l’accès, ou passer à un compte qui y est autorisé.",
    ),
    _platform(
        "booklet_removed",
        "Calaméo: the publication was removed.",
        "https://www.calameo.com/books/000lab",
        Reason.SOFT_404,
        "Calaméo - Publication introuvable",
        "Cette publication n’existe pas ou n’est plus disponible.",
    ),
    _platform(
        "shared_file_deleted",
        "Dropbox: the file was deleted by its owner.",
        "https://www.dropbox.com/s/lab/guide.pdf?dl=0",
        Reason.SOFT_404,
        "Dropbox - File Deleted",
        "The file you’re looking for has been deleted or moved.",
    ),
    _platform(
        "post_of_some_network",
        "Facebook: the post was deleted, or is for some only; it does not say which.",
        "https://www.facebook.com/reseau/posts/1",
        Reason.BLOCKED,
        "Facebook",
        "Ce contenu n’est pas disponible pour le moment.",
        "Ce problème vient généralement du fait que le propriétaire ne l’a partagé qu’avec un petit groupe.",
    ),
)
