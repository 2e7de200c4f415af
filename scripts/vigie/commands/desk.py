import getpass
import sys
from typing import Annotated

import typer

from catalog.errors import N_
from vigie.context import Context, context_of
from vigie.desk.key import PasswordError, key_of


def desk(
    ctx: typer.Context,
    set_password: Annotated[bool, typer.Option("--set-password", help="Choose the password of the desk.")] = False,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8700,
    behind_tls: Annotated[
        bool, typer.Option("--behind-tls", help="A server with https stands before the desk.")
    ] = False,
) -> None:
    """Open the desk: what waits, the repairs, the resources and the import, in a browser."""
    context = context_of(ctx)
    if set_password:
        key_of(context).set(_new_password(context))
        context.say("The password of the desk is set; whoever was signed in has to sign in again.")
        return
    # The application takes longer to load than a password to set.
    from vigie.desk.serving import serve

    serve(context, host, port, behind_tls=behind_tls)


def _new_password(context: Context) -> str:
    """Typed twice and not shown; or one line, where another program gives it."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass(context.words("The new password:") + " ")
    if getpass.getpass(context.words("The same once more:") + " ") != first:
        raise PasswordError(N_("These were two different passwords: nothing was changed."))
    return first
