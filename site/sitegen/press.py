"""Prints pages into an edition, and remembers those that search engines are told of."""

from markupsafe import Markup

from catalog.directory import Directory
from catalog.edition import Edition
from sitegen.addresses import MENU, public
from sitegen.discovery import sitemap_entry
from sitegen.environment import environment
from sitegen.page import Page
from sitegen.spool import Spool


class Press:
    def __init__(self, directory: Directory, edition: Edition, listed: Spool) -> None:
        self.directory = directory
        self.edition = edition
        self.listed = listed
        self._templates = environment(directory.language)
        self._frames: dict[tuple[str, str], dict[str, Markup]] = {}

    def print(self, page: Page) -> None:
        address, root = self.directory.address(public(page.path)), page.root(self.directory)
        text = self._templates.get_template(page.template).render(
            page.context | self._frame(page, root), page=page, directory=self.directory, canonical=address, root=root
        )
        self.edition.write(page.path, text)
        if page.listed:
            self.listed.add(sitemap_entry(address, page.modified))

    def _frame(self, page: Page, root: str) -> dict[str, Markup]:
        """What stands above and below every page: the same wherever the menu does not name the page."""
        here = page.path if page.path in MENU else ""
        if (root, here) not in self._frames:
            facts = {"root": root, "here": here, "directory": self.directory}
            self._frames[root, here] = {
                name: Markup(self._templates.get_template(f"{name}.html").render(facts))  # noqa: S704 (a template made it)
                for name in ("masthead", "foot")
            }
        return self._frames[root, here]
