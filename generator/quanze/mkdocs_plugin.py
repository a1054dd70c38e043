"""The mkdocs plugin `quanze`: hands the handbook's ready pages to mkdocs, which only puts its theme around them."""

from __future__ import annotations

import html
import json
import math
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.meta import get_data
from mkdocs.utils.templates import TemplateContext

from .checks.catalogue import rules
from .diagnostics.diagnostic import Diagnostic
from .pipeline import Project, run
from .rendering import paths
from .rendering.files import SCRIPTS, STYLES, read_asset
from .rendering.page import Page, TocEntry
from .rendering.pages import Handbook, render_handbook, spec_errors
from .rendering.texts import read_wordings

log = get_plugin_logger("quanze")

THEME = Path(__file__).parent / "rendering" / "theme"
START_MARK = "<!-- quanze:start -->"
"""Where a hand-written start page has this, the generated one is put in."""

_POLICY = (
    "default-src 'none'; script-src {scripts}; style-src 'self' file:; img-src 'self' file: data:;"
    " font-src 'self' file:; connect-src {connect}; base-uri 'none'; form-action 'none'"
)
"""`file:` is what 'self' means in a page opened from a folder, to some browsers; `data:` are the theme's icons."""


class QuanzeConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's settings in mkdocs.yml."""

    specs = config_options.Type(str, default="specs")


