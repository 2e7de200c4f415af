"""Pages that ask whether the visitor is a person, by the services that put them there, and pages that only seem to."""

from catalog.vocabulary import Reason
from vigie.demo.lab.case import Case
from vigie.demo.lab.writing import OTHER_PROSE, PROSE, TITLE, markup, page
from vigie.demo.pages import Page

_CLOUDFLARE = (
    '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title><meta name="robots" content="noindex">'
    '<meta http-equiv="refresh" content="360"></head><body><div class="main-content"><noscript>Enable JavaScript and '
    "cookies to continue</noscript></div><script>(function(){window._cf_chl_opt={cvId:'3',cType:'managed',cRay:'8f'};"
    "var a=document.createElement('script');a.src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1?ray=8f';"
    "document.head.appendChild(a)}());</script></body></html>"
)
_DATADOME = (
    '<html lang="en"><head><title>{host}</title><style>#cmsg{{animation:A 1.5s}}</style></head><body style="margin:0">'
    "<p id=\"cmsg\">Please enable JS and disable any ad blocker</p><script>var dd={{'rt':'c','cid':'AHrlqAAA',"
    "'hsh':'9D','t':'bv','host':'geo.captcha-delivery.com'}}</script>"
    '<script src="https://ct.captcha-delivery.com/c.js"></script></body></html>'
)
_AKAMAI = (
    "<HTML><HEAD>\n<TITLE>Access Denied</TITLE>\n</HEAD><BODY>\n<H1>Access Denied</H1>\n \nYou don't have "
    "permission to "
    'access "http&#58;&#47;&#47;akamai&#46;example&#47;guide" on this server.<P>\nReference&#32;&#35;18&#46;d41a1002\n'
    "<P>https&#58;&#47;&#47;errors&#46;edgesuite&#46;net&#47;18&#46;d41a1002</P>\n</BODY>\n</HTML>\n"
)
_IMPERVA = (
    '<html style="height:100%"><head><META NAME="ROBOTS" CONTENT="NOINDEX, NOFOLLOW"></head><body style="margin:0px">'
    '<iframe id="main-iframe" src="/_Incapsula_Resource?SWUDNSAI=31&xinfo=9-2&incident_id=1212" frameborder=0>'
    "Request unsuccessful. Incapsula incident ID: 1212000130012</iframe></body></html>"
)
_AWS = (
    '<!DOCTYPE html><html lang="en"><head><title></title><script>window.awsWafCookieDomainList=[];window.gokuProps='
    '{"key":"AQIDAHj","iv":"D5","context":"k0"};</script><script src="https://a.token.awswaf.com/a/challenge.js">'
    '</script></head><body><div id="challenge-container"></div><noscript><h1>JavaScript is disabled</h1>In order to '
    "continue, we need to verify that you're not a robot.</noscript></body></html>"
)
_HUMAN = (
    "<html><head><title>Access to this page has been denied.</title></head><body><h1>Press &amp; Hold to confirm "
    "you are a human (and not a bot).</h1><div id='px-captcha'></div></body></html>"
)
_ANUBIS = (
    "<!doctype html><html lang='en'><head><title>Making sure you&#39;re not a bot!</title><script "
    "id='anubis_challenge' "
    'type=\'application/json\'>{"rules":{"difficulty":4}}</script></head><body><h1>Making sure you&#39;re not a bot!'
    "</h1><p>Loading...</p></body></html>"
)
_HOME_MADE = (
    "<html lang='fr'><head><title>Vérification</title><script src='https://www.google.com/recaptcha/api.js'></script>"
    "</head><body><h1>Êtes-vous un robot ?</h1><p>Cochez la case pour continuer.</p><form method='post'>"
    "<div class='g-recaptcha' data-sitekey='6Lc'></div><button>Continuer</button></form></body></html>"
)

