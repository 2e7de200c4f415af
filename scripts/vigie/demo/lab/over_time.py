"""Links over three weeks: deaths, returns, outages, moves. Outages must pass without a death."""

from catalog.vocabulary import EventKind, Reason, State
from vigie.demo.lab.case import Case, Scene
from vigie.demo.lab.writing import GUIDE, HOME, markup, page
from vigie.demo.pages import Fault, Page, Site, redirect, web_page

_NOT_FOUND = web_page("Page introuvable", status=404)
_DOWN = Site(reachable=False)
_SUSPECTED, _DIED, _REVIVED = EventKind.SUSPECTED, EventKind.DIED, EventKind.REVIVED
_CHALLENGE = markup(
    "<title>Just a moment...</title><script>window._cf_chl_opt={}</script>", 403, {"cf-mitigated": "challenge"}
)
_FOR_SALE = markup("<title>liberee.example</title><h1>Ce nom de domaine est à vendre.</h1>")

CASES = (
    Case(
        "dies_on_the_fourth_day",
        "A page that is taken down.",
        "http://vie-ordinaire.example/guide",
        Reason.OK,
        days={4: Scene(_NOT_FOUND)},
        state=State.DEAD,
    ),
    Case(
        "server_is_switched_off",
        "A server that is switched off for good on the second day.",
        "http://extinction.example/guide",
        Reason.OK,
        days={1: Scene(site=_DOWN)},
        state=State.DEAD,
    ),
    Case(
        "domain_expires",
        "A domain name that is not renewed: no name, then for sale.",
        "http://liberee.example/guide",
        Reason.OK,
        days={2: Scene(site=None), 6: Scene({}, Site(missing=_FOR_SALE))},
        state=State.DEAD,
    ),
    Case(
        "soft_death",
        "A redesign after which the old addresses lead to the home page.",
        "https://refondu.example/ressources/guide",
        Reason.OK,
        days={3: Scene({"/ressources/guide": redirect("/"), "/": HOME})},
        state=State.DEAD,
    ),
    Case(
        "dies_in_many_ways",
        "Refused, then 500, then 404: what counts in the end is that it is gone.",
        "http://agonie.example/guide",
        Reason.OK,
        days={1: Scene(site=_DOWN), 3: Scene(Page(500)), 6: Scene(_NOT_FOUND)},
        state=State.DEAD,
    ),
    Case(
        "dead_and_back",
        "A page that dies and comes back a week later.",
        "http://revenante.example/guide",
        Reason.GONE,
        _NOT_FOUND,
        days={9: Scene()},
        state=State.ALIVE,
        events=(_SUSPECTED, _DIED, _REVIVED),
    ),
    Case(
        "not_found_for_two_days",
        "404 for two days by a mistake of the editors.",
        "http://bevue.example/guide",
        Reason.GONE,
        _NOT_FOUND,
        days={2: Scene()},
        state=State.ALIVE,
        events=(_SUSPECTED,),
    ),
    Case(
        "server_down_for_a_week",
        "A server that is out of order for a week.",
        "http://panne-longue.example/guide",
        Reason.UNREACHABLE,
        site=_DOWN,
        days={7: Scene()},
        state=State.ALIVE,
        events=(_SUSPECTED,),
    ),
    Case(
        "name_lost_for_two_days",
        "A zone that was broken for two days.",
        "http://zone-cassee.example/guide",
        Reason.DNS,
        site=None,
        days={2: Scene()},
        state=State.ALIVE,
        events=(_SUSPECTED,),
    ),
    Case(
        "maintenance_for_five_days",
        "503 with Retry-After for five days, and the new site is there.",
        "http://travaux.example/guide",
        Reason.SERVER_ERROR,
        Page(503, {"Retry-After": "86400"}),
        days={5: Scene()},
        state=State.ALIVE,
        events=(_SUSPECTED,),
    ),
    Case(
        "slow_week",
        "No answer in time for five days.",
        "http://semaine-lente.example/guide",
        Reason.TIMEOUT,
        Page(fault=Fault.HANG),
        days={5: Scene()},
        state=State.ALIVE,
        events=(_SUSPECTED,),
    ),
    Case(
        "challenge_wave",
        "Every visitor is challenged for two days.",
        "https://vague.example/guide",
        Reason.BLOCKED,
        _CHALLENGE,
        days={2: Scene()},
        state=State.ALIVE,
        events=(),
    ),
    Case(
        "challenged_and_gone",
        "A page that is challenged now and then, and gone beneath.",
        "https://sous-la-vague.example/guide",
        Reason.GONE,
        _NOT_FOUND,
        days={1: Scene(_CHALLENGE), 3: Scene(_NOT_FOUND)},
        state=State.DEAD,
    ),
    Case(
        "every_other_day",
        "An overloaded server: 500 on some days, the page on others.",
        "http://surcharge.example/guide",
        Reason.SERVER_ERROR,
        Page(500),
        days={2: Scene(), 4: Scene(Page(500)), 7: Scene(), 9: Scene(Page(500)), 13: Scene()},
        state=State.ALIVE,
        events=(EventKind.SUSPECTED,) * 3,
    ),
    Case(
        "moves",
        "A page that moves for good.",
        "http://partante.example/guide",
        Reason.OK,
        days={3: Scene({"/guide": redirect("https://arrivee.example/guide"), "https://arrivee.example/guide": GUIDE})},
        events=(EventKind.MOVED,),
    ),
    Case(
        "moves_for_a_while",
        "A redirect that is not for good.",
        "http://provisoire.example/guide",
        Reason.OK,
        days={
            3: Scene({"/guide": redirect("https://secours.example/guide", 302), "https://secours.example/guide": GUIDE})
        },
        events=(),
    ),
    Case(
        "keeps_changing",
        "A page whose words change every day is still that page.",
        "http://quotidienne.example/guide",
        Reason.OK,
        lambda request: page("Réseau Passerelles", f"Vu {int(request.at * 1_000)} fois.", "À la une aujourd’hui."),
        title="Le réseau au jour le jour",
        events=(),
    ),
)