class QuanzePlugin(BasePlugin[QuanzeConfig]):  # type: ignore[no-untyped-call]
    """Reads the specs once a build, and answers mkdocs' questions from the rendered handbook."""

    def __init__(self) -> None:
        self._project: Project | None = None
        self._root: Path | None = None
        self._serving = False
        self._pages: dict[str, Page] = {}
        self._handbook = Handbook((), (), ())
        self._listed: dict[str, SitePage] = {}

    def use(self, project: Project, root: Path) -> None:
        """Build from a project that has been read already from a folder, instead of reading the specs again."""
        self._project, self._root = project, root

    # ------------------------------------------------------------------ mkdocs asks
    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        project = self._project or run(self._specs(config), Path(config.config_file_path).parent)
        if errors := spec_errors(project):
            raise PluginError(_one_line(errors))
        words, unread = read_wordings(project, self._specs(config))
        self._handbook = render_handbook(project, rules(), words)
        for warning in (*unread, *self._handbook.warnings):
            log.warning(warning)
        self._pages = {_source(page): page for page in self._handbook.pages}
        self._dress(config)
        return config

    @event_priority(-50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        written = {file.src_uri for file in files}
        for source, page in self._pages.items():
            if source in written:
                continue
            shown = InclusionLevel.UNDEFINED if page.section is not None else InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, source, content="\n", inclusion=shown))
        for asset in self._handbook.assets:
            files.append(File.generated(config, asset.path, content=asset.content))
        mine = [file for file in files.documentation_pages() if file.src_uri not in self._pages]
        config.nav = _navigation(
            self._handbook.pages, [file.src_uri for file in sorted(mine, key=_rank)], config.nav
        )
        return files

    def on_page_markdown(
        self, markdown: str, *, page: SitePage, config: MkDocsConfig, files: Files
    ) -> str | None:
        found = self._generated(page)
        if found is None:
            return None
        page.meta = {"title": html.escape(found.title), **({"hide": ["toc"]} if found.wide else {})}
        return ""

    def on_page_content(
        self, content: str, *, page: SitePage, config: MkDocsConfig, files: Files
    ) -> str | None:
        if page.file.src_uri == "index.md" and START_MARK in content:
            return content.replace(START_MARK, self._pages["index.md"].html)
        found = self._generated(page)
        if found is None:
            return None
        page.toc = TableOfContents([_anchor(entry, 2) for entry in found.toc])
        return found.html

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self._listed = {page.file.src_uri: page for page in nav.pages}
        return nav

    def on_page_context(
        self, context: TemplateContext, *, page: SitePage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        self._point_out(page, True)
        return context

    def on_post_page(self, output: str, *, page: SitePage, config: MkDocsConfig) -> str:
        self._point_out(page, False)
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        # Its gzip header carries the time of the build; servers compress the map by themselves.
        Path(config.site_dir, "sitemap.xml.gz").unlink(missing_ok=True)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        server.watch(str(self._specs(config)))
        return server

    # ------------------------------------------------------------------ details
    def _specs(self, config: MkDocsConfig) -> Path:
        return self._root or Path(config.config_file_path).parent / self.config.specs

    def _generated(self, page: SitePage) -> Page | None:
        return self._pages.get(page.file.src_uri) if page.file.generated_by == "quanze" else None

    def _point_out(self, page: SitePage, here: bool) -> None:
        """For a page that the navigation does not list: open it at the index page that the page belongs to."""
        found = self._generated(page)
        while found and found.section is None and found.parent:
            found = self._pages.get(_source_of(found.parent))
        listed = found and self._listed.get(_source(found))
        if listed and listed is not page:
            listed.active = here

    def _dress(self, config: MkDocsConfig) -> None:
        """The theme's overrides after the user's own, the styles and scripts, the security policy."""
        own = 1 if config.theme.custom_dir else 0
        if str(THEME) not in config.theme.dirs:
            config.theme.dirs.insert(own, str(THEME))
        config.extra_css = [*(f"{paths.ASSETS}/{name}" for name in STYLES), *config.extra_css]
        config.extra_javascript = [*(f"{paths.ASSETS}/{name}" for name in SCRIPTS), *config.extra_javascript]
        # While serving, mkdocs puts a script into each page that reloads it.
        scripts = "'self' 'unsafe-inline'" if self._serving else "'self' file:"
        connect = "'self'" if self._serving else "'none'"
        policy = _POLICY.format(scripts=scripts, connect=connect)
        config.extra["quanze"] = {"policy": policy, "missing": _missing_page()}


def _missing_page() -> dict[str, str]:
    """The style of the page that servers show for a missing one, and a policy that allows just that style."""
    style = read_asset("missing.css").decode()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return {"style": style, "policy": f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:"}


def _one_line(errors: list[Diagnostic]) -> str:
    first = errors[0]
    files = len(Counter(d.place.file for d in errors))
    where = f"{first.place.file}:{first.place.line}:{first.place.column}"
    said = first.message.zh.partition("\n")[0]
    count = f"规格有{len(errors)}个错误（{files}个文件），未生成手册"
    return f"{count}；第一个：{where} {first.code} {said}。运行 quanze check 查看全部"


def _source(page: Page) -> str:
    return _source_of(page.path)


def _source_of(path: str) -> str:
    return path.removesuffix(".html") + ".md"


def _anchor(entry: TocEntry, level: int) -> AnchorLink:
    link = AnchorLink(html.escape(entry.title), entry.anchor, level)
    link.children = [_anchor(child, level + 1) for child in entry.children]
    return link


def _rank(file: File) -> float:
    """Where a hand-written page stands among its like: as its `order` says, else behind those that say one."""
    order = get_data(file.content_string)[1].get("order")
    return float(order) if isinstance(order, int | float) else math.inf


def _navigation(pages: Iterable[Page], written: list[str], given: list[Any] | None) -> list[Any]:
    """The index pages: the common ones, then a section for each place; then hand-written pages."""
    common: list[Any] = []
    sections: dict[str, list[Any]] = {}
    for page in pages:
        if page.section is None:
            continue
        entry = {html.escape(page.label): _source(page)}
        if page.section == "":
            common.append(entry)
        else:
            items = sections.setdefault(page.section, [])
            items.append(_source(page) if not items else entry)
    places = [{html.escape(name): items} for name, items in sections.items()]
    if given is not None:
        named = json.dumps(given, ensure_ascii=False, default=str)
        return [*given, *(e for e in common if next(iter(e.values())) not in named), *places]
    last = [e for e in common if _source_of(paths.RULES) in e.values()]
    first = [e for e in common if e not in last]
    return [*first, *places, *(w for w in written if w != "index.md"), *last]
