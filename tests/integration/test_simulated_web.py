"""The simulated web and the letter box, asked by real clients over real sockets."""

import asyncio
import ipaddress
import smtplib
import socket
import ssl
from collections.abc import Callable, Coroutine
from contextlib import closing
from email.message import EmailMessage
from http.client import BadStatusLine, HTTPConnection, IncompleteRead, RemoteDisconnected
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from cryptography import x509

from vigie.demo.certificates import ISSUER_HOST
from vigie.demo.mailbox import Mailbox
from vigie.demo.pages import KEEP_OUT, Certificate, Fault, Framing, Page, Request, Site, redirect, web_page
from vigie.demo.web import SimulatedWeb

GUIDE = web_page("Association & coopération", "France Active")
Stage = Callable[[Callable[[SimulatedWeb], Coroutine[Any, Any, None]]], SimulatedWeb]


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """Plays a scene on a new web, and gives the web back closed."""

    def act(scene: Callable[[SimulatedWeb], Coroutine[Any, Any, None]]) -> SimulatedWeb:
        async def show() -> SimulatedWeb:
            async with SimulatedWeb(tmp_path) as web:
                await scene(web)
            return web

        return asyncio.run(show())

    return act


def connect(web: SimulatedWeb, url: str, timeout: float = 5) -> HTTPConnection:
    """A connection by the way that the crawler takes: name, address, dial; over TLS with the web's authority."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    dialled = socket.create_connection(web.network.dial(web.network.addresses(host)[0], port), timeout)
    connection = HTTPConnection(host)
    if parts.scheme == "http":
        connection.sock = dialled
        return connection
    try:
        context = ssl.create_default_context(cafile=str(web.ca_file))
        connection.sock = context.wrap_socket(dialled, server_hostname=host)
    except OSError:
        dialled.close()
        raise
    return connection


def fetch(web: SimulatedWeb, url: str, timeout: float = 5, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    with closing(connect(web, url, timeout)) as connection:
        parts = urlsplit(url)
        connection.request(method, f"{parts.path or '/'}{'?' * bool(parts.query)}{parts.query}")
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()


def test_hosts_are_told_apart_by_name_and_keep_their_pages_to_themselves(stage: Stage) -> None:
    async def scene(web: SimulatedWeb) -> None:
        web.sites["a.example"] = Site({"/": GUIDE, "/watch?v=1": web_page("Vidéo")})
        web.sites["b.example"] = Site({"/": web_page("B")})
        assert (await asyncio.to_thread(fetch, web, "http://a.example/"))[2] == GUIDE.body
        assert (await asyncio.to_thread(fetch, web, "https://b.example"))[2] == web_page("B").body
        assert (await asyncio.to_thread(fetch, web, "https://a.example/watch?v=1"))[0] == 200
        assert (await asyncio.to_thread(fetch, web, "https://b.example/watch?v=1"))[0] == 404

    stage(scene)


def test_each_host_has_a_public_address_of_its_own(stage: Stage) -> None:
    async def scene(web: SimulatedWeb) -> None:
        for number in range(600):
            web.sites[f"{number}.example"] = Site()
        found = [address for host in web.sites for address in web.network.addresses(host)]
        assert len(set(found)) == 600
        assert all(ipaddress.ip_address(address).is_global for address in found)
        assert web.network.addresses("7.EXAMPLE.") == web.network.addresses("7.example")

    stage(scene)


@pytest.mark.parametrize(
    ("host", "address"),
    [("127.0.0.1", "127.0.0.1"), ("0x7f.1", "127.0.0.1"), ("2130706433", "127.0.0.1"), ("::1", "::1")],
)
def test_an_address_written_as_the_name_is_read_as_the_system_reads_it(stage: Stage, host: str, address: str) -> None:
    async def scene(web: SimulatedWeb) -> None:
        assert web.network.addresses(host) == [address]
        with pytest.raises(ConnectionRefusedError):
            await asyncio.to_thread(fetch, web, f"http://{f'[{host}]' if ':' in host else host}/")

    stage(scene)


def test_a_name_may_resolve_to_what_the_scene_wants(stage: Stage) -> None:
    async def scene(web: SimulatedWeb) -> None:
        web.sites["intranet.example"] = Site({"/": GUIDE}, addresses=("93.184.255.1", "10.0.0.5"))
        assert web.network.addresses("intranet.example") == ["93.184.255.1", "10.0.0.5"]
        assert (await asyncio.to_thread(fetch, web, "http://intranet.example/"))[0] == 200

    stage(scene)


def test_a_name_may_have_an_ipv6_address_alone(stage: Stage) -> None:
    async def scene(web: SimulatedWeb) -> None:
        web.sites["a.example"] = Site({"/": GUIDE}, addresses=("2a00:1450:4007::93",))
        assert web.network.addresses("a.example") == ["2a00:1450:4007::93"]
        assert (await asyncio.to_thread(fetch, web, "https://a.example/"))[0] == 200

    stage(scene)


def test_one_address_of_several_may_be_deaf(stage: Stage) -> None:
    async def scene(web: SimulatedWeb) -> None:
        deaf, good = "93.184.255.1", "93.184.255.2"
        web.sites["a.example"] = Site({"/": GUIDE}, addresses=(deaf, good), deaf=(deaf,))
        assert web.network.addresses("a.example") == [deaf, good]
        with pytest.raises(ConnectionRefusedError):
            await asyncio.to_thread(socket.create_connection, web.network.dial(deaf, 80))
        web.sites["a.example"].addresses = (good,)
        assert (await asyncio.to_thread(fetch, web, "http://a.example/"))[0] == 200

    stage(scene)


def test_a_name_whose_servers_fail_for_now_is_not_one_that_does_not_exist(stage: Stage) -> None:
    async def scene(web: SimulatedWeb) -> None:
        web.sites["a.example"] = Site({"/": GUIDE}, resolves=False)
        with pytest.raises(socket.gaierror) as caught:
            web.network.addresses("a.example")
        assert caught.value.errno == socket.EAI_AGAIN
        web.sites["a.example"].resolves = True
        assert (await asyncio.to_thread(fetch, web, "http://a.example/"))[0] == 200

    stage(scene)


def test_redirects_go_out_as_they_were_written(stage: Stage) -> None:
    async def scene(web: SimulatedWeb) -> None:
        web.sites["bit.ly"] = Site({"/1NaG8UD": redirect("https://www.avise.org/é#x"), "/2": redirect("//b/..", 302)})
        status, headers, _ = await asyncio.to_thread(fetch, web, "http://bit.ly/1NaG8UD")
        assert (status, headers["location"].encode("latin-1")) == (301, "https://www.avise.org/é#x".encode())
        status, headers, _ = await asyncio.to_thread(fetch, web, "http://bit.ly/2")
        assert (status, headers["location"]) == (302, "//b/..")

    stage(scene)


def test_a_site_may_send_its_visitors_to_https(stage: Stage) -> None:
    async def scene(web: SimulatedWeb) -> None:
        web.sites["a.example"] = Site({"/x": GUIDE}, https_only=True)
        status, headers, _ = await asyncio.to_thread(fetch, web, "http://a.example/x")
        assert (status, headers["location"]) == (301, "https://a.example/x")
        assert (await asyncio.to_thread(fetch, web, "https://a.example/x"))[0] == 200

    stage(scene)


@pytest.mark.parametrize(
    ("certificate", "complaint"),
    [
        (Certificate.EXPIRED, "certificate has expired"),
        (Certificate.WRONG_HOST, "Hostname mismatch"),
        (Certificate.SELF_SIGNED, "self-signed certificate"),
        (Certificate.UNTRUSTED, "unable to get local issuer certificate"),
        (Certificate.NOT_YET_VALID, "certificate is not yet valid"),
        (Certificate.INCOMPLETE, "unable to get local issuer certificate"),
        (Certificate.INCOMPLETE_SILENT, "unable to get local issuer certificate"),
        (Certificate.INCOMPLETE_LOST, "unable to get local issuer certificate"),
    ],
)
def test_a_bad_certificate_fails_verification_until_it_is_mended(
    stage: Stage, certificate: Certificate, complaint: str
) -> None:
    async def scene(web: SimulatedWeb) -> None:
        web.sites["a.example"] = Site({"/": GUIDE}, certificate=certificate)
        with pytest.raises(ssl.SSLCertVerificationError, match=complaint):
            await asyncio.to_thread(fetch, web, "https://a.example/")
        assert not web.visits
        web.sites["a.example"].certificate = Certificate.VALID
        assert (await asyncio.to_thread(fetch, web, "https://a.example/"))[0] == 200

    stage(scene)


def show_certificate(web: SimulatedWeb, host: str) -> x509.Certificate:
    """The certificate that a host shows, whatever it is worth."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    dialled = socket.create_connection(web.network.dial(web.network.addresses(host)[0], 443), 5)
    with context.wrap_socket(dialled, server_hostname=host) as connection:
        return x509.load_der_x509_certificate(connection.getpeercert(binary_form=True) or b"")