CASES = (
    Case(
        "cloudflare",
        "Cloudflare’s challenge, with 403.",
        "https://cf-403.example/guide",
        Reason.BLOCKED,
        markup(_CLOUDFLARE, 403, {"cf-mitigated": "challenge", "Server": "cloudflare"}),
    ),
    Case(
        "cloudflare_503",
        "The same as it was for years: with 503.",
        "https://cf-503.example/guide",
        Reason.BLOCKED,
        markup(_CLOUDFLARE, 503, {"Server": "cloudflare"}),
    ),
    Case(
        "cloudflare_200",
        "The same kept by a cache that made it 200.",
        "https://cf-200.example/guide",
        Reason.BLOCKED,
        markup(_CLOUDFLARE),
    ),
    Case(
        "cloudflare_refuses",
        "Cloudflare’s flat refusal (error 1020).",
        "https://cf-1020.example/guide",
        Reason.BLOCKED,
        markup(
            "<title>Access denied | cf-1020.example used Cloudflare to restrict access</title><h1>Error 1020</h1>", 403
        ),
    ),
    Case(
        "datadome",
        "DataDome, with 403.",
        "https://datadome.example/guide",
        Reason.BLOCKED,
        markup(_DATADOME.format(host="datadome.example"), 403, {"X-DataDome": "protected"}),
    ),
    Case(
        "datadome_200",
        "DataDome, with 200.",
        "https://datadome-200.example/guide",
        Reason.BLOCKED,
        markup(_DATADOME.format(host="datadome-200.example")),
    ),
    Case("akamai", "Akamai.", "https://akamai.example/guide", Reason.BLOCKED, markup(_AKAMAI, 403)),
    Case("imperva", "Imperva, with 200.", "https://imperva.example/guide", Reason.BLOCKED, markup(_IMPERVA)),
    Case(
        "aws_waf",
        "AWS WAF, with 202.",
        "https://aws.example/guide",
        Reason.BLOCKED,
        markup(_AWS, 202, {"x-amzn-waf-action": "challenge"}),
    ),
    Case(
        "aws_captcha",
        "AWS WAF’s captcha, with 405.",
        "https://aws-405.example/guide",
        Reason.BLOCKED,
        markup(_AWS, 405, {"x-amzn-waf-action": "captcha"}),
    ),
    Case("human", "HUMAN, once PerimeterX.", "https://human.example/guide", Reason.BLOCKED, markup(_HUMAN, 403)),
    Case(
        "anubis",
        "Anubis makes browsers work, with 200.",
        "https://anubis.example/guide",
        Reason.BLOCKED,
        markup(_ANUBIS),
    ),
    Case(
        "home_made",
        "A captcha of the site’s own, with 200.",
        "https://captcha.example/guide",
        Reason.BLOCKED,
        markup(_HOME_MADE),
    ),
    Case(
        "challenge_for_whoever_says_link",
        "mod_security refuses (406) whoever has the word “link” in its name; we have not.",
        "https://mod-security.example/guide",
        Reason.OK,
        lambda request: Page(406) if "link" in request.headers.get("user-agent", "").lower() else page(TITLE, *PROSE),
    ),
    Case(
        "behind_cloudflare",
        "An ordinary page behind Cloudflare carries its scripts.",
        "https://derriere-cloudflare.example/guide",
        Reason.OK,
        page(
            TITLE,
            *PROSE,
            more="<script>(function(){var "
            "a=document.createElement('script');a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js';document.head.appendChild(a)})();</script>",
            headers={"Server": "cloudflare", "CF-RAY": "8f-CDG"},
        ),
    ),
    Case(
        "behind_datadome",
        "An ordinary page of a newspaper that uses DataDome.",
        "https://derriere-datadome.example/guide",
        Reason.OK,
        page(
            TITLE,
            *PROSE,
            *OTHER_PROSE,
            *PROSE,
            more="<script>window.ddjskey='A1';</script><script src='https://js.captcha-delivery.com/tags.js'></script>",
        ),
    ),
    Case(
        "article_on_challenges",
        "An article on « Just a moment... » pages.",
        "https://securite.example/just-a-moment",
        Reason.OK,
        page(
            "« Just a moment... » : que fait Cloudflare ?",
            "Une page « Checking your browser » précède le site.",
            *PROSE,
        ),
        title="Comprendre les pages d’attente",
    ),
    Case(
        "imperva_guest",
        "Imperva’s script stands on every living page that it watches, short ones too.",
        "https://garde.example/guide",
        Reason.OK,
        page(
            TITLE,
            "Le guide est à télécharger ici, en une page.",
            more='<script src="/_Incapsula_Resource?SWJIYLWA=719d34d3"></script>',
        ),
    ),
)
