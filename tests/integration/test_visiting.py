"""Visiting links on the simulated web: real sockets, real TLS, real HTTP; only the names are ours."""

import asyncio
import gzip
import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from catalog.observation import Observation
from catalog.vocabulary import Reason
from crawler.memory import SiteMemory
from crawler.options import CrawlerOptions
from crawler.reactor import run
from crawler.target import Target
from crawler.visiting import visit
from vigie.demo.pages import KEEP_OUT, Certificate, Fault, Page, Request, Site, redirect, robots, web_page
from vigie.demo.web import SimulatedWeb

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
PAGE = web_page("Une page", "Bonjour")
CONTROL = {"control.example": Site({"/": PAGE})}
QUICK = {"delay": 0, "timeout": 1, "control_urls": ["http://control.example/"]}


class Insistent(SiteMemory):
    """Knows that robots.txt has failed for weeks."""

    def insists(self, origin: str) -> bool:
        return True


class Visited:
    """What was found, by URL, and the web that was asked."""

    def __init__(self) -> None:
        self.found: dict[str, Observation] = {}
        self.online: bool | None = None
        self.web: SimulatedWeb

    def __getitem__(self, url: str) -> Observation:
        return self.found[url]


@pytest.fixture
def visited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Visited]:
    def go(
        sites: dict[str, Site], *urls: str, insist: bool = False, offline: bool = False, **options: object
    ) -> Visited:
        outcome = Visited()

        async def scene() -> None:
            async with SimulatedWeb(tmp_path, CONTROL | sites) as web:
                monkeypatch.setenv("SSL_CERT_FILE", str(web.ca_file))
                web.offline = offline
                outcome.web = web
                outcome.online = await visit(
                    [Target(key, url) for key, url in enumerate(urls)],
                    CrawlerOptions.model_validate(QUICK | options),
                    NOW,
                    lambda target, seen: outcome.found.__setitem__(target.url, seen),
                    web.network,
                    Insistent() if insist else None,
                )

        run(scene())
        return outcome

    return go


Go = Callable[..., Visited]


def test_a_short_link_is_followed_hop_by_hop_over_real_tls(visited: Go) -> None:
    sites = {
        "bit.ly": Site({"/1NaG8UD": redirect("http://www.guide.example/old")}),
        "www.guide.example": Site(
            {"/old": redirect("/nouveau%20guide", 302), "/nouveau%20guide": PAGE}, https_only=True
        ),
    }
    seen = visited(sites, "http://bit.ly/1NaG8UD")["http://bit.ly/1NaG8UD"]
    assert seen.reason is Reason.OK
    assert [(hop["url"], hop["status"]) for hop in seen.chain] == [
        ("http://bit.ly/1NaG8UD", 301),
        ("http://www.guide.example/old", 301),
        ("https://www.guide.example/old", 302),
        ("https://www.guide.example/nouveau%20guide", 200),
    ]
    assert seen.permanent is False
    assert seen.at == NOW


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (PAGE, Reason.OK),
        (web_page("", status=404), Reason.GONE),
        (web_page("", status=410), Reason.GONE),
        (web_page("", status=403), Reason.BLOCKED),
        (web_page("", status=429), Reason.BLOCKED),
        (web_page("", status=999), Reason.BLOCKED),
        (web_page("", status=503), Reason.SERVER_ERROR),
        (redirect("/"), Reason.REDIRECT_LOOP),
        (redirect("ftp://example.org/"), Reason.REFUSED_ADDRESS),
        (redirect("http://nowhere.example/"), Reason.DNS),
        (Page(fault=Fault.HANG), Reason.TIMEOUT),
        (Page(fault=Fault.DROP), Reason.UNREACHABLE),
        (Page(fault=Fault.CLOSE), Reason.UNREACHABLE),
        (Page(fault=Fault.GARBAGE), Reason.UNREACHABLE),
        (Page(fault=Fault.TRUNCATED, headers={"Content-Type": "text/html"}, body=b"<p>Bonjour"), Reason.OK),
        (Page(fault=Fault.ENDLESS, headers={"Content-Type": "video/mp4"}, body=b"x" * 50_000), Reason.OK),
    ],
    ids=lambda value: value.value if isinstance(value, Reason) else "",
)
def test_every_way_a_server_may_answer(visited: Go, page: Page, reason: Reason) -> None:
    seen = visited({"site.example": Site({"/": page})}, "http://site.example/")["http://site.example/"]
    assert (seen.reason, bool(seen.detail)) == (reason, True)


