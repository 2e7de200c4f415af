"""Short links: what the shortener answers, and what lies behind it."""

from catalog.vocabulary import EventKind, Reason, State
from vigie.demo.lab.case import Case, Scene
from vigie.demo.lab.writing import GUIDE, HOME, markup
from vigie.demo.pages import Page, redirect, web_page
from vigie.demo.sites import pdf

_PREVIEW = markup(
    "<html><head><title>Bitly | Destination Preview</title></head><body><h1>Destination preview</h1><p>This link was "
    "created for free by a Bitly user. You will be taken to:</p><a href='https://but.example/guide'>but.example/guide</a>"
    "<button>Continue to destination</button></body></html>"
)
_IS_GD_ERROR = markup(
    "<html><head><title>is.gd - a URL shortener. Error page</title></head><body><h1>Error</h1><p>Sorry, we couldn't "
    "find the shortened URL you requested. It may have been disabled or mistyped.</p></body></html>"
)
_V_GD = markup(
    "<html><head><title>v.gd - URL preview</title></head><body><p>The shortened URL you followed leads to:</p>"
    "<a href='https://but.example/guide'>https://but.example/guide</a></body></html>"
)
_LINKEDIN = markup(
    "<html><head><title>LinkedIn</title></head><body><h1>This link will take you to a page that’s not on LinkedIn</h1>"
    "<p>Because this is an external link, we’re unable to verify it for safety.</p>"
    "<a href='https://but.example/guide'>https://but.example/guide</a></body></html>"
)
_T_CO = markup(
    '<head><noscript><META http-equiv="refresh" content="0;URL=https://twitter-suite.example/guide"></noscript>'
    "<title>https://twitter-suite.example/guide</title></head><script>window.opener = null; "
    'location.replace("https:\\/\\/twitter-suite.example\\/guide")</script>'
)
_GOO_GL = markup(
    "<html><head><title>Dynamic Link Not Found</title></head><body><h1>Dynamic Link Not Found</h1></body></html>", 404
)
_FORBIDDEN = web_page("Forbidden", status=403)


def _short(name: str, what: str, url: str, expects: Reason, answer: Page, leads: dict[str, Page] | None = None) -> Case:
    return Case(name, what, url, expects, {url: answer, **(leads or {})})


