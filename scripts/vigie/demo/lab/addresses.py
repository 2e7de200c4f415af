"""Addresses that nobody must dial, and addresses that are none."""

from catalog.vocabulary import Reason
from vigie.demo.lab.case import Case
from vigie.demo.pages import Site, redirect


def _private(name: str, what: str, url: str) -> Case:
    """An address by its number: nothing of ours stands there."""
    return Case(name, what, url, Reason.REFUSED_ADDRESS, site=None)


def _resolving(name: str, what: str, host: str, *addresses: str) -> Case:
    return Case(name, what, f"http://{host}.example/guide", Reason.REFUSED_ADDRESS, site=Site(addresses=addresses))


def _leading(name: str, what: str, host: str, location: str) -> Case:
    return Case(name, what, f"http://{host}.example/guide", Reason.REFUSED_ADDRESS, {"/guide": redirect(location, 302)})


def _no_url(name: str, what: str, url: str) -> Case:
    return Case(name, what, url, Reason.INVALID_URL, site=None)


CASES = (
    _private("loopback", "This very machine.", "http://127.0.0.1/guide"),
    _private("loopback_in_hexadecimal", "The same, in another notation.", "http://0x7f.1/guide"),
    _private("loopback_as_a_number", "The same as one number.", "http://2130706433/guide"),
    _private("loopback_in_octal", "The same in octal.", "http://0177.0.0.1/guide"),
    _private("loopback_ipv6", "The same in IPv6.", "http://[::1]/guide"),
    _private("mapped", "An IPv4 address inside an IPv6 one.", "http://[::ffff:10.0.0.1]/guide"),
    _private("six_to_four", "The same by 6to4.", "http://[2002:7f00:1::]/guide"),
    _private("cloud_metadata", "The cloud’s keeper of secrets.", "http://169.254.169.254/latest/meta-data/"),
    _private("box", "The box at home.", "https://192.168.1.1/"),
    _private("nobody", "The address of nobody in particular.", "http://0.0.0.0/guide"),
    _resolving("intranet", "A name that means a private address.", "intranet-lab", "10.0.0.5"),
    _resolving("half_private", "A name with a public and a private address.", "moitie", "93.184.241.1", "127.0.0.1"),
    _resolving("private_ipv6", "A name that means a private IPv6 address.", "prive-six", "fd00::5"),
    _leading("to_metadata", "A redirect to the keeper of secrets.", "vers-secrets", "http://169.254.169.254/latest/"),
    _leading("to_file", "A redirect to a file.", "vers-fichier", "file:///etc/passwd"),
    _leading("to_javascript", "A redirect to a script.", "vers-script", "javascript:alert(document.cookie)"),
    _leading("to_data", "A redirect to itself, in a manner of speaking.", "vers-donnees", "data:text/html,<h1>Coucou"),
    _leading("to_ftp", "A redirect to FTP.", "vers-ftp", "ftp://ftp.example/pub/guide.pdf"),
    Case(
        "to_private_name",
        "A redirect to a name that means a private address.",
        "http://vers-prive.example/guide",
        Reason.REFUSED_ADDRESS,
        {"/guide": redirect("http://prive-cache.example/guide")},
        others={"prive-cache.example": Site(addresses=("172.16.3.4",))},
    ),
    Case("ftp", "A link to FTP.", "ftp://ftp-lab.example/pub/guide.pdf", Reason.REFUSED_ADDRESS, site=None),
    Case("mailto", "A link to a mailbox.", "mailto:contact@lab.example", Reason.REFUSED_ADDRESS, site=None),
    _no_url("no_address", "A word where an address should be.", "guide-de-la-cooperation"),
    _no_url("no_host", "An address without a host.", "http:///guide"),
    _no_url("space_in_host", "A blank in the host name.", "http://guide coop.example/"),
    _no_url("open_bracket", "An IPv6 address that is never closed.", "http://[2a00:1450/guide"),
    _no_url("port_too_high", "A port that there is not.", "http://port.example:99999/guide"),
    _no_url("with_password", "An address with a name and a password.", "http://admin:secret@prive.example/guide"),
    _no_url("label_too_long", "A part of the name longer than any may be.", f"http://{'a' * 64}.example/guide"),
)
