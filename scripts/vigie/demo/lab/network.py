"""Hosts that cannot be reached: no name, no connection, no HTTP, no answer in time."""

from dataclasses import replace

from catalog.vocabulary import Reason
from vigie.demo.lab.case import Case
from vigie.demo.lab.writing import GUIDE
from vigie.demo.pages import Fault, Page, Site, redirect

_HANG = Page(fault=Fault.HANG)

CASES = (
    Case("no_such_name", "The domain name is gone.", "http://nom-disparu.example/guide", Reason.DNS, site=None),
    Case(
        "no_such_home",
        "The same for a home page over TLS.",
        "https://www.ancienne-association.example/",
        Reason.DNS,
        site=None,
        title="Une ancienne association",
    ),
    Case(
        "no_such_idn_name",
        "A name with accents that is gone.",
        "https://www.réseau-fermé.example/guide",
        Reason.DNS,
        site=None,
    ),
    Case(
        "redirect_to_no_such_name",
        "The page moved to a host that is gone since.",
        "http://suivez-moi.example/guide",
        Reason.DNS,
        redirect("http://plus-personne.example/guide"),
    ),
    Case(
        "refused",
        "The machine is there, and nothing listens.",
        "http://porte-close.example/guide",
        Reason.UNREACHABLE,
        site=Site(reachable=False),
    ),
    Case(
        "refused_port",
        "A port that was closed.",
        "http://port-ferme.example:8080/guide",
        Reason.UNREACHABLE,
    ),
    Case(
        "resets",
        "Every connection is broken off.",
        "http://raccroche.example/guide",
        Reason.UNREACHABLE,
        Page(fault=Fault.DROP),
    ),
    Case(
        "closes_without_a_word",
        "The server hangs up as soon as it is asked.",
        "https://muet.example/guide",
        Reason.UNREACHABLE,
        Page(fault=Fault.CLOSE),
    ),
    Case(
        "not_http",
        "A mail server answers where a web server was.",
        "http://courrier.example/guide",
        Reason.UNREACHABLE,
        Page(fault=Fault.GARBAGE),
    ),
    Case(
        "resolver_fails",
        "The name’s own servers do not answer: nothing says that the name is gone.",
        "http://zone-en-panne.example/guide",
        Reason.UNREACHABLE,
        site=Site(resolves=False),
    ),
    Case(
        "redirect_to_refused",
        "The page moved to a machine that is switched off.",
        "http://relais.example/guide",
        Reason.UNREACHABLE,
        redirect("http://machine-eteinte.example/guide"),
        others={"machine-eteinte.example": Site(reachable=False)},
    ),
    Case(
        "hangs",
        "The server takes the request and never answers.",
        "http://silence.example/guide",
        Reason.TIMEOUT,
        _HANG,
    ),
    Case(
        "hangs_over_tls",
        "The same over TLS.",
        "https://silence-chiffre.example/guide",
        Reason.TIMEOUT,
        _HANG,
    ),
    Case(
        "hangs_further_on",
        "The redirect is quick, what it leads to never answers.",
        "http://vite-dit.example/guide",
        Reason.TIMEOUT,
        {"/guide": redirect("http://jamais-fait.example/guide"), "http://jamais-fait.example/guide": _HANG},
    ),
    Case(
        "headers_drip",
        "One byte of the headers at a time, far apart.",
        "http://compte-gouttes.example/guide",
        Reason.TIMEOUT,
        replace(GUIDE, fault=Fault.DRIP, delay=0.3),
    ),
    Case(
        "too_late",
        "The answer would come, if anybody waited long enough.",
        "http://trop-tard.example/guide",
        Reason.TIMEOUT,
        replace(GUIDE, delay=30.0),
    ),
)
