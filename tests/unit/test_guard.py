"""Which addresses may be dialled."""

from ipaddress import ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.guard import is_permitted


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "255.255.255.255",  # noqa: S104
        "100.64.0.1", "192.0.2.1", "198.51.100.7", "224.0.0.1", "::", "::1", "fe80::1", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:169.254.169.254", "2002:7f00:1::", "2001:0:7f00:1::", "64:ff9b::7f00:1",
        "64:ff9b::a00:1", "2001:db8::1",
    ],
)  # fmt: skip
def test_what_is_not_public_is_refused(address: str) -> None:
    assert not is_permitted(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "64:ff9b::101:101"])
def test_what_is_public_is_permitted(address: str) -> None:
    assert is_permitted(address)


def test_the_maintainer_may_allow_a_network() -> None:
    allowed = (ip_network("10.0.0.0/8"), ip_network("::1/128"))
    assert is_permitted("10.1.2.3", allowed)
    assert is_permitted("::1", allowed)
    assert not is_permitted("192.168.1.1", allowed)


@given(st.ip_addresses(v=4, network="10.0.0.0/8"))
def test_no_disguise_makes_a_private_address_public(address: object) -> None:
    for disguise in (f"::ffff:{address}", f"64:ff9b::{address}"):
        assert not is_permitted(disguise)


def test_what_is_no_address_is_an_error() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        is_permitted("nonsense")
