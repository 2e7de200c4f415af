"""Prints pages into an edition, and remembers those that search engines are told of."""

from catalog.directory import Directory
from catalog.edition import Edition
from sitegen.addresses import public
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

    def print(self, page: Page) -> None:
        address = self.directory.address(public(page.path))
        template = self._templates.get_template(page.template)
        text = template.render(
            page.context, page=page, directory=self.directory, canonical=address, root=page.root(self.directory)
        )
        self.edition.write(page.path, text)
        if page.listed:
            self.listed.add(sitemap_entry(address, page.modified))
