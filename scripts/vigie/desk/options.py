"""Where the desk is found: the `[desk]` section of the configuration."""

from pydantic import BaseModel, ConfigDict, Field

from catalog.settable import WebAddressOrNone


class DeskOptions(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    address: WebAddressOrNone = Field(
        "",
        description="the address under which maintainers reach the desk, for the links in mails; empty: no such links",
    )