def issuer_addresses(certificate: x509.Certificate) -> list[str]:
    try:
        found = certificate.extensions.get_extension_for_class(x509.AuthorityInformationAccess)
    except x509.ExtensionNotFound:
        return []
    return [access.access_location.value for access in found.value]


def verifies(web: SimulatedWeb, host: str, intermediate: bytes) -> bool:
    context = ssl.create_default_context(cafile=str(web.ca_file))
    context.verify_flags &= ~(ssl.VERIFY_X509_STRICT | ssl.VERIFY_X509_PARTIAL_CHAIN)
    context.load_verify_locations(cadata=intermediate)
    dialled = socket.create_connection(web.network.dial(web.network.addresses(host)[0], 443), 5)
    with context.wrap_socket(dialled, server_hostname=host) as connection:
        return connection.version() is not None


def test_an_incomplete_chain_verifies_with_what_its_certificate_points_to(stage: Stage) -> None:
    async def scene(web: SimulatedWeb) -> None:
        web.sites["a.example"] = Site({"/": GUIDE}, certificate=Certificate.INCOMPLETE)
        [address] = issuer_addresses(await asyncio.to_thread(show_certificate, web, "a.example"))
        assert urlsplit(address).hostname == ISSUER_HOST
        status, _, issuer = await asyncio.to_thread(fetch, web, address)
        assert status == 200
        assert await asyncio.to_thread(verifies, web, "a.example", issuer)

    stage(scene)


