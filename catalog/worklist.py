"""What a crawl has to visit, handed out host by host: a catalogue may hold far more links than memory should."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Engine, and_, bindparam, func, or_, select

from catalog.kinds import Kind
from catalog.models import Contribution, Link, Organisation, Resource, Use
from catalog.observation import Validators
from catalog.vocabulary import LinkRole, State, Watch

# Which links a crawl visits: a condition on Link, at a given moment.
Condition = ColumnElement[bool]


def is_used() -> Condition:
    """Links of the resources that are in the directory."""
    return Link.uses.any(Use.resource.has(Resource.withdrawn_at.is_(None)))


def due(now: datetime) -> Condition:
    """The links to visit now: `lifecycle.is_due`, asked of the database."""
    return and_(
        is_used(),
        Link.state != State.IGNORED,
        or_(Link.next_check_at.is_(None), Link.next_check_at <= now, Link.last_checked_at > now),
    )


def in_use(now: datetime) -> Condition:  # noqa: ARG001 (one shape for all choices)
    """Every link that a resource uses, and that nobody wants to be left alone."""
    return and_(is_used(), Link.state != State.IGNORED)


def used_by(slugs: Iterable[str]) -> Condition:
    return Link.uses.any(Use.resource.has(Resource.slug.in_(list(slugs))))


@dataclass(frozen=True, slots=True)
class DueUse:
    """What one resource expects of a link, and what of it is watched (`Resource`). names: of its organisations."""

    role: LinkRole
    kind: Kind
    title: str
    language: str | None
    watch: Watch | None
    watch_only: str | None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DueLink:
    """A link to visit: what is known of it (`Link`), and what is expected. Rows, not objects: they may be many."""

    id: int
    url: str
    short: bool
    moved_to: str | None
    validators: Validators | None
    content_type: str | None
    page_title: str | None
    sketch: str | None
    body: str | None
    uses: tuple[DueUse, ...]


_LINK = [getattr(Link, field.name) for field in fields(DueLink) if field.name != "uses"]
# Written once: putting a question together costs more than answering it.
_USES = (
    select(Use.link_id, Resource.id, Use.role, Resource.kind, Resource.title, Resource.language)
    .add_columns(Resource.watch, Resource.watch_only)
    .join(Use.resource)
    .where(Use.link_id.in_(bindparam("links", expanding=True)))
    .order_by(Use.id)
)
_NAMES = (
    select(Contribution.resource_id, Organisation.name, Organisation.full_name)
    .join(Contribution.organisation)
    .where(Contribution.resource_id.in_(bindparam("resources", expanding=True)))
    .order_by(Contribution.id)
)


class Worklist:
    """The links under a condition, which must not change while they are handed out."""

    def __init__(self, engine: Engine, condition: Condition) -> None:
        self.engine = engine
        self.condition = condition
        self._last: dict[str, int] = {}
        self._next = (
            select(*_LINK)
            .where(condition, Link.host == bindparam("host"), Link.id > bindparam("last"))
            .order_by(Link.id)
            .limit(bindparam("most"))
        )

    def hosts(self) -> dict[str, int]:
        """How many links each host has to be visited for."""
        counts = select(Link.host, func.count()).where(self.condition).group_by(Link.host).order_by(Link.host)
        with self.engine.connect() as connection:
            return {host: count for host, count in connection.execute(counts)}  # noqa: C416 (rows are no pairs to mypy)

    def take(self, host: str, limit: int) -> Sequence[DueLink]:
        """The next links of a host; none when all were handed out."""
        with self.engine.connect() as connection:
            place = {"host": host, "last": self._last.get(host, 0), "most": limit}
            rows = connection.execute(self._next, place).all()
            uses = _uses(connection, [row.id for row in rows])
        if rows:
            self._last[host] = rows[-1].id
        return [DueLink(**row._mapping, uses=tuple(uses[row.id])) for row in rows]


def _uses(connection: Connection, links: list[int]) -> dict[int, list[DueUse]]:
    """By link, in the order in which they were catalogued."""
    rows = connection.execute(_USES, {"links": links}).all() if links else []
    names = _names(connection, [row.id for row in rows])
    uses: dict[int, list[DueUse]] = defaultdict(list)
    for link, resource, role, kind, title, language, watch, only in rows:
        uses[link].append(DueUse(role, kind, title, language, watch, only, tuple(names[resource])))
    return uses


def _names(connection: Connection, resources: list[int]) -> dict[int, list[str]]:
    """What the organisations behind resources are called."""
    names: dict[int, list[str]] = defaultdict(list)
    if not resources:
        return names
    for resource, *called in connection.execute(_NAMES, {"resources": resources}):
        names[resource] += [name for name in called if name]
    return names
