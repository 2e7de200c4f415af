"""How the feeds go out, and who is told of dead links: the `[feeds]` and `[alerts]` sections of the configuration."""

from collections import Counter
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from catalog.errors import N_, UnfitError
from catalog.settable import WebAddressOrNone

Period = Literal["always", "daily", "weekly"]
_NO_ADDRESS = N_("The setting “{name}” is not right: it must be a mail address such as name@example.org.")
# The server's address may hold a password, that of a channel a token: no message may show what was typed.
_CONFIG = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class FeedOptions(BaseModel):
    """How the feeds go out: the `[feeds]` section of the configuration."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    hub: WebAddressOrNone = Field(
        "",
        description="the address of a WebSub hub, told of every feed that changed as soon as the output folder is in "
        "place, and once more by the next publishing if it did not answer; empty where the folder is copied elsewhere "
        "afterwards",
    )


class RecipientOptions(BaseModel):
    """One with themes and a period of their own."""

    model_config = _CONFIG

    to: str = Field(description="the address to write to")
    themes: tuple[str, ...] = Field((), description="only of resources of these themes, by name or slug; empty: of all")
    period: Period | None = Field(None, description="instead of the section’s own")

    @field_validator("to")
    @classmethod
    def _an_address(cls, address: str) -> str:
        return _address(address)


class AlertOptions(BaseModel):
    model_config = _CONFIG

    to: tuple[str, ...] = Field((), description="the addresses to write to, one mail each")
    recipients: tuple[RecipientOptions, ...] = Field(
        (),
        description="addresses with wishes of their own, each a table: "
        '`[[alerts.recipients]]`, `to = "…"`, `themes = ["…"]`, `period = "daily"`',
    )
    sender: str = Field("", description="the address the mails come from")
    smtp: str = Field(
        "",
        repr=False,
        description="the mail server: `smtp://[user@]host:port`, `smtps://…` or `smtp+starttls://…`",
    )
    password: str = Field(
        "",
        repr=False,
        description="the mail server’s password: only in the variable VIGIE_ALERTS__PASSWORD, or in password_file",
    )
    password_file: str = Field("", description="a file that holds the mail server’s password and nothing else")
    period: Period = Field(
        "weekly", description="at most one mail per day or week to each address, or as often as there is something new"
    )
    webhook: WebAddressOrNone = Field(
        "", repr=False, description="an address of the web that is sent the same as signed JSON (docs/alerts.md)"
    )
    webhook_secret: str = Field(
        "",
        repr=False,
        description="what the webhook is signed with: only in VIGIE_ALERTS__WEBHOOK_SECRET, or webhook_secret_file",
    )
    webhook_secret_file: str = Field("", description="a file that holds this secret and nothing else")
    chat: tuple[str, ...] = Field(
        (), repr=False, description="channels as Apprise writes them (Matrix, Mattermost, ntfy …); needs `vigie[chat]`"
    )
    heartbeat: WebAddressOrNone = Field(
        "",
        repr=False,
        description="an address of the web that is asked for after each good run, to notice missing ones",
    )

    @field_validator("to", mode="before")
    @classmethod
    def _one_or_several(cls, addresses: object) -> object:
        return tuple(each.strip() for each in addresses.split(",")) if isinstance(addresses, str) else addresses

    @field_validator("to")
    @classmethod
    def _each_an_address(cls, addresses: tuple[str, ...]) -> tuple[str, ...]:
        # Each once: two mails to one person would tell everything twice.
        return tuple(dict.fromkeys(_address(address) for address in addresses))

    @field_validator("sender")
    @classmethod
    def _an_address(cls, address: str) -> str:
        return _address(address) if address else ""

    @field_validator("smtp")
    @classmethod
    def _a_server(cls, url: str) -> str:
        if url:
            from feeds.relay import parse_relay

            parse_relay(url)
        return url

    @field_validator("chat", mode="before")
    @classmethod
    def _one_channel_or_several(cls, channels: object) -> object:
        return (channels,) if isinstance(channels, str) else channels

    @model_validator(mode="after")
    def _nobody_twice(self) -> Self:
        named = Counter((*self.to, *(each.to for each in self.recipients)))
        if twice := [address for address, count in named.items() if count > 1]:
            raise UnfitError(
                N_("{address} is named twice: name it in to, or in recipients, not in both."), address=twice[0]
            )
        return self

    def missing(self) -> tuple[str, ...]:
        """The names of the settings without which nobody can be told."""
        if not self.to and not self.recipients and (self.webhook or self.chat):
            return ()
        there = {"to": self.to or self.recipients, "sender": self.sender, "smtp": self.smtp}
        return tuple(name for name, value in there.items() if not value)


def _address(text: str) -> str:
    from email.headerregistry import Address

    try:
        address = Address(addr_spec=text.strip())
    except Exception as error:  # the parser of the standard library lets many kinds of errors through
        raise UnfitError(_NO_ADDRESS) from error
    if not address.username or not address.domain or any(sign.isspace() for sign in address.addr_spec):
        raise UnfitError(_NO_ADDRESS)
    if address.domain.isascii():
        return address.addr_spec
    try:
        # Names of hosts have an ASCII form that every server knows (RFC 5891).
        return f"{address.username}@{address.domain.encode('idna').decode()}"
    except UnicodeError as error:
        raise UnfitError(_NO_ADDRESS) from error
