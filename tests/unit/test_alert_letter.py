"""What a mail says of each link, and the form it has: 72 columns, sound headers, nothing injected."""

import re
import shlex
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from catalog.directory import Directory
from catalog.kinds import Kind
from catalog.models import Contribution, Event, Link, Organisation, Repair, Resource, Use
from catalog.vocabulary import ContributorRole, EventKind, LinkRole, Occasion, Reason, RepairKind, State
from catalog.words import words_of
from feeds.letter import Letter
from feeds.letter_html import html_of
from feeds.letter_text import COLUMNS, text_of
from feeds.mail import mail_of, message_id_of
from feeds.options import AlertOptions
from feeds.repair import Mending, Place, by_hand, mending
from feeds.tidings import News, Subject, Tidings
from feeds.writer import MOST_LINKS, letter_of

DIRECTORY = Directory(base_url="https://repertoire.example/")
WORDS = words_of("fr", "feeds")
DESK = Mending(place=Place("https://bureau.example/"))
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
DEATH = {"reason": "gone", "visits": 3, "since": "2026-11-15T08:00:00+00:00"}
TARGET = "https://orse.example/guide.pdf"
SUBJECTS = {
    EventKind.DIED: Subject.DEATH,
    EventKind.REVIVED: Subject.RETURN,
    EventKind.FAULTY: Subject.FAULT,
    EventKind.MOVED: Subject.MOVE,
    EventKind.DRIFTED: Subject.DRIFT,
    EventKind.SHORT_LINK_DIED: Subject.SHORT_LINK,
    EventKind.UNVERIFIABLE: Subject.UNVERIFIABLE,
}


def link(url: str = "http://bit.ly/abc", title: str = "Guide", **known: Any) -> Link:
    usual = {"short": True, "state": State.DEAD, "reason": Reason.GONE, "chain": [], "detail": "", "status": 404}
    watched = Link(**{"url": url, "last_checked_at": NOW - timedelta(days=1), **usual, **known})
    maker = Contribution(organisation=Organisation(name="ORSE"), role=ContributorRole.AUTHOR)
    resource = Resource(slug="guide", title=title, kind=Kind.GUIDE, date="2012", contributions=[maker])
    Use(resource=resource, link=watched, role=LinkRole.DOCUMENT)
    return watched


def tidings(of: Link, kind: EventKind = EventKind.DIED, **facts: Any) -> Tidings:
    return Tidings(of, (Event(id=1, uuid="u", at=NOW, kind=kind, link=of, facts=facts or DEATH),), SUBJECTS[kind])


def deaths(*links: Link) -> News:
    return News(tuple(tidings(each) for each in links))


def letter(news: News, directory: Directory = DIRECTORY, mending: Mending | None = None) -> Letter:
    return letter_of(news, directory, WORDS, mending=mending)


def on_file(of: Link) -> Mending:
    facts = {"until": "2026-11-10T08:00:00+00:00"}
    of.id = 1
    repair = Repair(id=7, link=of, link_id=1, kind=RepairKind.SHORT, target=TARGET, confidence=0.6, facts=facts)
    return mending([repair], Place())


def mail(written: Letter, directory: Directory = DIRECTORY, sender: str = "vigie@asso.example") -> EmailMessage:
    return posted(written, ["u1", "u2"], directory=directory, sender=sender)


def posted(
    written: Letter,
    uuids: list[str],
    recipient: str = "moi@asso.example",
    now: datetime = NOW,
    directory: Directory = DIRECTORY,
    sender: str = "vigie@asso.example",
) -> EmailMessage:
    message_id = message_id_of(sender.rpartition("@")[2], recipient, uuids)
    return mail_of(written, directory, sender, recipient, message_id, now)


def said(of: Link) -> str:
    """The text about one dead link, on one line."""
    return re.sub(r"\n *", " ", text_of(letter(deaths(of))))


# What can be done


def test_a_repair_on_file_is_proposed_with_its_proof_and_number() -> None:
    dead = link()
    (proposal,) = on_file(dead).proposals(dead, WORDS)
    assert proposal.text == (
        "À faire\u00a0: mettre l’adresse où mène le lien court (sûr à 60\u00a0%). L’adresse y menait, et répondait, "
        "jusqu’au 10 novembre 2026."
    )
    assert (proposal.address, proposal.command) == (TARGET, "vigie repair 7")


