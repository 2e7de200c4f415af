"""What a directory says of itself: the `[directory]` section of the configuration."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from catalog.settable import ReportAddress, SecurityAddress, WebAddress


class Directory(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = Field("Ressources pour coopérer", description="the name of the directory")
    description: str = Field(
        "Guides, études et outils pour la coopération entre associations, collectivités et entreprises",
        description="one sentence on what it holds",
    )
    base_url: WebAddress = Field(
        "http://127.0.0.1:8000/",
        description="the address under which it is published, with its final slash",
    )
    language: Literal["fr", "en"] = Field("fr", description="the language of the site, the feeds and the mails")
    publisher: str = Field("", description="who publishes it: name, for the legal notice and the feeds")
    publisher_address: str = Field("", description="the publisher’s seat, for the legal notice")
    publisher_email: str = Field("", description="a public address to write to, for the legal notice")
    publisher_phone: str = Field("", description="the publisher’s telephone, for the legal notice")
    director: str = Field("", description="the director of publication, for the legal notice")
    host_name: str = Field("", description="who hosts the site, for the legal notice")
    host_address: str = Field("", description="the host’s address and telephone, for the legal notice")
    report: ReportAddress = Field(
        "",
        description="where readers report errors: an e-mail address, or an address of the web in which `{title}` and "
        "`{page}` are filled in; empty: publisher_email",
    )
    security_contact: SecurityAddress = Field(
        "",
        description="whom to tell of a security flaw, in .well-known/security.txt: an e-mail or web address",
    )

    def address(self, path: str = "") -> str:
        """The public address of a page, from its path in the output folder."""
        return f"{self.base_url.rstrip('/')}/{path}"