def test_an_incomplete_chain_may_point_nowhere_or_astray(stage: Stage) -> None:
    async def scene(web: SimulatedWeb) -> None:
        web.sites["a.example"] = Site({"/": GUIDE}, certificate=Certificate.INCOMPLETE_SILENT)
        web.sites["b.example"] = Site({"/": GUIDE}, certificate=Certificate.INCOMPLETE_LOST)
        assert issuer_addresses(await asyncio.to_thread(show_certificate, web, "a.example")) == []
        [address] = issuer_addresses(await asyncio.to_thread(show_certificate, web, "b.example"))
        assert (await asyncio.to_thread(fetch, web, address))[0] == 404

    stage(scene)


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.HANG, TimeoutError),
        (Fault.DROP, (ConnectionResetError, RemoteDisconnected)),
        (Fault.CLOSE, RemoteDisconnected),
        (Fault.GARBAGE, BadStatusLine),
        (Fault.TRUNCATED, IncompleteRead),
    ],
)
def test_faults_are_met_by_a_real_client(
    stage: Stage, scheme: str, fault: Fault, error: type[Exception] | tuple[type[Exception], ...]
) -> None:
    async def scene(web: SimulatedWeb) -> None:
        web.sites["a.example"] = Site({"/": Page(body=b"half a page", fault=fault)})
        with pytest.raises(error):
            await asyncio.to_thread(fetch, web, f"{scheme}://a.example/", 0.3 if fault is Fault.HANG else 5)
        assert len(web.requests("a.example", "/")) == 1

    stage(scene)


@pytest.mark.parametrize("fault", [Fault.DRIP, Fault.TRICKLE])
def test_a_dripping_page_arrives_in_the_end(stage: Stage, fault: Fault) -> None:
    async def scene(web: SimulatedWeb) -> None:
        web.sites["a.example"] = Site({"/": Page(body=b"slow", fault=fault, delay=0.001)})
        assert (await asyncio.to_thread(fetch, web, "http://a.example/"))[2] == b"slow"

    stage(scene)


def test_an_endless_page_goes_on_until_the_visitor_leaves(stage: Stage) -> None:
    def read_a_part(web: SimulatedWeb) -> int:
        with closing(connect(web, "https://a.example/")) as connection:
            connection.request("GET", "/")
            with connection.getresponse() as answer:
                return len(answer.read(3_000_000))

    async def scene(web: SimulatedWeb) -> None:
        web.sites["a.example"] = Site({"/": Page(fault=Fault.ENDLESS)})
        assert await asyncio.to_thread(read_a_part, web) == 3_000_000

    stage(scene)


