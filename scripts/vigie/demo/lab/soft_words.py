"""Deaths that answer 200 and say so in words: the error pages of the usual products."""

from catalog.vocabulary import Reason
from vigie.demo.lab.case import Case
from vigie.demo.lab.writing import PUBLISHER, markup, page

CASES = (
    Case(
        "wordpress_french",
        "WordPress, one of its own themes in French.",
        "https://wp-fr.example/2016/03/guide-de-la-cooperation/",
        Reason.SOFT_404,
        page(
            f"Page non trouvée – {PUBLISHER}",
            "Il semble que rien n’ait été trouvé à cet emplacement. Vous pouvez essayer une recherche ?",
            heading="Oups ! Cette page est introuvable.",
            head='<meta name="generator" content="WordPress 6.4"><meta name="robots" content="noindex">',
            more='<form role="search" action="/"><input type="search" name="s"><button>Rechercher</button></form>',
        ),
    ),
    Case(
        "wordpress_english",
        "The same in English.",
        "https://wp-en.example/2016/03/cooperation-guide/",
        Reason.SOFT_404,
        page(
            "Page not found – Bridges Network",
            "It looks like nothing was found at this location. Maybe try a search?",
            heading="Oops! That page can’t be found.",
            lang="en-US",
            site="Bridges Network",
        ),
        title="Working together: a guide",
        publisher="Bridges Network",
    ),
    Case(
        "spip",
        "SPIP, whose templates forget the status.",
        "http://spip.example/spip.php?article128",
        Reason.SOFT_404,
        page(
            f"Erreur 404 - {PUBLISHER}",
            "La page que vous avez demandée n’existe pas ou n’existe plus.",
            heading="Aucun article à cette adresse",
            head='<meta name="generator" content="SPIP 3.2.19">',
        ),
    ),
    Case(
        "drupal",
        "Drupal, behind a cache that turns everything into 200.",
        "https://drupal.example/node/1287",
        Reason.SOFT_404,
        page(
            f"Page non trouvée | {PUBLISHER}",
            "La page demandée n’a pas pu être trouvée.",
            heading="Page non trouvée",
            head='<meta name="Generator" content="Drupal 10 (https://www.drupal.org)">',
        ),
    ),
    Case(
        "joomla",
        "Joomla, with its list of what may have gone wrong.",
        "http://joomla.example/index.php/component/content/article/9-guides/54-cooperer",
        Reason.SOFT_404,
        markup(
            '<html lang="fr-fr"><head><title>404 - Article introuvable</title></head><body><div class="error">'
            "<h1>404 - Article introuvable</h1><p>Vous ne pouvez pas visiter cette page car :</p><ol>"
            "<li>un favori périmé</li><li>un moteur de recherche dont le référencement est périmé</li>"
            "<li>une adresse mal saisie</li><li>vous n’avez pas accès à cette page</li></ol>"
            '<p>Essayez l’une des pages suivantes : <a href="/">Accueil</a></p></div></body></html>'
        ),
    ),
    Case(
        "nginx_as_200",
        "nginx’s own error page, served as 200 by what stands before it.",
        "http://nginx-200.example/guide",
        Reason.SOFT_404,
        markup(
            "<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center>"
            "<hr><center>nginx</center></body></html>"
        ),
    ),
    Case(
        "apache_as_200",
        "The error page of Apache in XAMPP, in French.",
        "http://apache-200.example/guide.html",
        Reason.SOFT_404,
        markup(
            '<html lang="fr"><head><title>Objet non trouvé!</title></head><body><h1>Objet non trouvé!</h1>'
            "<p>L’URL demandée n’a pas pu être trouvée sur ce serveur. Si vous avez tapé l’URL à la main, veuillez "
            "vérifier l’orthographe et réessayer.</p><h2>Erreur "
            "404</h2><address>apache-200.example</address></body></html>"
        ),
    ),
    Case(
        "iis_as_200",
        "The error page of IIS.",
        "http://iis-200.example/Guides/Cooperer.aspx",
        Reason.SOFT_404,
        markup(
            "<html><head><title>404 - File or directory not found.</title></head><body><div id='header'>"
            "<h1>Server Error</h1></div><fieldset><h2>404 - File or directory not found.</h2><h3>The resource you are "
            "looking for might have been removed, had its name changed, or is temporarily unavailable.</h3></fieldset>"
            "</body></html>"
        ),
    ),
    Case(
        "github_pages",
        "GitHub Pages has no such site any more.",
        "https://pages.example/guide/",
        Reason.SOFT_404,
        markup(
            "<!DOCTYPE html><html><head><title>Site not found · GitHub Pages</title></head><body><h1>404</h1>"
            "<p><strong>There isn't a GitHub Pages site here.</strong></p><p>If you're trying to publish one, read the "
            "full documentation to learn how to set up GitHub Pages.</p></body></html>"
        ),
    ),
    Case(
        "wix_error",
        "Wix, whose error page is an ordinary page.",
        "https://wix.example/le-guide",
        Reason.SOFT_404,
        page(
            f"404 | {PUBLISHER}",
            "Oups ! La page que vous recherchez n’existe pas. Vérifiez l’adresse et réessayez.",
            heading="404",
            head='<meta name="generator" content="Wix.com Website Builder">',
        ),
    ),
    Case(
        "sentence_alone",
        "The title is that of the site; one sentence tells.",
        "http://phrase.example/guide",
        Reason.SOFT_404,
        page(PUBLISHER, "Désolé, la page que vous recherchez n’existe plus.", heading="Désolé"),
    ),
    Case(
        "article_withdrawn",
        "A newspaper takes an article down and keeps its address.",
        "https://journal.example/article/cooperer-entre-associations-40512.html",
        Reason.SOFT_404,
        page(
            "Le Journal des communes",
            "Découvrez nos derniers articles et recevez notre lettre.",
            heading="Cet article n’est plus disponible",
            site="Le Journal des communes",
        ),
        title="Les associations se serrent les coudes",
        publisher="Le Journal des communes",
    ),
    Case(
        "content_removed",
        "A platform says that its content was removed.",
        "https://plateforme.example/video/8812",
        Reason.SOFT_404,
        page("Contenu supprimé - Plateforme", "Retour à l’accueil.", heading="Contenu supprimé", site="Plateforme"),
    ),
    Case(
        "pdf_that_is_a_page",
        "Instead of the document, a page says that the file is not there.",
        "http://documents.example/telechargement/guide-cooperer.pdf",
        Reason.SOFT_404,
        page("Fichier introuvable", "Le fichier demandé est introuvable.", site="Espace documentaire"),
    ),
    Case(
        "german",
        "In German, for once.",
        "https://vereine.example/leitfaden",
        Reason.SOFT_404,
        page("Seite nicht gefunden – Vereine", "Die Seite wurde nicht gefunden.", lang="de", site="Vereine"),
        title="Leitfaden für Vereine",
        publisher="Vereine",
    ),
)
