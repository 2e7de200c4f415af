"""What sites say when a page is no longer there, folded (lower case, no accents, no punctuation). A list of facts.

Gathered from the error pages of the usual systems, in the languages a French directory links to.
"""

# What stands alone as a title or heading, beside the name of the site.
TITLES = frozenset(
    """
    404|erreur 404|error 404|404 error|404 erreur|404 not found|404 page not found|http 404|404 page non trouvee
    404 page introuvable|erreur 404 page introuvable|erreur 404 page non trouvee|404 file not found|oops 404|oups 404
    404 non trouve|404 nothing found|error 404 not found|erreur http 404|http error 404|410 gone|error 410|erreur 410
    page introuvable|page non trouvee|page inexistante|page inconnue|page supprimee|page absente|page indisponible
    page not found|not found|file not found|page does not exist|page missing|page no longer available|nothing found
    cette page n existe pas|cette page n existe plus|cette page est introuvable|page introuvable erreur 404
    la page demandee n existe pas|la page demandee n existe plus|la page demandee est introuvable
    la page demandee n a pas ete trouvee|la page que vous recherchez est introuvable|page web introuvable
    la page que vous recherchez n existe pas|la page que vous recherchez n existe plus|la page n existe pas
    la page n existe plus|la page est introuvable|cette page a ete supprimee|page demandee introuvable
    contenu introuvable|contenu supprime|contenu non trouve|contenu indisponible|ce contenu n existe plus
    ce contenu n est plus disponible|ce contenu n existe pas|document introuvable|document non trouve
    ce document n existe plus|fichier introuvable|fichier non trouve|le fichier est introuvable|article introuvable
    article supprime|article non trouve|cet article n existe pas|cet article n existe plus|ressource introuvable
    ressource non trouvee|ressource supprimee|aucun article ne correspond|oups page introuvable|oups cette page n existe pas
    oups|oups cette page est introuvable|oups page non trouvee|desole cette page n existe pas|produit introuvable
    this page does not exist|this page doesn t exist|this page could not be found|this page can t be found
    the page cannot be found|the page could not be found|page cannot be found|the page you requested was not found
    the requested page could not be found|oops that page can t be found|oops page not found|we can t find that page
    sorry this page isn t available|this page isn t available|this page is not available|content not found
    this content is no longer available|object not found|resource not found|document not found|article not found
    the resource cannot be found|server error 404|there isn t a github pages site here|site not found|video unavailable
    video indisponible|cette video n est plus disponible|this video isn t available anymore|cette video est privee
    seite nicht gefunden|seite existiert nicht|fehler 404|404 seite nicht gefunden|die seite wurde nicht gefunden
    pagina no encontrada|pagina non trovata|pagina niet gevonden|pagina nao encontrada|error 404 pagina no encontrada
    404 pagina niet gevonden|404 pagina non trovata|page not available|page non disponible|page expiree
    """.replace("\n", "|").split("|")
)
TITLES = frozenset(phrase for each in TITLES if (phrase := " ".join(each.split())))

# Whole sentences: on a page that says little else, one of them is enough.
SENTENCES = tuple(
    phrase
    for each in """
    la page que vous recherchez n existe pas|la page que vous recherchez n existe plus|la page que vous cherchez n existe p
    la page que vous recherchez est introuvable|la page que vous cherchez est introuvable|la page demandee n existe
    la page que vous avez demandee n existe|la page que vous avez demandee est introuvable|page demandee est introuvable
    la page demandee n a pas ete trouvee|la page demandee n a pas pu etre trouvee|cette page n existe pas ou n existe plus
    cette page n existe plus|cette page n existe pas|cette page a ete supprimee|cette page est introuvable
    la page que vous souhaitez consulter n existe|la page a laquelle vous tentez d acceder n existe
    la page a laquelle vous essayez d acceder n existe|l url demandee n a pas ete trouvee|l adresse demandee n existe
    le document que vous recherchez n existe|le document demande n existe|le document demande est introuvable
    le contenu que vous recherchez n existe|ce contenu n est plus disponible|ce contenu n existe plus
    le contenu demande n existe|l article que vous recherchez n existe|cet article n est plus disponible
    il semble que rien n ait ete trouve a cet emplacement|rien n a ete trouve a cette adresse|aucune page ne correspond
    nous ne trouvons pas la page|impossible de trouver la page|nous n avons pas trouve la page
    votre page est introuvable|a peut etre ete deplacee ou supprimee|a ete supprimee ou deplacee|a ete deplacee ou supprimee
    the page you requested could not be found|the page you are looking for|the page you were looking for
    the page you re looking for|the requested url was not found|the requested page could not be found
    the requested url could not be found|this page does not exist|this page doesn t exist|page you requested does not exist
    it looks like nothing was found at this location|we couldn t find the page|we can t find the page|we could not find
    the resource you are looking for has been removed|the content you requested could not be found
    page may have been moved or deleted|the link you followed may be broken|this content is no longer available
    file you requested could not be found|there isn t a github pages site here|the specified url cannot be found
    the page could not be found|no longer exists or has been moved|die von ihnen gesuchte seite|die angeforderte seite
    la pagina que busca|la pagina que buscas|la pagina richiesta|de pagina die u zoekt|a pagina que procura
    """.replace("\n", "|").split("|")
    if (phrase := " ".join(each.split()))
)
