"""Addresses of the web."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from catalog.urls import host_of, is_short, is_web_address, normalised, same_place, with_scheme


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("www.coorace.org", "http://www.coorace.org"),
        ("example.org:8080/a", "http://example.org:8080/a"),
        ("www.example.org/?u=http://other.example/", "http://www.example.org/?u=http://other.example/"),
        ("https://example.org", "https://example.org"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("ftp://example.org", "ftp://example.org"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("javascript:alert(1)", "javascript:alert(1)"),
    ],
)
def test_an_address_as_people_write_it(written: str, asked: str) -> None:
    assert with_scheme(written) == asked


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://example.org", "https://www.example.org/"),
        ("http://EXAMPLE.org:80/a/", "https://example.org:443/a"),
        ("http://example.org/a#part", "http://example.org/a"),
    ],
)
def test_one_place_has_many_spellings(one: str, other: str) -> None:
    assert same_place(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://example.org/a", "http://example.org/A"),
        ("http://example.org/?a=1", "http://example.org/?a=2"),
        ("http://example.org:8080/", "http://example.org/"),
    ],
)
def test_two_places_are_not_one(one: str, other: str) -> None:
    assert not same_place(one, other)


def test_short_links_are_known_by_their_host() -> None:
    assert is_short("http://bit.ly/1NaG8UD")
    assert is_short("https://www.bitly.com/x")
    assert not is_short("http://rabbit.ly/x")


@pytest.mark.parametrize("text", ["www.coorace.org", "https://a.example/x", "http://localhost:8000/", "[::1]:8000/"])
def test_a_web_address_is_known_as_one(text: str) -> None:
    assert is_web_address(text)


@pytest.mark.parametrize(
    "text",
    ["", "pas une adresse", "http://a.example http://b.example", "javascript:alert(1)", "nonsense", "ftp://a.example"],
)
def test_what_is_none_is_told(text: str) -> None:
    assert not is_web_address(text)


@example("0 ?")
@example("a/b / ?c #d")
@given(st.text())
@example("0 #")
def test_any_text_has_a_spelling_and_perhaps_a_host(text: str) -> None:
    assert same_place(text, text)
    assert normalised(normalised(text)) == normalised(text) or not host_of(with_scheme(text))


@given(
    st.from_regex(r"https?://(www\.)?([a-z0-9-]{1,6}\.){1,3}[a-z]{2,4}(/[A-Za-z0-9._~%+-]{0,5}){0,3}", fullmatch=True)
)
def test_a_plain_address_is_taken_for_what_it_is_with_a_fragment(url: str) -> None:
    """What has nothing to take apart goes a shorter way, to the same place."""
    assert normalised(url) == normalised(f"{url}#x")
    assert host_of(url) == host_of(f"{url}#x")
