"""Cookie banners, as the usual products write them."""

TARTEAUCITRON = (
    '<div id="tarteaucitronRoot"><div id="tarteaucitronAlertBig"><span id="tarteaucitronDisclaimerAlert">En poursuivant'
    " votre navigation, vous acceptez le dépôt de cookies destinés à mesurer l’audience.</span>"
    '<button id="tarteaucitronPersonalize2">Tout accepter</button></div></div>'
)
COMPLIANZ = (
    '<div id="cmplz-cookiebanner-container"><div class="cmplz-cookiebanner cmplz-bottom-right"><div '
    'class="cmplz-title">'
    'Gérer le consentement</div><div class="cmplz-message">Pour offrir les meilleures expériences, nous utilisons des '
    'technologies telles que les cookies.</div><button class="cmplz-btn cmplz-accept">Accepter</button></div></div>'
)
AXEPTIO = (
    '<div id="axeptio_overlay"><div class="axeptio_widget">Bonjour, c’est nous, les cookies ! On aimerait vous '
    "accompagner pendant votre visite. <button>OK pour moi</button></div></div>"
)
EU_COOKIE_COMPLIANCE = (
    '<div id="sliding-popup" class="sliding-popup-bottom"><div class="eu-cookie-compliance-banner"><h2>Nous utilisons '
    "des cookies sur ce site pour améliorer votre expérience</h2><button>Accepter</button></div></div>"
)
