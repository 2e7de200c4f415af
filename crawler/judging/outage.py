"""Sites that say, with a status of 200, that they are out of order: maintenance, a database that is away. Pure."""

from catalog.folding import fold
from crawler.judging.facts import facts
from crawler.judging.page import Page

_LONGEST = 400


def out_of_order(page: Page) -> str | None:
    """The proof; None for a page with something else to read."""
    if len(page.content) > _LONGEST:
        return None
    text = fold(f"{page.title} {page.content}")
    said = next((sentence for sentence in facts("out_of_order") if sentence in text), None)
    return f'the page says "{said}"' if said else None
