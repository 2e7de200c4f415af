"""A year of mails: every death told once, none of them false, at most one mail a week."""

from itertools import pairwise
from pathlib import Path

import pytest

from feeds.patience import PERIODS, SILENCE
from vigie.demo.mail_year import START, Count, live
from vigie.demo.weather import year


@pytest.fixture(scope="module")
def count(tmp_path_factory: pytest.TempPathFactory) -> Count:
    folder: Path = tmp_path_factory.mktemp("year")
    return live(folder, year(START, seed=5, links=60, hosts=20, deaths=10))


def test_every_death_is_told_once_and_no_living_link_is_called_dead(count: Count) -> None:
    assert len(count.deaths) == 10
    assert set(count.deaths.values()) == {1}
    assert count.false == []


def test_there_is_at_most_one_mail_a_week_and_one_a_month(count: Count) -> None:
    dates = [mail["Date"].datetime for mail in count.mails]
    gaps = [later - earlier for earlier, later in pairwise(dates)]
    assert len(gaps) > 10
    assert min(gaps) >= PERIODS["weekly"]
    assert max(gaps) <= SILENCE
    assert len({mail["Message-ID"] for mail in count.mails}) == len(dates)
    assert len({mail["References"] for mail in count.mails}) == 1
