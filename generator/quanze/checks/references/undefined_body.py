"""A body that acts, though the text does not say who it is.

## 为什么要紧
会议没有召集人和成员，就没有人召开；机构不知设在哪里，文书不知送往何处；最终裁定的主体不明，争议就没有终点。检查报告：升级链最后一级
主体不明（错误）；会议、领导小组、机构、平台没有组成、隶属或者运行单位（警告；文件是工作报告的，提示）；综合行政执法部门、
专业技术机构一类本应写明是谁的角色（词汇表中的 named），以及会议的成员单位，没有写明指哪些单位（提示）。业务主管部门、
承办人员一类随事项和案件而定的称谓不报。规格没有写会议、小组的成员（members）或者角色由谁担任（holders）的，是没有查过原文；
原文没有列明的，写 silent。

## Why it matters
A meeting without convener and members is called by nobody; papers cannot be sent to an office that hangs on nothing; and a
dispute never ends if nobody knows who the last instance is. An undefined last rung is an error; meetings, groups, offices
and platforms without members, place or operator are a warning (a note where the document is a report). A note, if the text
does not say who is meant by a role that it should name (`named` in the vocabulary), or who the members of a meeting are.
Who the department in charge or the handler of a case is depends on the matter, and is not reported. Where the spec has
neither the members of a meeting or group nor `silent`, or so the holders of a role, nobody looked.

## 触发 fires on
```yaml
bodies:
  coordination-meeting: {name: 执法协调会议, kind: meeting, level: county, members: silent, source: '3'}
mechanisms:
  m:
    kind: consultation
    name: 协调会商
    source: '3'
    duties:
      meet: {actor: coordination-meeting, must: hold-meeting, within: 每季度, source: '3'}
```

## 改为 use instead
```yaml
bodies:
  regulator-a: {name: 市场监管局, level: county, source: '1'}
  coordination-meeting:
    {name: 执法协调会议, kind: meeting, level: county, convener: county-government, members: [regulator-a], source: '3'}
mechanisms:
  m:
    kind: consultation
    name: 协调会商
    source: '3'
    duties:
      meet: {actor: coordination-meeting, must: hold-meeting, within: 每季度, source: '3'}
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from ...analysis.citations import are_reported, body_citations
from ...analysis.definition import Lack, find_lack, find_unread, is_institution, should_be_named
from ...analysis.facts import Facts
from ...analysis.wording import listed
from ...diagnostics.diagnostic import About, Confidence, Severity
from ...diagnostics.finding import Finding, Pointer
from ...diagnostics.text import Text
from ...model.jurisdiction import Jurisdiction
from ..listing import Listing, listings, whole
from ..related import pointers
from ..rule import Rule, rule

_LACKS = {
    Lack.HOLDERS: Text("指哪些单位或者人员", "who holds it"),
    Lack.MEMBERS: Text("由谁召集、由谁组成", "who convenes it and who is in it"),
    Lack.OPERATOR: Text("由谁运行", "who runs it"),
    Lack.PLACE: Text("隶属于谁、由谁组成", "where it belongs and who is in it"),
}

_SAY = Text(
    "在文件中予以明确；所依据的文件或者其他文件已有规定的，写明依照该文件",
    "define them, or cite the text that does, among the grounds or elsewhere",
)
_ASK = Text(
    "报告不是规范性文件：向编写单位索取设立该机构的文件，据以补写",
    "a report rules nothing: ask its author for the text that set them up, and write them from it",
)
_LOOK = Text(
    "写明 holders 或者 members；原文没有列明的写 silent",
    "give holders or members, or write silent where the text lists none",
)


class _Group(Enum):
    """What is reported together, how grave it is and what it is about."""

    INSTITUTIONS = (Severity.warning, About.document)
    ROLES = (Severity.note, About.document)
    UNREAD = (Severity.warning, About.spec)


@rule("REF004", "undefined-body", zh="主体不明", en="a body left undefined")
def undefined_body(rule: Rule, facts: Facts) -> Iterable[Finding]:
    place = facts.place
    lacking = {
        b: lack for b, body in place.bodies.items() if (lack := find_lack(body)) and _is_local(place, b)
    }
    unread = {
        b: lack for b, body in place.bodies.items() if (lack := find_unread(body)) and _is_local(place, b)
    }
    last = {
        r.body: c for c in place.chains.values() if not c.derived_from and c.rungs for r in c.rungs[-1].bodies
    }
    final = [b for b in lacking if b in last]
    if final:
        for listing in listings(rule, place, whole(place), ((f"body:{b}", b) for b in final)):
            yield _last_rungs(rule, facts, listing, lacking)
    read = [b for b in lacking if b in facts.usage.acting and b not in final and b not in unread]
    institutions = [b for b in read if is_institution(place, place.bodies[b])]
    roles = [b for b in read if b not in institutions and should_be_named(place, b)]
    yield from _listings(rule, place, institutions, lacking, _Group.INSTITUTIONS)
    if not are_reported(place, body_citations(place, roles)):
        yield from _listings(rule, place, roles, lacking, _Group.ROLES)
    yield from _listings(rule, place, list(unread), unread, _Group.UNREAD)


def _is_local(place: Jurisdiction, body: str) -> bool:
    """Whether the body is not of a level above the place's own, whose texts define it."""
    levels = place.vocabulary.levels
    own, its = levels.get(place.spec.jurisdiction.level), levels.get(place.bodies[body].level or "")
    return own is None or its is None or its.rank <= own.rank


