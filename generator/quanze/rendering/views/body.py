"""One body: what it must, may and must not do, what others owe to it, who it consists of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...analysis.wording import listed
from ...model.base import SILENT, Modality
from ...model.body import Body, BodyKind
from ...model.deadline import DeadlineKind
from ...model.jurisdiction import DutyFact
from ...model.power_table import Role
from .. import paths
from ..dossier import Dossier
from ..limits import bound_limits
from ..links import Link, Links
from ..phrases import bind_boxes
from .chain import sourced_remarks
from .duty import DutyRow, duty_row
from .frame import Fact, FindingMark, Head, Quotation, Remark, crumbs, finding_marks, quotations
from .lists import full_sources
from .relations import Tie, read_ties

_FIRM = frozenset(
    {
        DeadlineKind.BOUNDED,
        DeadlineKind.BEFORE,
        DeadlineKind.SAME_DAY,
        DeadlineKind.IMMEDIATE,
        DeadlineKind.RECURRING,
    }
)

KIND_NAMES = {
    BodyKind.ORGANISATION: "机关、单位",
    BodyKind.ROLE: "角色",
    BodyKind.POST: "岗位",
    BodyKind.MEETING: "会议",
    BodyKind.PLATFORM: "平台",
    BodyKind.OFFICE: "内设、办事机构",
    BodyKind.GROUP: "小组、队伍",
    BodyKind.COMPANY: "企业、社会组织",
    BodyKind.PUBLIC: "公众",
}


@dataclass(frozen=True, slots=True)
class MechanismRows:
    """The rows of one mechanism."""

    anchor: str
    mechanism: Link
    rows: tuple[DutyRow, ...]


@dataclass(frozen=True, slots=True)
class Copied:
    """Duties that a body has by 参照执行, in one line for each mechanism that is applied."""

    source: Link
    target: Link
    duties: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class BodySection:
    """Duties of one force: 应当, 可以, 提倡, 不得."""

    anchor: str
    title: str
    count: int
    groups: tuple[MechanismRows, ...]


@dataclass(frozen=True, slots=True)
class Borrowed:
    """A role or group through which further duties reach this body."""

    whole: Link
    how: str
    count: int
    rows: tuple[DutyRow, ...]


@dataclass(frozen=True, slots=True)
class BodyView:
    """The page of a body. `urgent` are the duties with a firm limit; `svg` is empty where there is no drawing."""

    head: Head
    facts: tuple[Fact, ...]
    remarks: tuple[Remark, ...]
    findings: tuple[FindingMark, ...]
    urgent: tuple[DutyRow, ...]
    sections: tuple[BodySection, ...]
    copied: tuple[Copied, ...]
    borrowed: tuple[Borrowed, ...]
    owed: tuple[MechanismRows, ...]
    owed_count: int
    chains: tuple[Link, ...]
    lists: tuple[Link, ...]
    ties: tuple[Tie, ...]
    svg: str
    warning: str
    wordings: tuple[Quotation, ...]
    siblings: tuple[Link, ...]


def body_view(dossier: Dossier, body: str, svg: str, warning: str) -> BodyView:
    """The page of one body; the drawing of its relations is made outside, because its engine may be missing."""
    place, entry = dossier.place, dossier.place.bodies[body]
    links = Links(place, paths.body_page(place.id, body))
    own = [d for d in dossier.duties_of.get(body, ()) if bind_boxes(d.when, d, body)]
    owed = [
        d
        for d in dossier.duties_towards.get(body, ())
        if not d.derived_from and d.modality is not Modality.MUST_NOT
    ]
    cites = full_sources(dossier, entry.source)
    return BodyView(
        head=Head(
            crumbs(links, ("主体", paths.bodies_page(place.id))),
            KIND_NAMES[entry.kind],
            entry.name,
            _aliases(entry),
        ),
        facts=tuple(f for f in _facts(dossier, links, body, entry) if f.links or f.text),
        remarks=sourced_remarks(entry.inferred, entry.unclear, entry.note),
        findings=finding_marks(dossier, links, dossier.findings_by_subject.get(f"body:{body}", ())),
        urgent=tuple(
            duty_row(dossier, links, d, body) for d in own if not d.derived_from and _is_urgent(d, body)
        ),
        sections=_sections(dossier, links, body, [d for d in own if not d.derived_from]),
        copied=_copied(dossier, links, own),
        borrowed=_borrowed(dossier, links, body),
        owed=_grouped(dossier, links, owed, None, "owed"),
        owed_count=len(owed),
        chains=tuple(links.chain(c.id) for c in dossier.chains_by_body.get(body, ()) if not c.derived_from),
        lists=tuple(_lists(links, body)),
        ties=read_ties(dossier, links, body),
        svg=svg,
        warning=warning,
        wordings=quotations(dossier, links, cites),
        siblings=tuple(links.body(b) for b in place.bodies),
    )


def _is_urgent(duty: DutyFact, body: str) -> bool:
    return any(limit.kind in _FIRM for limit in bound_limits(duty, body))


def _aliases(entry: Body) -> str:
    return f"又称{listed(entry.aliases)}。" if entry.aliases else ""


def _facts(dossier: Dossier, links: Links, body: str, entry: Body) -> Iterable[Fact]:
    words = dossier.place.vocabulary
    yield Fact("层级", text=words.levels[entry.level].name if entry.level in words.levels else "")
    yield Fact("在机制中的角色", text=listed(words.roles[r].name for r in entry.roles if r in words.roles))
    for label, stated in (("由谁担任", entry.holders), ("成员", entry.members)):
        if SILENT in stated:
            yield Fact(label, text="文件未列明")
        else:
            yield Fact(label, links.bodies(stated))
    for label, one in (
        ("上级", entry.superior),
        ("隶属于", entry.part_of),
        ("由谁派驻", entry.dispatched_by),
        ("以谁的名义行事", entry.acts_in_name_of),
        ("召集、牵头", entry.convener),
        ("办事机构", entry.secretariat),
    ):
        yield Fact(label, links.bodies((one,)) if one else ())
    yield Fact("日常管理", links.bodies(entry.managed_by))
    yield Fact("运行单位", links.bodies(entry.run_by))
    yield Fact("任职人员", text=listed(entry.filled_by))
    yield Fact("人数", text=f"{entry.seats}人" if entry.seats is not None else "")
    yield Fact("任职条件", text=entry.qualification or "")
    yield Fact("议事范围", text="；".join(entry.agenda))
    yield Fact("决定效力", text="其决定为最终决定" if entry.final else "")
    yield Fact("属于", links.bodies(dossier.wholes.get(body, ())))
    yield Fact("依据", links.clauses(full_sources(dossier, entry.source)))


_TITLES = {
    Modality.MUST: ("must", "我们应当做什么"),
    Modality.MUST_NOT: ("must-not", "我们不得做什么"),
    Modality.MAY: ("may", "我们可以做什么"),
    Modality.SHOULD: ("should", "提倡我们做什么"),
}


def _sections(dossier: Dossier, links: Links, body: str, duties: list[DutyFact]) -> tuple[BodySection, ...]:
    sections = []
    for modality, (anchor, title) in _TITLES.items():
        chosen = [d for d in duties if d.modality is modality]
        if chosen:
            sections.append(
                BodySection(anchor, title, len(chosen), _grouped(dossier, links, chosen, body, anchor))
            )
    return tuple(sections)


def _grouped(
    dossier: Dossier, links: Links, duties: list[DutyFact], body: str | None, anchor: str
) -> tuple[MechanismRows, ...]:
    found: dict[str, list[DutyRow]] = {}
    for duty in duties:
        found.setdefault(duty.mechanism, []).append(duty_row(dossier, links, duty, body))
    return tuple(MechanismRows(f"{anchor}-{m}", links.mechanism(m), tuple(rows)) for m, rows in found.items())


def _copied(dossier: Dossier, links: Links, duties: list[DutyFact]) -> tuple[Copied, ...]:
    found: dict[tuple[str, str], list[Link]] = {}
    for duty in duties:
        original = dossier.place.duties.get(duty.derived_from or "")
        if original:
            found.setdefault((original.mechanism, duty.mechanism), []).append(links.duty(original.id))
    return tuple(Copied(links.mechanism(s), links.mechanism(t), tuple(d)) for (s, t), d in found.items())


def _borrowed(dossier: Dossier, links: Links, body: str) -> tuple[Borrowed, ...]:
    found = []
    for whole in dossier.wholes.get(body, ()):
        duties = [d for d in dossier.duties_of.get(whole, ()) if not d.derived_from]
        if duties:
            entry = dossier.place.bodies[whole]
            how = "所担任的角色" if body in entry.holders else "所属"
            rows = tuple(duty_row(dossier, links, d) for d in duties)
            found.append(Borrowed(links.body(whole), how, len(duties), rows))
    return tuple(found)


def _lists(links: Links, body: str) -> Iterable[Link]:
    spec = links.place.spec
    for name, power in spec.powers.items():
        table = links.place.power_tables.get(name)
        if table and (own := table.of(body)):
            narrow = body if Role.HOLDER in table.columns else None
            yield Link(f"{power.name}：事项{len(own)}项", links.entries(name, narrow))
        elif body in (*power.holder, *power.kept_by):
            yield links.listed("powers", name, power.name)
    for name, score in spec.scores.items():
        if body in (*score.assessed, *score.assessor):
            yield links.listed("score", name, score.name)
    for name, matter in spec.matters.items():
        if body == matter.lead or body in matter.support:
            yield links.listed("matter", name, matter.name)
    for name, information in spec.information.items():
        if any(body in (*i.providers, *i.recipients) for i in information.items.values()):
            yield links.listed("information", name, information.name)
