"""Who is told of dead links, and by which mail server: the `[alerts]` section of the configuration."""

from email.headerregistry import Address
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from feeds.relay import parse_relay


class AlertOptions(BaseModel):
    # The server's address may hold a password: no message may show what was typed.
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    to: tuple[str, ...] = Field((), description="the addresses to write to, one mail each")
    sender: str = Field("", description="the address the mails come from")
    smtp: str = Field(
        "",
        repr=False,
        description="the mail server: `smtp://[user:password@]host:port`, `smtps://…` or `smtp+starttls://…`; "
        "the password may stand in the environment variable VIGIE_SMTP_PASSWORD instead",
    )
    period: Literal["always", "daily", "weekly"] = Field(
        "daily", description="at most one mail per day or week to each address, or as often as there is something new"
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
            parse_relay(url)
        return url

    def missing(self) -> tuple[str, ...]:
        """The names of the settings without which no mail can be sent."""
        return tuple(name for name in ("to", "sender", "smtp") if not getattr(self, name))


def _address(text: str) -> str:
    try:
        address = Address(addr_spec=text.strip())
    except Exception as error:  # the parser of the standard library lets many kinds of errors through
        raise ValueError("must be a mail address such as name@example.org") from error
    if not address.username or not address.domain or any(sign.isspace() for sign in address.addr_spec):
        raise ValueError("must be a mail address such as name@example.org")
    return address.addr_spec
