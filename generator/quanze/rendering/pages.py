"""The handbook: a checked project → all its pages and the files that belong to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ..checks.rule import Rule
from ..compare.changes import Comparison
from ..compare.diff import compare
from ..diagnostics.diagnostic import About, Diagnostic, Severity, Status
from ..pipeline import Project
from . import paths
from .compare import compare_assets
from .diagrams.errors import EngineMissing
from .diagrams.relations import render_relations
from .dossier import Dossier, open_dossier
from .files import static_assets
from .headings import read_toc
from .links import Links
from .page import Asset, Page, SearchEntry, Topic
from .scripts import data_path, search_shard, shard_name
from .templating import fill
from .texts import Wordings
from .views.bodies import bodies_view
from .views.body import body_view
from .views.comparison import compare_view
from .views.deadlines import deadlines_view
from .views.document import document_view, documents_view
from .views.findings import findings_view
from .views.frame import Head
from .views.handling import handling_view
from .views.lists import lists_view
from .views.mechanism import mechanism_view
from .views.overview import mechanisms_view, overview_view
from .views.power_table import power_table_view
from .views.print import print_view
from .views.relations import relation_graph
from .views.rules import rule_view, rules_view
from .views.search import search_entries
from .views.start import kinds_view, search_view, start_view


@dataclass(frozen=True)
class Handbook:
    """All pages and assets, and what could not be drawn (one line for each reason)."""

    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
    warnings: tuple[str, ...] = field(default=())


def render_handbook(
    project: Project, rules: Sequence[Rule] = (), wordings: Wordings | None = None
) -> Handbook:
    """The whole handbook. `rules` get pages of their own; `wordings` are the words of clauses by place and citation."""
    words = wordings or {}
    dossiers = [
        open_dossier(p, project.diagnostics, words.get(p.id, {})) for p in project.jurisdictions.values()
    ]
    comparison = compare([d.place for d in dossiers])
    engine = _Engine()
    pages = [*_common_pages(project, dossiers, comparison), *_rule_pages(rules)]
    titles = {r.code: r.title.zh for r in rules}
    for dossier in dossiers:
        pages += _place_pages(dossier, titles, engine)
    shards = [search_shard(d.place.id, search_entries(d)) for d in dossiers]
    return Handbook(
        tuple(pages),
        (*static_assets(), *shards, *compare_assets(dossiers, comparison)),
        tuple(engine.warnings),
    )


def render_pages(
    project: Project, rules: Sequence[Rule] = (), wordings: Wordings | None = None
) -> Iterable[Page]:
    """The pages alone."""
    return render_handbook(project, rules, wordings).pages


def spec_errors(project: Project) -> list[Diagnostic]:
    """What keeps a handbook from being built: open errors about the specs themselves."""
    return [
        d
        for d in project.diagnostics
        if d.about is About.spec and d.severity is Severity.error and d.status is Status.open
    ]


@dataclass
class _Engine:
    """The engine for relation graphs: asked until it turns out that it cannot run, which is said once."""

    warnings: list[str] = field(default_factory=list)

    def draw(self, dossier: Dossier, body: str) -> tuple[str, str]:
        """The drawing around a body, and what to tell the reader where there is none."""
        graph = relation_graph(dossier, Links(dossier.place, paths.body_page(dossier.place.id, body)), body)
        if graph is None:
            return "", ""
        if not self.warnings:
            try:
                return render_relations(graph), ""
            except EngineMissing as error:
                self.warnings.append(f"关系图未能绘制，改以列表显示：{error}")
        return "", "本次生成时绘图程序不可用，往来关系以列表显示。"


def _page(
    path: str,
    template: str,
    view: object,
    title: str,
    parent: str | None = paths.START,
    *,
    section: str | None = None,
    label: str = "",
    wide: bool = False,
    search: tuple[SearchEntry, ...] = (),
) -> Page:
    html = fill(template, view)
    return Page(path, title, html, read_toc(html), parent, section, label or title, wide, search)


def _common_pages(project: Project, dossiers: Sequence[Dossier], comparison: Comparison) -> Iterator[Page]:
    start = start_view(dossiers)
    yield _page(paths.START, "start", start, start.head.title, None, section="", label="首页", wide=True)
    shards = [data_path(shard_name(d.place.id)) for d in dossiers]
    yield _page(paths.SEARCH, "search", search_view(dossiers, shards), "检索", section="", wide=True)
    yield _page(
        paths.KINDS, "kinds", kinds_view(dossiers, project.vocabulary), "机制对照", section="", wide=True
    )
    yield _page(paths.COMPARE, "compare", compare_view(comparison), "地区对照", section="", wide=True)


def _rule_pages(rules: Sequence[Rule]) -> Iterator[Page]:
    if rules:
        yield _page(paths.RULES, "rules", rules_view(rules), "检查项目", section="")
    for rule in rules:
        yield _page(
            paths.rule_page(rule.code), "rule", rule_view(rule), f"{rule.code} {rule.title.zh}", paths.RULES
        )


def _place_pages(dossier: Dossier, rules: dict[str, str], engine: _Engine) -> Iterator[Page]:
    place = dossier.place
    found = tuple(search_entries(dossier))
    named = Counter(e.name for e in (*place.mechanisms.values(), *place.bodies.values()))

    def page(
        path: str,
        template: str,
        view: object,
        head: Head,
        parent: str,
        label: str = "",
        wide: bool = False,
        topic: Topic | None = None,
    ) -> Page:
        own = tuple(e for e in found if e.path == path)
        section = place.name if label else None
        # A mechanism may be called like the meeting that it is about: tabs and bookmarks show no more than the title.
        title = f"{head.title}（{topic}）" if topic and named[head.title] > 1 else head.title
        title = title if place.name in title else f"{title} · {place.name}"
        return _page(path, template, view, title, parent, section=section, label=label, wide=wide, search=own)

    home = paths.place_page(place.id)
    overview, handling = overview_view(dossier), handling_view(dossier)
    yield page(home, "overview", overview, overview.head, paths.START, "概览")
    yield page(paths.handling_page(place.id), "handling", handling, handling.head, home, "谁来办")
    mechanisms = mechanisms_view(dossier)
    yield page(paths.mechanisms_page(place.id), "mechanisms", mechanisms, mechanisms.head, home, "机制")
    for id_ in place.mechanisms:
        mechanism = mechanism_view(dossier, id_)
        yield page(
            paths.mechanism_page(place.id, id_),
            "mechanism",
            mechanism,
            mechanism.head,
            paths.mechanisms_page(place.id),
            topic=Topic.MECHANISM,
        )
    bodies = bodies_view(dossier)
    yield page(paths.bodies_page(place.id), "bodies", bodies, bodies.head, home, "主体")
    for id_ in place.bodies:
        body = body_view(dossier, id_, *engine.draw(dossier, id_))
        parent = paths.bodies_page(place.id)
        yield page(paths.body_page(place.id, id_), "body", body, body.head, parent, topic=Topic.BODY)
    deadlines = deadlines_view(dossier)
    yield page(
        paths.deadlines_page(place.id), "deadlines", deadlines, deadlines.head, home, "时限", wide=True
    )
    lists = lists_view(dossier)
    yield page(paths.lists_page(place.id), "lists", lists, lists.head, home, "清单")
    for id_ in place.power_tables:
        powers = power_table_view(dossier, id_)
        yield page(
            paths.powers_page(place.id, id_),
            "powers",
            powers,
            powers.head,
            paths.lists_page(place.id),
            wide=True,
        )
    documents = documents_view(dossier)
    yield page(paths.documents_page(place.id), "documents", documents, documents.head, home, "文件")
    for id_ in place.documents:
        document = document_view(dossier, id_)
        yield page(
            paths.document_page(place.id, id_),
            "document",
            document,
            document.head,
            paths.documents_page(place.id),
        )
    printed = print_view(dossier)
    yield page(paths.print_page(place.id), "print", printed, printed.head, home, "打印")
    findings = findings_view(dossier, rules)
    yield page(paths.findings_page(place.id), "findings", findings, findings.head, home, "问题")
