"""Where everything has its page and its anchor: paths from the site's root, the same on every file system."""

from __future__ import annotations

import posixpath

START = "index.html"
KINDS = "mechanism-kinds.html"
SEARCH = "search.html"
COMPARE = "compare.html"
RULES = "checks/index.html"
ASSETS = "assets/quanze"

_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
_TAKEN = {"index", "assets", "checks"}


def file_name(id_: str) -> str:
    """The id as the name of a file or folder. Names that a system or the site itself uses get a hyphen, which ends no id."""
    return f"{id_}-" if id_ in _TAKEN or id_ in _DEVICES else id_


def place_page(place: str) -> str:
    """The overview of a place."""
    return f"{file_name(place)}/index.html"


def handling_page(place: str) -> str:
    """Who handles what."""
    return f"{file_name(place)}/who-handles-what.html"


def mechanisms_page(place: str) -> str:
    """The list of all mechanisms."""
    return f"{file_name(place)}/mechanisms/index.html"


def mechanism_page(place: str, mechanism: str) -> str:
    """The page of one mechanism."""
    return f"{file_name(place)}/mechanisms/{file_name(mechanism)}.html"


def bodies_page(place: str) -> str:
    """The list of all bodies."""
    return f"{file_name(place)}/bodies/index.html"


def body_page(place: str, body: str) -> str:
    """The page of one body."""
    return f"{file_name(place)}/bodies/{file_name(body)}.html"


def print_page(place: str) -> str:
    """All mechanisms on one page for the printer."""
    return f"{file_name(place)}/print.html"


def deadlines_page(place: str) -> str:
    """All time limits."""
    return f"{file_name(place)}/time-limits.html"


def lists_page(place: str) -> str:
    """Bands, scores, powers, materials, information, fields of matters."""
    return f"{file_name(place)}/lists.html"


def powers_page(place: str, list_: str) -> str:
    """The entries of one list of powers."""
    return f"{file_name(place)}/lists/{file_name(list_)}.html"


def documents_page(place: str) -> str:
    """The list of a place's documents."""
    return f"{file_name(place)}/documents/index.html"


def document_page(place: str, document: str) -> str:
    """The outline of one document."""
    return f"{file_name(place)}/documents/{file_name(document)}.html"


def findings_page(place: str) -> str:
    """Known issues and findings."""
    return f"{file_name(place)}/findings.html"


def rule_page(code: str) -> str:
    """The public page of one check."""
    return f"checks/{code.lower()}.html"


def clause_anchor(locator: str) -> str:
    """`3/1/2#1.2` → `c-3-1-2_1.2`: no two locators share one, and none needs escaping in a link."""
    return "c-" + locator.replace("/", "-").replace("#", "_")


def element_anchor(kind: str, id_: str) -> str:
    """The anchor of an element on the page where it is described: `duty-transfer-out`."""
    return f"{kind}-{id_.replace('/', '-')}"


def relative(target: str, base: str) -> str:
    """A link from one page to another; both count from the root, the target may carry an anchor."""
    path, hash_, anchor = target.partition("#")
    if path == base and hash_:
        return f"#{anchor}"
    return posixpath.relpath(path, posixpath.dirname(base) or ".") + hash_ + anchor