@pytest.mark.parametrize(
    ("certificate", "detail"),
    [
        (Certificate.VALID, "HTTP 200"),
        (Certificate.EXPIRED, "certificate has expired"),
        (Certificate.WRONG_HOST, "the certificate is for another host"),
        (Certificate.SELF_SIGNED, "self-signed certificate"),
        (Certificate.UNTRUSTED, "untrusted authority"),
    ],
)
@pytest.mark.parametrize("respect_robots", [True, False])
def test_certificates_are_verified_and_their_faults_told_apart(
    visited: Go, certificate: Certificate, detail: str, respect_robots: bool
) -> None:
    sites = {"site.example": Site({"/": PAGE}, certificate=certificate)}
    seen = visited(sites, "https://site.example/", respect_robots=respect_robots)["https://site.example/"]
    assert seen.reason is (Reason.OK if certificate is Certificate.VALID else Reason.TLS)
    assert seen.detail == detail


def test_a_name_that_does_not_exist_and_a_door_that_is_shut(visited: Go) -> None:
    outcome = visited({"shut.example": Site({}, reachable=False)}, "http://shut.example/", "http://nobody.example/")
    assert outcome["http://shut.example/"].reason is Reason.UNREACHABLE
    assert outcome["http://nobody.example/"].reason is Reason.DNS
    assert outcome.online is True


@pytest.mark.parametrize(
    "url",
    [
        "http://10.0.0.1/", "http://127.0.0.1/", "http://[::1]/", "http://2130706433/", "http://0x7f.1/",
        "http://169.254.169.254/latest/meta-data/", "http://[::ffff:7f00:1]/", "http://private.example/",
        "http://mixed.example/", "http://site.example/to-inside", "file:///etc/passwd", "javascript:alert(1)",
    ],
)  # fmt: skip
def test_nothing_private_is_ever_dialled(visited: Go, url: str) -> None:
    sites = {
        "private.example": Site({"/": PAGE}, addresses=("10.0.0.5",)),
        "mixed.example": Site({"/": PAGE}, addresses=("93.184.216.34", "127.0.0.1")),
        "site.example": Site({"/to-inside": redirect("http://private.example/")}),
    }
    outcome = visited(sites, url)
    assert outcome[url].reason is Reason.REFUSED_ADDRESS
    assert outcome.web.requests("private.example") == outcome.web.requests("mixed.example") == []


def test_a_private_network_may_be_allowed(visited: Go) -> None:
    sites = {"private.example": Site({"/": PAGE}, addresses=("10.0.0.5",))}
    outcome = visited(sites, "http://private.example/", allow_networks=["10.0.0.0/8"])
    assert outcome["http://private.example/"].reason is not Reason.REFUSED_ADDRESS


def test_addresses_that_are_no_addresses_are_told_without_asking(visited: Go) -> None:
    outcome = visited({}, "nonsense", "http://", "http://exa mple.org/")
    assert {seen.reason for seen in outcome.found.values()} == {Reason.INVALID_URL}


# -- robots.txt ------------------------------------------------------------------


def test_robots_txt_is_kept_to_on_every_hop(visited: Go) -> None:
    sites = {
        "open.example": Site(
            {"/": redirect("http://closed.example/a"), "/robots.txt": robots("User-agent: *\nDisallow:")}
        ),
        "closed.example": Site({"/a": PAGE, "/robots.txt": KEEP_OUT}),
    }
    outcome = visited(sites, "http://open.example/")
    assert outcome["http://open.example/"].reason is Reason.ROBOTS
    assert [request.path for request in outcome.web.requests("closed.example")] == ["/robots.txt"]


