"""The site as people meet it: on a phone, in the dark, on paper, by keyboard, without JavaScript."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser

from .opening import opened

# Every text of a page with its contrast on the nearest painted ground, by the formula of WCAG 2.2.
CONTRASTS = """() => {
  const numbers = colour => colour.match(/[\\d.]+/g).map(Number)
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0)
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const [r, g, b, a = 1] = numbers(getComputedStyle(at).backgroundColor)
      if (a > 0) return [r, g, b]
    }
    return [255, 255, 255]
  }
  const ratio = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b)
    return (high + 0.05) / (low + 0.05)
  }
  const texts = [...document.body.querySelectorAll('*')]
    .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && e.checkVisibility())
    .map(e => [e.tagName + '.' + e.className + ': ' + e.textContent.trim().slice(0, 40),
               ratio(numbers(getComputedStyle(e).color), ground(e))])
  // A script may not see the colour of a visited link: painted on the page, its variable tells.
  const probe = document.body.appendChild(document.createElement('p'))
  probe.style.color = 'var(--visited)'
  for (const paper of ['--paper', '--sheet']) {
    probe.style.backgroundColor = `var(${paper})`
    const style = getComputedStyle(probe)
    texts.push(['visited on ' + paper, ratio(numbers(style.color), numbers(style.backgroundColor))])
  }
  return texts
}"""


# Texts taller than their words, were each on a line of its own: a word in there is broken. Names of hosts may be.
BROKEN = """() => [...document.querySelectorAll('th, td')].filter(cell => {
  const line = parseFloat(getComputedStyle(cell).lineHeight), text = cell.textContent.trim()
  const range = document.createRange()
  range.selectNodeContents(cell)
  return !text.includes('.') && range.getBoundingClientRect().height > (text.split(/\\s+/).length + 1) * line
}).map(cell => cell.textContent.trim())"""


@dataclass
class Walk:
    """Every page of the site, looked at once on a small phone. levels: of its headings."""

    widths: dict[str, int] = field(default_factory=dict)
    broken: dict[str, list[str]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    levels: dict[str, list[int]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def walk(browser: Browser, site: Any) -> Walk:
    walk = Walk()
    with opened(browser, viewport={"width": 320, "height": 640}) as page:
        page.on("request", lambda request: walk.asked.append(request.url))
        page.on("console", lambda message: walk.complaints.append(message.text))
        page.on("pageerror", lambda error: walk.complaints.append(str(error)))
        page.on("response", lambda answer: walk.complaints.append(answer.url) if answer.status >= 400 else None)
        for path in site.pages:
            page.goto(site + path)
            walk.broken[path] = page.evaluate(BROKEN)
            walk.widths[path], walk.titles[path], walk.levels[path] = page.evaluate(
                """[document.documentElement.scrollWidth, document.title,
                    [...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])]"""
            )
    return walk


def test_no_word_of_a_table_is_broken_on_a_small_phone(walk: Walk) -> None:
    assert "sante/index.html" in walk.broken
    assert {path: cells for path, cells in walk.broken.items() if cells} == {}


def test_no_page_scrolls_sideways_on_a_small_phone(walk: Walk) -> None:
    assert len(walk.widths) > 40
    assert {path: width for path, width in walk.widths.items() if width > 320} == {}


def test_pages_ask_nothing_of_others_and_break_no_policy(walk: Walk, site: Any) -> None:
    assert "pwned" not in walk.titles.values()
    assert walk.complaints == []
    assert {url for url in walk.asked if not url.startswith(site)} == set()
    assert any(url.endswith("style.css") for url in walk.asked)


def test_headings_are_in_order(walk: Walk) -> None:
    for path, levels in walk.levels.items():
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(after - before <= 1 for before, after in pairwise(levels)), path


def test_the_policy_is_real(browser: Browser, site: Any) -> None:
    with opened(browser) as page:
        page.goto(site + "index.html")
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.evaluate("document.body.append(Object.assign(new Image(), {src: 'https://evil.example/x.png'}))")
        page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))")
        assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in complaint for complaint in complaints)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_enough_contrast(browser: Browser, site: Any, scheme: Any) -> None:
    with opened(browser, color_scheme=scheme) as page:
        weak = []
        for path in site.pages:
            page.goto(site + path)
            texts = page.evaluate(CONTRASTS)
            assert len(texts) > 10
            weak += [(path, text, round(ratio, 2)) for text, ratio in texts if ratio < 4.5]
    assert weak == []


def test_dark_is_dark(browser: Browser, site: Any) -> None:
    grounds = {}
    for scheme in ("light", "dark"):
        with opened(browser, color_scheme=scheme) as page:
            page.goto(site + "index.html")
            grounds[scheme] = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert grounds["light"] != grounds["dark"]


def test_reading_without_javascript(browser: Browser, site: Any) -> None:
    with opened(browser, java_script_enabled=False) as page:
        page.goto(site + "index.html")
        page.get_by_role("link", name="La coopération inter-associative", exact=True).click()
        assert page.url == site + "ressources/mort/index.html"
        assert page.get_by_role("heading", level=1).inner_text() == "La coopération inter-associative"
        assert page.locator(".button-main").get_attribute("href") == "https://archive.example/mort"
        trail = page.locator(".trail").get_by_role("listitem").filter(has_text="renvoie plus loin")
        assert not trail.is_visible()
        page.get_by_text("Ce que notre dernière visite a vu").click()
        assert trail.is_visible()
        page.get_by_role("definition").get_by_role("link", name="Entre associations").click()
        assert page.get_by_role("heading", level=1).inner_text() == "Entre associations"


def test_the_site_works_from_a_folder(browser: Browser, site: Any) -> None:
    with opened(browser) as page:
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.goto((site.folder / "index.html").as_uri())
        page.get_by_role("link", name="Construire ensemble", exact=True).click()
        assert page.url == (site.folder / "ressources/nouveau/index.html").as_uri()
        page.wait_for_load_state()
        assert page.evaluate("getComputedStyle(document.querySelector('.access')).borderLeftStyle") == "solid"
        page.get_by_role("link", name="Ressources pour coopérer").click()
        assert page.url == (site.folder / "index.html").as_uri()
    assert complaints == []


def test_the_page_for_nothing_is_whole_at_any_depth(browser: Browser, site: Any) -> None:
    with opened(browser) as page:
        page.route("**/nulle/part/*", lambda route: route.fulfill(path=site.folder / "404.html", status=404))
        page.goto(site + "nulle/part/ici")
        assert page.evaluate("document.styleSheets[0].cssRules.length") > 50
        page.get_by_role("main").get_by_role("link").click()
        assert page.url == site + "index.html"


def test_the_keyboard_skips_to_the_content(browser: Browser, site: Any) -> None:
    with opened(browser) as page:
        page.goto(site + "index.html")
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        assert skip.inner_text() == "Aller au contenu"
        box = skip.bounding_box()
        assert box is not None
        assert box["y"] >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.tagName") == "MAIN"
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_print_shows_addresses(browser: Browser, site: Any) -> None:
    with opened(browser) as page:
        page.emulate_media(media="print")
        page.goto(site + "ressources/vivant/index.html")
        printed = page.evaluate("getComputedStyle(document.querySelector('.button-main'), '::after').content")
        assert "https://example.org/vivant/" in printed
        assert not page.get_by_role("navigation", name="Menu principal").is_visible()
        page.goto(site + "index.html")
        assert page.get_by_text("example.org/vivant", exact=True).is_visible()


def test_on_paper_what_is_beside_the_text_is_no_larger_than_it(browser: Browser, site: Any) -> None:
    with opened(browser) as page:
        page.emulate_media(media="print")
        page.goto(site + "ressources/mort/index.html")
        size = "parseFloat(getComputedStyle(document.querySelector(%r)).fontSize)"
        assert page.evaluate(size % ".gone .role") < page.evaluate(size % "body") <= 16


@pytest.mark.parametrize("width", [320, 768, 1024])
def test_closed_lists_show_their_word_whole(browser: Browser, site: Any, width: int) -> None:
    with opened(browser, viewport={"width": width, "height": 800}) as page:
        page.goto(site + "index.html")
        # What a list shows, and beside it the arrow, which is as wide as a letter is high.
        narrow = """() => [...document.querySelectorAll('.search select')].filter(list => {
          const style = getComputedStyle(list), pen = document.createElement('canvas').getContext('2d')
          pen.font = style.font
          const inside = list.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
          return pen.measureText(list.selectedOptions[0].text).width + parseFloat(style.fontSize) > inside
        }).map(list => list.name)"""
        assert page.evaluate(narrow) == []


def test_little_motion_where_little_is_asked_for(browser: Browser, site: Any) -> None:
    behaviours = {}
    for wish in ("reduce", "no-preference"):
        with opened(browser, reduced_motion=wish) as page:
            page.goto(site + "index.html")
            behaviours[wish] = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
    assert behaviours == {"reduce": "auto", "no-preference": "smooth"}
