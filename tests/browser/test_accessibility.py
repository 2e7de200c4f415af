"""Every kind of page by axe-core: WCAG 2.2 AA and its best practices; then what a program of rules cannot see."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from .opening import opened

AXE = Path(__file__).parent / "node_modules/axe-core/axe.min.js"
# One page of each kind, and the ones in which hostile texts meet most.
KINDS = (
    *("index.html", "themes/index.html", "themes/theme-0/index.html", "themes/theme-1/index.html"),
    *("ressources/vivant/index.html", "ressources/mort/index.html", "ressources/hostile/index.html"),
    *("ressources/sans-lien/index.html", "ressources/retiree/index.html", "nouvelles/index.html", "sante/index.html"),
    *("abonnement/index.html", "a-propos/index.html", "mentions-legales/index.html", "accessibilite/index.html"),
    *("plan-du-site/index.html", "lettre/index.html", "actualites/index.html", "organismes/rnma/index.html"),
    "404.html",
)
RULES = {
    "light": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
RUN = """async rules => {
  const found = await axe.run(document, {runOnly: rules, resultTypes: ['violations']})
  return {
    passed: found.passes.length,
    violations: found.violations.map(rule => [rule.id, rule.nodes.map(node => node.html.slice(0, 160))]),
  }
}"""
# WCAG 2.2, 1.4.12: text spacing that a reader may want.
SPACING = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }`)
  document.adoptedStyleSheets = [sheet]
}"""
ZOOM = """() => { const sheet = new CSSStyleSheet(); sheet.replaceSync('html { font-size: 200% }')
  document.adoptedStyleSheets = [sheet] }"""
# Texts that their box cuts off, whatever scrolls on purpose left aside.
CUT = """() => [...document.body.querySelectorAll('*')].filter(e => {
  const style = getComputedStyle(e)
  return ['hidden', 'clip'].includes(style.overflowX) && e.clientWidth > 1 && e.scrollWidth > e.clientWidth + 1
    && !['SELECT', 'svg', 'INPUT'].includes(e.tagName)
}).map(e => e.tagName + '.' + e.className)"""


# The dark is of other colours and nothing else: there the rules of colours are enough, and every page is tried by our
# own measure of contrast on a large screen.
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("light", 320), ("dark", 320)])
def test_axe_finds_nothing(browser: Browser, site: Any, scheme: Any, width: int) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci in tests/browser")
    source = AXE.read_text(encoding="utf-8")
    found = {}
    with opened(browser, viewport={"width": width, "height": 800}, color_scheme=scheme) as page:
        for path in KINDS:
            page.goto(site + path)
            found[path] = _violations(page, source, scheme)
        page.goto(site + "index.html?q=associations")
        page.locator("#resultats li").first.wait_for()
        found["search"] = _violations(page, source, scheme)
    assert {path: violations for path, violations in found.items() if violations} == {}


def _violations(page: Page, source: str, scheme: str) -> Any:
    page.evaluate(source)
    result = page.evaluate(RUN, RULES[scheme])
    assert result["passed"] > 0
    return result["violations"]


@pytest.mark.parametrize("change", [SPACING, ZOOM], ids=["spacing", "zoom"])
def test_larger_texts_lose_nothing(browser: Browser, site: Any, change: str) -> None:
    with opened(browser, viewport={"width": 640, "height": 800}) as page:
        for path in KINDS:
            page.goto(site + path)
            page.evaluate(change)
            assert page.evaluate("document.documentElement.scrollWidth") <= 640, path
            assert page.evaluate(CUT) == [], path


def test_forced_colours_keep_edges_and_charts(browser: Browser, site: Any) -> None:
    with opened(browser, forced_colors="active") as page:
        page.goto(site + "ressources/mort/index.html")
        assert page.evaluate("getComputedStyle(document.querySelector('.button-main')).borderTopStyle") == "solid"
        assert page.evaluate("getComputedStyle(document.querySelector('.history rect')).forcedColorAdjust") == "none"


@pytest.mark.parametrize(("scheme", "ink"), [("light", "rgb(0, 0, 0)"), ("dark", "rgb(255, 255, 255)")])
def test_forced_colours_keep_what_is_drawn_apart_from_its_ground(
    browser: Browser, site: Any, scheme: Any, ink: str
) -> None:
    style = "(selector, name) => getComputedStyle(document.querySelector(selector))[name]"
    with opened(browser, forced_colors="active", color_scheme=scheme) as page:
        page.goto(site + "sante/index.html")
        drawn = page.evaluate(f"[({style})('.menu a[aria-current]', 'borderBottomColor')]")
        bare = page.evaluate(f"[({style})('.menu a:not([aria-current])', 'borderBottomColor')]")
        assert bare == page.evaluate(f"[({style})('body', 'backgroundColor')]") != drawn
        page.goto(site + "index.html")
        assert page.evaluate(f"({style})('.tick-alive', 'backgroundColor')") == ink
        assert ink in page.evaluate(f"({style})('.tick-dead', 'boxShadow')")


def test_the_focus_is_seen_and_goes_through_the_page_in_order(browser: Browser, site: Any) -> None:
    where = """() => {
      const at = document.activeElement, style = getComputedStyle(at)
      const all = [...document.querySelectorAll('a, button, input, select, summary, [tabindex]')]
      return [all.indexOf(at), style.outlineStyle, parseFloat(style.outlineWidth)]
    }"""
    with opened(browser) as page:
        for path in ("index.html", "ressources/mort/index.html", "sante/index.html"):
            page.goto(site + path)
            seen: list[int] = []
            for _ in range(30):
                page.keyboard.press("Tab")
                place, style, width = page.evaluate(where)
                if seen and place <= seen[-1]:
                    break
                seen.append(place)
                assert (style, width >= 2) == ("solid", True), (path, place)
            assert len(seen) > 15, path
            assert page.locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").count() == 0
