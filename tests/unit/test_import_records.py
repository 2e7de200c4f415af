"""Our own JSON and TOML, written and broken by hand."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.errors import InputError
from catalog.importing.draft import Draft, DraftContribution, DraftLink
from catalog.importing.records import read_json, read_toml
from catalog.kinds import Kind
from catalog.vocabulary import ContributorRole, LinkRole, Watch

PATH = Path("catalogue.json")
RECORD = {
    "slug": "rencontre",
    "title": "Rencontre",
    "kind": "event",
    "date": "2015-06-08",
    "language": "fr",
    "summary": "Un résumé.",
    "container": "Revue",
    "issue": "4",
    "place": "Ressources",
    "themes": ["Europe"],
    "contributions": [{"name": "RNMA", "full_name": "Réseau national", "role": "organiser"}],
    "links": [{"url": "http://a.example/v", "role": "video"}, {"url": "http://a.example/l"}],
    "watch": "nothing",
    "watch_only": " #agenda ",
}
DRAFT = Draft(
    title="Rencontre",
    line=1,
    kind=Kind.EVENT,
    date="2015-06-08",
    language="fr",
    summary="Un résumé.",
    container="Revue",
    issue="4",
    place="Ressources",
    themes=("Europe",),
    contributions=(DraftContribution("RNMA", ContributorRole.ORGANISER, "Réseau national"),),
    links=(DraftLink("http://a.example/v", LinkRole.VIDEO), DraftLink("http://a.example/l")),
    watch=Watch.NOTHING,
    watch_only="#agenda",
)


def refusal(text: str) -> InputError:
    with pytest.raises(InputError) as caught:
        read_json(text, PATH)
    return caught.value


def test_every_field_is_read() -> None:
    assert read_json(json.dumps({"resources": [RECORD]}), PATH).drafts == [DRAFT]


def test_a_title_is_enough() -> None:
    assert read_json('{"resources": [{"title": "A"}]}', PATH).drafts == [Draft("A", line=1)]


def test_toml_has_the_same_shape_and_its_own_dates() -> None:
    first = "[[resources]]\ntitle = 'A'\ndate = 2015-06-08\nissue = 4\n"
    text = f"# Un catalogue\n{first}\n[[resources]]\ntitle = 'B'\ndate = 2014\n"
    drafts = read_toml(text, PATH).drafts
    assert [(each.title, each.line, each.date, each.issue) for each in drafts] == [
        ("A", 2, "2015-06-08", "4"),
        ("B", 7, "2014", None),
    ]


def test_entries_know_their_lines() -> None:
    text = '{\n"resources": [\n {"title": "a \\"resources\\": [ b"},\n\n {"title":\n "B"}, {"title": "C"}\n]}'
    assert [draft.line for draft in read_json(text, PATH).drafts] == [3, 5, 6]


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ('{"kind": "guide"}', "Entry 2: the field “title” is missing"),
        ('{"title": " "}', "“title” cannot hold"),
        ('{"title": "B", "titre": "B"}', "Entry 2 (B): there is no field “titre”"),
        ('{"title": "B", "kind": "gide"}', "guide, study"),
        ('{"title": "B", "date": "2015-02-30"}', "is not a date"),
        ('{"title": "B", "date": true}', "is not a date"),
        ('{"title": "B", "language": "français"}', "is not a language"),
        ('{"title": "B", "links": [{"url": "http://a.example"}, {"role": "video"}]}', "“links.1.url” is missing"),
        ('{"title": "B", "links": [{"url": "http://a.example", "state": "dead"}]}', "“links.0.state”"),
        ('{"title": "B", "watch": "all"}', "document, title, nothing"),
        ('{"title": "B", "watch_only": "p::text"}', '"p::text" is no CSS selector'),
        ('{"title": "B", "themes": "Europe"}', '“themes” cannot hold "Europe"'),
        ('"B"', "Entry 2:"),
    ],
)
def test_a_wrong_entry_is_named_with_its_line(entry: str, says: str) -> None:
    error = refusal('{"resources": [\n{"title": "A"},\n' + entry + "\n]}")
    assert error.line == 3
    assert says in str(error)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"resources": [\n{"title": "A"},\n]}', 3),
        ("{\n", 2),
        ("[" * 100_000, 1),
        ('{"resources": ' + "9" * 5000 + "}", 1),
        ("{}", 1),
        ("[]", 1),
        ('{"resources": {"title": "A"}}', 1),
        ('{"resources": [], "version": 1}', 1),
    ],
)
def test_what_is_no_export_is_refused(text: str, line: int) -> None:
    assert refusal(text).line == line


@pytest.mark.parametrize(
    ("text", "line"), [("a = 1\nb = \n", 2), ("[[resources]]\ntitle = 'A", 2), ("a = 1\na = 2\n", 2)]
)
def test_broken_toml_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(InputError) as caught:
        read_toml(text, PATH)
    assert caught.value.line == line


scalars = st.none() | st.booleans() | st.integers() | st.text()
values = scalars | st.lists(scalars | st.lists(scalars, max_size=2), max_size=2)
entries = st.dictionaries(st.sampled_from([*RECORD, "x"]), values | st.sampled_from([*RECORD.values()]))


@given(st.lists(entries, max_size=3), st.none() | st.just(2))
def test_any_json_is_read_or_refused(resources: list[dict[str, object]], indent: int | None) -> None:
    try:
        lines = [draft.line for draft in read_json(json.dumps({"resources": resources}, indent=indent), PATH).drafts]
    except InputError as error:
        lines = [error.line]
    assert all(line >= 1 for line in lines)


@given(st.text(alphabet="[]resoucti =\"'\n0-") | st.text())
def test_any_toml_is_read_or_refused(text: str) -> None:
    try:
        lines = [draft.line for draft in read_toml(text, PATH).drafts]
    except InputError as error:
        lines = [error.line]
    assert all(1 <= line <= text.count("\n") + 1 for line in lines)
