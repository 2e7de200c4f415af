"""Pages that ask whether the visitor is a person: whatever their status, nothing is known of the page behind. Pure.

The marks are those that the services put there for themselves, not words that a page about them may contain.
"""

import re

from crawler.judging.answer import Answer

# A header that only a refusal bears, whatever its value.
_HEADERS = {
    "cf-mitigated",  # Cloudflare
    "x-amzn-waf-action",  # AWS WAF: "challenge" or "captcha"
    "x-sucuri-block",  # Sucuri
    "sg-captcha",  # SiteGround
}
_BODY = re.compile(
    rb"/cdn-cgi/challenge-platform/h/"  # Cloudflare; its other scripts stand on ordinary pages, and on their 404
    rb"|_cf_chl_opt"
    rb"|captcha-delivery\.com"  # DataDome
    rb"|_Incapsula_Resource\?(?!SWJIYLWA)"  # Imperva; that one stands on ordinary pages
    rb"|errors\.edgesuite\.net"  # Akamai
    rb"|sec-if-cpt-container|triggerInterstitialChallenge|[?&]bm-verify="
    rb"|/\.well-known/sgcaptcha/"  # SiteGround
    rb"|px-captcha"  # HUMAN (PerimeterX)
    rb"|awsWafCookieDomainList"  # AWS WAF
    rb"|window\.gokuProps"
    rb"|sucuri_cloudproxy_js"  # Sucuri
    rb"|anubis_challenge"  # Anubis
)
# Imperva's script stands on ordinary pages, and alone on the one that keeps a robot waiting.
_GUEST = re.compile(rb"_Incapsula_Resource")
# A real page is longer than the one that keeps a robot waiting, and may well carry a service's script.
_LONGEST = 60_000


def is_challenge(answer: Answer) -> bool:
    if any(name in answer.headers for name in _HEADERS):
        return True
    if len(answer.body) > _LONGEST:
        return False
    if _BODY.search(answer.body):
        return not _has_content(answer.body, 1_500)
    return _GUEST.search(answer.body) is not None and not _has_content(answer.body, 50)


def _has_content(body: bytes, least: int) -> bool:
    """Whether a page has something to read beside its scripts: then the mark is only a guest on it."""
    text = re.sub(rb"(?is)<(script|style|noscript|head)\b.*?</\1\s*>", b" ", body)
    return len(re.sub(rb"\s+", b" ", re.sub(rb"<[^>]*>", b" ", text)).strip()) > least
