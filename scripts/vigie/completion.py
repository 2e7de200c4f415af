"""What the terminal proposes when a person presses Tab: names of resources, addresses of links."""

from collections.abc import Callable, Iterable
from pathlib import Path

import typer

from catalog.asking import Ask, asking
from catalog.errors import VigieError
from catalog.standing import addresses_beginning, slugs_beginning

_MOST = 50


def slugs(ctx: typer.Context, incomplete: str) -> list[str]:
    return _asked(ctx, lambda ask: slugs_beginning(ask, incomplete, _MOST))


def addresses(ctx: typer.Context, incomplete: str) -> list[str]:
    return _asked(ctx, lambda ask: addresses_beginning(ask, incomplete, _MOST))


def identifiers(incomplete: str) -> list[str]:
    from catalog.importing.identifiers import COMMON

    return [f"{name}=" for name in COMMON if name.startswith(incomplete)]


def formats_out(incomplete: str) -> list[str]:
    from catalog.exporting.formats import FORMATS

    return [name for name in FORMATS if name.startswith(incomplete)]


def formats_in(incomplete: str) -> list[str]:
    from catalog.importing.files import KNOWN

    return [name for name in KNOWN if name.startswith(incomplete)]


def _asked(ctx: typer.Context, question: Callable[[Ask], Iterable[str]]) -> list[str]:
    """Nothing where there is no catalogue yet: a person who types is not to be shown errors."""
    from vigie.configuration import load_settings

    config = ctx.find_root().params.get("config")
    try:
        with asking(load_settings(Path(config) if config else None)[0].storage.database) as ask:
            return list(question(ask))
    except VigieError:
        return []
