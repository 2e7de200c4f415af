"""Pages that ask whether the visitor is a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.judging.answer import Answer
from crawler.judging.challenge import is_challenge

URL = "https://example.org/"
ARTICLE = b"<p>" + b"La cooperation entre associations se construit pas a pas. " * 60 + b"</p>"


@pytest.mark.parametrize("status", [200, 202, 403, 429, 503])
@pytest.mark.parametrize(
    "body",
    [
        b"<title>Just a moment...</title><script>window._cf_chl_opt={}</script>",
        b"<script src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1'></script>",
        b"<html><script src='https://ct.captcha-delivery.com/c.js'></script></html>",
        b"<iframe src='/_Incapsula_Resource?SWUDNSAI=31'></iframe>",
        b"<H1>Access Denied</H1> https&#58;//errors.edgesuite.net/18.2f",
        b"<div id='px-captcha'></div>",
        b"<script id='anubis_challenge' type='application/json'>{}</script>",
    ],
)
def test_the_marks_of_the_known_services(status: int, body: bytes) -> None:
    assert is_challenge(Answer(URL, status, {}, body))


def test_a_refusal_may_say_so_in_its_headers() -> None:
    assert is_challenge(Answer(URL, 403, {"cf-mitigated": "challenge"}))
    assert not is_challenge(Answer(URL, 403, {"server": "cloudflare"}))


def test_a_real_page_may_carry_a_services_script_or_speak_of_it() -> None:
    script = b"<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>"
    assert not is_challenge(Answer(URL, 200, {}, b"<p>Bonjour</p>" + script))
    script = b"<script>window._cf_chl_opt={}</script>"
    assert not is_challenge(Answer(URL, 200, {}, b"<html><body>" + ARTICLE + script + b"</body></html>"))
    assert not is_challenge(Answer(URL, 200, {}, b"<h1>Captchas</h1><p>Just a moment, reCAPTCHA says.</p>"))


def test_an_honest_404_is_none() -> None:
    assert not is_challenge(Answer(URL, 404, {}, b"<h1>Page introuvable</h1>"))


@given(st.integers(100, 999), st.dictionaries(st.text(), st.text()), st.binary())
def test_anything_can_be_looked_at(status: int, headers: dict[str, str], body: bytes) -> None:
    assert is_challenge(Answer(URL, status, headers, body)) in (True, False)
