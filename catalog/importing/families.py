"""Things that belong together, directly or through others: a union-find (Tarjan 1975, with halving of paths)."""


class Families:
    """Numbers from 0, each a family of its own until they are joined. The head of a family is its least number."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def head(self, number: int) -> int:
        above = self._above
        while above[number] != number:
            # Halved as it is walked, the way stays short.
            above[number] = number = above[above[number]]
        return number

    def join(self, one: int, other: int) -> None:
        first, later = sorted((self.head(one), self.head(other)))
        self._above[later] = first