def test_where_none_is_on_file_there_is_something_to_find_out_and_a_command_for_it() -> None:
    (proposal,) = by_hand(link(), EventKind.DIED, WORDS)
    assert "sur le site de l’éditeur" in proposal.text
    assert proposal.address is None
    assert proposal.command == "vigie replace http://bit.ly/abc NOUVELLE-ADRESSE"


@pytest.mark.parametrize(
    ("reason", "advice"), [(Reason.TLS, "certificat"), (Reason.DNS, "sur le web"), (Reason.GONE, "éditeur")]
)
def test_otherwise_the_advice_fits_the_reason(reason: Reason, advice: str) -> None:
    assert advice in by_hand(link(reason=reason), EventKind.DIED, WORDS)[0].text


# What is said


def test_the_proof_is_given() -> None:
    text = said(link(detail="certificate has expired", last_alive_at=datetime(2026, 10, 1, tzinfo=UTC)))
    assert "depuis le 15 novembre 2026\u00a0: la page n’existe plus (3 visites de suite)." in text
    assert "Dernière visite le 22 novembre 2026\u00a0: certificat périmé." in text
    assert "Il a répondu pour la dernière fois le 1er octobre 2026." in text


def test_the_status_stands_in_for_a_missing_detail() -> None:
    text = said(link())
    assert "Dernière visite le 22 novembre 2026\u00a0: HTTP 404." in text
    assert "Il n’a jamais répondu depuis que nous le surveillons." in text


def test_the_links_of_one_host_stand_under_one_heading() -> None:
    chain = [{"url": "http://bit.ly/1", "status": 301}, {"url": "https://orse.example/1", "status": 404}]
    written = letter(
        deaths(link("http://bit.ly/1", chain=chain), link("http://autre.example/"), link("https://orse.example/2"))
    )
    groups = [(group.heading, len(group.items)) for group in written.sections[0].groups]
    assert groups == [("", 1), ("2 liens sur orse.example", 2)]


def test_a_mail_tells_so_many_and_counts_the_others() -> None:
    written = letter(deaths(*(link(f"http://h{number}.example/") for number in range(MOST_LINKS + 12))))
    text = text_of(written)
    assert text.count("\n* ") == MOST_LINKS
    assert "et 12 autres, à retrouver sur la page de santé des liens\u00a0:\nhttps://repertoire.example/sante/" in text
    assert written.subject == "42 liens ne répondent plus – Ressources pour coopérer"


def test_the_others_lead_to_the_desk_where_there_is_one_and_they_wait_there() -> None:
    links = [link(f"http://h{number}.example/") for number in range(MOST_LINKS + 12)]
    text = text_of(letter(deaths(*links), mending=DESK))
    assert "et 12 autres, à retrouver sur le bureau\u00a0:\nhttps://bureau.example/\n" in text
    of_one_host = [*links[:MOST_LINKS], *(link(f"http://www.orse.example/{number}") for number in range(3))]
    text = text_of(letter(deaths(*of_one_host), mending=DESK))
    assert "et 3 autres, à retrouver sur le bureau\u00a0:\nhttps://bureau.example/?hote=www.orse.example\n" in text
    returns = News(tuple(tidings(each, EventKind.REVIVED) for each in links))
    assert "et 12 autres, à retrouver sur la page" in text_of(letter(returns, mending=DESK))


def test_all_the_resources_of_a_link_are_named_and_its_role_where_there_are_several() -> None:
    shared = link()
    video = Link(url="http://v.example/", short=False, state=State.ALIVE)
    Use(resource=shared.uses[0].resource, link=video, role=LinkRole.VIDEO)
    Use(resource=Resource(slug="autre", title="L'autre", kind=Kind.LAW), link=shared, role=LinkRole.PAGE)
    text = said(shared)
    assert "* Guide Guide – ORSE – 2012 – Document" in text
    assert "La même adresse sert aussi à\u00a0: L’autre." in text


