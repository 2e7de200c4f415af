"""Where a reader reports an error, with what is wrong already named."""

from urllib.parse import quote

from catalog.directory import Directory
from catalog.models import Resource
from catalog.words import Words
from sitegen.addresses import page_of, public, web_address
from sitegen.text import brief, clean

# Characters: some mail programs cut longer addresses.
_LONGEST_TITLE = 150


def report_address(resource: Resource, directory: Directory, words: Words) -> str | None:
    """A mail or a form, as the configuration wants; None where it names neither.

    In an address of the web {title} and {page} stand for the resource's title and the address of its page.
    """
    where = directory.report or directory.publisher_email
    title = brief(clean(resource.title), _LONGEST_TITLE)
    page = directory.address(public(page_of(resource)))
    if where.startswith(("http://", "https://")):
        return web_address(where.replace("{title}", quote(title, safe="")).replace("{page}", quote(page, safe="")))
    if not where:
        return None
    subject = words("Error on “{title}”", title=title)
    body = words("Page: {page}\n\nWhat is wrong: ", page=page)
    return f"mailto:{quote(where, safe='@')}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"