def test_headers_may_never_end(stage: Stage) -> None:
    def read_a_part(web: SimulatedWeb) -> bytes:
        with closing(socket.create_connection(web.network.dial(web.network.addresses("a.example")[0], 80), 5)) as asked:
            asked.sendall(b"GET / HTTP/1.1\r\nHost: a.example\r\n\r\n")
            return asked.makefile("rb").read(2_000_000)

    async def scene(web: SimulatedWeb) -> None:
        web.sites["a.example"] = Site({"/": Page(fault=Fault.ENDLESS_HEADERS)})
        read = await asyncio.to_thread(read_a_part, web)
        assert read.startswith(b"HTTP/1.1 200 OK\r\nX-Encore:")
        assert b"\r\n\r\n" not in read
        assert len(read) == 2_000_000

    stage(scene)


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("version", ["1.0", "1.1"])
@pytest.mark.parametrize("framing", Framing)
def test_a_body_ends_where_its_framing_says(stage: Stage, scheme: str, version: str, framing: Framing) -> None:
    def ask(web: SimulatedWeb, method: str) -> tuple[int, int, bytes, set[str]]:
        with closing(connect(web, f"{scheme}://a.example/")) as connection:
            connection.request(method, "/")
            answer = connection.getresponse()
            names = {name.lower() for name, _ in answer.getheaders()}
            return answer.version, answer.status, answer.read(), names

    async def scene(web: SimulatedWeb) -> None:
        web.sites["a.example"] = Site({"/": Page(body=b"Bonjour", framing=framing, version=version)})
        number, status, body, names = await asyncio.to_thread(ask, web, "GET")
        chunked_in_the_old_version = framing is Framing.CHUNKED and version == "1.0"
        assert (number, status) == (int(version.replace(".", "")), 200)
        assert body == b"Bonjour" or chunked_in_the_old_version
        assert ("content-length" in names) is (framing is Framing.LENGTH)
        assert ("transfer-encoding" in names) is (framing is Framing.CHUNKED)
        assert (await asyncio.to_thread(ask, web, "HEAD"))[1:3] == (200, b"")

    stage(scene)


def test_an_answer_may_be_any_bytes(stage: Stage) -> None:
    async def scene(web: SimulatedWeb) -> None:
        raw = b"HTTP/1.1 200\nset-cookie: a=1\nset-cookie: b=2\nContent-Length: 7\n\nBonjour"
        web.sites["a.example"] = Site({"/": Page(raw=raw)})
        status, headers, body = await asyncio.to_thread(fetch, web, "http://a.example/")
        assert (status, headers["set-cookie"], body) == (200, "b=2", b"Bonjour")

    stage(scene)


def test_the_web_closes_while_visitors_still_wait(stage: Stage) -> None:
    """Nothing is left open behind: pytest would turn the warning about it into an error."""
    waiting: list[HTTPConnection] = []

    def ask(web: SimulatedWeb, url: str) -> None:
        waiting.append(connect(web, url))
        waiting[-1].request("GET", "/")

    async def scene(web: SimulatedWeb) -> None:
        arrived = asyncio.Semaphore(0)

        def slow(request: Request) -> Page:
            arrived.release()
            return Page(fault=Fault.HANG) if request.host == "a.example" else Page(delay=3600)

        web.sites.update({"a.example": Site({"/": slow}), "b.example": Site({"/": slow})})
        for url in ("http://a.example/", "https://a.example/", "http://b.example/", "https://b.example/"):
            await asyncio.to_thread(ask, web, url)
            await arrived.acquire()

    stage(scene)
    for connection in waiting:
        with pytest.raises(OSError):  # noqa: PT011 (a reset or an end, by the system's mood)
            connection.getresponse()
        connection.close()


def test_robots_txt_is_a_page_like_any_other(stage: Stage) -> None:
    async def scene(web: SimulatedWeb) -> None:
        web.sites["a.example"] = Site({"/robots.txt": KEEP_OUT})
        status, headers, body = await asyncio.to_thread(fetch, web, "http://a.example/robots.txt")
        assert (status, headers["content-type"]) == (200, "text/plain; charset=utf-8")
        assert body == b"User-agent: *\nDisallow: /\n"

    stage(scene)


