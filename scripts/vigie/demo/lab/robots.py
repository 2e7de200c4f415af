"""robots.txt (RFC 9309): what it forbids, and all that does not forbid anything."""

from catalog.vocabulary import EventKind, Reason, State
from vigie.demo.lab.case import Case, Scene
from vigie.demo.lab.writing import GUIDE, HOME, markup
from vigie.demo.pages import KEEP_OUT, Answer, Fault, Page, Site, redirect, robots, web_page


def _rules(name: str, what: str, host: str, expects: Reason, answer: Answer, *, path: str = "/guide") -> Case:
    url = f"https://{host}.example{path}"
    return Case(name, what, url, expects, {"/robots.txt": answer, path: GUIDE, "/": HOME})


CASES = (
    _rules("keep_out", "Every robot is kept out.", "non-aux-robots", Reason.ROBOTS, KEEP_OUT),
    _rules(
        "this_folder",
        "A folder is closed to robots.",
        "dossier-ferme",
        Reason.ROBOTS,
        robots("User-agent: *\nDisallow: /docs/\n"),
        path="/docs/guide",
    ),
    _rules(
        "by_name",
        "Vigie is named, and kept out.",
        "nommement",
        Reason.ROBOTS,
        robots("User-agent: *\nAllow: /\n\nUser-agent: vigie\nDisallow: /\n"),
    ),
    _rules(
        "wildcards",
        "All PDF files are closed, by a pattern.",
        "motifs",
        Reason.ROBOTS,
        robots("User-agent: *\nDisallow: /*.pdf$\n"),
        path="/docs/guide.pdf",
    ),
    Case(
        "next_hop",
        "The redirect is open, the host it leads to is not.",
        "http://ouvert.example/guide",
        Reason.ROBOTS,
        {
            "/guide": redirect("https://ferme.example/guide"),
            "https://ferme.example/guide": GUIDE,
            "https://ferme.example/robots.txt": KEEP_OUT,
        },
    ),
    _rules(
        "others_kept_out",
        "Others are kept out, by name.",
        "pas-nous",
        Reason.OK,
        robots("User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /\n"),
    ),
    _rules(
        "we_are_let_in",
        "All are kept out but us.",
        "seulement-nous",
        Reason.OK,
        robots("User-agent: *\nDisallow: /\n\nUser-agent: Vigie\nAllow: /\n"),
    ),
    _rules(
        "longest_rule",
        "The folder is closed, this page of it is open.",
        "exception",
        Reason.OK,
        robots("User-agent: *\nDisallow: /docs/\nAllow: /docs/guide\n"),
        path="/docs/guide",
    ),
    _rules("none", "There is no robots.txt.", "aucun-robots", Reason.OK, web_page("Introuvable", status=404)),
    _rules("forbidden_robots", "403 even to robots.txt: nothing is forbidden.", "robots-403", Reason.OK, Page(403)),
    _rules("unauthorised_robots", "401 to robots.txt: likewise.", "robots-401", Reason.OK, Page(401)),
    _rules("empty_robots", "An empty robots.txt.", "robots-vide", Reason.OK, robots("")),
    _rules("robots_is_a_page", "robots.txt is the home page.", "robots-page", Reason.OK, HOME),
    _rules("robots_to_home", "robots.txt leads to the home page.", "robots-accueil", Reason.OK, redirect("/", 302)),
    _rules("robots_loops", "robots.txt leads to itself.", "robots-boucle", Reason.OK, redirect("/robots.txt")),
    _rules(
        "robots_nowhere",
        "robots.txt leads to a host that is gone.",
        "robots-disparu",
        Reason.OK,
        redirect("http://personne-lab.example/robots.txt"),
    ),
    _rules(
        "robots_with_mark",
        "robots.txt begins with a byte order mark, and its lines end as on old Macs.",
        "robots-bom",
        Reason.ROBOTS,
        Page(body=b"\xef\xbb\xbfUser-agent: *\rDisallow: /\r"),
    ),
    _rules(
        "robots_is_binary", "robots.txt is a picture.", "robots-image", Reason.OK, Page(body=b"\x89PNG\r\n\x1a\n\0\0")
    ),
    _rules(
        "crawl_delay",
        "A pause between two requests is asked for.",
        "pause",
        Reason.OK,
        robots("User-agent: *\nCrawl-delay: 20\nDisallow: /prive\n"),
    ),
    Case(
        "robots_500",
        "robots.txt fails (500): the page is left alone for two weeks, then it is looked at all the same.",
        "https://robots-500.example/guide",
        Reason.SERVER_ERROR,
        {"/robots.txt": Page(500), "/guide": GUIDE},
        detail="robots.txt",
        state=State.ALIVE,
        events=(EventKind.SUSPECTED,),
    ),
    Case(
        "robots_hangs",
        "robots.txt never answers.",
        "https://robots-muet.example/guide",
        Reason.TIMEOUT,
        {"/robots.txt": Page(fault=Fault.HANG), "/guide": GUIDE},
        state=State.ALIVE,
        events=(EventKind.SUSPECTED,),
    ),
    Case(
        "robots_on_a_dead_host",
        "robots.txt cannot be had because the host refuses everything.",
        "https://robots-refuse.example/guide",
        Reason.UNREACHABLE,
        site=Site(reachable=False),
    ),
    Case(
        "let_in_again",
        "A robots.txt of the building site is taken away when the site opens.",
        "https://inauguration.example/guide",
        Reason.ROBOTS,
        {"/robots.txt": KEEP_OUT, "/guide": GUIDE},
        days={5: Scene()},
        state=State.ALIVE,
        events=(EventKind.UNVERIFIABLE,),
    ),
    Case(
        "robots_for_the_sibling",
        "All but our page is closed: no other address may be asked for, and ours stands.",
        "https://seule-page.example/verger",
        Reason.OK,
        {
            "/robots.txt": robots("User-agent: *\nAllow: /verger\nDisallow: /\n"),
            "/verger": markup("<title>Le verger</title><h1>Le verger</h1><p>Quarante pommiers.</p>"),
        },
        site=Site(missing=markup("<title>Le verger</title><h1>Le verger</h1><p>Quarante pommiers.</p>")),
        title="Planter ensemble",
    ),
)
