"""The inline part of Markdown (emphasis, links, raw tags) as marked text, with the links that people left bare."""

import re
from dataclasses import dataclass, field
from html import unescape

from markdown_it.token import Token

from catalog.importing.blocks import SOFT_BREAK, Hyperlink
from catalog.importing.marks import CITED, CITED_END, LINK, LINK_END, STRONG, STRONG_END, without_marks

_BARE_LINK = re.compile(r"(?<![\w@/.])(?:https?://|www\.)[^\s<>\"«»“”]+", re.IGNORECASE)
_UNFINISHED_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"«»“”]*$", re.IGNORECASE)
LOOKS_LIKE_A_LINK = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?", re.IGNORECASE)
WEB_ADDRESS = re.compile(r"https?://[^\s/]|www\.[\w-]", re.IGNORECASE)
_HREF = re.compile(r"""<a\s[^>]*?href\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_HTML_STYLES = {"em": CITED, "i": CITED, "cite": CITED, "strong": STRONG, "b": STRONG}
_END_OF = {CITED: CITED_END, STRONG: STRONG_END}


@dataclass
class Writer:
    """Inline tokens to marked text."""

    line: int
    text: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)  # not yet searched for bare links
    links: list[Hyperlink] = field(default_factory=list)
    href: str | None = None
    label_start: int = 0
    raised: bool = False
    literal: list[bool] = field(default_factory=list)

    def write(self, token: Token) -> None:
        match token.type:
            case "text" | "code_inline" | "text_special":
                number = self.raised and token.content.strip().isdigit()
                self.plain.append(f"[^{token.content.strip()}]" if number else token.content)
            case "softbreak" | "hardbreak":
                self._break(hard=token.type == "hardbreak")
            case "em_open" | "strong_open":
                self._open(CITED if token.type == "em_open" else STRONG, token.markup)
            case "em_close" | "strong_close":
                self._close(CITED_END if token.type == "em_close" else STRONG_END, token.markup)
            case "link_open":
                self._open_link(str(token.attrs.get("href", "")))
            case "link_close":
                self._close_link()
            case "image" if self.href:
                self.plain.append(token.content)
            case "html_inline":
                self._html(token.content)

    def finished(self) -> tuple[str, tuple[Hyperlink, ...]]:
        self._close_link()
        self._flush()
        return "".join(self.text).strip(), tuple(self.links)

    def _flush(self) -> None:
        plain, self.plain = "".join(self.plain), []
        end = 0
        if self.href is None:
            for found in _BARE_LINK.finditer(plain):
                url = _without_trailing_punctuation(found[0])
                if not WEB_ADDRESS.match(url):
                    continue
                self.text += [plain[end : found.start()], LINK, LINK_END]
                self._add(url)
                end = found.start() + len(url)
        self.text.append(plain[end:])

    def _add(self, url: str) -> None:
        self.links.append(Hyperlink(url if url[:4].lower() == "http" else f"http://{url}", self.line))

    def _break(self, *, hard: bool) -> None:
        """A line that ends with a link is complete."""
        self._flush()
        self.line += 1
        if self.href is not None:
            self.text.append(" ")
            return
        last = next((part for part in reversed(self.text) if part.strip(" .,;)")), "")
        self.text.append("\n" if hard or last == LINK_END else SOFT_BREAK)

    def _open(self, mark: str, markup: str) -> None:
        """Underscores and stars inside a bare link are part of it."""
        inside_link = self.href is None and bool(_UNFINISHED_LINK.search("".join(self.plain[-8:])[-2000:]))
        self.literal.append(inside_link)
        self._mark(markup if inside_link else mark, literal=inside_link)

    def _close(self, mark: str, markup: str) -> None:
        literal = self.literal.pop() if self.literal else False
        self._mark(markup if literal else mark, literal=literal)

    def _mark(self, mark: str, *, literal: bool) -> None:
        if literal:
            self.plain.append(mark)
        else:
            self._flush()
            self.text.append(mark)

    def _open_link(self, href: str) -> None:
        self._close_link()
        self._flush()
        if WEB_ADDRESS.match(href):
            self.href = href
            self.text.append(LINK)
            self.label_start = len(self.text)

    def _close_link(self) -> None:
        if self.href is None:
            return
        self._flush()
        label = self.text[self.label_start :]
        if LOOKS_LIKE_A_LINK.fullmatch(without_marks("".join(label)).strip()):
            self.text[self.label_start :] = []
        self.text.append(LINK_END)
        self._add(self.href)
        self.href = None

    def _html(self, tag: str) -> None:
        name = re.sub(r"\W.*", "", tag.lstrip("</"), flags=re.DOTALL).lower()
        closing = tag.startswith("</")
        if name == "br":
            self._flush()
            self.text.append(" " if self.href else "\n")
        elif name == "sup":
            self.raised = not closing
        elif name == "a":
            href = _HREF.match(tag)
            self._close_link()
            if href and not closing:
                self._open_link(unescape(href[1]))
        elif mark := _HTML_STYLES.get(name):
            self._mark(_END_OF[mark] if closing else mark, literal=False)


def _without_trailing_punctuation(url: str) -> str:
    """A bare link ends before the punctuation of its sentence; a parenthesis that it opened is its own."""
    end, unopened = len(url), url.count(")") - url.count("(")
    while end:
        if url[end - 1] == ")" and unopened > 0:
            unopened -= 1
        elif url[end - 1] not in ".,;:!?'’*_|…]}":
            break
        end -= 1
    return url[:end]
