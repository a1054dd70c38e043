"""Lists: materials, shared information, bands, scores, powers, fields of matters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...analysis.wording import listed
from ...model.band import Band
from ...model.base import NamedFact
from ...model.lists import Information, Materials, Matter, PowerList, Score, ScoreComponent
from ...model.situation import When
from .. import paths
from ..dossier import Dossier
from ..links import Link, Links
from .chain import sourced_remarks
from .frame import Fact, FindingMark, Head, Remark, crumbs, finding_marks


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a list's table: words, or links."""

    text: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ListView:
    """One list as a table with a few facts above it. `check`: its rows are ticked off."""

    anchor: str
    name: str
    kind: str
    facts: tuple[Fact, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    clauses: tuple[Link, ...]
    remarks: tuple[Remark, ...]
    findings: tuple[FindingMark, ...]
    check: bool = False


@dataclass(frozen=True, slots=True)
class ListGroup:
    """All lists of one sort."""

    anchor: str
    title: str
    lists: tuple[ListView, ...]


@dataclass(frozen=True, slots=True)
class ListsView:
    """The page of lists."""

    head: Head
    groups: tuple[ListGroup, ...]


def lists_view(dossier: Dossier) -> ListsView:
    """All lists of a place."""
    place = dossier.place
    links = Links(place, paths.lists_page(place.id))
    spec = place.spec
    groups = (
        ListGroup(
            "all-materials", "材料清单", tuple(materials_view(dossier, links, m) for m in spec.materials)
        ),
        ListGroup(
            "all-information",
            "共享信息清单",
            tuple(_information(dossier, links, i) for i in spec.information),
        ),
        ListGroup("all-bands", "档次与裁量", tuple(band_view(dossier, links, b) for b in spec.bands)),
        ListGroup("all-scores", "考评计分", tuple(score_view(dossier, links, s) for s in spec.scores)),
        ListGroup("all-powers", "权力与权责清单", tuple(powers_view(dossier, links, p) for p in spec.powers)),
        ListGroup("all-matters", "事项领域", tuple(_matter(dossier, links, m) for m in spec.matters)),
    )
    head = Head(
        crumbs(links),
        "清单",
        f"{place.name}各类清单",
        "材料、共享信息、档次、计分、权力和事项领域，均按文件所列编排。",
        "清单",
    )
    return ListsView(head, tuple(g for g in groups if g.lists))


def _frame(
    dossier: Dossier,
    links: Links,
    key: tuple[str, str, str],
    entry: NamedFact,
    columns: tuple[str, ...],
    rows: Iterable[tuple[Cell, ...]],
    facts: Iterable[Fact] = (),
    check: bool = False,
) -> ListView:
    kind, id_, word = key
    users = dossier.duties_by_list.get(f"{kind}:{id_}", ())
    used = (Fact("用于", tuple(links.duty(d.id) for d in users)),) if users else ()
    return ListView(
        paths.element_anchor(kind, id_),
        entry.name,
        word,
        (*(f for f in facts if f.text or f.links), *used),
        columns,
        tuple(rows),
        links.clauses(full_sources(dossier, entry.source)),
        sourced_remarks(entry.inferred, entry.unclear, entry.note),
        finding_marks(dossier, links, dossier.findings_by_subject.get(f"{kind}:{id_}", ())),
        check,
    )


def full_sources(dossier: Dossier, cites: Iterable[str]) -> tuple[str, ...]:
    """Citations with their document, which may be left out where there is only one."""
    documents = list(dossier.place.documents)
    return tuple(c if ":" in c or len(documents) != 1 else f"{documents[0]}:{c}" for c in cites)


def materials_view(dossier: Dossier, links: Links, id_: str) -> ListView:
    """A list of papers, to be ticked off."""
    entry: Materials = dossier.place.spec.materials[id_]
    forms = dossier.place.vocabulary.forms
    rows = []
    for item in entry.items.values():
        form = listed(forms[f].name if f in forms else f for f in item.form)
        said = [
            f"载明：{'；'.join(item.states)}" if item.states else "",
            f"形式：{form}" if form else "",
            f"签发：{item.signed_by}" if item.signed_by else "",
            item.note or "",
        ]
        rows.append((Cell(item.name), Cell("。".join(s for s in said if s))))
    return _frame(
        dossier,
        links,
        ("materials", id_, "材料清单"),
        entry,
        *_used_columns(("材料", "要求"), rows),
        check=True,
    )


def _information(dossier: Dossier, links: Links, id_: str) -> ListView:
    entry: Information = dossier.place.spec.information[id_]
    rows = [
        (
            Cell(i.name),
            Cell(links=links.bodies(i.providers)),
            Cell(links=links.bodies(i.recipients)),
            Cell(i.note or ""),
        )
        for i in entry.items.values()
    ]
    return _frame(
        dossier,
        links,
        ("information", id_, "共享信息清单"),
        entry,
        *_used_columns(("信息", "提供方", "接收方", "备注"), rows),
    )


def band_view(dossier: Dossier, links: Links, id_: str) -> ListView:
    """Grades from light to heavy with their conditions and consequences."""
    entry: Band = dossier.place.bands[id_]
    rows = [
        (
            Cell(g.name),
            Cell(written_condition(dossier, g.when)),
            Cell(g.sanction or ""),
            Cell(links=links.clauses(full_sources(dossier, g.source))),
        )
        for g in entry.grades.values()
    ]
    dimensions = dossier.place.dimensions
    measures = listed(dimensions[m].name for m in entry.measures if m in dimensions)
    return _frame(
        dossier,
        links,
        ("band", id_, "档次"),
        entry,
        *_used_columns(("档次", "适用条件", "后果", "依据"), rows),
        (Fact("依据的情形", text=measures),),
    )


def written_condition(dossier: Dossier, when: When) -> str:
    """A condition as it was written: 赔偿金额：500元以下；主观状态：过失."""
    dimensions = dossier.place.dimensions
    said = []
    for box in when:
        parts = []
        for name, accepted in box.items():
            fact = dimensions.get(name)
            values = [
                fact.values.get(v, v) if fact and fact.kind != "measure" else v for v in accepted.values
            ]
            parts.append(
                f"{fact.name if fact else name}：{'除外：' if accepted.negated else ''}{listed(values, '或')}"
            )
        said.append("；".join(parts))
    return "；或者".join(said)


def score_view(dossier: Dossier, links: Links, id_: str) -> ListView:
    """An appraisal by points: components with their points, ranges, quotas, rules."""
    entry: Score = dossier.place.spec.scores[id_]
    rows = [_component(links, c) for c in entry.components.values()]
    facts = (
        Fact("总分", text=f"{entry.total:g}分" if entry.total is not None else ""),
        Fact("考评对象", links.bodies(entry.assessed)),
        Fact("考评主体", links.bodies(entry.assessor)),
    )
    columns = ("组成部分", "分值", "计分办法", "评分主体")
    return _frame(dossier, links, ("score", id_, "考评计分"), entry, *_used_columns(columns, rows), facts)


def _component(links: Links, part: ScoreComponent) -> tuple[Cell, ...]:
    ranges = "；".join(f"{r.name}{r.low:g}—{r.high:g}分" for r in part.ranges.values())
    quotas = "；".join(_quota(q.name, q.at_least, q.at_most) for q in part.quotas.values())
    said = [
        part.basis,
        part.every and f"{part.every}一次".replace("一次一次", "一次"),
        ranges,
        quotas,
        part.ceiling,
        part.corrections,
        part.note,
    ]
    return (
        Cell(part.name),
        Cell(f"{part.points:g}分"),
        Cell("。".join(s.rstrip("。") for s in said if s)),
        Cell(links=links.bodies(part.scorer)),
    )


def _quota(name: str, low: float | None, high: float | None) -> str:
    bounds = [f"不少于{low:g}%" if low is not None else "", f"不超过{high:g}%" if high is not None else ""]
    return f"{name}{'、'.join(b for b in bounds if b)}"


def powers_view(dossier: Dossier, links: Links, id_: str) -> ListView:
    """What is known of a list of powers as a whole; its entries have a page of their own."""
    entry: PowerList = dossier.place.spec.powers[id_]
    table = dossier.place.power_tables.get(id_)
    page = paths.powers_page(dossier.place.id, id_)
    entries = (Link(f"{len(table.rows)}项", links.to(page)),) if table and links.page != page else ()
    facts: tuple[Fact, ...] = (
        Fact("行使主体", links.bodies(entry.holder)),
        Fact("编制主体", links.bodies(entry.kept_by)),
        Fact("权力种类", text=listed(p.label for p in entry.powers)),
        Fact("文件写明的领域数", text=f"{entry.fields_stated}个" if entry.fields_stated is not None else ""),
        Fact("文件写明的事项数", text=f"{entry.count}项" if entry.count is not None else ""),
        Fact("清单所列事项", entries),
        Fact("适用情形", text=written_condition(dossier, entry.when)),
    )
    columns, rows = (
        (("领域",), [(Cell(f),) for f in entry.fields])
        if entry.fields
        else (("须列明的内容",), [(Cell(c),) for c in entry.columns])
    )
    if entry.fields and entry.columns:
        facts = (*facts, Fact("须列明的内容", text=listed(entry.columns)))
    return _frame(dossier, links, ("powers", id_, "权力与权责清单"), entry, columns, rows, facts)


def _matter(dossier: Dossier, links: Links, id_: str) -> ListView:
    entry: Matter = dossier.place.spec.matters[id_]
    facts = (
        Fact("牵头部门", links.bodies((entry.lead,) if entry.lead else ())),
        Fact("配合部门", links.bodies(entry.support)),
    )
    return _frame(
        dossier,
        links,
        ("matter", id_, "事项领域"),
        entry,
        ("包括",),
        [(Cell(c),) for c in entry.covers],
        facts,
    )


def _used_columns(
    columns: tuple[str, ...], rows: Sequence[tuple[Cell, ...]]
) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """The columns in which some row says anything; the first always."""
    kept = [i for i in range(len(columns)) if i == 0 or any(r[i].text or r[i].links for r in rows)]
    return tuple(columns[i] for i in kept), [tuple(r[i] for i in kept) for r in rows]
