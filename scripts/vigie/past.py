"""What a change was about, in words: of a file, how much it did."""

from catalog.journal.history import Did
from catalog.models import Change
from catalog.vocabulary import Action
from catalog.words import Words


def about(change: Change, did: Did, words: Words) -> str:
    if change.action is not Action.IMPORTED:
        return change.about
    counts = [words.many("{count} addition", "{count} additions", did.added)] if did.added else []
    counts += [words.many("{count} change", "{count} changes", did.changed)] if did.changed else []
    if not counts:
        return words("Import of {file}", file=change.about)
    return words("Import of {file}: {counts}", file=change.about, counts=", ".join(counts))
