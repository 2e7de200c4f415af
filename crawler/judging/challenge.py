"""Pages that ask whether the visitor is a person: whatever their status, nothing is known of the page behind. Pure.

The marks are those that the services put there for themselves, not words that a page about them may contain.
"""

import re

from catalog.urls import host_of
from crawler.judging.answer import Answer

# A header that only a refusal bears, whatever its value.
_HEADERS = {
    "cf-mitigated",  # Cloudflare
    "x-amzn-waf-action",  # AWS WAF: "challenge" or "captcha"
    "x-sucuri-block",  # Sucuri
    "sg-captcha",  # SiteGround
}
# Looked for one by one: on a page with none of them, a pattern of them all takes ten times as long.
_MARKS = (
    b"/cdn-cgi/challenge-platform/h/",  # Cloudflare; its other scripts stand on ordinary pages, and on their 404
    b"_cf_chl_opt",
    b"captcha-delivery.com",  # DataDome
    b"errors.edgesuite.net",  # Akamai
    b"sec-if-cpt-container",
    b"triggerInterstitialChallenge",
    b"?bm-verify=",
    b"&bm-verify=",
    b"/.well-known/sgcaptcha/",  # SiteGround
    b"px-captcha",  # HUMAN (PerimeterX)
    b"awsWafCookieDomainList",  # AWS WAF
    b"window.gokuProps",
    b"sucuri_cloudproxy_js",  # Sucuri
    b"anubis_challenge",  # Anubis
)
# Where a service sends those that it suspects, or keeps waiting.
_HOSTS = (".validate.perfdrive.com", ".queue-it.net", ".captcha-delivery.com")
_IMPERVA = re.compile(rb"_Incapsula_Resource\?(?!SWJIYLWA)")  # that one stands on ordinary pages
# Imperva's script stands on ordinary pages, and alone on the one that keeps a robot waiting.
_GUEST = b"_Incapsula_Resource"
# A real page is longer than the one that keeps a robot waiting, and may well carry a service's script.
_LONGEST = 60_000


def is_challenge(answer: Answer) -> bool:
    if any(name in answer.headers for name in _HEADERS) or f".{host_of(answer.url)}".endswith(_HOSTS):
        return True
    if len(answer.body) > _LONGEST:
        return False
    guest = _GUEST in answer.body
    if any(mark in answer.body for mark in _MARKS) or (guest and _IMPERVA.search(answer.body)):
        return not _has_content(answer.body, 1_500)
    return guest and not _has_content(answer.body, 50)


def _has_content(body: bytes, least: int) -> bool:
    """Whether a page has something to read beside its scripts: then the mark is only a guest on it."""
    text = re.sub(rb"(?is)<(script|style|noscript|head)\b.*?</\1\s*>", b" ", body)
    return len(re.sub(rb"\s+", b" ", re.sub(rb"<[^>]*>", b" ", text)).strip()) > least
