import functools
import http.server
from contextlib import suppress
from typing import Annotated

import typer

from catalog.errors import N_, VigieError
from vigie.context import context_of


def serve(ctx: typer.Context, port: Annotated[int, typer.Option(help="The port to listen on.")] = 8000) -> None:
    """Preview the published site on 127.0.0.1."""
    context = context_of(ctx)
    output = context.settings.storage.output
    if not (output / "index.html").exists():
        raise VigieError(N_("There is no site in {output} yet. “vigie publish” builds it."), output=output)
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(output))
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise VigieError(
            N_("Port {port} cannot be used: {error}. Choose another with --port."), port=port, error=error
        ) from error
    context.say("The site is at http://127.0.0.1:{port}/ until you press Ctrl-C.", port=server.server_port)
    with server, suppress(KeyboardInterrupt):
        server.serve_forever()
