"""The settings of the mails: what is taken, what is refused, and that a password is never shown."""

import pytest
from pydantic import ValidationError

from feeds.options import AlertOptions
from feeds.relay import Relay, parse_relay


@pytest.mark.parametrize(
    ("url", "relay"),
    [
        ("smtp://mail.example", Relay("smtp", "mail.example", 25)),
        ("smtp://127.0.0.1:2525", Relay("smtp", "127.0.0.1", 2525)),
        ("smtps://mail.example", Relay("smtps", "mail.example", 465)),
        ("smtp+starttls://a%40b:p%2Fw@mail.example", Relay("smtp+starttls", "mail.example", 587, "a@b", "p/w")),
        ("smtp://[::1]:25", Relay("smtp", "::1", 25)),
    ],
)
def test_a_server_is_read(url: str, relay: Relay) -> None:
    assert parse_relay(url) == relay


def test_a_password_may_come_from_elsewhere() -> None:
    assert parse_relay("smtp://a@mail.example", "secret").password == "secret"
    assert parse_relay("smtp://a:own@mail.example", "secret").password == "own"


@pytest.mark.parametrize(
    "url", ["mail.example", "http://mail.example", "smtp://", "smtp://u:s3cret@h:port", "smtp://[s3cret"]
)
def test_an_unusable_server_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(ValidationError) as caught:
        AlertOptions(smtp=url)
    assert "smtp://host:port" in str(caught.value)
    assert "s3cret" not in str(caught.value)


def test_the_password_is_not_shown() -> None:
    options = AlertOptions(smtp="smtp://u:s3cret@mail.example")
    assert "s3cret" not in repr(options) + str(options)
    relay = parse_relay(options.smtp)
    assert "s3cret" not in repr(relay) + str(relay)


@pytest.mark.parametrize("address", ["", "nobody", "a@", "@b", "a@b\nBcc: c@d", "a b@c", "A <a@b.example>", "a@b, c@d"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ValidationError, match="must be a mail address"):
        AlertOptions(to=(address,))


def test_nobody_is_written_to_twice() -> None:
    assert AlertOptions(to=("a@b.example", "c@b.example", " a@b.example")).to == ("a@b.example", "c@b.example")


def test_what_is_missing_is_named() -> None:
    assert AlertOptions().missing() == ("to", "sender", "smtp")
    assert AlertOptions(to=("a@b.example",), smtp="smtp://h").missing() == ("sender",)


def test_every_setting_is_described() -> None:
    assert all(field.description for field in AlertOptions.model_fields.values())
