"""The words of clauses, where a document names a local text file in its jurisdiction's folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ..errors import QuanzeError
from ..loading.discover import discover
from ..loading.official import clause_words
from ..loading.official.files import load_text
from ..model.document import Document
from ..model.jurisdiction import Jurisdiction
from ..pipeline import Project

SECRET = "不予公开"
"""The disclosure property of documents whose words are shown nowhere."""

Wordings = Mapping[str, Mapping[str, str]]
"""Place → citation → the words of the clause."""


def read_wordings(project: Project, root: Path) -> tuple[Wordings, tuple[str, ...]]:
    """The words of all clauses, and one line for each text that could not be read.

    A text is read only if it lies, links followed, in the folder of its own jurisdiction.
    """
    found: dict[str, dict[str, str]] = {}
    problems: list[str] = []
    for place, folder in _folders(project, root):
        for id_, document in place.documents.items():
            if not document.text or document.disclosure == SECRET:
                continue
            try:
                words = _read(document, document.text, folder)
            except QuanzeError as error:
                problems.append(f"{place.name}《{document.title}》的原文没有读到：{error}")
                continue
            found.setdefault(place.id, {}).update(
                {f"{id_}:{locator}": said for locator, said in words.items()}
            )
    return found, tuple(problems)


def _folders(project: Project, root: Path) -> Iterator[tuple[Jurisdiction, Path]]:
    """The places with their folders, which follow one another as the places were read."""
    folders = [files.folder for files in discover(root).jurisdictions]
    places = list(project.jurisdictions.values())
    if len(folders) == len(places):
        yield from zip(places, folders, strict=True)


def _read(document: Document, name: str, folder: Path) -> dict[str, str]:
    file = (folder / name).resolve()
    if not file.is_relative_to(folder.resolve()):
        raise QuanzeError("文件不在该地区的文件夹内")
    if not file.is_file():
        raise QuanzeError(f"该地区的文件夹中没有文件 {name}")
    return clause_words(document, load_text(file))