@pytest.mark.parametrize(
    ("news", "subject"),
    [
        (deaths(link()), "1 lien ne répond plus – Ressources pour coopérer"),
        (News((tidings(link(), EventKind.REVIVED),)), "1 lien répond de nouveau – Ressources pour coopérer"),
        (News((tidings(link(), EventKind.FAULTY),)), "1 adresse à corriger – Ressources pour coopérer"),
    ],
)
def test_the_subject_says_the_number_and_the_directory(news: News, subject: str) -> None:
    assert letter(news).subject == subject


def test_a_fault_is_shown_but_not_made_a_link() -> None:
    faulty = link("javascript:alert(1)", reason=Reason.INVALID_URL, state=State.UNVERIFIABLE)
    written = letter(News((tidings(faulty, EventKind.FAULTY, reason="invalid_url"),)))
    assert "Cette adresse est à corriger\u00a0: l’adresse est mal écrite." in text_of(written)
    page = html_of(written, "fr")
    assert 'href="javascript' not in page
    assert "<code" in page


# The form


texts = st.text(max_size=200) | st.sampled_from(
    ["a\r\nBcc: victime@example.org", "\u2028\x85\x0b", "\ud800", "mot " * 60, "<b>&", "=?utf-8?q?x?=", ""]
)


@given(title=texts, detail=texts, name=texts)
def test_nothing_breaks_a_header_a_line_or_the_page(title: str, detail: str, name: str) -> None:
    directory = Directory(title=name, base_url="https://repertoire.example/")
    written = letter(deaths(link(title=title, detail=detail), link("http://b.example/", title=detail)), directory)
    message = mail(written, directory)
    assert all(len(value.splitlines()) <= 1 for value in message.values())
    read = message_from_bytes(message.as_bytes(), policy=SMTP)
    assert isinstance(read, EmailMessage)
    assert set(read.keys()) == set(message.keys())
    assert read["Bcc"] is None
    assert not read.defects
    for line in text_of(written).split("\n"):
        assert len(line) <= COLUMNS or len(line.split(" ")[-1]) > COLUMNS - len("* ")
    assert "<b>&" not in html_of(written, "fr")


def test_addresses_stay_whole_on_their_own_line() -> None:
    long = "https://exemple.example/" + "tres-long-/" * 20
    assert f"\n  {long}\n" in text_of(letter(deaths(link(long))))


def test_a_mail_is_the_same_when_it_is_sent_again() -> None:
    written = letter(deaths(link()))
    assert mail(written).as_bytes() == mail(written).as_bytes()
    other = posted(written, ["u2", "u1"], now=NOW + timedelta(days=1))
    assert other["Message-ID"] == mail(written)["Message-ID"]


def test_a_mail_to_another_or_of_something_else_is_another_mail() -> None:
    written = letter(deaths(link()))
    ids = {
        posted(written, uuids, recipient)["Message-ID"]
        for recipient in ("a@asso.example", "b@asso.example")
        for uuids in (["u1"], ["u2"], ["u1", "u2"])
    }
    assert len(ids) == 6


@pytest.mark.parametrize("domain", ["asso.example", f"{'long-' * 11}x.{'long-' * 11}x.example"])
def test_the_headers_thread_identify_and_explain(domain: str) -> None:
    sender = f"vigie@{domain}"
    read = message_from_bytes(mail(letter(deaths(link())), sender=sender).as_bytes(), policy=SMTP)
    assert isinstance(read, EmailMessage)
    assert read["From"].addresses[0].addr_spec == sender
    assert read["From"].addresses[0].display_name == "Ressources pour coopérer"
    assert read["Date"].datetime == NOW
    assert read["Message-ID"].endswith(f"@{domain}>")
    assert read["In-Reply-To"] == read["References"] != read["Message-ID"]
    assert read["References"].endswith(f"@{domain}>")
    assert read["Auto-Submitted"] == "auto-generated"
    assert read["List-Id"] == f"<ressources-pour-cooperer.{domain}>"
    assert read["List-Unsubscribe"] == f"<mailto:{sender}>"
    assert read["Subject"] == "1 lien ne répond plus – Ressources pour coopérer"


