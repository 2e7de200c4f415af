"""Certificates: what browsers refuse, and what they mend by themselves."""

from catalog.vocabulary import EventKind, Reason, State
from vigie.demo.lab.case import Case, Scene
from vigie.demo.lab.writing import GUIDE, HOME
from vigie.demo.pages import Certificate, Page, Site, redirect


def _with(certificate: Certificate) -> Site:
    return Site(certificate=certificate)


CASES = (
    Case(
        "certificate_expired",
        "A certificate that nobody renewed.",
        "https://perime.example/guide",
        Reason.TLS,
        site=_with(Certificate.EXPIRED),
        detail="expired",
    ),
    Case(
        "wrong_host",
        "A certificate for another host.",
        "https://autre-nom.example/guide",
        Reason.TLS,
        site=_with(Certificate.WRONG_HOST),
        detail="another host",
    ),
    Case(
        "self_signed",
        "A certificate that the server made for itself.",
        "https://fait-maison.example/guide",
        Reason.TLS,
        site=_with(Certificate.SELF_SIGNED),
        detail="self-signed",
    ),
    Case(
        "untrusted",
        "A certificate of an authority that nobody knows.",
        "https://autorite-inconnue.example/guide",
        Reason.TLS,
        site=_with(Certificate.UNTRUSTED),
    ),
    Case(
        "not_yet_valid",
        "A certificate that will be valid one day.",
        "https://pas-encore.example/guide",
        Reason.TLS,
        site=_with(Certificate.NOT_YET_VALID),
        detail="not yet valid",
    ),
    Case(
        "https_home_expired",
        "The same on the way: the site moves its visitors to an expired certificate.",
        "http://vers-perime.example/guide",
        Reason.TLS,
        site=Site(https_only=True, certificate=Certificate.EXPIRED),
    ),
    Case(
        "incomplete",
        "The intermediate certificate is not sent; browsers fetch it, and show the page.",
        "https://maillon-manquant.example/guide",
        Reason.OK,
        site=_with(Certificate.INCOMPLETE),
    ),
    Case(
        "incomplete_and_moved",
        "The same on both hosts of a redirect.",
        "https://maillons-manquants.example/guide",
        Reason.OK,
        {
            "/guide": redirect("https://www.maillons-manquants.example/guide"),
            "https://www.maillons-manquants.example/guide": GUIDE,
        },
        site=_with(Certificate.INCOMPLETE),
        others={"www.maillons-manquants.example": _with(Certificate.INCOMPLETE)},
        final_url="https://www.maillons-manquants.example/guide",
    ),
    Case(
        "incomplete_and_gone",
        "The same, and behind it the page is gone.",
        "https://maillon-et-page.example/guide",
        Reason.GONE,
        Page(404),
        site=_with(Certificate.INCOMPLETE),
    ),
    Case(
        "incomplete_silent",
        "The intermediate certificate is not sent, and nothing says where it is.",
        "https://maillon-tu.example/guide",
        Reason.TLS,
        site=_with(Certificate.INCOMPLETE_SILENT),
    ),
    Case(
        "incomplete_lost",
        "The intermediate certificate is no longer where it should be.",
        "https://maillon-perdu.example/guide",
        Reason.TLS,
        site=_with(Certificate.INCOMPLETE_LOST),
        detail="intermediate",
    ),
    Case(
        "plain_http_beside",
        "The certificate is worth nothing, but the link does not ask for it.",
        "http://sans-tls.example/guide",
        Reason.OK,
        site=_with(Certificate.SELF_SIGNED),
    ),
    Case(
        "renewed",
        "A certificate expires, and is renewed two days later.",
        "https://renouvele.example/",
        Reason.TLS,
        {"/": HOME},
        site=_with(Certificate.EXPIRED),
        title="Réseau Passerelles, le site",
        days={2: Scene({"/": HOME})},
        state=State.ALIVE,
        events=(EventKind.SUSPECTED,),
    ),
)
