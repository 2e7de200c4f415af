"""The links of a PDF's page: where they lie, and where they lead (PDF 32000-1, 12.5.6.5). Distances are in points."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pypdf import PageObject

from catalog.importing.tidy import printable

_EDGE = 1.0  # points by which links are drawn wider than their text


class Area(NamedTuple):
    """A rectangle that leads to an address."""

    left: float
    low: float
    right: float
    high: float
    url: str

    def holds(self, x: float, y: float) -> bool:
        return self.left - _EDGE <= x <= self.right + _EDGE and self.is_at(y)

    def is_at(self, y: float) -> bool:
        return self.low - _EDGE <= y <= self.high + _EDGE


def areas_of(page: PageObject) -> tuple[list[Area], list[str]]:
    """(the areas of a page that lead to an address of the web; its other addresses: mail, files …)."""
    areas: list[Area] = []
    others: list[str] = []
    for annotation in page.annotations or ():
        found = annotation.get_object()
        action = found.get("/A") if found.get("/Subtype") == "/Link" else None
        url = _url(action.get_object()) if action is not None else ""
        if not url:
            continue
        if url.lower().startswith(("http://", "https://", "www.")):
            areas += [Area(*corners, url) for corners in _corners(found)]
        else:
            others.append(url)
    return areas, others


def _url(action: Any) -> str:
    """An address may be given as bytes (UTF-8, or what the program had)."""
    value = action.get("/URI") or ""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return "".join(printable(str(value)).split())


def _corners(annotation: Any) -> Iterator[tuple[float, float, float, float]]:
    """Each line that the link covers, where the program tells them apart (12.5.6.5, QuadPoints)."""
    points = [float(each) for each in annotation.get("/QuadPoints") or ()]
    if len(points) < 8:
        points = [float(each) for each in annotation["/Rect"]]
        points = [points[at] for at in (0, 1, 2, 1, 0, 3, 2, 3)]
    for start in range(0, len(points) - 7, 8):
        xs, ys = points[start : start + 8 : 2], points[start + 1 : start + 8 : 2]
        yield min(xs), min(ys), max(xs), max(ys)