def test_robots_txt_may_name_us(visited: Go) -> None:
    rules = "User-agent: *\nDisallow: /\n\nUser-agent: Vigie\nDisallow: /private\n"
    site = Site({"/": PAGE, "/private": PAGE, "/robots.txt": robots(rules)})
    outcome = visited({"site.example": site}, "http://site.example/", "http://site.example/private")
    assert outcome["http://site.example/"].reason is Reason.OK
    assert outcome["http://site.example/private"].reason is Reason.ROBOTS
    assert len(outcome.web.requests("site.example", "/robots.txt")) == 1


def test_robots_txt_may_be_passed_over_by_the_configuration(visited: Go) -> None:
    site = Site({"/": PAGE, "/robots.txt": KEEP_OUT})
    outcome = visited({"site.example": site}, "http://site.example/", respect_robots=False)
    assert outcome["http://site.example/"].reason is Reason.OK


def test_a_broken_robots_txt_holds_us_off_until_the_link_has_failed_for_long(visited: Go) -> None:
    site = Site({"/": PAGE, "/robots.txt": web_page("", status=500)})
    outcome = visited({"site.example": site}, "http://site.example/")
    assert outcome["http://site.example/"].reason is Reason.SERVER_ERROR
    assert outcome["http://site.example/"].detail == "robots.txt: HTTP 500"
    assert outcome.web.requests("site.example", "/") == []
    outcome = visited({"site.example": site}, "http://site.example/", insist=True)
    assert outcome["http://site.example/"].reason is Reason.OK


# -- manners -----------------------------------------------------------------------


def test_a_host_is_asked_one_request_at_a_time_with_a_rest_between(visited: Go) -> None:
    """The times are the server's own: it sees a request a little late, so half the rest is proof."""
    site = Site({f"/{number}": PAGE for number in range(4)})
    urls = [f"http://site.example/{number}" for number in range(4)]
    outcome = visited({"site.example": site}, *urls, delay=0.4)
    moments = [request.at for request in outcome.web.requests("site.example")]
    assert len(moments) == 6, "robots.txt, four pages, and an address that cannot exist"
    assert all(later - earlier >= 0.2 for earlier, later in itertools.pairwise(moments))


def test_we_say_who_we_are(visited: Go) -> None:
    outcome = visited({"site.example": Site({"/": PAGE})}, "http://site.example/", contact="https://asso.example/")
    agents = {request.headers["user-agent"] for request in outcome.web.requests("site.example")}
    assert agents == {"Mozilla/5.0 (compatible; Vigie/0.1; +https://asso.example/)"}


def test_cookies_last_as_long_as_a_visit_and_no_longer(visited: Go) -> None:
    def counter(request: Request) -> Page:
        if "cookie" in request.headers:
            return PAGE
        return Page(302, {"Location": request.path, "Set-Cookie": "seen=1; Path=/"})

    site = Site({"/a": counter, "/b": counter})
    outcome = visited({"site.example": site}, "http://site.example/a", "http://site.example/b")
    for path in ("a", "b"):
        seen = outcome[f"http://site.example/{path}"]
        assert seen.reason is Reason.OK
        assert [hop["status"] for hop in seen.chain] == [302, 200]


@pytest.mark.parametrize(
    "hiccup", [Page(fault=Fault.HANG), Page(fault=Fault.DROP), web_page("", status=503)], ids=["hang", "drop", "503"]
)
@pytest.mark.parametrize("path", ["/", "/robots.txt"])
def test_a_hiccup_has_a_quiet_second_try(visited: Go, hiccup: Page, path: str) -> None:
    good = {"/": PAGE, "/robots.txt": robots("")}
    hiccups = iter([hiccup])
    site = Site({**good, path: lambda _request: next(hiccups, good[path])})
    outcome = visited({"site.example": site}, "http://site.example/")
    assert outcome["http://site.example/"].reason is Reason.OK
    assert len(outcome["http://site.example/"].chain) == 1
    assert len(outcome.web.requests("site.example", path)) == 2


