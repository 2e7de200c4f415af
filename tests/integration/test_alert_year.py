"""A year of mails: every death told once, none of them false, at most one mail a week."""

import re
from collections import Counter
from email.message import EmailMessage
from itertools import pairwise
from pathlib import Path

import pytest

from feeds.patience import PERIODS, SILENCE
from vigie.demo.mail_year import START, Count, live
from vigie.demo.weather import year

WAITING = "Attendent encore"


@pytest.fixture(scope="module")
def count(tmp_path_factory: pytest.TempPathFactory) -> Count:
    folder: Path = tmp_path_factory.mktemp("year")
    return live(folder, year(START, seed=5, links=60, hosts=20, deaths=10))


def test_every_death_is_told_once_and_no_living_link_is_called_dead(count: Count) -> None:
    assert len(count.deaths) == 10
    assert set(count.deaths.values()) == {1}
    assert count.false == []


def test_the_mails_themselves_name_each_death_once_and_recall_it_twice_at_most(count: Count) -> None:
    """What the outbox holds to be told has to stand in a mail, with its address."""
    told: Counter[tuple[str, str]] = Counter()
    for mail in count.mails:
        text = mail.get_body(("plain",)).get_content().replace("\r\n", "\n")  # type: ignore[union-attr]
        for section in text.split("\n\n\n"):
            told.update((section.split("\n")[0], url) for url in re.findall(r"(?m)^  Adresse\s:\n  (\S+)$", section))
    assert {url: told["Ne répondent plus", url] for url in count.deaths} == dict.fromkeys(count.deaths, 1)
    assert {url for heading, url in told if heading == "Ne répondent plus"} == count.deaths.keys()
    assert {told[WAITING, url] for url in count.deaths} <= {1, 2}


def test_reminders_alone_make_a_mail_after_a_month_of_silence_and_no_sooner(count: Count) -> None:
    pairs = pairwise(count.mails)
    gaps = [
        later["Date"].datetime - earlier["Date"].datetime for earlier, later in pairs if headings(later) == [WAITING]
    ]
    assert all(gap >= SILENCE for gap in gaps)
    assert any(WAITING in headings(mail) and len(headings(mail)) > 1 for mail in count.mails)


def headings(mail: EmailMessage) -> list[str]:
    """Of the sections of a mail."""
    text = mail.get_body(("plain",)).get_content().replace("\r\n", "\n")  # type: ignore[union-attr]
    return re.findall(r"(?m)^(.+)\n-+$", text)


def test_there_is_at_most_one_mail_a_week_and_one_a_month(count: Count) -> None:
    dates = [mail["Date"].datetime for mail in count.mails]
    gaps = [later - earlier for earlier, later in pairwise(dates)]
    assert len(gaps) > 10
    assert min(gaps) >= PERIODS["weekly"]
    assert max(gaps) <= SILENCE
    assert len({mail["Message-ID"] for mail in count.mails}) == len(dates)
    assert len({mail["References"] for mail in count.mails}) == 1
