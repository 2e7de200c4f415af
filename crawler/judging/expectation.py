"""What a link is expected to show: what the catalogue says of its resource, and what earlier visits saw. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Expectation:
    """Every field may be empty: then nothing is concluded from it.

    title, names, language: of the resource, the names being those of its organisations ("RNMA", "Le RAMEAU").
    site: the resource is the site itself, so that its home page is what is looked for.
    former_title, former_sketch: the page as it was when it was last as it should be (see `sketch`).
    target: where the short link led when it last worked.
    """

    title: str = ""
    names: tuple[str, ...] = ()
    language: str = ""
    site: bool = False
    former_title: str = ""
    former_sketch: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Sibling:
    """What a host answers to an address that cannot exist beside a page.

    honest: it says plainly that there is nothing (4xx). Otherwise title, sketch and url are those of the page it
    served (see `sketch`); url is where it ended, after its redirects.
    """

    honest: bool
    title: str = ""
    sketch: str = ""
    url: str = ""
