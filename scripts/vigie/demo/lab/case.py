"""A case of the lab: a link, what stands behind it day by day, and what a good watcher makes of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin, urlsplit

from catalog.kinds import Kind
from catalog.vocabulary import FAILURES, FAULTS, UNJUDGEABLE, EventKind, LinkRole, Reason, State
from vigie.demo.lab.writing import GUIDE, PUBLISHER, TITLE
from vigie.demo.pages import Answer, Page, Request, Site, World


@dataclass(frozen=True, slots=True)
class InTurn:
    """Answers given one after the other, from the beginning each day; the last one is repeated."""

    pages: tuple[Page, ...]

    def begin(self) -> Callable[[Request], Page]:
        waiting = iter(self.pages)
        return lambda _request: next(waiting, self.pages[-1])


def in_turn(*pages: Page) -> InTurn:
    return InTurn(pages)


Staged = Answer | InTurn
# By address. A path alone is on the link's own host; a lone answer stands at the link's own address.
Answers = Staged | Mapping[str, Staged]


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands behind a link. `site` is how its host is, beside its pages; None where the host does not exist."""

    answers: Answers = GUIDE
    site: Site | None = field(default_factory=Site)
    others: Mapping[str, Site] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """A link with what is expected of its first visit, and of it all after three weeks of daily runs.

    answers, site, others: the scene on the first day. days: from each of these days on (the first being 0), another.
    title, publisher, kind, role: of its resource, as the catalogue has it; None leaves the role to the catalogue.
    expects, detail, final_url, drifted: of the first visit; `detail` is a part of the proof.
    state, events: at the end; None where they follow from the first visit. Moves are only compared where one is named.
    """

    name: str
    what: str
    url: str
    expects: Reason
    answers: Answers = GUIDE
    site: Site | None = field(default_factory=Site)
    others: Mapping[str, Site] = field(default_factory=dict)
    title: str = TITLE
    publisher: str = PUBLISHER
    kind: Kind = Kind.GUIDE
    role: LinkRole | None = None
    detail: str = ""
    final_url: str | None = None
    drifted: bool = False
    days: Mapping[int, Scene] = field(default_factory=dict)
    state: State | None = None
    events: tuple[EventKind, ...] | None = None

    @property
    def final_state(self) -> State:
        if self.state is not None:
            return self.state
        if self.expects in FAILURES:
            return State.DEAD
        return State.UNVERIFIABLE if self.expects in UNJUDGEABLE | FAULTS else State.ALIVE

    @property
    def final_events(self) -> tuple[EventKind, ...]:
        if self.events is not None:
            return self.events
        match self.final_state:
            case State.DEAD:
                return EventKind.SUSPECTED, EventKind.DIED
            case State.UNVERIFIABLE:
                return (EventKind.FAULTY,) if self.expects in FAULTS else (EventKind.UNVERIFIABLE,)
            case _:
                return (EventKind.DRIFTED,) if self.drifted else ()

    def scene(self, day: int) -> Scene:
        begun = [start for start in self.days if start <= day]
        return self.days[max(begun)] if begun else Scene(self.answers, self.site, self.others)

    def stage(self, world: World, day: int) -> None:
        """Puts what stands behind the link on a day into the world."""
        scene, own = self.scene(day), _host(self.url)
        for host, site in scene.others.items():
            _open(world, host, site)
        if scene.site is not None:
            _open(world, own, scene.site)
        for url, answer in self._answers(scene).items():
            played = answer.begin() if isinstance(answer, InTurn) else answer
            _open(world, _host(url)).pages[_path(url)] = played

    def _answers(self, scene: Scene) -> dict[str, Staged]:
        """By whole address. A host that does not exist has no pages."""
        if not isinstance(scene.answers, Mapping):
            return {self.url: scene.answers} if scene.site is not None else {}
        return {urljoin(self.url, place): answer for place, answer in scene.answers.items()}


def _open(world: World, host: str, site: Site | None = None) -> Site:
    """Adds a host; one that several cases share, a shortener for instance, is there once."""
    key = _ascii(host)
    if key not in world.sites:
        world.sites[key] = replace(site, pages=dict(site.pages)) if site is not None else Site()
    elif site is not None:
        world.sites[key].pages.update(site.pages)
    return world.sites[key]


def _host(url: str) -> str:
    try:
        return _ascii(urlsplit(url).hostname or "")
    except ValueError:
        return ""


def _ascii(host: str) -> str:
    """As it goes over the wire (RFC 5890)."""
    name = host.lower().rstrip(".")
    return name if name.isascii() else name.encode("idna").decode()


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