CASES = (
    _short(
        "short_link",
        "A short link to a page.",
        "http://bit.ly/lab1",
        Reason.OK,
        redirect("https://court.example/guide"),
        {"https://court.example/guide": GUIDE},
    ),
    _short(
        "short_link_to_pdf",
        "A short link to a document.",
        "https://bit.ly/lab2",
        Reason.OK,
        redirect("http://court-pdf.example/guide.pdf"),
        {"http://court-pdf.example/guide.pdf": pdf("Guide", "Réseau Passerelles")},
    ),
    _short(
        "short_link_to_home",
        "A short link to a home page: that is what was meant.",
        "http://bit.ly/lab3",
        Reason.OK,
        redirect("https://court-accueil.example/"),
        {"https://court-accueil.example/": HOME},
    ),
    _short(
        "short_link_twice",
        "A short link to another shortener’s.",
        "http://tinyurl.com/lab-relais",
        Reason.OK,
        redirect("http://ow.ly/lab4"),
        {
            "http://ow.ly/lab4": redirect("https://deux-courts.example/guide"),
            "https://deux-courts.example/guide": GUIDE,
        },
    ),
    _short(
        "t_co",
        "Twitter answers with a page: a refresh for those who run no scripts.",
        "https://t.co/labT1",
        Reason.OK,
        _T_CO,
        {"https://twitter-suite.example/guide": GUIDE},
    ),
    _short(
        "bitly_warning",
        "bit.ly warns of the target and names it.",
        "http://bit.ly/lab5",
        Reason.OK,
        redirect("https://bitly.com/a/warning?hash=lab5&url=https%3A%2F%2Favertie.example%2Fguide", 302),
        {"https://avertie.example/guide": GUIDE},
    ),
    _short(
        "bitly_unknown",
        "bit.ly does not know it.",
        "http://bit.ly/lab6",
        Reason.GONE,
        web_page("Not found", status=404),
    ),
    _short(
        "bitly_withdrawn", "bit.ly has withdrawn it.", "http://bit.ly/lab7", Reason.GONE, web_page("Gone", status=410)
    ),
    _short("goo_gl", "goo.gl has shut down for this one.", "https://goo.gl/lab8", Reason.GONE, _GOO_GL),
    _short("is_gd_error", "is.gd says so with 200.", "https://is.gd/lab9", Reason.GONE, _IS_GD_ERROR),
    _short("bitly_ban", "bit.ly has had enough of us (403).", "http://bit.ly/lab10", Reason.BLOCKED, _FORBIDDEN),
    _short("bitly_preview", "bit.ly shows a preview.", "http://bit.ly/lab11", Reason.BLOCKED, _PREVIEW),
    _short("v_gd_preview", "v.gd always does.", "https://v.gd/lab12", Reason.BLOCKED, _V_GD),
    _short("linkedin_leaves", "LinkedIn asks before it lets go.", "https://lnkd.in/lab13", Reason.BLOCKED, _LINKEDIN),
    _short(
        "short_link_to_nothing",
        "The shortener works, its target is gone.",
        "http://bit.ly/lab14",
        Reason.GONE,
        redirect("https://court-perdu.example/guide"),
        {"https://court-perdu.example/guide": web_page("Not found", status=404)},
    ),
    _short(
        "short_link_sent_home",
        "The target of the short link sends its visitors home.",
        "http://bit.ly/lab15",
        Reason.SOFT_404,
        redirect("https://court-renvoi.example/docs/guide"),
        {"https://court-renvoi.example/docs/guide": redirect("/"), "https://court-renvoi.example/": HOME},
    ),
    Case(
        "shortener_unheard_of",
        "A shortener that is gone before anybody learnt where its link led.",
        "http://rb.gy/lab16",
        Reason.DNS,
        site=None,
    ),
    Case(
        "shortener_dies",
        "A shortener dies; its target, known from before, lives on.",
        "http://huit.re/lab17",
        Reason.OK,
        {
            "http://huit.re/lab17": redirect("https://survivante.example/guide"),
            "https://survivante.example/guide": GUIDE,
        },
        days={2: Scene({"https://survivante.example/guide": GUIDE}, site=None)},
        events=(EventKind.SHORT_LINK_DIED,),
    ),
    Case(
        "shortener_bans_later",
        "A shortener turns robots away from the second day on; its target is known.",
        "https://urlz.fr/lab18",
        Reason.OK,
        {"https://urlz.fr/lab18": redirect("https://connue.example/guide"), "https://connue.example/guide": GUIDE},
        days={2: Scene({"https://urlz.fr/lab18": _FORBIDDEN, "https://connue.example/guide": GUIDE})},
        events=(),
    ),
    Case(
        "shortener_and_target_die",
        "A shortener dies, and its target with it.",
        "http://frama.link/lab19",
        Reason.OK,
        {
            "http://frama.link/lab19": redirect("https://ensemble.example/guide"),
            "https://ensemble.example/guide": GUIDE,
        },
        days={2: Scene({"https://ensemble.example/guide": Page(410)}, site=None)},
        state=State.DEAD,
        events=(EventKind.SUSPECTED, EventKind.DIED),
    ),
    Case(
        "short_link_led_elsewhere",
        "The owner of a short link makes it lead to the new place of the page.",
        "http://cutt.ly/lab20",
        Reason.OK,
        {"http://cutt.ly/lab20": redirect("https://avant.example/guide"), "https://avant.example/guide": GUIDE},
        days={
            2: Scene(
                {"http://cutt.ly/lab20": redirect("https://apres.example/guide"), "https://apres.example/guide": GUIDE}
            )
        },
        events=(EventKind.MOVED,),
    ),
    Case(
        "shortener_home",
        "A shortener sends whom it does not know to its own home page.",
        "https://tinyurl.com/lab21",
        Reason.BLOCKED,
        {"https://tinyurl.com/lab21": redirect("https://tinyurl.com/"), "https://tinyurl.com/": HOME},
    ),
)
