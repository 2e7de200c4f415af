"""A file of JSON as its values, or a refusal in words."""

import json
from pathlib import Path
from typing import Any

from catalog.errors import N_, InputError

_NO_JSON = N_("This is not valid JSON. Is a comma, a bracket or a quotation mark missing here, or one too many?")


def json_of(text: str, path: Path) -> Any:
    """Raises InputError with the line of what is wrong."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(path, error.lineno, _NO_JSON) from error
    except (ValueError, RecursionError) as error:
        raise InputError(path, 1, _NO_JSON) from error