def _last_rungs(rule: Rule, facts: Facts, listing: Listing[str], lacking: dict[str, Lack]) -> Finding:
    place, bodies = facts.place, listing.items
    chains = [c for c in place.chains.values() if not c.derived_from and c.rungs]
    ends = {b: [c for c in chains if b in {r.body for r in c.rungs[-1].bodies}] for b in bodies}
    rows = [
        f"升级链{listed(f'“{c.spec.name}”' for c in ends[b])}最后由“{place.bodies[b].name}”处理，"
        f"文件没有写明该主体{_LACKS[lacking[b]].zh}"
        for b in bodies
    ]
    rows_en = [
        f"{b}, the last rung of {', '.join(c.id for c in ends[b])}, is not defined: not said {_LACKS[lacking[b]].en}"
        for b in bodies
    ]
    last = [c for b in bodies for c in ends[b]]
    return rule.finding(
        ("bodies", bodies[0]),
        Text("；".join(rows), "; ".join(rows_en)),
        Text(
            "在文件中明确最后一级的主体；另有文件规定的，引用该文件",
            "say who the last instance is, or cite the text that does",
        ),
        severity=Severity.error,
        confidence=Confidence.medium,
        subject=listing.subject,
        members=listing.members,
        sources=tuple(dict.fromkeys(s for c in last for s in c.rungs[-1].sources)),
        related=(
            *pointers((("bodies", b) for b in bodies[1:]), Text("也未明确", "not defined either")),
            *(Pointer(c.rungs[-1].path, Text("最后一级", "the last rung")) for c in last),
        ),
        cause="last-rung",
    )


def _listings(
    rule: Rule, place: Jurisdiction, bodies: list[str], lacking: dict[str, Lack], group: _Group
) -> Iterator[Finding]:
    for listing in listings(rule, place, whole(place), ((f"body:{b}", b) for b in bodies)):
        yield _listing(rule, place, listing, lacking, group)


def _listing(
    rule: Rule, place: Jurisdiction, listing: Listing[str], lacking: dict[str, Lack], group: _Group
) -> Finding:
    bodies = listing.items
    severity, about = group.value
    cited = body_citations(place, bodies)
    advice = _SAY
    match group:
        case _Group.UNREAD:
            message, advice = _unread(place, bodies), _LOOK
        case _Group.ROLES:
            message = _unlisted(place, bodies)
        case _Group.INSTITUTIONS:
            message = _lacking(place, bodies, lacking)
            if are_reported(place, cited):
                severity, advice = Severity.note, _ASK
    return rule.finding(
        ("bodies", bodies[0]),
        message,
        advice,
        severity=severity,
        about=about,
        confidence=Confidence.medium if about is About.document else Confidence.high,
        subject=listing.subject,
        members=listing.members,
        sources=cited,
        related=pointers((("bodies", b) for b in bodies[1:]), Text("也未明确", "not defined either")),
        cause=f"{about.value}:{group.value[0].value}",
    )


def _unread(place: Jurisdiction, bodies: Sequence[str]) -> Text:
    return Text(
        f"没有写明以下主体在原文中由谁担任或者组成：{listed(place.bodies[b].name for b in bodies)}",
        f"nobody looked who these are: {', '.join(bodies)}",
    )


def _unlisted(place: Jurisdiction, bodies: Sequence[str]) -> Text:
    return Text(
        f"以下称谓负有职责，文件没有写明指哪些单位或者人员：{listed(place.bodies[b].name for b in bodies)}",
        f"these have duties, and the text does not say who they are: {', '.join(bodies)}",
    )


def _lacking(place: Jurisdiction, bodies: Sequence[str], lacking: dict[str, Lack]) -> Text:
    rows: dict[Lack, list[str]] = {}
    for body in bodies:
        rows.setdefault(lacking[body], []).append(body)
    shown = "".join(
        f"\n· 未写明{_LACKS[k].zh}：{listed(place.bodies[b].name for b in v)}" for k, v in rows.items()
    )
    shown_en = "; ".join(f"not said {_LACKS[k].en}: {', '.join(v)}" for k, v in rows.items())
    return Text(f"以下主体负有职责，文件却未予明确：{shown}", f"undefined bodies have duties; {shown_en}")
