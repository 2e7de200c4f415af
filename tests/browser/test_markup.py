"""Every page of the site by the Nu HTML checker, which the W3C runs: no error, no warning."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

CHECKER = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"
# It refuses to look at the machine it runs on, unless told.
LOOPBACK = "-Dnu.validator.servlet.allow-forbidden-hosts=true"
# What runs for seconds is not worth being compiled well.
HASTY = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def checked(*arguments: str) -> list[dict[str, Any]]:
    java = shutil.which("java")
    if java is None:
        pytest.skip("Java is not installed")
    if not CHECKER.exists():
        pytest.skip("The Nu HTML checker is not installed: npm ci in tests/browser")
    done = subprocess.run(
        [
            java,
            "-Xss4m",
            *HASTY,
            LOOPBACK,
            "-jar",
            str(CHECKER),
            "--format",
            "json",
            "--stdout",
            "--exit-zero-always",
            *arguments,
        ],
        capture_output=True,
        check=True,
        timeout=300,
    )
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return messages


@pytest.fixture(scope="module")
def messages(site: Any, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """On the pages of the site, and on one that has a fault."""
    faulty = tmp_path_factory.mktemp("faulty") / "page.html"
    faulty.write_text("<!doctype html><html lang=fr><title>x</title><p id=a><p id=a>")
    # By their addresses: from files, a policy that allows what comes from the same site would allow nothing.
    return checked(*(site + path for path in site.pages), str(faulty))


def test_the_checker_finds_nothing(site: Any, messages: list[dict[str, Any]]) -> None:
    found = [each for each in messages if not each["url"].startswith("file:")]
    assert [(each["url"].removeprefix(site), each["message"], each.get("extract")) for each in found] == []


def test_the_checker_would_find_something(messages: list[dict[str, Any]]) -> None:
    assert [each["type"] for each in messages if each["url"].startswith("file:")].count("error") == 1
