"""The one door to the files that ship beside the code: the ontology, the queries and the samples."""

from pathlib import Path

from filinggraph.errors import SettingsError

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parents[1]


def folder(name: str) -> Path:
    """Folder of shipped files called name: beside the package in a wheel, two levels up in a checkout.

    Raises SettingsError when neither place holds it.
    """
    for base in (_PACKAGE, _CHECKOUT):
        if (base / name).is_dir():
            return base / name
    raise SettingsError(f"{name}: shipped folder not found beside {_PACKAGE}; reinstall filinggraph")


def ontology() -> Path:
    """Folder of the ontology's Turtle files."""
    return folder("ontology")


def queries() -> Path:
    """Folder of the shipped questions."""
    return folder("queries")
