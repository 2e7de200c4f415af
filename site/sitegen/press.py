"""Prints pages into an edition, and remembers those that search engines are told of."""

from hashlib import blake2b

from markupsafe import Markup

from catalog.directory import Directory
from catalog.edition import Edition
from catalog.imprint import SIZE, imprint, program_imprint
from catalog.spool import Spool
from sitegen.addresses import MENU, public
from sitegen.discovery import sitemap_entry
from sitegen.environment import environment
from sitegen.page import Page


class Press:
    def __init__(self, directory: Directory, edition: Edition, listed: Spool) -> None:
        self.directory = directory
        self.edition = edition
        self.listed = listed
        self._templates = environment(directory.language)
        # What every page is made of.
        self._maker = imprint(program_imprint("catalog", "sitegen"), directory.model_dump_json())
        self._frames: dict[tuple[str, str], dict[str, Markup]] = {}

    def print(self, page: Page) -> None:
        if page.imprint and self.kept(page.path, page.imprint) is not None:
            self.edition.carry(page.path)
        else:
            self.put(page)
            self.edition.note(page.path, self._made_of(page.imprint) if page.imprint else None)
        if page.listed:
            self._list(page.path, page.modified)

    def put(self, page: Page) -> None:
        """Prints a page that is still to be noted: another process may do this for us."""
        self.edition.put(page.path, self._rendered(page))

    def note(self, path: str, imprint: bytes, modified: str, beside: str) -> None:
        """A page that was put. beside: what was made of the same as the page, for `kept` to give back."""
        self.edition.note(path, self._made_of(imprint), beside)
        self._list(path, modified)

    def kept(self, path: str, imprint: bytes) -> str | None:
        """What was beside a page that need not be made again; None where it must be."""
        return self.edition.kept(path, self._made_of(imprint))

    def carry(self, path: str, modified: str) -> None:
        """A page that was kept."""
        self.edition.carry(path)
        self._list(path, modified)

    def _rendered(self, page: Page) -> str:
        address, root = self.directory.address(public(page.path)), page.root(self.directory)
        return self._templates.get_template(page.template).render(
            page.context | self._frame(page, root), page=page, directory=self.directory, canonical=address, root=root
        )

    def _list(self, path: str, modified: str | None) -> None:
        self.listed.add(sitemap_entry(self.directory.address(public(path)), modified))

    def _made_of(self, imprint: bytes) -> bytes:
        return blake2b(imprint, key=self._maker, digest_size=SIZE).digest()

    def _frame(self, page: Page, root: str) -> dict[str, Markup]:
        """What stands in the head, above and below every page: the same wherever the menu does not name the page."""
        here = page.path if page.path in MENU else ""
        if (root, here) not in self._frames:
            facts = {"root": root, "here": here, "directory": self.directory}
            self._frames[root, here] = {
                name: Markup(self._templates.get_template(f"{name}.html").render(facts))  # noqa: S704 (a template made it)
                for name in ("common_head", "masthead", "foot")
            }
        return self._frames[root, here]