def test_there_is_no_third_try_and_none_where_the_answer_is_plain(visited: Go) -> None:
    site = Site({"/gone": web_page("", status=404), "/broken": web_page("", status=500), "/robots.txt": robots("")})
    outcome = visited({"site.example": site}, "http://site.example/gone", "http://site.example/broken")
    assert len(outcome.web.requests("site.example", "/gone")) == 1
    assert len(outcome.web.requests("site.example", "/broken")) == 2


def test_a_host_that_hangs_three_times_is_left_alone_and_its_other_links_stay_due(visited: Go) -> None:
    hang = Page(fault=Fault.HANG)
    site = Site({"/robots.txt": robots("")}, missing=hang)
    urls = [f"http://site.example/{number}" for number in range(6)]
    outcome = visited({"site.example": site}, *urls, timeout=0.3)
    asked = [request.path for request in outcome.web.requests("site.example")]
    assert len(asked) == 1 + 3
    assert [seen.reason for seen in outcome.found.values()] == [Reason.TIMEOUT] * 3


def test_a_very_long_address_ends_like_any_other(visited: Go) -> None:
    url = f"http://site.example/{'a' * 4000}"
    sites = {"site.example": Site({"/": redirect(f"/{'b' * 4000}")})}
    outcome = visited(sites, url, "http://site.example/")
    assert {seen.reason for seen in outcome.found.values()} == {Reason.GONE}


def test_a_slow_answer_is_an_answer(visited: Go) -> None:
    body = b"%PDF" + b"x" * 3000
    drip = Page(headers={"Content-Type": "application/pdf"}, body=body, fault=Fault.DRIP, delay=0.001)
    sites = {"site.example": Site({"/": drip, "/robots.txt": robots("")})}
    seen = visited(sites, "http://site.example/", timeout=3)["http://site.example/"]
    assert (seen.reason, seen.fingerprint) == (Reason.OK, None)


@pytest.mark.parametrize(
    "location", ["http://nowhere.example/robots.txt", "/robots.txt", "http://shut.example/robots.txt"]
)
def test_a_robots_txt_that_leads_nowhere_is_as_if_there_were_none(visited: Go, location: str) -> None:
    sites = {
        "site.example": Site({"/": PAGE, "/robots.txt": redirect(location)}),
        "shut.example": Site({}, reachable=False),
    }
    assert visited(sites, "http://site.example/")["http://site.example/"].reason is Reason.OK


def test_a_location_may_hold_any_byte(visited: Go) -> None:
    site = Site({"/": redirect("/café"), "/caf%C3%A9": PAGE})
    assert visited({"site.example": site}, "http://site.example/")["http://site.example/"].reason is Reason.OK


def test_a_large_document_always_has_the_same_fingerprint(visited: Go) -> None:
    large = Page(headers={"Content-Type": "application/pdf"}, body=b"%PDF" + bytes(range(256)) * 12_000)
    site = Site({"/a": large, "/b": large})
    outcome = visited({"site.example": site}, "http://site.example/a", "http://site.example/b")
    prints = [seen.fingerprint for seen in outcome.found.values()]
    assert prints[0] is not None
    assert prints[0] == prints[1]


# -- odd bodies ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        gzip.compress(b"<p>Bonjour</p>"),
        None,
        gzip.compress(b"x" * 1000)[:40],
        b"not gzip at all",
        b"",
    ],
    ids=["good", "bomb", "cut", "lie", "empty"],
)
def test_a_compressed_body_however_odd_is_no_reason_to_call_a_page_dead(visited: Go, body: bytes | None) -> None:
    # The bomb is packed when it is tried: every process of the tests reads this file.
    body = gzip.compress(bytes(200_000_000)) if body is None else body
    page = Page(headers={"Content-Type": "text/html", "Content-Encoding": "gzip"}, body=body)
    assert (
        visited({"site.example": Site({"/": page})}, "http://site.example/")["http://site.example/"].reason is Reason.OK
    )


