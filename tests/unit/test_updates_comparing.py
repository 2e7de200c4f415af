"""What has changed between two editions, and what of it is worth telling."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from catalog.updates.comparing import Facts, compare, facts_of
from catalog.updates.edition import Edition, paragraph

SENTENCES = (
    "Le réseau rassemble les associations du territoire.",
    "Chaque année il publie une étude sur la coopération.",
    "Les bénévoles y trouvent des fiches pratiques et des témoignages.",
)


def edition(*sentences: str, title: str = "Guide de la coopération") -> Edition:
    return Edition(title=title, paragraphs=tuple(paragraph(each, "main") for each in sentences))


BEFORE = edition(*SENTENCES)


def facts(after: Edition, before: Edition = BEFORE) -> Facts:
    told = facts_of(before, after, compare(before, after))
    told.pop("places", None)
    return told


def test_a_paragraph_more_is_told_with_its_words() -> None:
    more = "Une nouvelle édition paraît avec trois chapitres de plus."
    assert facts(edition(*SENTENCES, more)) == {"added": 1, "extract": more}


def test_a_paragraph_less_is_told() -> None:
    assert facts(edition(*SENTENCES[:2])) == {"removed": 1, "extract": SENTENCES[2]}


def test_a_rewritten_paragraph_is_told_from_where_it_differs() -> None:
    after = edition(*SENTENCES[:2], SENTENCES[2].replace("des témoignages", "un calendrier des rencontres"))
    assert facts(after) == {"rewritten": 1, "extract": "… des fiches pratiques et un calendrier des rencontres."}


def test_a_longer_paragraph_is_rewritten() -> None:
    after = edition(*SENTENCES[:2], f"{SENTENCES[2]} Une carte les situe désormais.")
    assert facts(after) == {"rewritten": 1, "extract": "… pratiques et des témoignages. Une carte les situe désormais."}


def test_a_new_title_is_told_with_the_old_one() -> None:
    assert facts(replace(BEFORE, title="Guide de la coopération 2026")) == {
        "title_before": "Guide de la coopération",
        "title_after": "Guide de la coopération 2026",
    }


def test_the_name_of_the_site_behind_a_title_is_none_of_it() -> None:
    before, after = (edition(*SENTENCES, title=each) for each in ("Guide - RNMA", "Guide | Le réseau national"))
    assert not compare(before, after)
    assert compare(edition(*SENTENCES, title="Guide - 2025"), edition(*SENTENCES, title="Guide - 2026"))


def test_a_slip_of_the_pen_is_no_update() -> None:
    assert not compare(
        edition("Les associatons du territoire y trouvent des fiches."),
        edition("Les associations du territoire y trouvent des fiches."),
    )
    assert compare(
        edition("Cela est légal dans tous les départements."), edition("Cela est illégal dans tous les départements.")
    )
    assert compare(
        edition("La loi est parue en 2025 après de longs débats."),
        edition("La loi est parue en 2026 après de longs débats."),
    )


def test_paragraphs_joined_or_split_are_the_same_text() -> None:
    joined = edition(" ".join(SENTENCES))
    assert not compare(BEFORE, joined)
    assert not compare(joined, BEFORE)


def test_a_label_or_a_button_is_no_update() -> None:
    assert not compare(BEFORE, edition(*SENTENCES, "Nous écrire", "Imprimer"))


def test_but_a_new_year_on_it_is() -> None:
    assert compare(edition(*SENTENCES, "Édition 2025"), edition(*SENTENCES, "Édition 2026"))
    assert not compare(edition(*SENTENCES, "Numéro vert"), edition(*SENTENCES, "Numéro bleu"))


def test_a_page_that_came_without_its_text_tells_nothing() -> None:
    assert not compare(BEFORE, Edition(title="Guide de la coopération"))


def test_a_document_has_more_pages() -> None:
    before = replace(BEFORE, pages=12, size=1000, date="2024-01-05")
    after = replace(before, pages=16, size=1600, date="2026-03-01")
    assert facts(after, before) == {"pages_before": 12, "pages_after": 16, "date": "2026-03-01"}


def test_a_document_without_words_is_another_one_when_its_size_says_so() -> None:
    before = Edition(content="a", size=50_000)
    assert not compare(before, Edition(content="b", size=50_030))
    assert compare(before, Edition(content="b", size=52_000)).head == ("content",)


def test_where_there_is_no_text_the_description_counts() -> None:
    before = Edition(title="Vidéo", description="Un entretien avec trois présidentes.")
    assert facts(replace(before, description="Un entretien, désormais sous-titré."), before) == {
        "description": "Un entretien, désormais sous-titré."
    }


def test_what_a_maintainer_dismissed_is_not_told_again() -> None:
    after = Edition(
        title="Guide de la coopération",
        paragraphs=(*BEFORE.paragraphs, paragraph("Agenda : la prochaine rencontre aura lieu à Lyon.", "agenda")),
    )
    places = compare(BEFORE, after).places
    assert compare(BEFORE, after)
    assert not compare(BEFORE, after, places)


def test_an_extract_is_short() -> None:
    told = str(facts(edition(*SENTENCES, "mot " * 200))["extract"])
    assert len(told) <= 240
    assert told.endswith("mot…")


WORDS = st.lists(st.text("abcdefg", min_size=3, max_size=9), min_size=4, max_size=12).map(" ".join)


@given(st.lists(WORDS, max_size=5), st.lists(WORDS, max_size=5))
def test_what_is_told_is_there_and_was_not(before: list[str], after: list[str]) -> None:
    one, other = edition(*before), edition(*after)
    told = compare(one, other)
    assert {each.text for each in told.added} <= set(after) - set(before)
    assert {each.text for each in told.removed} <= set(before) - set(after)
    assert bool(facts_of(one, other, told)) == bool(told)
