"""Bookmarks (Netscape's format) as browsers and reading services write them: Firefox, Chrome, Safari, Pocket, linkding.

<DT><A HREF="…" TAGS="a,b">title</A> <DD>description, in folders <DT><H3>name</H3><DL>…</DL>; Pocket has plain lists
<li><a href="…" tags="a,b"> under <h1>, which say whether they were read.
"""

import re
from html.parser import HTMLParser
from pathlib import Path

from catalog.errors import N_, InputError
from catalog.importing.bibliography import kind_word, language, partial_date
from catalog.importing.draft import Draft, DraftLink
from catalog.importing.reading import Reading, Remark
from catalog.importing.tidy import one_line, tidied
from catalog.nesting import joined
from catalog.urls import is_web_address

# What browsers put around everything; it says nothing of a resource.
_ROOTS = frozenset(
    {
        "bookmarks", "bookmarks menu", "bookmarks bar", "bookmarks toolbar", "other bookmarks", "mobile bookmarks",
        "favorites bar", "favoris", "barre de favoris", "autres favoris", "favoris sur mobile", "marque-pages",
        "menu des marque-pages", "barre personnelle", "barre de marque-pages", "autres marque-pages",
    }
)  # fmt: skip
_ROOT_MARKS = frozenset({"personal_toolbar_folder", "unfiled_bookmarks_folder", "data-theme"})
_NOTES = re.compile(r"\[/?linkding-notes\]")
_BETWEEN = " › "


def read_bookmarks(text: str, path: Path) -> Reading:
    """As browsers read it, however broken; folders become the place of a resource. Raises InputError if it is cut."""
    parser = _Parser()
    parser.feed(text)
    if parser.is_open:
        message = N_("This file is cut short: a bookmark or a folder does not end. Export it again.")
        raise InputError(path, max(1, len(text.rstrip().splitlines())), message)
    parser.close()
    parser.end_entry()
    return Reading(parser.drafts, parser.remarks)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.drafts: list[Draft] = []
        self.remarks: list[Remark] = []
        self._folders: list[str] = []
        # The name of a folder whose list has not begun yet.
        self._named = ""
        self._entry: dict[str, str] | None = None
        self._line = 1
        self._said: list[str] = []
        self._where = ""
        self._is_root = False

    @property
    def is_open(self) -> bool:
        """Whether the text ended within a tag, a title or a folder."""
        return self.rawdata.startswith("<") or self._where in ("a", "h3") or bool(self._folders)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("dt", "h3", "a", "dl", "li", "h1"):
            self.end_entry()
        if tag == "a":
            self._entry = {name: value or "" for name, value in attrs}
            self._line = self.getpos()[0]
        elif tag == "dl":
            self._folders.append(self._named)
            self._named = ""
        if tag in ("a", "h3", "dd"):
            self._where, self._said = tag, []
        if tag == "h3":
            self._is_root = not _ROOT_MARKS.isdisjoint(name for name, _ in attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "h3":
            # What a browser says to be one of its own folders is none of the reader's, whatever its name.
            self._named = "" if self._is_root else one_line("".join(self._said))
            self._where = ""
        elif tag == "a" and self._entry is not None:
            self._entry["title"] = "".join(self._said)
            self._where = ""
        elif tag == "dl":
            self.end_entry()
            if self._folders:
                self._folders.pop()

    def handle_data(self, data: str) -> None:
        if self._where:
            self._said.append(data)

    def end_entry(self) -> None:
        """What follows a link until the next one is its description."""
        entry, self._entry = self._entry, None
        if entry is None:
            return
        summary = _NOTES.sub("\n", "".join(self._said)) if self._where == "dd" else ""
        self._where = ""
        url = entry.get("href", "").strip()
        if is_web_address(url):
            self.drafts.append(self._draft(entry, url, summary))
        else:
            message = N_("“{url}” is no web address, and this bookmark was not read.")
            self.remarks.append(Remark(self._line, message, {"url": url[:80]}))

    def _draft(self, entry: dict[str, str], url: str, summary: str) -> Draft:
        folders = [name for name in self._folders if name and name.casefold() not in _ROOTS]
        return tidied(
            Draft(
                title=one_line(entry.get("title")) or url,
                line=self._line,
                kind=kind_word(entry.get("data-kind", "")),
                date=partial_date(entry.get("data-date", "")),
                language=language(entry.get("data-language", "")),
                summary=summary or None,
                place=_BETWEEN.join(folders) or None,
                # Whoever has tags uses them for themes; else the folders are.
                themes=tuple(entry["tags"].split(",")) if "tags" in entry else (joined(folders),),
                links=(DraftLink(url),),
            )
        )
