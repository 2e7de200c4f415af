"""Which addresses a robot may connect to: public ones, and those the maintainer allows. Pure."""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
NAT64 = ip_network("64:ff9b::/96")  # RFC 6052


def is_permitted(address: str, allowed: Iterable[IPv4Network | IPv6Network] = ()) -> bool:
    """Whether an address may be dialled. Raises ValueError for what is no address."""
    whole = ip_address(address)
    if any(whole in network for network in allowed):
        return True
    return all(each.is_global and not each.is_multicast for each in (whole, *_carried(whole)))


def _carried(address: Address) -> list[Address]:
    """The addresses hidden in an IPv6 one: mapped, 6to4 (RFC 3056), Teredo (RFC 4380), NAT64."""
    if isinstance(address, IPv4Address):
        return []
    found: list[Address | None] = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in NAT64:
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [each for each in found if each is not None]
