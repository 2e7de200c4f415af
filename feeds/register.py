"""All that was ever told, as numbers: a few bytes for each, however large a catalogue is."""

# Characters of a UUID.
_LENGTH = 36


class Register:
    """The keys of all that was told, UUIDs, in the order of the telling. Each has its place for its number."""

    def __init__(self) -> None:
        self._held = bytearray()

    def add(self, key: str) -> None:
        self._held += f"{key:{_LENGTH}}".encode()

    def key(self, number: int) -> str:
        return self._held[number * _LENGTH : (number + 1) * _LENGTH].decode().rstrip()

    def __len__(self) -> int:
        return len(self._held) // _LENGTH