def test_a_document_is_known_by_its_bytes(visited: Go) -> None:
    one = Page(headers={"Content-Type": "application/pdf"}, body=b"%PDF-1.4 un")
    two = Page(headers={"Content-Type": "application/pdf"}, body=b"%PDF-1.4 deux")
    site = Site({"/1": one, "/again": one, "/2": two})
    outcome = visited({"site.example": site}, *(f"http://site.example/{path}" for path in ("1", "again", "2")))
    prints = [outcome[f"http://site.example/{path}"].fingerprint for path in ("1", "again", "2")]
    assert prints[0] is not None
    assert prints[0] == prints[1] != prints[2]


def test_retry_after_reaches_the_observation(visited: Go) -> None:
    page = Page(503, {"Retry-After": "3600"})
    seen = visited({"site.example": Site({"/": page})}, "http://site.example/")["http://site.example/"]
    assert seen.retry_after == timedelta(hours=1)


# -- our own network --------------------------------------------------------------------


def test_without_a_network_nothing_is_visited(visited: Go) -> None:
    outcome = visited({"site.example": Site({"/": PAGE})}, "http://site.example/", offline=True)
    assert (outcome.online, outcome.found) == (False, {})


def test_a_network_that_fails_on_the_way_is_noticed_at_the_end(visited: Go) -> None:
    outcome: Visited

    def cut(request: Request) -> Page:
        cut_off.append(request)
        return Page(fault=Fault.DROP)

    cut_off: list[Request] = []
    control = Site({"/": lambda request: Page(fault=Fault.HANG) if cut_off else PAGE})
    sites = {"control.example": control, "site.example": Site({"/": cut, "/robots.txt": robots("")})}
    outcome = visited(sites, "http://site.example/")
    assert outcome["http://site.example/"].reason is Reason.UNREACHABLE
    assert outcome.online is False


def test_one_control_site_that_answers_is_enough(visited: Go) -> None:
    urls = ["http://nobody.example/", "http://shut.example/", "http://control.example/"]
    sites = {"shut.example": Site({}, reachable=False), "site.example": Site({"/": PAGE})}
    assert visited(sites, "http://site.example/", control_urls=urls).online is True


def test_no_control_site_listed_none_asked(visited: Go) -> None:
    outcome = visited({"site.example": Site({"/": PAGE})}, "http://site.example/", control_urls=[])
    assert outcome.online is True
    assert outcome.web.requests("control.example") == []


# -- our own mistakes ----------------------------------------------------------------------


def test_what_fails_on_our_side_ends_the_crawl_and_is_not_hidden(tmp_path: Path) -> None:
    def found(target: Target, _seen: Observation) -> None:
        raise OSError(f"no room for {target.url}")

    async def scene() -> None:
        async with SimulatedWeb(tmp_path, CONTROL | {"site.example": Site({"/": PAGE})}) as web:
            targets = [Target(0, "http://site.example/"), Target(1, "http://site.example/2")]
            await visit(targets, CrawlerOptions.model_validate(QUICK), NOW, found, web.network)

    with pytest.raises(OSError, match="no room"):
        run(scene())


# -- an interruption ---------------------------------------------------------------------


def test_a_crawl_that_is_stopped_stops_soon_and_keeps_what_it_found(tmp_path: Path) -> None:
    found: list[str] = []

    async def scene() -> None:
        sites = CONTROL | {
            "quick.example": Site({"/": PAGE}),
            "slow.example": Site({"/": Page(fault=Fault.HANG), "/robots.txt": robots("")}),
        }
        async with SimulatedWeb(tmp_path, sites) as web:
            options = CrawlerOptions.model_validate(QUICK | {"timeout": 300})
            targets = [Target(0, "http://quick.example/"), Target(1, "http://slow.example/")]
            crawling = asyncio.ensure_future(
                visit(targets, options, NOW, lambda target, _seen: found.append(target.url), web.network)
            )
            while not web.requests("slow.example", "/"):  # noqa: ASYNC110 (the web tells nobody)
                await asyncio.sleep(0.01)
            crawling.cancel()
            with pytest.raises(asyncio.CancelledError):
                await crawling

    run(scene())
    assert found == ["http://quick.example/"]
