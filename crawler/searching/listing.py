"""The candidates that a site lists: in its site maps, its feeds, and the links of a page. Pure."""

from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

from crawler import sitelists
from crawler.judging.answer import Answer
from crawler.judging.page import parsed, plain
from crawler.sitelists import elements, feeds_named, local_name, same_site


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address of the site, the words that lead to it, and where they stood: "sitemap", "feed" or "page"."""

    url: str
    text: str
    place: str


def read_sitemap(answer: Answer) -> tuple[list[str], list[Candidate]]:
    """The further site maps that it names, and the pages."""
    maps, pages = sitelists.read_sitemap(answer)
    return maps, [Candidate(page.url, "", "sitemap") for page in pages]


def read_feed(answer: Answer) -> list[Candidate]:
    """RSS and Atom."""
    found = []
    for entry in elements(answer, "item", "entry"):
        texts = {local_name(each): each for each in entry}
        title, link = texts.get("title"), texts.get("link")
        if title is None or link is None:
            continue
        url = urljoin(answer.url, (link.get("href") or link.text or "").strip())
        if same_site(url, answer.url):
            found.append(Candidate(url, plain("".join(title.itertext())), "feed"))
    return found


def read_page(answer: Answer) -> tuple[list[str], list[Candidate]]:
    """The feeds that a page names, and the pages of its site that it links to, each once."""
    root = parsed(answer)
    if root is None:
        return [], []
    found: dict[str, Candidate] = {}
    for each in root.iter("a"):
        url = _joined(answer.url, each.get("href") or "")
        text = plain(" ".join([*each.itertext(), each.get("title") or ""]))
        if url and same_site(url, answer.url):
            held = found.get(url)
            found[url] = Candidate(url, f"{held.text} {text}".strip() if held else text, "page")
    feeds = [url for url in feeds_named(root, answer.url) if same_site(url, answer.url)]
    return feeds, list(found.values())


def _joined(base: str, href: str) -> str | None:
    try:
        url = urldefrag(urljoin(base, href.strip())).url
    except ValueError:
        return None
    return url if url.startswith(("http://", "https://")) else None
