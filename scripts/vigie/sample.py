"""The configuration that `vigie init` writes: every setting with its default, explained, commented out."""

from typing import Any

from catalog.words import Words
from vigie.settings import Settings, describe


def sample_configuration(words: Words) -> str:
    lines = [f"# {words('Every setting is optional: take away the # and change what you need.')}"]
    section = ""
    for each, key, default, description in describe():
        if each != section:
            section = each
            lines += ["", f"# -- {words(Settings.model_fields[section].description or '')}", f"[{section}]"]
        lines += [f"# {words.known(description)}", f"#{key} = {toml_value(default)}"]
    return "\n".join([*lines, ""])


def toml_value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (tuple, list)):
        return f"[{', '.join(toml_value(each) for each in value)}]"
    return str(value) if isinstance(value, (int, float)) else f'"{value}"'
