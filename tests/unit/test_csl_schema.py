"""The CSL-JSON export against the rules of its schema (csl-data.json of citationstyles.org, 1.0.2).

The rules are that schema's for the fields that we write; it allows no field that it does not name, and so does this.
"""

import json

import pytest
from hypothesis import example, given, settings
from jsonschema import Draft7Validator
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.exporting.formats import FORMATS
from catalog.importing.bundle import bundled
from catalog.importing.draft import Draft
from catalog.kinds import NAMES
from tests.unit.test_export_formats import WHOLE, catalogue, drafts

TYPES = [
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
]
TEXT, LABEL = {"type": "string"}, {"type": ["string", "number"]}
NAME = {
    "type": "object",
    "properties": dict.fromkeys(("family", "given", "literal", "suffix"), TEXT),
    "additionalProperties": False,
}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array", "minItems": 1, "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": LABEL},
        },
    },
    "additionalProperties": False,
}  # fmt: skip
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "type": {"enum": TYPES},
            "id": LABEL,
            "issue": LABEL,
            "author": {"type": "array", "items": NAME},
            "issued": DATE,
            "custom": {"type": "object"},
            **dict.fromkeys(("title", "publisher", "container-title", "language", "abstract", "keyword", "URL"), TEXT),
            **dict.fromkeys(("ISBN", "ISSN", "DOI"), TEXT),
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return open_database(f"sqlite:///{tmp_path_factory.mktemp('csl')}/vigie.db")


@settings(max_examples=60)
@given(drafts=drafts)
@example(drafts=[WHOLE])
@example(drafts=bundled())
def test_the_export_keeps_to_the_schema(engine: Engine, drafts: list[Draft]) -> None:
    Draft7Validator.check_schema(SCHEMA)
    with Session(engine) as session:
        items = json.loads(FORMATS["csl-json"](catalogue(session, drafts)))
    assert [error.message for error in Draft7Validator(SCHEMA).iter_errors(items)] == []


def test_the_schema_finds_what_is_wrong() -> None:
    for wrong in ({"id": "a", "type": "guide"}, {"type": "book"}, {"id": "a", "type": "book", "kind": "guide"}):
        assert list(Draft7Validator(SCHEMA).iter_errors([wrong]))


def test_every_kind_has_a_type_of_the_format() -> None:
    assert {names.csl for names in NAMES.values()} <= set(TYPES)
