"""An outcome is followed by steps for some situations only; in the others nothing follows.

## 为什么要紧
“属于甲的送甲，属于乙的送乙”，那么都不属于的呢？检查对一项职责可能遇到的全部情形逐一核对，每一结果之后的各个分支合起
来有没有漏掉的情形。漏掉的情形逐条列出。事情已经办完、审核意见已经提出，漏掉的只是之后的报告、告知等，为警告；另有条款要求
经常告知同一方、可能包括这些情形的，为提示。

## Why it matters
What is A's goes to A and what is B's goes to B; and what is neither's? The check takes all situations in which the
step can come up, and lists those in which none of the branches after an outcome applies. Where the thing itself is
done, or the opinion given, and only what comes after it is missing, it is a warning; where another clause has the same body
kept informed, which may be enough, a note.

## 触发 fires on
```yaml
mechanisms:
  complaints:
    kind: complaint-intake
    name: 举报投诉受理
    source: '1'
    duties:
      accept-complaint:
        actor: [regulator, enforcement]
        must: accept
        object: complaint
        on: complaint-received
        within: 2个工作日
        source: '1'
        then:
          accepted:
            - {to: handle-complaint, when: {penalty: needed}}
      handle-complaint:
        actor: enforcement
        must: handle
        object: complaint
        within: 30日
        source: '2'
```

## 改为 use instead
```yaml
mechanisms:
  complaints:
    kind: complaint-intake
    name: 举报投诉受理
    source: '1'
    duties:
      accept-complaint:
        actor: [regulator, enforcement]
        must: accept
        object: complaint
        on: complaint-received
        within: 2个工作日
        source: '1'
        then:
          accepted:
            - {to: handle-complaint, when: {penalty: needed}}
            - {to: explain-complaint, when: {penalty: not-needed}}
      handle-complaint:
        actor: enforcement
        must: handle
        object: complaint
        within: 30日
        source: '2'
      explain-complaint:
        actor: regulator
        must: dispose
        object: complaint
        within: 15日
        source: '2'
```
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ...analysis.boxes import Box, contains, meet
from ...analysis.branches import Branch
from ...analysis.facts import Facts
from ...analysis.wording import outcome_name
from ...diagnostics.diagnostic import Confidence, Severity
from ...diagnostics.finding import Finding, Pointer
from ...diagnostics.text import Text
from ...model.base import Modality
from ...model.jurisdiction import Boxes, DutyFact
from ..evidence import cited, cited_all, regions_listed, sources_of
from ..rule import Rule, rule

_DONE = frozenset({"execution", "feedback", "reply", "closing", "review"})
"""Stages in which a step carries the case out, or gives an opinion on it: nothing is stuck for want of another."""
_FEEDBACK = "feedback"


@rule("FLO005", "branch-gap", zh="分支没有覆盖全部情形", en="branches leave a gap", severity=Severity.error)
def branch_gap(rule: Rule, facts: Facts) -> Iterable[Finding]:
    groups: dict[tuple[object, ...], list[Branch]] = {}
    for branch in facts.branches:
        told_apart = not _ends(facts, branch) or _divides(branch)
        if branch.gap.regions and told_apart and branch.duty.derived_from is None:
            groups.setdefault((branch.duty.mechanism, branch.outcome, branch.gap.regions), []).append(branch)
    for group in groups.values():
        yield _finding(rule, facts, group)


def _distinctive(region: Mapping[str, Iterable[str]], scope: Boxes) -> Box:
    """A region without what is so in all situations of the scope that the rest of it picks out."""
    found = {d: frozenset(values) for d, values in region.items()}
    for dimension in list(found):
        wider = {d: values for d, values in found.items() if d != dimension}
        if wider and all(contains((found,), box) for box in meet((wider,), scope)):
            found = wider
    return found


def _ends(facts: Facts, branch: Branch) -> bool:
    """Whether a case may end with the outcome, so that whoever says nothing more has said enough."""
    action = facts.place.action(branch.duty)
    return action is not None and branch.outcome in action.outcomes and action.outcomes[branch.outcome].end


def _divides(branch: Branch) -> bool:
    """Whether one and the same dimension shares the outcome out among three steps or more, as if nothing were left."""
    shares = {frozenset(frozenset(box.items()) for box in edge.condition) for edge in branch.edges}
    by = [frozenset(dimension for box in share for dimension, _ in box) for share in shares]
    return len(shares) > 2 and bool(frozenset.intersection(*by))


def _finding(rule: Rule, facts: Facts, branches: Sequence[Branch]) -> Finding:
    place, first = facts.place, branches[0]
    duties = [b.duty for b in branches]
    followers = facts.flow.followers(f"duty:{first.duty.id}")
    regions = [_distinctive(r, first.scope) for r in first.gap.regions]
    what, shown = cited_all(place, duties), regions_listed(place, regions)
    outcome = outcome_name(place, first.duty, first.outcome)
    mild = all(d.modality is Modality.MAY or _is_done(facts, d) for d in duties)
    ends = _ends(facts, first)
    also = _told_otherwise(facts, followers) if mild else ()
    told = cited_all(place, also)
    written = any(link.outcome == first.outcome for link in first.duty.links)
    return rule.finding(
        (*first.duty.path, "then", first.outcome) if written else first.duty.path,
        Text(
            f"{what.zh}的结果为“{outcome}”时，下列情形没有写明后续"
            f"{f'（{told.zh}是否包括这些情形，也没有写明）' if also else ''}：{shown.zh}",
            f"after {what.en}/{first.outcome}, nothing follows in these situations"
            f"{f', unless {told.en} is for them' if also else ''}:{shown.en}",
        ),
        Text(
            "写明这些情形由谁办理；可就此办结的，注明办结（end）",
            "say who acts in these situations, or write end",
        ),
        severity=Severity.note if ends or also else Severity.warning if mild else None,
        confidence=Confidence.medium if ends or not first.gap.complete else Confidence.high,
        subject=f"duty:{first.duty.id}",
        sources=sources_of([*duties, *followers]),
        related=tuple(
            Pointer(d.path, Text(f"其他情形由{cited(place, d).zh}承接", f"other situations are for {d.id}"))
            for d in followers
            if d.derived_from is None
        )[:4],
        cause=first.outcome,
    )


def _is_done(facts: Facts, duty: DutyFact) -> bool:
    action = facts.place.action(duty)
    return action is not None and action.stage in _DONE


def _told_otherwise(facts: Facts, followers: Sequence[DutyFact]) -> Sequence[DutyFact]:
    """Other duties by which those who should tell in the other situations have to keep the same bodies informed."""
    known = {f.id for f in followers}
    ends = {
        (f.lead_bodies, f.recipients) for f in followers if _stage(facts, f) == _FEEDBACK and f.recipients
    }
    return [
        d
        for d in facts.own_duties
        if d.id not in known and d.modality is Modality.MUST and _stage(facts, d) == _FEEDBACK
        if not d.spec.on and (d.lead_bodies, d.recipients) in ends
    ]


def _stage(facts: Facts, duty: DutyFact) -> str:
    action = facts.place.action(duty)
    return (action.stage if action else None) or ""
