"""A person's own editor. What she has typed there is never lost: it is kept in a file until it is stored."""

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from catalog.errors import N_, InputError, VigieError
from vigie.context import Context
from vigie.fields import FieldError


class Written(NamedTuple):
    """A text and the file in which it is kept."""

    text: str
    path: Path


@contextmanager
def edited(context: Context, slug: str, before: str, given: Path | None) -> Iterator[Written]:
    """What a person makes of the text `before`, in her editor or in the file `given`.

    Where what is done with it fails, the file stays, and she is told how to go on with it.
    """
    path = given or _fresh(context.folder, slug)
    untouched = f"# {_heading(context)}\n{before}"
    try:
        if given is None:
            path.write_text(untouched, encoding="utf-8")
            _open_editor(path)
        yield Written(_read(path), path)
    except VigieError:
        # An editor that failed may have saved something first.
        if given is None and _read(path) == untouched:
            path.unlink()
        else:
            _tell_kept(context, slug, path)
        raise
    if given is None:
        path.unlink()


def _tell_kept(context: Context, slug: str, path: Path) -> None:
    message = "What you have typed is kept in {path}. Correct it, then: vigie edit {slug} --from {path}"
    context.say(message, path=path, slug=slug)


def _fresh(folder: Path, slug: str) -> Path:
    """A name that no other text has: what was kept before stays."""
    name = re.sub(r"[^\w-]", "", slug)[:80]
    paths = (folder / f"{name}{f'-{number}' if number else ''}.edit.toml" for number in range(1000))
    return next(path for path in paths if not path.exists())


def _heading(context: Context) -> str:
    return context.words("Correct what is wrong, then save and close. A line that begins with # says nothing.")


def _open_editor(path: Path) -> None:
    """($VISUAL, $EDITOR.) Raises FieldError where there is none."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        raise FieldError(N_("No editor is known. Set EDITOR, or say what to change by options (--title …)."))
    try:
        subprocess.run([*shlex.split(editor), str(path)], check=True)  # noqa: S603 (the person’s own editor)
    except subprocess.CalledProcessError as error:
        raise FieldError(
            N_("The editor “{editor}” ended with an error, and nothing was changed."), editor=editor
        ) from error
    except (OSError, ValueError) as error:
        message = N_("The editor “{editor}” cannot be started. Is it installed, and EDITOR right?")
        raise FieldError(message, editor=editor) from error


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError(path, 1, N_("This text is not written in UTF-8. Save it in UTF-8, then try again.")) from error
    except OSError as error:
        raise InputError(path, 1, N_("The file cannot be opened: {error}."), error=error.strerror) from error