def test_both_parts_say_the_same_in_seven_bits() -> None:
    written = letter(deaths(link(title="Été & <hiver>")))
    raw = mail(written).as_bytes()
    assert raw.isascii()
    assert max(map(len, raw.splitlines())) <= 78
    read = message_from_bytes(raw, policy=SMTP)
    assert isinstance(read, EmailMessage)
    assert read.get_content_type() == "multipart/alternative"
    plain, page = read.get_body(("plain",)), read.get_body(("html",))
    assert plain is not None
    assert page is not None
    assert plain.get_content().replace("\r\n", "\n") == text_of(written)
    assert page.get_content().split() == html_of(written, "fr").split()
    assert "Été &amp; &lt;hiver&gt;" in page.get_content()


def test_the_page_fetches_nothing() -> None:
    page = html_of(letter(deaths(link())), "fr")
    assert not any(word in page for word in ("src=", "url(", "<script", "<link", "@import"))
    assert "prefers-color-scheme: dark" in page


# Many, hostile, foreign


def test_many_links_of_one_host_are_one_line() -> None:
    written = letter(deaths(*(link(f"https://orse.example/{number}", f"Titre {number}") for number in range(12))))
    ((item,),) = [group.items for section in written.sections for group in section.groups]
    assert item.title == "12 liens sur orse.example"
    assert item.about.endswith("Titre 4 et 7 autres")
    assert item.lines[-1].address == "vigie review --host orse.example", "it leads to exactly these"
    at_desk = letter_of(deaths(*(link(f"https://orse.example/{n}") for n in range(4))), DIRECTORY, WORDS, None, DESK)
    assert "\n  https://bureau.example/?hote=orse.example\n" in text_of(at_desk)
    assert written.subject.startswith("12 liens ne répondent plus")


def test_all_sections_together_are_capped() -> None:
    told = [tidings(link(f"http://h{number}.example/")) for number in range(20)]
    faults = [link(f"http://f{number}.example/") for number in range(20)]
    told += [tidings(each, EventKind.FAULTY, reason="invalid_url") for each in faults]
    written = letter(News(tuple(told)))
    assert text_of(written).count("\n* ") == MOST_LINKS
    assert "et 10 autres" in text_of(written)


@pytest.mark.parametrize("address", ["https://a/$(reboot)", "https://a/';reboot;'", "--help", "https://a\nreboot"])
@pytest.mark.parametrize("kind", [EventKind.DIED, EventKind.FAULTY, EventKind.UNVERIFIABLE])
def test_an_address_is_a_word_to_the_shell(address: str, kind: EventKind) -> None:
    for proposal in by_hand(link(address), kind, WORDS):
        assert "\n" not in proposal.command
        name, verb, *arguments = shlex.split(proposal.command)
        assert (name, verb) in (("vigie", "replace"), ("vigie", "ignore"))
        assert next(each for each in arguments if each != "--") == " ".join(address.split())


def test_the_archived_copy_is_shown_beside_another_proposal() -> None:
    known = link(archive_url="https://archive.example/1")
    text = text_of(letter_of(deaths(known), DIRECTORY, WORDS, mending=on_file(known)))
    assert "vigie repair 7\n" in text
    assert "https://archive.example/1\n" in text


def test_a_host_is_written_in_its_ascii_form_and_a_box_that_has_none_is_refused() -> None:
    assert AlertOptions(to=("rene@économie.example",)).to == ("rene@xn--conomie-9xa.example",)
    with pytest.raises(ValidationError, match="must be a mail address"):
        AlertOptions(to=("rené@asso.example",))


def test_the_text_is_not_flowed() -> None:
    plain = mail(letter(deaths(link()))).get_body(("plain",))
    assert plain is not None
    assert plain.get_param("format") is None


@pytest.mark.parametrize("kind", [kind for kind in SUBJECTS if kind is not EventKind.DIED])
def test_whatever_befalls_many_links_of_one_host_is_one_line(kind: EventKind) -> None:
    state = State.ALIVE if kind in (EventKind.MOVED, EventKind.DRIFTED, EventKind.REVIVED) else State.UNVERIFIABLE
    chain = [{"url": "http://court.example/x", "status": 301}, {"url": "https://ailleurs.example/", "status": 200}]
    led = chain if kind in (EventKind.MOVED, EventKind.SHORT_LINK_DIED) else []
    told = [
        tidings(
            link(f"http://court.example/{number}", f"Titre {number}", state=state, chain=led),
            kind,
            **DEATH,
            **{"from": "A", "to": "B"},
        )
        for number in range(4)
    ]
    written = letter_of(News(tuple(told)), DIRECTORY, WORDS, None, DESK)
    ((item,),) = [group.items for section in written.sections for group in section.groups]
    assert item.title == "4 liens sur court.example"
    assert ("Il n’y a rien à faire." in item.lines[0].text) == (kind is EventKind.REVIVED)
    commands = [line.address for line in item.lines[1:]]
    reviewed = [None, "vigie review --host court.example", "https://bureau.example/?hote=court.example"]
    assert commands == ([] if kind is EventKind.REVIVED else reviewed)
    assert text_of(letter(News(tuple(told[:3])))).count("\n* ") == 3


