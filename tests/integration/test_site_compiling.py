"""Compiled templates are kept, never trusted blindly, and may be lost."""

import sys
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from sitegen import compiling
from sitegen.compiling import TEMPLATES, CompiledTemplates, SpokenEnvironment

SOURCE = '{{ _("Cite") }} {{ _("Cite", count=1) }} {{ "cite" if whole else _("Copy") }}'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where compiled files go; our own are not touched."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / TEMPLATES.relative_to(TEMPLATES.anchor)


def spoken(language: str) -> Environment:
    """An environment that knows one template, and says everything in capital letters."""
    made = SpokenEnvironment(
        str.upper, bytecode_cache=CompiledTemplates(language), autoescape=True, undefined=StrictUndefined
    )
    made.globals["_"] = lambda message, **_: f"[{message}]"
    return made


def rendered(language: str = "fr") -> str:
    cache = CompiledTemplates(language)
    environment = spoken(language)
    bucket = cache.get_bucket(environment, "page.html", None, SOURCE)
    if bucket.code is None:
        bucket.code = environment.compile(SOURCE, "page.html")
        cache.set_bucket(bucket)
    return environment.template_class.from_code(environment, bucket.code, {}).render(
        environment.globals | {"whole": False}
    )


def test_what_is_said_without_facts_is_said_once_and_for_all() -> None:
    assert spoken("fr").from_string(SOURCE).render(whole=False) == "CITE [Cite] COPY"


def test_templates_call_and_look_up_as_python_does() -> None:
    """Arguments of all kinds arrive, markup stays, the rest is escaped, and what is missing is no empty text."""

    def tell(*args: object, **facts: object) -> str:
        return f"{args} & {facts}"

    environment = spoken("fr")
    facts: dict[str, Any] = {"tell": tell, "path": Path("a/b"), "bold": Markup("<b>"), "more": [2], "facts": {"c": 3}}
    made = environment.from_string("{{ tell(1, path.name, b=path.parent.name) }} {{ tell(*more, **facts) }} {{ bold }}")
    assert (
        made.render(facts)
        == "(1, &#x27;b&#x27;) &amp; {&#x27;b&#x27;: &#x27;a&#x27;} (2,) &amp; {&#x27;c&#x27;: 3} <b>"
    )
    with pytest.raises(AttributeError):
        environment.from_string("{{ path.nme }}").render(facts)
    with pytest.raises(UndefinedError):
        environment.from_string("{{ nothing }}").render(facts)


def test_what_was_compiled_is_read_again(folder: Path) -> None:
    first = rendered()
    kept = {file: file.stat().st_mtime_ns for file in folder.glob("fr-*.pyc")}
    assert len(kept) == 1
    assert rendered() == first
    assert {file: file.stat().st_mtime_ns for file in folder.glob("fr-*.pyc")} == kept


@pytest.mark.parametrize("length", [0, 1, 20, 80, 200])
def test_what_was_cut_short_is_compiled_anew(folder: Path, length: int) -> None:
    first = rendered()
    (kept,) = folder.glob("fr-*.pyc")
    whole = kept.read_bytes()
    kept.write_bytes(whole[:length])
    assert rendered() == first
    assert kept.read_bytes() == whole


def test_another_version_of_the_program_does_not_believe_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered()
    (kept,) = folder.glob("fr-*.pyc")
    before = kept.read_bytes()
    monkeypatch.setattr(compiling, "program_imprint", lambda *_: b"another")
    cache = CompiledTemplates("fr")
    assert cache.get_bucket(spoken("fr"), "page.html", None, SOURCE).code is None
    rendered()
    assert kept.read_bytes() != before


def test_languages_do_not_mix(folder: Path) -> None:
    rendered("fr")
    assert CompiledTemplates("en").get_bucket(spoken("en"), "page.html", None, SOURCE).code is None
    rendered("en")
    assert len(list(folder.glob("*.pyc"))) == 2


def test_nothing_is_written_where_it_may_not_be(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_text("not a folder")
    assert rendered() == "CITE [Cite] COPY"
    folder.unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered() == "CITE [Cite] COPY"
    assert not folder.exists()