def test_a_page_may_depend_on_the_request(stage: Stage) -> None:
    def once_busy(request: Request) -> Page:
        return GUIDE if request.method == "HEAD" else Page(429, {"Retry-After": "60"})

    async def scene(web: SimulatedWeb) -> None:
        web.sites["a.example"] = Site({"/": once_busy})
        assert (await asyncio.to_thread(fetch, web, "http://a.example/"))[1]["retry-after"] == "60"
        status, headers, body = await asyncio.to_thread(fetch, web, "http://a.example/", 5, "HEAD")
        assert (status, headers["content-length"], body) == (200, str(len(GUIDE.body)), b"")

    stage(scene)


def test_a_connection_serves_several_requests(stage: Stage) -> None:
    def ask_twice(web: SimulatedWeb) -> list[int]:
        statuses = []
        with closing(connect(web, "https://a.example/")) as connection:
            for path in ("/", "/none"):
                connection.request("GET", path)
                answer = connection.getresponse()
                answer.read()
                statuses.append(answer.status)
        return statuses

    async def scene(web: SimulatedWeb) -> None:
        web.sites["a.example"] = Site({"/": GUIDE})
        assert await asyncio.to_thread(ask_twice, web) == [200, 404]

    stage(scene)


def test_what_does_not_exist_is_not_found_and_what_is_down_refuses(stage: Stage) -> None:
    async def scene(web: SimulatedWeb) -> None:
        web.sites["a.example"] = Site({"/": GUIDE})
        web.sites["down.example"] = Site({"/": GUIDE}, reachable=False)
        with pytest.raises(socket.gaierror) as caught:
            await asyncio.to_thread(fetch, web, "http://gone.example/")
        assert caught.value.errno == socket.EAI_NONAME
        for url in ("http://down.example/", "https://down.example/", "http://a.example:8080/", "http://93.184.9.9/"):
            with pytest.raises(ConnectionRefusedError):
                await asyncio.to_thread(fetch, web, url)

    stage(scene)


def test_offline_nothing_resolves_and_open_connections_break(stage: Stage) -> None:
    async def scene(web: SimulatedWeb) -> None:
        web.sites["a.example"] = Site({"/": GUIDE})
        address = web.network.addresses("a.example")[0]
        with closing(await asyncio.to_thread(connect, web, "http://a.example/")) as connection:
            web.offline = True
            connection.request("GET", "/")
            with pytest.raises((ConnectionResetError, RemoteDisconnected)):
                await asyncio.to_thread(connection.getresponse)
        with pytest.raises(socket.gaierror):
            web.network.addresses("a.example")
        with pytest.raises(ConnectionRefusedError):
            await asyncio.to_thread(socket.create_connection, web.network.dial(address, 80))
        web.offline = False
        assert (await asyncio.to_thread(fetch, web, "http://a.example/"))[0] == 200

    assert len(stage(scene).visits) == 1


def test_every_request_is_logged_with_its_moment(stage: Stage) -> None:
    async def scene(web: SimulatedWeb) -> None:
        web.sites["a.example"] = Site({"/": GUIDE})
        for url in ("http://a.example/", "https://a.example/", "http://a.example/none"):
            await asyncio.to_thread(fetch, web, url)

    web = stage(scene)
    first, second = web.requests("a.example", "/")
    assert (first.scheme, second.scheme) == ("http", "https")
    assert first.headers["host"] == "a.example"
    assert first.at <= second.at
    assert [visit.path for visit in web.requests("a.example")] == ["/", "/", "/none"]


def test_the_letter_box_keeps_each_message_as_it_came(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"], message["Date"] = "Deux liens ne répondent plus", "Wed, 14 Oct 2026 08:00:00 +0000"
    message["From"], message["To"] = "vigie@example.org", "equipe@example.org"
    message.set_content("Bonjour,\n.\n..\nà bientôt\n")
    with Mailbox(tmp_path / "mails") as mailbox:
        server = urlsplit(mailbox.url)
        assert server.scheme == "smtp"
        with smtplib.SMTP(server.hostname or "", server.port or 0) as client:
            client.send_message(message)
            del message["Date"]
            client.send_message(message)
        assert [file.name for file in mailbox.messages()] == ["001-2026-10-14.eml", "002.eml"]
    kept = (tmp_path / "mails" / "002.eml").read_bytes()
    assert kept.replace(b"\r\n", b"\n") == message.as_bytes()


def test_a_closed_letter_box_refuses(tmp_path: Path) -> None:
    with Mailbox(tmp_path) as mailbox:
        port = urlsplit(mailbox.url).port or 0
    with pytest.raises(ConnectionRefusedError):
        smtplib.SMTP("127.0.0.1", port)