def test_many_links_of_one_host_are_recalled_in_one_line() -> None:
    dead = [tidings(link(f"https://orse.example/{number}")) for number in range(8)]
    recalled = [replace(each, subject=Subject.REMINDER, occasion=Occasion.REMINDER, told_at=NOW) for each in dead[:4]]
    recalled += [
        replace(each, subject=Subject.REMINDER, occasion=Occasion.LAST_REMINDER, told_at=NOW) for each in dead[4:]
    ]
    items = [item for group in letter(News(tuple(recalled))).sections[0].groups for item in group.items]
    assert [item.title for item in items] == ["4 liens sur orse.example"] * 2
    assert "le 23 novembre 2026\u202f; ils attendent encore." in items[0].lines[0].text
    assert [item.lines[0].text.endswith("Nous n’y reviendrons plus.") for item in items] == [False, True]


def test_a_lone_link_does_not_seem_to_stand_under_the_heading_of_others() -> None:
    told = deaths(link("https://orse.example/1"), link("https://orse.example/2"), link("http://seul.example/"))
    assert [group.heading for group in letter(told).sections[0].groups] == ["", "2 liens sur orse.example"]


def test_of_a_dead_short_link_it_is_said_where_it_leads() -> None:
    chain = [{"url": "http://bit.ly/abc", "status": 301}, {"url": TARGET, "status": 404}]
    dead = link(chain=chain)
    assert f"Elle mène à\u00a0:\n  {TARGET}\n" in text_of(letter(deaths(dead)))
    assert text_of(letter_of(deaths(dead), DIRECTORY, WORDS, mending=on_file(dead))).count(TARGET) == 1
    assert "Elle mène" not in text_of(letter(deaths(link("http://orse.example/a"))))


def test_that_a_server_answered_with_200_is_no_proof_of_anything() -> None:
    moved = link(state=State.ALIVE, reason=Reason.OK, status=200, detail="HTTP 200")
    assert "HTTP" not in text_of(letter(News((tidings(moved, EventKind.MOVED, to=TARGET),))))


def test_how_commands_are_typed_is_said_where_there_is_one() -> None:
    ready = "cd /srv/vigie; alias vigie=/opt/vigie/.venv/bin/vigie"
    place = Mending(place=Place(terminal=ready))
    text = text_of(letter_of(deaths(link()), DIRECTORY, WORDS, None, place))
    assert f"\nAvant la première commande, dans un terminal\u00a0:\n{ready}\n" in text
    back = News((tidings(link(state=State.ALIVE), EventKind.REVIVED),))
    assert ready not in text_of(letter_of(back, DIRECTORY, WORDS, None, place))


def test_several_sure_repairs_are_one_command() -> None:
    moved = [link(f"http://h{number}.example/", state=State.ALIVE) for number in range(2)]
    for number, each in enumerate(moved, 1):
        each.id = number
    known: Any = {"kind": RepairKind.MOVED, "target": TARGET, "confidence": 0.97}
    known["facts"] = {"visits": 3, "last": NOW.isoformat()}
    repairs = [Repair(id=each.id, link=each, link_id=each.id, **known) for each in moved]
    news = News(tuple(tidings(each, EventKind.MOVED, to=TARGET) for each in moved))
    assert "\nvigie repair --all\n" in text_of(letter_of(news, DIRECTORY, WORDS, None, mending(repairs, Place())))
    repairs[1].confidence = 0.9
    assert "--all" not in text_of(letter_of(news, DIRECTORY, WORDS, None, mending(repairs, Place())))
