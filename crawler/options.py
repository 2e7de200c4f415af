"""How the web is visited: the `[crawler]` section of the configuration."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from catalog.settable import Network, WebAddress, WebAddressOrNone


class CrawlerOptions(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    contact: str = Field(
        "", description="an address or e-mail that the visited sites can write to; it is part of our name"
    )
    concurrency: Annotated[int, Field(ge=1, le=500)] = Field(32, description="requests under way at once")
    delay: Annotated[float, Field(ge=0, le=3600)] = Field(1.0, description="seconds between two requests to one host")
    timeout: Annotated[float, Field(gt=0, le=600)] = Field(15.0, description="seconds to wait for an answer")
    respect_robots: bool = Field(
        True, description="keep to robots.txt (RFC 9309); false: visit the pages of the catalogue all the same"
    )
    allow_networks: tuple[Network, ...] = Field(
        (), description="networks that may be visited although they are not public, as CIDR"
    )
    control_urls: tuple[WebAddress, ...] = Field(
        ("https://www.wikipedia.org/", "https://www.debian.org/", "https://www.gnu.org/"),
        description="sites that tell whether our own network works: one answer is enough; none listed, none asked",
    )
    archive: WebAddressOrNone = Field(
        "https://web.archive.org/web/",
        description="base of the web archive (Memento) asked for copies; empty: none",
    )
    search: bool = Field(
        True, description="ask sites for documents that died there, at most once in 30 days, and for https, once in 180"
    )
    news: bool = Field(
        True, description="tell the news of the websites in the catalogue, from their own feeds or site maps"
    )
