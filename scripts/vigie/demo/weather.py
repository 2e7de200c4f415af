"""A small model of the web's truth: what a visit of a link would find at any moment of a year.

Every span is chosen from what operators publish of their incidents: a server is down for hours, a host for days, a
certificate is renewed within the week, a shortener is back after two days, a wave of challenges lasts a week.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random

from catalog.observation import HopRecord, Observation
from catalog.updates.edition import Edition, paragraph
from catalog.urls import host_of
from catalog.vocabulary import NETWORK_FAILURES, PASSING_FAILURES, PLAIN_FAILURES, Reason

SHORTENER = "bit.ly"
DAYS = 365
_HOURS = timedelta(hours=1)
_SAYS = "Le chapitre {number} du guide {url} vient de paraître, avec des exemples et les adresses des réseaux."


@dataclass(frozen=True, slots=True)
class Spell:
    """A host fails from `start` until `end`, for a reason."""

    start: datetime
    end: datetime
    reason: Reason


@dataclass(slots=True)
class Watched:
    """A link: by a short link or not, to a page on `host`; dead for good from `dies` on.

    entered: when it comes into the catalogue, None from the start. moves: when its page gets another address, to which
    the former one leads for good. edited: when what the page says has changed.
    """

    url: str
    host: str
    dies: datetime | None = None
    cause: Reason = Reason.OK
    entered: datetime | None = None
    moves: datetime | None = None
    edited: tuple[datetime, ...] = ()

    @property
    def target(self) -> str:
        return f"https://{self.host}/page" if host_of(self.url) == SHORTENER else self.url

    def chain(self, at: datetime) -> tuple[HopRecord, ...]:
        hops = [self.url] if host_of(self.url) == SHORTENER else []
        hops += [self.target] if self.moves is None or at < self.moves else [self.target, f"{self.target}/nouveau"]
        return (*(HopRecord(url=hop, status=301) for hop in hops[:-1]), HopRecord(url=hops[-1], status=200))

    def edition(self, at: datetime) -> Edition | None:
        """What the page says; None where nobody looks."""
        if not self.edited:
            return None
        said = [_SAYS.format(url=self.url, number=number) for number, when in enumerate(self.edited, 1) if when <= at]
        told = (f"Ce que les associations gagnent à coopérer, vu de {self.url}.", *said)
        return Edition(title=self.url, paragraphs=tuple(paragraph(each, "main p") for each in told))


@dataclass(slots=True)
class Weather:
    links: list[Watched]
    spells: dict[str, list[Spell]]
    # Our own network: the spells in which it fails, and whether the control sites answer all the same.
    ours: list[tuple[Spell, bool]] = field(default_factory=list)

    def seen(self, link: Watched, known_target: str | None, at: datetime) -> Observation:
        """What a visit finds. A short link whose shortener fails is visited at the target known from before."""
        own = self.our_fault(at)
        if own is not None:
            return Observation(at, own, final_url=link.url)
        detour = self._fault(SHORTENER, at) if host_of(link.url) == SHORTENER else None
        if detour is not None and known_target is None:
            return Observation(at, detour, final_url=link.url)
        reason, chain = self._reason(link, at), link.chain(at)
        seen = Observation(at, reason, final_url=chain[-1]["url"], chain=chain, detour=detour)
        edition = link.edition(at) if reason is Reason.OK else None
        if edition is not None:
            seen = replace(seen, edition=edition, fingerprint=f"1d:{edition.digest}")
        return replace(seen, permanent=True) if link.moves and at >= link.moves else seen

    def our_fault(self, at: datetime) -> Reason | None:
        return next((spell.reason for spell, _ in self.ours if spell.start <= at < spell.end), None)

    def is_online(self, at: datetime) -> bool:
        return next((answers for spell, answers in self.ours if spell.start <= at < spell.end), True)

    def _reason(self, link: Watched, at: datetime) -> Reason:
        fault = self._fault(link.host, at)
        if link.dies is not None and at >= link.dies and fault not in NETWORK_FAILURES:
            return link.cause
        return fault or Reason.OK

    def _fault(self, host: str, at: datetime) -> Reason | None:
        spells = self.spells.get(host, ())
        return next((spell.reason for spell in spells if spell.start <= at < spell.end), None)


def year(start: datetime, seed: int, links: int = 200, hosts: int = 60, deaths: int = 24) -> Weather:
    random = Random(seed)  # noqa: S311 (a story, no secret)
    names = [f"site{number}.example" for number in range(hosts)]
    watched = [_link(random, names, number) for number in range(links)]
    causes = sorted(PLAIN_FAILURES | PASSING_FAILURES)
    for number, link in enumerate(random.sample(watched, deaths)):
        link.dies, link.cause = start + timedelta(days=random.uniform(20, 280)), causes[number % len(causes)]
    weather = Weather(watched, {name: _of_a_host(random, start) for name in names})
    weather.spells[SHORTENER] = [_spell(start, 120, 48, Reason.TIMEOUT), _spell(start, 260, 24, Reason.BLOCKED)]
    for name in random.sample(names, hosts // 4):  # a wave of challenges on the hosts of one CDN
        weather.spells[name].append(_spell(start, 150, 7 * 24, Reason.BLOCKED))
    for name in random.sample(names, hosts // 5):  # a data centre burns for a day
        weather.spells[name].append(_spell(start, 200, 30, Reason.TIMEOUT))
    weather.ours = [
        (_spell(start, 60, 30, Reason.DNS), False),
        (_spell(start, 170, 50, Reason.TIMEOUT), False),
        (_spell(start, 230, 40, Reason.DNS), True),  # our provider answers that no name exists, but for a few
    ]
    return weather


def lively(weather: Weather, start: datetime, seed: int, entered: int, moves: int) -> Weather:
    """The same, in which some links are entered over the year, some pages move, and all are edited now and then."""
    random = Random(seed)  # noqa: S311 (a story, no secret)
    chosen = random.sample(weather.links, entered + moves)
    for number, link in enumerate(chosen[:entered]):
        link.entered = start + timedelta(days=1 + number * (DAYS - 2) / entered)
    for link in chosen[entered:]:
        link.moves = start + timedelta(days=random.uniform(20, 340))
    for link in weather.links:
        link.edited = tuple(sorted(start + timedelta(days=random.uniform(30, DAYS)) for _ in range(3)))
    return weather


def _link(random: Random, names: list[str], number: int) -> Watched:
    # Few hosts have many links; every second link is short.
    host = names[int(len(names) * random.random() ** 2)]
    return Watched(f"http://{SHORTENER}/{number}" if number % 2 else f"https://{host}/{number}", host)


def _of_a_host(random: Random, start: datetime) -> list[Spell]:
    found = [
        _spell(start, random.uniform(0, DAYS), random.uniform(1, 12), random.choice(sorted(PASSING_FAILURES)))
        for _ in range(4)
    ]
    found.append(_spell(start, random.uniform(0, DAYS), random.uniform(24, 96), Reason.SERVER_ERROR))
    # A mishap at an update: names or pages vanish until Monday.
    found.append(_spell(start, random.uniform(0, DAYS), random.uniform(6, 60), random.choice(sorted(PLAIN_FAILURES))))
    if random.random() < 0.3:
        found.append(_spell(start, random.uniform(0, DAYS), random.uniform(24, 6 * 24), Reason.TLS))
    return found


def _spell(start: datetime, day: float, hours: float, reason: Reason) -> Spell:
    begins = start + timedelta(days=day)
    return Spell(begins, begins + hours * _HOURS, reason)
