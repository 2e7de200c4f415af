"""The line that mails give before any command: a shell that runs it knows "vigie", wherever it is installed."""

import subprocess
import sys
from pathlib import Path

import pytest

from vigie.terminal import opening


@pytest.mark.parametrize("config", ["vigie.toml", "l’autre.toml"])
def test_after_it_vigie_is_known_in_the_folder_of_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, config: str
) -> None:
    folder = tmp_path / "mon dossier"
    (folder / "bin").mkdir(parents=True)
    program = folder / "bin" / "vigie"
    program.write_text('#!/bin/sh\necho "$PWD $@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "argv", [str(folder / "scripts" / ".." / "bin" / "vigie"), "run"])
    (folder / "scripts").mkdir()
    typed = f"shopt -s expand_aliases\n{opening(folder, config)}\nvigie repair 12\n"
    done = subprocess.run(["bash"], input=typed, capture_output=True, text=True, check=True, cwd=tmp_path)
    option = "" if config == "vigie.toml" else f"--config {config} "
    assert done.stdout == f"{folder} {option}repair 12\n"
    assert "/../" not in opening(folder, config)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")
    assert ("alias" in opening(folder, config)) == (config != "vigie.toml"), "a shell that knows it need not be told"
