"""Opens the desk on an address, and keeps it open until the person presses Ctrl-C."""

from contextlib import suppress
from ipaddress import ip_address
from urllib.parse import urlsplit

from waitress.server import create_server

from catalog.errors import N_, VigieError
from vigie.context import Context
from vigie.desk.app import make_app
from vigie.desk.key import key_of
from vigie.settling import bring_up_to_date


class DeskError(VigieError):
    exit_code = 2


def is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def serve(context: Context, host: str, port: int, *, behind_tls: bool) -> None:
    """Raises DeskError where it would send passwords over a network in the clear, or has no password."""
    if not is_loopback(host) and not behind_tls:
        message = N_(
            "On {host} the password would cross the network in the clear. Put a server with TLS (https) before the "
            "desk and say so with --behind-tls, or leave out --host."
        )
        raise DeskError(message, host=host)
    if ":" in host and not behind_tls:
        # Werkzeug trusts no name that is an address of version 6: every page would be refused.
        raise DeskError(N_("On {host} the desk could not be opened in a browser: leave out --host."), host=host)
    if not key_of(context).is_set():
        raise DeskError(N_("The desk has no password yet: set one with “vigie desk --set-password”."))
    address = context.settings.desk.address
    if behind_tls and not address:
        raise DeskError(N_("Behind another server the desk must know its own address: set address under [desk]."))
    bring_up_to_date(context)
    hosts = ["127.0.0.1", "localhost", *([urlsplit(address).hostname or ""] if address else [])]
    app = make_app(context, context.open_database(), hosts, tls=behind_tls)
    # The server before the desk says where a request comes from; it is the only one that is believed.
    proxy = {"trusted_proxy": "*", "trusted_proxy_count": 1, "trusted_proxy_headers": {"x-forwarded-for"}}
    try:
        server = create_server(app, host=host, port=port, ident=None, threads=4, **(proxy if behind_tls else {}))
    except OSError as error:
        message = N_("Port {port} cannot be used: {error}. Choose another with --port.")
        raise DeskError(message, port=port, error=error.strerror) from error
    shown = f"[{host}]" if ":" in host else host
    context.say("The desk is at http://{host}:{port}/ until you press Ctrl-C.", host=shown, port=server.effective_port)
    with suppress(KeyboardInterrupt):
        server.run()
    server.close()
