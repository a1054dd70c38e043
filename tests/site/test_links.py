"""Over the whole built site: every link and anchor leads somewhere, nothing comes from elsewhere."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest


class Document(HTMLParser):
    """The ids, links and loaded files of a page, and what its security policy would refuse."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.refused: list[str] = []
        self.policy = ""
        self.title = ""
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids += [given["id"]] if "id" in given else []
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag in ("script", "img", "iframe") and "src" in given:
            self.loads.append(given["src"])
        if tag == "link" and given.get("rel") in ("stylesheet", "icon"):
            self.loads.append(given["href"])
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"]
        self._inside = tag
        inline = tag == "script" and "src" not in given and given.get("type") != "application/json"
        if inline or "style" in given or any(name.startswith("on") for name in given):
            self.refused.append(f"{tag} {given}")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "title" and not self.title:
            self.title = data
        digest = b64encode(sha256(data.encode()).digest()).decode()
        if self._inside == "style" and f"'sha256-{digest}'" not in self.policy:
            self.refused.append(data)


@cache
def read(file: Path) -> Document:
    return Document(file.read_text(encoding="utf-8"))


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def broken(site: Path, file: Path, href: str) -> bool:
    parts = urlsplit(href)
    if parts.scheme in ("http", "https", "mailto", "data"):
        return False
    path = unquote(parts.path)
    target = site / path.lstrip("/") if path.startswith("/") else (file.parent / path if path else file)
    target = target.resolve()
    if target.is_dir():
        target = target / "index.html"
    if not target.is_file() or not target.is_relative_to(site.resolve()):
        return True
    anchor = unquote(parts.fragment)
    is_place = bool(anchor) and target.name != "search.html" and target.name != "compare.html"
    return is_place and anchor not in read(target).ids


@pytest.mark.parametrize("site", ["small_site", "whole_site"])
def test_every_link_and_anchor_leads_somewhere(site: str, request: pytest.FixtureRequest) -> None:
    """Pages, clauses, duties, findings, checks: all of them exist where links point."""
    folder: Path = request.getfixturevalue(site)
    wrong = {
        f"{f.relative_to(folder)} → {href}"
        for f in pages(folder)
        for href in read(f).links
        if broken(folder, f, href)
    }
    assert wrong == set()


def test_no_page_has_an_id_twice(whole_site: Path) -> None:
    """An anchor names one place."""
    for file in pages(whole_site):
        ids = read(file).ids
        assert len(ids) == len(set(ids)), (file, sorted({i for i in ids if ids.count(i) > 1}))


def test_pages_load_only_files_of_the_site(whole_site: Path) -> None:
    """No font, script or picture from any other host."""
    for file in pages(whole_site):
        for source in read(file).loads:
            assert not urlsplit(source).netloc and not broken(whole_site, file, source), (file, source)


def test_no_page_has_anything_inline_that_its_policy_refuses(whole_site: Path) -> None:
    """No inline script, style or event handler, in ours or the theme's part."""
    for file in pages(whole_site):
        html = file.read_text(encoding="utf-8")
        assert "default-src 'none';" in read(file).policy and "'unsafe-inline'" not in html, file
        assert read(file).refused == [], file


def test_titles_tell_all_pages_apart(whole_site: Path) -> None:
    """Tabs, bookmarks and histories show nothing else; a mechanism and a body that share a name are told apart."""
    titles = [read(f).title for f in pages(whole_site)]
    assert sorted(titles) == sorted(set(titles)) and all("权责手册" in t for t in titles)


def test_the_page_for_a_missing_page_needs_no_file(whole_site: Path) -> None:
    """A server shows it at any depth, where no relative path to a style or script would hold."""
    page = read(whole_site / "404.html")
    assert page.loads == ["data:,"] and page.refused == [] and "sha256-" in page.policy


def test_every_page_is_reached_from_the_start_page(whole_site: Path) -> None:
    """By links alone, without search."""
    root = whole_site.resolve()
    seen: set[Path] = set()
    todo = [root / "index.html"]
    while todo:
        file = todo.pop()
        if file in seen or not file.is_file() or file.suffix != ".html":
            continue
        seen.add(file)
        todo += [
            (file.parent / unquote(urlsplit(h).path)).resolve()
            for h in read(file).links
            if urlsplit(h).path and not urlsplit(h).netloc
        ]
    assert {p.resolve() for p in pages(root)} - seen == {root / "404.html"}
