"""Publishes a catalogue as `vigie publish` does, to be measured from outside."""

import sys
from pathlib import Path

from vigie.cli import loading

if __name__ == "__main__":
    with loading():
        from catalog.database import open_database
        from catalog.directory import Directory
        from vigie.publishing import publish
    database, output = sys.argv[1:]
    directory = Directory(title="Banc d’essai", base_url="https://annuaire.example.org/", publisher="Réseau 1")
    print(publish(open_database(f"sqlite:///{database}"), directory, Path(output)).files)
