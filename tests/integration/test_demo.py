"""The demo as a newcomer runs it: one command, six weeks, no network."""

import email
import email.policy
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("newcomer")
    (folder / "vigie.db").write_bytes(b"mine")
    done = subprocess.run(
        [Path(sys.executable).with_name("vigie"), "demo"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    return folder, done.stdout, done.stderr


def test_the_story_is_told_day_by_day_and_summed_up(played: Any) -> None:
    _, told, errors = played
    assert errors == ""
    assert "Jour 16, 20 octobre 2026" in told
    assert "notre propre réseau ne répond pas" in told
    summary = told[told.index("En six semaines") :].replace("\u00a0", " ")
    assert "visites de 20 liens" in summary
    assert "Liens morts : 4" in summary
    assert "Liens de retour : 1" in summary
    assert "Liens déplacés pour de bon : 1" in summary
    assert "Documents mis à jour : 1" in summary
    assert "panne 1 jour : rien n’a été conclu, et aucun lien n’en est mort" in summary
    assert summary.rstrip().endswith("sh scripts/run --config vigie-demo/vigie.toml serve")


def test_every_mail_is_there_and_tells_its_death(played: Any) -> None:
    folder, told, _ = played
    mails = [
        email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        for file in sorted((folder / "vigie-demo" / "mails").glob("*.eml"))
    ]
    assert told.count("courriel : mails/".replace(" :", "\u00a0:")) == len(mails) == 6
    texts = [mail.get_body(("plain",)).get_content() for mail in mails]  # type: ignore[union-attr]
    assert "La coopération inter-associative au niveau territorial" in texts[0]
    assert len({mail["Message-ID"] for mail in mails}) == 6


def test_what_the_organisations_tell_is_on_the_site_and_in_a_feed_of_its_own(played: Any) -> None:
    folder, told, _ = played
    public = folder / "vigie-demo" / "public"
    assert "6 actualités d’organismes ont été trouvées." in told
    page = (public / "actualites" / "index.html").read_text("utf-8")
    # By RSS, by Atom, and by a site map alone.
    for title in ("Une rencontre régionale à Lyon", "Assemblée générale", "La lettre du mouvement n° 2"):
        assert page.count(title) == 1, title
    assert "La lettre du mouvement n° 1" not in page
    assert "Une rencontre régionale" in (public / "organismes" / "le-rameau" / "index.html").read_text("utf-8")
    for name in ("rss.xml", "atom.xml", "feed.json"):
        assert "Une rencontre régionale" in (public / "actualites" / name).read_text("utf-8")
    assert "actualites/rss.xml" in (public / "abonnements.opml").read_text("utf-8")


def test_the_site_is_there_and_nothing_else_was_touched(played: Any) -> None:
    folder, _, _ = played
    assert (folder / "vigie-demo" / "public" / "index.html").exists()
    assert sorted(path.name for path in folder.iterdir()) == ["vigie-demo", "vigie.db"]
    assert (folder / "vigie.db").read_bytes() == b"mine"


def test_ctrl_c_ends_the_demo(tmp_path: Path) -> None:
    with subprocess.Popen(
        [Path(sys.executable).with_name("vigie"), "demo"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as demo:
        assert demo.stdout is not None
        while "Jour 5" not in demo.stdout.readline():
            pass
        demo.send_signal(signal.SIGINT)
        told, errors = demo.communicate(timeout=60)
    assert demo.returncode == 130
    assert "En six semaines" not in told
    assert "Traceback" not in errors
